"""Claims: checkable assertions, and what they say of what."""

from typing import Literal

from bipaper.parts.boxed_text import Region
from bipaper.parts.ids import (
    BlockId,
    ClaimId,
    EntityId,
    QuantityId,
    ReferenceId,
    SectionId,
    SentenceId,
)
from bipaper.parts.structs import Struct

ClaimType = Literal[
    "measurement",
    "ranking",
    "finding",
    "causal",
    "recommendation",
    "contribution",
    "attributed",
    "definition",
]
ClaimSource = Literal["own", "cited", "stated"]
ClaimContent = Literal[
    "measurement",
    "ranking",
    "comparison",
    "change",
    "causal",
    "definition",
    "advice",
    "procedure",
]
Polarity = Literal["positive", "negative"]


class Frame(Struct, kw_only=True, omit_defaults=True):
    """Who changed how much, what causes what, and what is ``compared`` ``against`` what: the texts
    of spans, where the sentence gives them."""

    subject: str | None = None
    change: str | None = None
    quantity: str | None = None
    time: str | None = None
    place: str | None = None
    cause: str | None = None
    effect: str | None = None
    compared: str | None = None
    against: str | None = None


class Stated(Struct, kw_only=True):
    """A sentence of abstract.en that states what a claim states; ``score`` is how likely."""

    sentence: SentenceId
    score: float


class Claim(Struct, kw_only=True):
    """A checkable assertion: a sentence or semicolon clause of one block.

    ``source`` is whose statement it is: this paper's own, cited from a work, document or person,
    or stated without evidence in place; ``content`` is what it tells, often several things.
    ``signals`` are the three that speak most for these two (find/claims/facets.toml).
    ``salient`` are the at most fifteen claims of a paper that tell its results best.

    ``rule`` is the rule of find/claims/rules.toml that says the type, "weighed" where the signals
    together say another; ``cue`` are the words that speak most for it; ``citations`` are reference
    ids; ``english`` are sentences of abstract.en that state the same, the likeliest first.
    """

    id: ClaimId
    type: ClaimType
    source: ClaimSource
    content: list[ClaimContent]
    signals: list[str]
    rule: str
    block: BlockId
    start: int
    end: int
    text: str
    section: SectionId | None
    cue: str | None
    polarity: Polarity
    hedged: bool
    entities: list[EntityId] = []
    quantities: list[QuantityId] = []
    citations: list[ReferenceId] = []
    english: list[Stated] = []
    confidence: float
    salient: bool = False
    frame: Frame | None = None
    regions: list[Region] = []
