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
from bipaper.model import (
    AbstractText,
    Caption,
    Citation,
    Document,
    Formula,
    NoteMark,
    Paragraph,
    Region,
    Section,
    Table,
)


class Note(NamedTuple):
    """A footnote's mark with its number in the document, from 1."""

    number: int
    mark: NoteMark


Run = str | Citation | Note
"""Plain text, a citation in it, or the place of a footnote."""


class Passage(NamedTuple):
    """The text of a block, or of the stretch of one between its formulas."""

    block: str
    runs: list[Run]
    regions: list[Region]


class Float(NamedTuple):
    """A caption with its tables, or a table without one."""

    caption: Caption | None
    tables: list[Table]
    page: int


Part = Section | Passage | Formula | Float
Inserted = Mapping[str, list[Formula | Citation | Note]]


def body(document: Document) -> Iterator[Part]:
    """Sections and paragraphs in reading order with their formulas, captions and tables."""
    inserted, beside, headed = insertions(document), _beside(document), _by_section(document)
    yield from beside[-1]
    for section in (None, *document.sections):
        if section:
            yield section
        for place in headed[section.id if section else None]:
            paragraph = document.paragraphs[place]
            yield from passages(paragraph.id, paragraph, inserted)
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


def insertions(document: Document) -> Inserted:
    """What stands in the text of each block, by its id: formulas, citations, marks of notes."""
    found: dict[str, list[Formula | Citation | Note]] = defaultdict(list)
    for number, mark in enumerate(document.notes, start=1):
        found[mark.block].append(Note(number, mark))
    for formula in document.formulas:
        if formula.block is not None:
            found[formula.block].append(formula)
    for citation in document.citations:
        found[citation.block].append(citation)
    return found


def passages(
    id: str, block: AbstractText | Paragraph, inserted: Inserted
) -> Iterator[Passage | Formula]:
    """The text of a block in one passage or, around its formulas, in several.

    The regions of the block are with the first.
    """
    waiting: list[Run] = []
    regions = block.regions
    for run in _runs(block.text, inserted.get(id, ())):
        if not isinstance(run, Formula):
            waiting.append(run)
            continue
        if waiting:
            yield Passage(id, waiting, regions)
            waiting, regions = [], []
        yield run
    if waiting:
        yield Passage(id, waiting, regions)


def _runs(text: str, inserted: Iterable[Formula | Citation | Note]) -> Iterator[Run | Formula]:
    """A text in runs, none of it lost: a formula inside a citation comes behind that."""
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


def _place(one: Formula | Citation | Note) -> int:
    if isinstance(one, Note):
        return one.mark.at
    return one.start if isinstance(one, Citation) else one.at or 0


def leftover_notes(document: Document) -> list[str]:
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
