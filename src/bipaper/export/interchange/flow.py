"""A document as one sequence in reading order, and its text with what is linked from it.

What formats that print a whole paper share: where formulas and footnotes stand in a text is in
the document; a caption with its tables, and a formula beside no paragraph, come behind the last
paragraph that begins on their page or before it.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import NamedTuple

from bipaper.chars import counted
from bipaper.model import Document
from bipaper.parts.boxed_text import Region
from bipaper.parts.cited_works import Citation
from bipaper.parts.displays import Caption, Formula, Table
from bipaper.parts.running_text import AbstractText, Paragraph, Section
from bipaper.parts.set_aside import FurnitureKind, NoteMark

_SET_ASIDE: tuple[FurnitureKind, ...] = ("cover", "declaration")


class Note(NamedTuple):
    """A footnote's mark with its number in the document, from 1."""

    number: int
    mark: NoteMark


Run = str | Citation | Note | Formula
"""Plain text, a citation in it, the place of a footnote, or a formula that stands there."""


class Passage(NamedTuple):
    """The text of a block with what stands in it."""

    block: str
    runs: list[Run]
    regions: list[Region]


class Float(NamedTuple):
    """A caption with its tables, or a table without one."""

    caption: Caption | None
    tables: list[Table]
    page: int


Part = Section | Passage | Formula | Float
Inserted = Mapping[str, list[Citation | Note | Formula]]


def body(document: Document) -> Iterator[Part]:
    """Sections and paragraphs in reading order with their formulas, captions and tables."""
    inserted, beside, headed = insertions(document), _beside(document), _by_section(document)
    yield from beside[-1]
    for section in (None, *document.sections):
        if section:
            yield section
        for place in headed[section.id if section else None]:
            paragraph = document.paragraphs[place]
            yield passage(paragraph.id, paragraph, inserted)
            yield from beside[place]


def _by_section(document: Document) -> Mapping[str | None, list[int]]:
    """The places of the paragraphs of each section; None has those of none."""
    known = {section.id for section in document.sections}
    found: dict[str | None, list[int]] = defaultdict(list)
    for place, paragraph in enumerate(document.paragraphs):
        found[paragraph.section if paragraph.section in known else None].append(place)
    return found


def _beside(document: Document) -> Mapping[int, list[Part]]:
    """What stands in no text, by the place of the paragraph before it, -1 for none."""
    starts = [one.regions[0].page if one.regions else 0 for one in document.paragraphs]
    pages = list(accumulate(starts, max))
    parts: list[Float | Formula] = [*floats(document)]
    parts += [formula for formula in document.formulas if formula.block is None]
    found: dict[int, list[Part]] = defaultdict(list)
    for part in sorted(parts, key=lambda part: part.page):
        found[bisect_right(pages, part.page) - 1].append(part)
    return found


def floats(document: Document) -> Iterator[Float]:
    """Every caption with the tables that name it, then the tables that name none."""
    named: dict[str | None, list[Table]] = defaultdict(list)
    for table in document.tables:
        named[table.caption].append(table)
    for caption in document.captions:
        yield Float(caption, named.pop(caption.label, []), caption.page)
    yield from (Float(None, [table], table.page) for rest in named.values() for table in rest)


def heading_of(section: Section) -> str:
    """A heading as one text: its number and its title."""
    return f"{section.number or ''} {section.title}".strip()


def insertions(document: Document) -> Inserted:
    """What stands in the text of each block, by its id: formulas, citations, marks of notes."""
    found: dict[str, list[Citation | Note | Formula]] = defaultdict(list)
    for number, mark in enumerate(document.notes, start=1):
        found[mark.block].append(Note(number, mark))
    for formula in document.formulas:
        if formula.block is not None:
            found[formula.block].append(formula)
    for citation in document.citations:
        found[citation.block].append(citation)
    return found


def passage(id: str, block: AbstractText | Paragraph, inserted: Inserted) -> Passage:
    """The text of a block in runs, none of it lost: what stands inside a citation comes behind."""
    return Passage(id, list(_runs(block.text, inserted.get(id, ()))), block.regions)


def _runs(text: str, inserted: Iterable[Citation | Note | Formula]) -> Iterator[Run]:
    at = 0
    for one in sorted(inserted, key=_place):
        place = max(_place(one), at)
        if place > at:
            yield text[at:place]
        at = place
        if not isinstance(one, Citation):
            yield one
        elif one.start == place:
            yield one
            at = one.end
    if at < len(text):
        yield text[at:]


def stretches(runs: Iterable[Run]) -> Iterator[Formula | list[str | Citation | Note]]:
    """Runs as paragraphs and, between these, formulas."""
    waiting: list[str | Citation | Note] = []
    for run in runs:
        if not isinstance(run, Formula):
            waiting.append(run)
            continue
        if waiting:
            yield waiting
            waiting = []
        yield run
    if waiting:
        yield waiting


def _place(one: Citation | Note | Formula) -> int:
    if isinstance(one, Note):
        return one.mark.at
    return one.start if isinstance(one, Citation) else one.at or 0


def rest(document: Document) -> Mapping[str, list[str]]:
    """What has no place in the text, under headings: footnotes without a mark, covers, pieces."""
    found = {
        "脚注": _leftover_notes(document),
        "封面与声明": [one.text for one in document.furniture if one.kind in _SET_ASIDE],
        "未归类": [one.text for one in document.unplaced],
    }
    return {heading: texts for heading, texts in found.items() if texts}


def _leftover_notes(document: Document) -> list[str]:
    """The footnotes set aside that no mark in the text refers to."""
    notes = sorted({mark.note for mark in document.notes if mark.note}, key=len, reverse=True)
    marks = {counted(mark.text) for mark in document.notes}
    found = []
    for one in document.furniture:
        if one.kind == "footnote":
            rest = one.text
            for note in notes:
                rest = rest.replace(note, " ")
            if not {counted(word) for word in rest.split()} <= {*marks, ""}:
                found.append(one.text)
    return found
