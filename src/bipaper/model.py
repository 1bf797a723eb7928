"""The data model: what every stage reads and writes, as plain msgspec structs.

Offsets are half-open character offsets into the named block's text. A bbox is
``(x0, top, x1, bottom)`` in points from the page's top left corner; pages count
from 1. ``Document`` is the published result; ``Extracted`` is what the extract
stage knows of a paper before any language processing.

JSON is strict in both directions: unknown fields and wrong types are errors.
"""

import re
from collections.abc import Iterator, Sequence
from inspect import cleandoc
from itertools import chain
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from bipaper.record_ids import give_ids

SCHEMA_VERSION = "1.1"
SCHEMA_BEFORE = "1.0"
"""The version that ``bipaper migrate`` converts from."""

Language = Literal["zh", "en"]
BBox = tuple[float, float, float, float]
TextLayer = Literal["good", "garbled", "none"]
HealedHow = Literal["codes", "shapes"]
FurnitureKind = Literal[
    "header",
    "footer",
    "footnote",
    "watermark",
    "line_numbers",
    "contents",
    "label",
    "statement",
    "cover",
    "declaration",
]
FrontMatterKind = Literal["title", "authors", "affiliations", "keywords"]
DocumentKind = Literal["article", "thesis", "report", "slides", "other"]
PLAIN_KINDS: tuple[DocumentKind, ...] = ("report", "slides")
"""Kinds that need no authors, abstracts, English titles and references."""
SEVERAL_ARTICLES = "several_articles"  # the code of the warning
UnplacedReason = Literal[
    "front_matter", "heading", "references", "neighbour", "float", "unread", "misplaced", "unsure"
]
CaptionKind = Literal["figure", "table"]
EntityType = Literal["person", "org", "place", "policy", "product", "event", "work"]
QuantityKind = Literal[
    "percent", "money", "count", "rank", "ratio", "duration", "date", "measure", "number"
]
Comparator = Literal["=", ">", ">=", "<", "<=", "~"]
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
Grade = Literal["A", "B", "C", "D"]
Polarity = Literal["positive", "negative"]
BeadReason = Literal["omitted in English", "added in English", "low score"]
PairEvidence = Literal["keyword", "gloss", "title", "sentence"]
Scalar = float | int | str

# --- ids ------------------------------------------------------------------------------

_NUMBER = "[1-9][0-9]*"
_LASTING = f"[0-9a-f]{{1,16}}(?:-{_NUMBER})?"  # text/block_ids.py
_BLOCK = rf"(?:abstract\.(?:zh|en)|p{_LASTING})"
_SPAN = "[0-9]{1,9}-[0-9]{1,9}"
# "$" alone would let a last line break pass in Python; other languages have no "\Z".
_END = r"$(?!\n)"
_PART = r"(?!\.\.?(?:/|$))[^/\x00-\x1f\x7f-\x9f]+"  # no "." and "..", no control characters
_PATH = f"^{_PART}(?:/{_PART})*{_END}"

SectionId = Annotated[str, Meta(pattern=f"^s{_LASTING}{_END}")]
ParagraphId = Annotated[str, Meta(pattern=f"^p{_LASTING}{_END}")]
BlockId = Annotated[str, Meta(pattern=f"^{_BLOCK}{_END}")]
SentenceId = Annotated[str, Meta(pattern=rf"^{_BLOCK}\.s{_NUMBER}{_END}")]
EntityId = Annotated[str, Meta(pattern=rf"^{_BLOCK}\.e{_SPAN}{_END}")]
NameId = Annotated[str, Meta(pattern=rf"^e[0-9a-f]{{12}}{_END}")]
QuantityId = Annotated[str, Meta(pattern=rf"^{_BLOCK}\.q{_SPAN}{_END}")]
ClaimId = Annotated[str, Meta(pattern=rf"^{_BLOCK}\.c{_SPAN}{_END}")]
ReferenceId = Annotated[str, Meta(pattern=f"^r{_LASTING}{_END}")]
RecordId = Annotated[str, Meta(pattern=f"^[a-z]{_LASTING}{_END}")]
# A document checks it itself, built or decoded, as it becomes the path of a file.
PaperId = Annotated[str, Meta(extra_json_schema={"pattern": _PATH})]


class Struct(msgspec.Struct, forbid_unknown_fields=True):
    """Base of all structs: unknown JSON fields are errors."""


class Record(Struct, kw_only=True):
    """What a document gives an id, made of what it says: it is the key of its row in tables."""

    id: RecordId | UnsetType = UNSET


# --- where text stands on the page -------------------------------------------------


class Region(Struct, kw_only=True):
    """A box on a page: ``bbox`` in points from the top left, ``page`` from 1."""

    page: int
    bbox: BBox


class LineSpan(Struct, kw_only=True):
    """One printed line of a block: text[start:end] stands in ``bbox`` on ``page``.

    ``edges`` holds the x coordinate left of each character and right of the last
    (``end - start + 1`` values, points), so that any span can be boxed exactly.
    """

    start: int
    end: int
    page: int
    bbox: BBox
    edges: list[float]


class Block(Struct, kw_only=True):
    """A run of text with the printed lines it was joined from.

    ``superscripts`` are spans set above the base line (citation marks, note marks).
    """

    text: str
    lines: list[LineSpan] = []
    superscripts: list[tuple[int, int]] = []


# --- what the extract stage finds ---------------------------------------------------


class Healed(Record, kw_only=True):
    """Characters of a font whose map lacks them or is wrong, and how they were told anew:
    by the font's codes, which are ASCII, or by the shapes of its glyphs (OCR)."""

    font: str
    pages: list[int]
    characters: int
    how: HealedHow


class Turned(Struct, kw_only=True):
    """A page that was turned to be read, clockwise, beyond what its file says (/Rotate): its
    boxes are measured on the page as turned."""

    page: int
    degrees: int


class Source(Struct, kw_only=True):
    """The file: its path below raw/, digest, page count and how it was read.

    ``kind`` is what kind of document it is, by its pages and covers. ``ocr_pages`` are the pages
    that were read from their pictures, if ``ocr``; ``healed`` are the fonts some characters of
    which were not as the file says; ``turned`` are the pages that do not stand upright in it.
    """

    file: str
    sha256: str
    kind: DocumentKind
    pages: int
    text_layer: TextLayer
    ocr: bool
    ocr_pages: list[int] = []
    columns: int
    healed: list[Healed] = []
    turned: list[Turned] = []


class Bilingual(Struct, kw_only=True):
    """One text in each language, None where the paper has none."""

    zh: str | None = None
    en: str | None = None


class BilingualList(Struct, kw_only=True):
    """A list of texts in each language."""

    zh: list[str] = []
    en: list[str] = []


class Journal(Struct, kw_only=True):
    """Where the paper appeared, as printed."""

    zh: str | None = None
    en: str | None = None
    year: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    issn: str | None = None


class Author(Record, kw_only=True):
    """A person, with the names and affiliations of either language as far as they are printed."""

    zh: str | None = None
    en: str | None = None
    affiliations: BilingualList = msgspec.field(default_factory=BilingualList)
    email: str | None = None
    corresponding: bool = False


class FrontMatterPart(Struct, kw_only=True):
    """Where a part of the front matter is printed in one language."""

    part: FrontMatterKind
    lang: Language
    regions: list[Region]


class Metadata(Struct, kw_only=True):
    """Bibliographic facts printed in the paper. ``people`` are the authors one by one."""

    title: Bilingual = msgspec.field(default_factory=Bilingual)
    authors: BilingualList = msgspec.field(default_factory=BilingualList)
    people: list[Author] = []
    affiliations: BilingualList = msgspec.field(default_factory=BilingualList)
    journal: Journal = msgspec.field(default_factory=Journal)
    doi: str | None = None
    clc: str | None = None
    article_number: str | None = None
    received: str | None = None
    funding: str | None = None


class Section(Struct, kw_only=True):
    """A heading in the section tree. ``number`` is printed without punctuation.

    ``rule`` is the rule of text/body/rules.toml that showed it, after a colon the style of its
    number.
    """

    id: SectionId
    number: str | None
    title: str
    level: Annotated[int, Meta(ge=1)]
    parent: SectionId | None
    page: int
    bbox: BBox
    rule: str


class TextParagraph(Struct, kw_only=True):
    """A paragraph before sentence splitting. ``point`` is n for the n-th enumerated point.

    ``rule`` is the rule of text/body/rules.toml by which it begins where it does.
    """

    id: ParagraphId
    section: SectionId | None
    block: Block
    rule: str
    point: int | None = None


class Caption(Record, kw_only=True):
    """A figure or table caption; ``label`` as printed without spaces ("图1").

    ``inside`` is the text printed in a figure, a string a line; ``notes`` what is set with a
    figure or table: its unit, notes and sources.
    """

    kind: CaptionKind
    label: str
    text: str
    text_en: str | None = None
    inside: list[str] = []
    notes: str | None = None
    page: int
    bbox: BBox


class CellSpan(Struct, kw_only=True):
    """A cell of more than one row or column: ``rows[row][column]`` of its table has its text,
    and the others that it covers are empty."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1


class Table(Record, kw_only=True):
    """A table's cells, row by row; ``caption`` is the label of its caption.

    The first ``head`` rows are heads of columns, as far as rules or contents tell.
    """

    caption: str | None
    page: int
    bbox: BBox
    rows: list[list[str]]
    head: int = 0
    spans: list[CellSpan] = []

    def cells(self) -> Iterator[list[tuple[CellSpan, str]]]:
        """Row by row the cells that no other covers, each with how far it reaches."""
        reach = {(span.row, span.column): span for span in self.spans}
        covered = {
            (row, column)
            for span in self.spans
            for row in range(span.row, span.row + span.rows)
            for column in range(span.column, span.column + span.columns)
        } - reach.keys()
        for row, texts in enumerate(self.rows):
            yield [
                (reach.get((row, at), CellSpan(row=row, column=at)), text)
                for at, text in enumerate(texts)
                if (row, at) not in covered
            ]


class Formula(Record, kw_only=True):
    """A displayed formula, or a piece of one that stands above or below a line of text.

    It is no part of any block: it stands before the character ``at`` of the text of ``block``,
    behind the text where ``at`` is its length; both are None where no paragraph stands beside it
    in its section. ``text`` is what is printed, a line each from the top, and empty where the
    formula is a picture; ``number`` is the formula's as printed without brackets ("3").
    """

    text: str
    number: str | None
    block: BlockId | None
    at: int | None
    page: int
    bbox: BBox


class Reference(Struct, kw_only=True):
    """An entry of the reference list; ``label`` as printed without brackets ("12").

    Fields follow GB/T 7714-2015; ``mark`` is the document type mark ("J", "M", "EB/OL").
    """

    id: ReferenceId
    label: str | None
    text: str
    authors: list[str] = []
    title: str | None = None
    container: str | None = None
    publisher: str | None = None
    year: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    doi: str | None = None
    url: str | None = None
    mark: str | None = None
    text_en: str | None = None
    regions: list[Region] = []


class Furniture(Record, kw_only=True):
    """Text set aside from the body: running headers, footers, footnotes, watermarks, line numbers,
    lists of contents, labels, which only name or number what is kept elsewhere (摘要, Fig. 1),
    statements of a paper about itself behind a label (how to cite it, on its authors, who paid,
    dates), and covers and declarations (forms, too) of theses and reports.

    What ``Metadata`` has from a header, a footnote, a statement or a cover stays in its text.
    """

    kind: FurnitureKind
    text: str
    page: int
    regions: list[Region] = []


class NoteMark(Record, kw_only=True):
    """The mark of a footnote, taken out of a block's text: it stood before the character ``at``.

    ``text`` is the mark ("3"), ``note`` the text of the note, where one was found on the page.
    """

    block: BlockId
    at: int
    text: str
    note: str | None


class Unplaced(Record, kw_only=True):
    """Printed text that no other part holds; a piece of a line, with the part that was read there.

    ``why``: "front_matter", "heading", "references" and "float" were read and this is left of
    them, "neighbour" is another article's on the same page, "unread" was read by none;
    "misplaced" has a place that cannot be, and so no ``bbox``; "unsure" is what OCR makes of
    stains, drawings, handwriting and print too faint to read.
    """

    text: str
    page: int
    bbox: BBox | None
    why: UnplacedReason


class Warning(Record, kw_only=True):
    """Something a reader should know; ``code`` is stable, ``message`` is for people."""

    code: str
    message: str


class Extracted(Struct, kw_only=True):
    """A paper as read from its PDF: everything that needs the page, nothing that needs NLP."""

    id: str
    source: Source
    metadata: Metadata = msgspec.field(default_factory=Metadata)
    front: list[FrontMatterPart] = []
    abstract_zh: Block | None = None
    abstract_en: Block | None = None
    keywords: BilingualList = msgspec.field(default_factory=BilingualList)
    sections: list[Section] = []
    paragraphs: list[TextParagraph] = []
    captions: list[Caption] = []
    tables: list[Table] = []
    formulas: list[Formula] = []
    references: list[Reference] = []
    furniture: list[Furniture] = []
    notes: list[NoteMark] = []
    unplaced: list[Unplaced] = []
    warnings: list[Warning] = []

    def blocks(self) -> Iterator[tuple[str, Block]]:
        """All blocks with text, as (block id, block), abstracts first."""
        if self.abstract_zh:
            yield "abstract.zh", self.abstract_zh
        if self.abstract_en:
            yield "abstract.en", self.abstract_en
        for paragraph in self.paragraphs:
            yield paragraph.id, paragraph.block


# --- mentions found by the taggers ----------------------------------------------------


class QuantityMention(Struct, kw_only=True, omit_defaults=True):
    """A number with meaning: ``value``, or ``low`` and/or ``high`` for a range.

    ``rule`` is the rule of find/quantities/rules.toml that found it. ``unit`` is as printed or a
    code ("percent", "CNY"); ``si_value`` and ``si_unit`` give the same in SI base units where
    there is one. Dates are ISO 8601 strings.
    """

    kind: QuantityKind
    start: int
    end: int
    text: str
    rule: str
    value: Scalar | None = None
    low: Scalar | None = None
    high: Scalar | None = None
    unit: str | None = None
    comparator: Comparator
    si_value: float | None = None
    si_unit: str | None = None


class EntityMention(Struct, kw_only=True, omit_defaults=True):
    """A named entity: first mention of a name in its block, ``others`` the later ones.

    ``rule`` is what found it: a rule of find/entities/rules.toml, and after a colon the list, the
    word or the other rule that it went by ("head:公司", "gazetteer:place_cities",
    "elsewhere:title-marks", "model:ORG"). ``long_form`` is the name an abbreviation stands for,
    where the text defines it; ``name`` a fuller one that the paper has of the same thing.
    """

    type: EntityType
    start: int
    end: int
    text: str
    rule: str
    others: list[tuple[int, int]] = []
    long_form: str | None = None
    name: str | None = None


class TaggedBlock(Struct, kw_only=True):
    """A block as the taggers leave it; ``sentences`` are half-open spans of ``text``.

    ``tokens`` are its words: a half-open span and jieba's tag each.
    """

    id: BlockId
    lang: Language
    text: str
    sentences: list[tuple[int, int]] = []
    tokens: list[tuple[int, int, str]] = []
    quantities: list[QuantityMention] = []
    entities: list[EntityMention] = []

    def sentence_texts(self) -> list[str]:
        """The text of each sentence."""
        return [self.text[start:end] for start, end in self.sentences]


# --- the published document -----------------------------------------------------------


class Sentence(Struct, kw_only=True):
    """text[start:end] of its block; ``regions`` are where it is printed."""

    id: SentenceId
    start: int
    end: int
    regions: list[Region] = []


class AbstractText(Struct, kw_only=True):
    """An abstract with its sentences."""

    text: str
    sentences: list[Sentence] = []
    regions: list[Region] = []


class Abstract(Struct, kw_only=True):
    """The abstract in both languages."""

    zh: AbstractText | None = None
    en: AbstractText | None = None


class Paragraph(Struct, kw_only=True):
    """A body paragraph; ``section`` is the id of the nearest heading above.

    ``rule`` is the rule of text/body/rules.toml by which it begins where it does.
    """

    id: ParagraphId
    section: SectionId | None
    text: str
    rule: str
    regions: list[Region] = []
    sentences: list[Sentence] = []
    point: int | None = None


class Citation(Record, kw_only=True):
    """A citation mark in a block and the references it points to."""

    block: BlockId
    start: int
    end: int
    text: str
    references: list[ReferenceId] = []


class Entity(EntityMention, kw_only=True, omit_defaults=True):
    """An entity mention with its place in the document.

    ``name`` is the fullest that the paper has of the same thing, the Chinese one where there are
    two; ``entity`` is its id, one for each type and name, in every paper.
    """

    id: EntityId
    block: BlockId
    name: str
    entity: NameId


class Quantity(QuantityMention, kw_only=True, omit_defaults=True):
    """A quantity mention with its place in the document."""

    id: QuantityId
    block: BlockId


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


Mention = Citation | Entity | Quantity | Claim


class Alignment(Struct, kw_only=True):
    """Everything that links the two languages."""

    abstract: list[Bead] = []
    keywords: list[Pair] = []
    terms: list[Pair] = []
    support: list[Support] = []
    number_check: list[NumberCheck] = []


class Sign(Record, kw_only=True):
    """One sign of how well a paper was read: ``share`` of what it looks at is sound (1 is all).

    ``loss`` is what it takes from the score; ``message`` says what is odd, ``pages`` and
    ``ids`` (of blocks, sections, references) where to look.
    """

    name: str
    share: Annotated[float, Meta(ge=0, le=1)]
    loss: Annotated[float, Meta(ge=0)]
    message: str | None = None
    pages: list[int] = []
    ids: list[str] = []


class Quality(Struct, kw_only=True):
    """How far to trust a result: ``score`` from 0 to 1, and a grade, from A down to D.

    ``signs`` are those that apply to the paper.
    """

    grade: Grade
    score: Annotated[float, Meta(ge=0, le=1)]
    signs: list[Sign] = []


class Diagnostics(Struct, kw_only=True):
    """Warnings, and what produced the result: versions and digests, never times."""

    warnings: list[Warning] = []
    stages: dict[str, str] = {}


class Document(Struct, kw_only=True):
    """One paper's result, as written to results/papers/ID.json.

    Raises ValueError (ValidationError on decoding) when a mention's text is not
    what stands at its offsets, when it names a block that does not exist or the
    alignment a sentence, when a note's mark or a formula stands outside its block, or when
    ``id`` is no relative path.
    """

    schema_version: str
    id: PaperId
    source: Source
    metadata: Metadata
    front: list[FrontMatterPart] = []
    abstract: Abstract
    keywords: BilingualList
    sections: list[Section]
    paragraphs: list[Paragraph]
    captions: list[Caption]
    tables: list[Table]
    formulas: list[Formula]
    references: list[Reference]
    citations: list[Citation]
    entities: list[Entity]
    quantities: list[Quantity]
    claims: list[Claim]
    alignment: Alignment
    furniture: list[Furniture]
    notes: list[NoteMark]
    unplaced: list[Unplaced]
    quality: Quality
    diagnostics: Diagnostics

    def __post_init__(self) -> None:
        if not re.search(_PATH, self.id):
            raise ValueError(f"id {self.id!r}: not a relative path without control characters")
        texts = self.texts()
        mentions: Iterator[Mention] = chain(
            self.citations, self.entities, self.quantities, self.claims
        )
        for mention in mentions:
            _check_mention(mention, texts)
        for mark in self.notes:
            _check_place("note", mark.text, mark.block, mark.at, texts)
        for one in self.formulas:
            if one.block is not None or one.at is not None:
                _check_place("formula", one.text, one.block, one.at, texts)
        _check_beads(self.alignment.abstract, self.abstract)
        for letter, records, fields in self._records():
            give_ids(letter, records, *fields)

    def _records(self) -> Iterator[tuple[str, Sequence[Record], tuple[str, ...]]]:
        """What gets ids: its letter, and the fields they are made of."""
        yield "a", self.metadata.people, ("zh", "en")
        yield "b", self.alignment.abstract, ("zh", "en")
        yield "f", self.captions, ("label", "text")
        yield "g", self.alignment.terms, ("zh", "en")
        yield "h", self.furniture, ("kind", "text", "page")
        yield "k", self.notes, ("block", "at", "text")
        yield "l", self.formulas, ("text", "number")
        yield "m", self.citations, ("block", "start", "end")
        yield "n", self.alignment.number_check, ("zh", "en")
        yield "o", self.source.healed, ("font", "how")
        yield "q", self.quality.signs, ("name",)
        yield "t", self.tables, ("caption", "rows")
        yield "w", self.diagnostics.warnings, ("code", "message")
        yield "x", self.unplaced, ("text",)
        yield "y", self.alignment.keywords, ("zh", "en")

    def texts(self) -> dict[str, str]:
        """Block id -> text, for every block a mention may name."""
        return {name: block.text for name, block in self.blocks().items()}

    def blocks(self) -> dict[str, "AbstractText | Paragraph"]:
        """Block id -> block, abstracts first, then paragraphs in reading order."""
        abstracts = {"abstract.zh": self.abstract.zh, "abstract.en": self.abstract.en}
        found = {name: abstract for name, abstract in abstracts.items() if abstract}
        return found | {paragraph.id: paragraph for paragraph in self.paragraphs}


def _check_mention(mention: Mention, texts: dict[str, str]) -> None:
    kind = type(mention).__name__.lower()
    if mention.block not in texts:
        raise ValueError(f"{kind} {mention.text!r}: no block {mention.block!r}")
    found = texts[mention.block][mention.start : mention.end]
    if found != mention.text or not 0 <= mention.start < mention.end:
        raise ValueError(
            f"{kind} at {mention.block}[{mention.start}:{mention.end}]: "
            f"says {mention.text!r}, block has {found!r}"
        )


def _check_place(
    kind: str, text: str, block: str | None, at: int | None, texts: dict[str, str]
) -> None:
    if at is None or block not in texts or not 0 <= at <= len(texts[block]):
        raise ValueError(f"{kind} {text!r}: no place {at} in {block!r}")


def _check_beads(beads: list[Bead], abstract: Abstract) -> None:
    texts = [text for text in (abstract.zh, abstract.en) if text]
    known = {sentence.id for text in texts for sentence in text.sentences}
    for sentence in (sentence for bead in beads for sentence in (*bead.zh, *bead.en)):
        if sentence not in known:
            raise ValueError(f"alignment: no sentence {sentence!r} in the abstracts")


# --- papers without a result ------------------------------------------------------------


class Failure(Struct, kw_only=True):
    """Why a paper has no result: ``code`` is stable, ``message`` is for people."""

    id: str
    stage: str
    code: str
    message: str


# --- JSON -----------------------------------------------------------------------------


class _Versioned(msgspec.Struct):
    """What JSON of any version says of itself."""

    schema_version: str = SCHEMA_VERSION


def encode(document: Document) -> bytes:
    """One document as indented UTF-8 JSON, ending in a newline."""
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def decode(data: bytes | str) -> Document:
    """Read a document; raises msgspec.ValidationError or msgspec.DecodeError.

    One of another version of the schema is read if it fits this one, and else named as such.
    """
    try:
        return msgspec.json.decode(data, type=Document)
    except msgspec.ValidationError as error:
        version = msgspec.json.decode(data, type=_Versioned).schema_version
        if version == SCHEMA_VERSION:
            raise
        reads = f"this bipaper reads {SCHEMA_VERSION}: make it again"
        if version == SCHEMA_BEFORE:
            reads += ", or convert it (bipaper migrate)"
        raise msgspec.ValidationError(f"schema_version {version}, {reads} ({error})") from error


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of ``Document``."""
    return schema_of(Document)


def schema_of(struct: type[Struct]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a struct, described by the docstrings."""
    schema = msgspec.json.schema(struct)
    for definition in schema["$defs"].values():
        # Up to Python 3.12 a docstring keeps its indentation.
        definition["description"] = cleandoc(definition["description"])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema
