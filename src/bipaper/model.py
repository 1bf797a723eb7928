"""The data model: a paper's result, as JSON of results/papers/ID.json and back.

``bipaper.parts`` has what a document is made of, a module for each kind of thing. Offsets are
half-open character offsets into the named block's text. A bbox is ``(x0, top, x1, bottom)`` in
points from the page's top left corner; pages count from 1.

JSON is strict in both directions: unknown fields and wrong types are errors.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

import msgspec

from bipaper.parts.aligned import Alignment, Bead
from bipaper.parts.bilingual import BilingualList
from bipaper.parts.cited_works import Citation, Reference
from bipaper.parts.claims import Claim
from bipaper.parts.diagnostics import Diagnostics
from bipaper.parts.displays import Caption, Formula, Table
from bipaper.parts.entities import Entity
from bipaper.parts.grades import Quality
from bipaper.parts.ids import PAPER_PATH, PaperId
from bipaper.parts.metadata import FrontMatterPart, Metadata
from bipaper.parts.quantities import Quantity
from bipaper.parts.running_text import Abstract, AbstractText, Paragraph, Section
from bipaper.parts.set_aside import Furniture, NoteMark, Unplaced
from bipaper.parts.source_file import Source
from bipaper.parts.structs import Record, Struct, schema_of
from bipaper.record_ids import give_ids

SCHEMA_VERSION = "1.1"
SCHEMA_BEFORE = "1.0"
"""The version that ``bipaper migrate`` converts from."""

Mention = Citation | Entity | Quantity | Claim


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
        if not re.search(PAPER_PATH, self.id):
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

    def blocks(self) -> dict[str, AbstractText | Paragraph]:
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
