"""What links the two languages of a paper."""

from typing import Literal

from bipaper.parts.ids import QuantityId, SentenceId
from bipaper.parts.structs import Record, Struct

BeadReason = Literal["omitted in English", "added in English", "low score"]
PairEvidence = Literal["keyword", "gloss", "title", "sentence"]


class Bead(Record, kw_only=True, omit_defaults=True):
    """Sentences that say the same; an empty side is an omission with its ``reason``."""

    zh: list[SentenceId]
    en: list[SentenceId]
    score: float
    reason: BeadReason | None = None


class Pair(Record, kw_only=True, omit_defaults=True):
    """A Chinese term and its English counterpart; ``evidence`` says where they met."""

    zh: str
    en: str
    score: float
    evidence: PairEvidence | None = None


class Support(Struct, kw_only=True):
    """English abstract sentence ``en`` is stated by a passage of the Chinese text.

    The passage is ``sentence`` or a clause of it: characters ``start`` to ``end`` of its block.
    ``score`` is how likely it states the same.
    """

    en: SentenceId
    sentence: SentenceId
    start: int
    end: int
    score: float


class NumberCheck(Record, kw_only=True):
    """A quantity of 摘要 (``zh``) and its counterpart in the Abstract (``en``), by id.

    ``agrees`` is None where one side is missing.
    """

    zh: QuantityId | None
    en: QuantityId | None
    agrees: bool | None


class Alignment(Struct, kw_only=True):
    """Everything that links the two languages."""

    abstract: list[Bead] = []
    keywords: list[Pair] = []
    terms: list[Pair] = []
    support: list[Support] = []
    number_check: list[NumberCheck] = []
