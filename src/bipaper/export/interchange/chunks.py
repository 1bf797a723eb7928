"""Chunks for retrieval: a paragraph, abstract, caption, table or footnote each, as JSON Lines.

A chunk is a paragraph, as papers are cut into these by meaning. Its text has the formulas that
stand in it; beside the text is what a search filters by and what an answer has to cite.
"""

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Literal

import msgspec

from bipaper.export.interchange.bibliography import paper_item
from bipaper.export.interchange.flow import (
    Float,
    Note,
    Passage,
    Run,
    body,
    heading_of,
    insertions,
    passage,
)
from bipaper.export.interchange.languages import chinese
from bipaper.model import Document
from bipaper.nlp.pipeline import language_of
from bipaper.parts.bilingual import Language
from bipaper.parts.boxed_text import Region
from bipaper.parts.cited_works import Citation
from bipaper.parts.claims import Claim
from bipaper.parts.displays import Formula
from bipaper.parts.running_text import Section

Kind = Literal["abstract", "paragraph", "figure", "table", "formula", "note"]


class ChunkClaim(msgspec.Struct):
    """A claim in the text of a chunk."""

    id: str
    type: str
    source: str
    text: str
    salient: bool


class Chunk(msgspec.Struct, kw_only=True):
    """A text with its place: ``section`` is the path of headings, ``boxes`` where it is printed.

    ``id`` is the paper's and, after a "#", the block's, or a kind with a number. ``title`` to
    ``grade`` are the paper's.
    """

    id: str
    text: str
    kind: Kind
    lang: str
    section: list[str]
    page: int | None
    boxes: list[Region]
    claims: list[ChunkClaim]
    paper: str
    title: str
    authors: list[str]
    journal: str | None
    year: str | None
    doi: str | None
    grade: str


def lines(documents: Iterable[Document]) -> Iterator[str]:
    """A chunk with text a line, in reading order."""
    for document in documents:
        for chunk in filter(attrgetter("text"), chunks(document)):
            yield msgspec.json.encode(chunk).decode() + "\n"


def chunks(document: Document) -> Iterator[Chunk]:
    """The chunks of a paper: abstracts, then the body; its reference list is none."""
    make = _Maker(document)
    inserted = insertions(document)
    for id, block in document.blocks().items():
        if id.startswith("abstract."):
            yield from make.of_text("abstract", passage(id, block, inserted))
    for part in body(document):
        if isinstance(part, Section):
            make.enter(part)
        elif isinstance(part, Passage):
            yield from make.of_text("paragraph", part)
        elif isinstance(part, Float):
            yield from make.of_float(part)
        else:
            yield from make.of_formula(part)


class _Maker:
    """Makes the chunks of a document, one after the other."""

    def __init__(self, document: Document) -> None:
        self._item, self._document = paper_item(document), document
        self._chinese = chinese(document)
        self._path: list[Section] = []
        self._numbers: dict[Kind, int] = {}
        self._claims: dict[str, list[Claim]] = {}
        for claim in document.claims:
            self._claims.setdefault(claim.block, []).append(claim)

    def enter(self, section: Section) -> None:
        """Go on in a section: its path is of those it stands in."""
        while self._path and self._path[-1].id != section.parent:
            self._path.pop()
        self._path.append(section)

    def of_text(self, kind: Kind, part: Passage) -> Iterator[Chunk]:
        """A block, and behind it its footnotes."""
        text = "".join(map(_shown, part.runs)).strip()
        claims = [
            ChunkClaim(one.id, one.type, one.source, one.text, one.salient)
            for one in self._claims.get(part.block, ())
        ]
        yield self._chunk(part.block, kind, text, part.regions, claims)
        for run in part.runs:
            if isinstance(run, Note) and run.mark.note:
                yield self._numbered("note", run.mark.note, part.regions[-1:])

    def of_float(self, part: Float) -> Iterator[Chunk]:
        """A caption with its tables, row by row, the text in its figure and its notes."""
        caption = part.caption
        boxes = [Region(page=table.page, bbox=table.bbox) for table in part.tables]
        rows = ["\t".join(row) for table in part.tables for row in table.rows]
        if caption is None:
            yield self._numbered("table", "\n".join(rows), boxes)
            return
        boxes.insert(0, Region(page=caption.page, bbox=caption.bbox))
        heading = [f"{caption.label} {caption.text}", caption.text_en]
        told = [*heading, *caption.inside, *rows, caption.notes]
        yield self._numbered(caption.kind, "\n".join(filter(None, told)), boxes)

    def of_formula(self, formula: Formula) -> Iterator[Chunk]:
        """A formula beside no paragraph."""
        boxes = [Region(page=formula.page, bbox=formula.bbox)]
        yield self._numbered("formula", _shown(formula).strip(), boxes)

    def _numbered(self, kind: Kind, text: str, boxes: list[Region]) -> Chunk:
        number = self._numbers[kind] = self._numbers.get(kind, 0) + 1
        return self._chunk(f"{kind}{number}", kind, text, boxes, [])

    def _chunk(
        self, id: str, kind: Kind, text: str, boxes: list[Region], claims: list[ChunkClaim]
    ) -> Chunk:
        item = self._item
        lang: Language = language_of(text)
        return Chunk(
            id=f"{item.id}#{id}",
            text=text,
            kind=kind,
            lang="en" if lang == "en" else self._chinese,
            section=[heading_of(one) for one in self._path],
            page=boxes[0].page if boxes else None,
            boxes=boxes,
            claims=claims,
            paper=item.id,
            title=item.title,
            authors=self._document.metadata.authors.zh or self._document.metadata.authors.en,
            journal=item.container,
            year=item.year,
            doi=item.doi,
            grade=self._document.quality.grade,
        )


def _shown(run: Run) -> str:
    match run:
        case Citation():
            return run.text
        case Note():
            return ""
        case Formula():
            number = f" ({run.number})" if run.number else ""
            return f"\n{run.text}{number}\n"
    return run
