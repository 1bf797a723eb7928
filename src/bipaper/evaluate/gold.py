"""Gold: what a reader sees on a paper's pages, written down by hand.

One JSON file a paper. Everything but ``id`` may be missing, and what is missing, null or empty
is not scored; a field of another name is an error. docs/scoring.md describes the fields.
"""

from pathlib import Path
from typing import Literal

import msgspec

from bipaper.corrections import NumberReading
from bipaper.parts.claims import ClaimContent, ClaimSource, ClaimType
from bipaper.parts.displays import CaptionKind
from bipaper.parts.entities import EntityType
from bipaper.parts.set_aside import FurnitureKind
from bipaper.parts.source_file import TextLayer
from bipaper.parts.structs import Struct

GoldContent = ClaimContent | Literal["other"]


class ScoreError(Exception):
    """What keeps papers from being scored; the message names the file and says why."""


class GoldHeading(Struct, kw_only=True):
    """A heading of the body; ``number`` without punctuation, ``page`` of the PDF, from 1."""

    number: str | None
    title: str
    level: int
    page: int


class GoldReferences(Struct, kw_only=True):
    """The reference list: how many entries, and how the first and the last begin."""

    count: int
    first: str | None = None
    last: str | None = None


class GoldCaption(Struct, kw_only=True):
    """A caption; ``label`` as printed, without spaces ("图1")."""

    kind: CaptionKind
    label: str
    text: str
    text_en: str | None = None


class GoldTable(Struct, kw_only=True):
    """A table by its caption's label, and what it prints row by row, heads too; a cell that covers
    others is the first of them."""

    label: str
    rows: list[list[str]]


class Noise(Struct, kw_only=True):
    """A piece of text that is printed on a page and belongs to no paragraph."""

    text: str
    kind: FurnitureKind


class Join(Struct, kw_only=True):
    """Where a paragraph goes on in the next column or page: the characters on both sides."""

    before: str
    after: str


class GoldBead(Struct, kw_only=True):
    """Sentences that say the same, counted from 0; an empty side is an omission."""

    zh: list[int]
    en: list[int]


class GoldQuantity(NumberReading, kw_only=True):
    """A number with meaning, and how it is printed."""

    text: str


class GoldEntity(Struct, kw_only=True):
    """A name, once a passage."""

    text: str
    type: EntityType


class GoldClaim(Struct, kw_only=True):
    """A sentence or clause that says something one can check.

    ``source`` says whose result it is and ``content`` what it tells.
    """

    text: str
    type: ClaimType
    source: ClaimSource | None = None
    content: list[GoldContent] = []


class Passage(Struct, kw_only=True):
    """A paragraph with all its quantities, entities and claims."""

    text: str
    quantities: list[GoldQuantity] = []
    entities: list[GoldEntity] = []
    claims: list[GoldClaim] = []


class Gold(Struct, kw_only=True):
    """A paper as annotated; texts as printed, without spaces between Chinese characters."""

    id: str
    notes: str | None = None
    scanned: bool = False
    text_layer: TextLayer = "good"
    columns: int | None = None
    pages: int | None = None
    title_zh: str | None = None
    title_en: str | None = None
    authors_zh: list[str] = []
    authors_en: list[str] = []
    abstract_zh: str | None = None
    abstract_en: str | None = None
    keywords_zh: list[str] = []
    keywords_en: list[str] = []
    doi: str | None = None
    clc: str | None = None
    headings: list[GoldHeading] = []
    references: GoldReferences | None = None
    captions: list[GoldCaption] = []
    tables: list[GoldTable] = []
    noise: list[Noise] = []
    reading_order: list[str] = []
    joins: list[Join] = []
    abstract_zh_sentences: list[str] = []
    abstract_en_sentences: list[str] = []
    abstract_alignment: list[GoldBead] = []
    passages: list[Passage] = []

    def __post_init__(self) -> None:
        for lang in ("zh", "en"):
            known = range(len(getattr(self, f"abstract_{lang}_sentences")))
            for bead in self.abstract_alignment:
                if wrong := [index for index in getattr(bead, lang) if index not in known]:
                    raise ValueError(f"abstract_alignment: no sentence {wrong[0]} in {lang}")


def read_gold(path: Path) -> Gold:
    """The gold of one paper, whose id is the file's name. Raises ScoreError."""
    try:
        gold = msgspec.json.decode(path.read_bytes(), type=Gold)
    except OSError as error:
        raise ScoreError(f"{path}: {error.strerror}") from error
    except ValueError as error:  # no UTF-8, no JSON, a wrong field
        raise ScoreError(f"{path}: {error}") from error
    if gold.id != path.stem:
        raise ScoreError(f"{path}: its id is {gold.id!r}, not the file's name")
    return gold
