"""A PDF as an ``Extracted`` paper: the one entry to everything that reads pages."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from itertools import chain, groupby
from pathlib import Path
from statistics import median_high
from typing import NamedTuple, get_args

import msgspec

from bipaper.layout.columns import Placed
from bipaper.layout.labels import label_at_start
from bipaper.layout.lines import Line
from bipaper.layout.page import Layout, PageLayout, analyse
from bipaper.parts.bilingual import BilingualList, Language
from bipaper.parts.extracted import Extracted
from bipaper.parts.metadata import FrontMatterKind, FrontMatterPart, Metadata
from bipaper.parts.set_aside import Furniture
from bipaper.parts.source_file import DocumentKind, Source, Turned
from bipaper.pdf.in_print import in_print
from bipaper.pdf.large_sheet import without_sheets
from bipaper.pdf.pages import PdfPage, PdfText, read_pages
from bipaper.pdf.two_up import on_printed_pages, printed_pages
from bipaper.settings import Extract
from bipaper.text.block_ids import with_lasting_ids
from bipaper.text.body.contents import with_entries_in_flow
from bipaper.text.front.authorship import address_entries, notes_of_own, read_authors
from bipaper.text.front.fields import read_fields
from bipaper.text.front.frontmatter import Aside, FrontMatter, read_front_matter
from bipaper.text.front.parts import ABSTRACTS
from bipaper.text.in_points import Places, in_points
from bipaper.text.join import join_lines, words_within
from bipaper.text.ledger import Entry, Left, left_over, words_of
from bipaper.text.main_text import MainText, read_main_text
from bipaper.text.marks import notes_by_page, settle_marks
from bipaper.text.own_lines import Sorted, page_by_page, sort_lines
from bipaper.text.references.entries import RefLine
from bipaper.text.regions import regions_of
from bipaper.text.tables.captioned import float_entries, read_captions, read_tables
from bipaper.text.unplaced import labels, unplaced
from bipaper.text.warned import warnings_of


class Reading(NamedTuple):
    """A paper as read from its PDF, and the lines its parts were read from, for many of which
    the result gives no place; ``left`` are pieces of lines that no part keeps. ``pages`` are the
    file's; all else tells of printed pages, of which two may be on one of them. All is measured
    in points of print; ``places`` says where that is in the file."""

    paper: Extracted
    pages: list[PdfPage]
    layout: Layout
    lines: Sorted
    front: FrontMatter
    text: MainText
    left: list[Left]
    places: Places


def extract(
    path: Path,
    paper: str,
    file: str,
    settings: Extract,
    page_done: Callable[[], None] = lambda: None,
) -> Extracted:
    """Read one PDF. ``paper`` is its id, ``file`` its path as the result names it.

    ``page_done`` is called after each page that OCR looks at, which takes seconds.
    Raises ReadError for a file that cannot be read; every other oddity is a warning.
    """
    reading = read_paper(path, paper, file, settings, page_done)
    return in_points(reading.paper, reading.places)


def read_paper(
    path: Path,
    paper: str,
    file: str,
    settings: Extract,
    page_done: Callable[[], None] = lambda: None,
) -> Reading:
    """The same with the pages it was read from."""
    pdf = read_pages(path, settings.ocr, page_done)
    sheets, unit = in_print(pdf.pages)
    pages, origins = without_sheets(*printed_pages(sheets))
    places = Places(unit, origins)
    layout = with_entries_in_flow(analyse(pages))
    lines = sort_lines(layout, pages)
    spelt = words_within(item.line.text for item in lines.own)
    front = _read_front(layout, lines, spelt)
    rest = [item for i, item in enumerate(lines.own) if i not in front.used]
    bookmarks = list(on_printed_pages(pdf.bookmarks, origins))
    text = read_main_text(rest, layout.body, spelt, bookmarks, lines.listed)
    captions = read_captions(layout.pages)
    tables = read_tables(layout.pages, [page.rules for page in pages])
    metadata = _with_people(front, layout, text)
    entries = _kept(lines, front, text, metadata)
    entries += float_entries(layout.pages, captions, tables)
    left = left_over(_read_lines(layout), entries)
    names = words_of((*metadata.authors.zh, *metadata.authors.en))
    extracted = Extracted(
        id=paper,
        source=_source(file, pdf, layout, lines.kind),
        metadata=metadata,
        front=list(_front_parts(front)),
        abstract_zh=front.abstract_zh,
        abstract_en=front.abstract_en,
        keywords=front.keywords,
        sections=text.sections,
        paragraphs=text.paragraphs,
        formulas=text.formulas,
        captions=captions,
        tables=tables,
        references=text.references,
        furniture=[*_furniture(layout, lines, front, text), *labels(left, names)],
        unplaced=unplaced(left, names, pages),
        warnings=[*pdf.warnings, *warnings_of(pdf, lines, front, text, places)],
    )
    footnotes = notes_by_page((page.number, page.footnotes) for page in layout.pages)
    lasting = with_lasting_ids(settle_marks(extracted, footnotes))
    return Reading(lasting, sheets, layout, lines, front, text, left, places)


def _read_front(layout: Layout, lines: Sorted, spelt: Set[str]) -> FrontMatter:
    first = _first_pages(layout, lines.own)
    aside = Aside(
        edges=[*(line for page in first for line in page.aside), *lines.covers],
        notes=[line for page in first for line in page.footnotes],
        running=[line for page in layout.pages if page not in first for line in page.aside],
        ends=[line for page in layout.pages[-1:] for line in page.footnotes],
    )
    return read_front_matter(lines.own, aside, lines.heads(), spelt)


def _first_pages(layout: Layout, stream: Sequence[Placed]) -> list[PageLayout]:
    """The first page and, where the paper begins behind a page of a database, that with its
    first abstract."""
    labelled = ((item.line.page, label_at_start(item.line)) for item in stream)
    abstracts = (page for page, label in labelled if label and label.field in ABSTRACTS)
    begins = next(abstracts, 1)
    return [page for page in layout.pages if page.number in (1, begins)]


def _source(file: str, pdf: PdfText, layout: Layout, kind: DocumentKind) -> Source:
    return Source(
        file=file,
        sha256="",  # known to who has read the file
        kind=kind,
        pages=len(pdf.pages),
        text_layer=pdf.layer,
        ocr=pdf.ocr,
        ocr_pages=[page.number for page in pdf.pages if page.ocr],
        columns=median_high([page.columns for page in layout.pages] or [1]),
        healed=pdf.healed,
        turned=[Turned(page=p.number, degrees=p.turned) for p in pdf.pages if p.turned],
    )


def _kept(lines: Sorted, front: FrontMatter, text: MainText, metadata: Metadata) -> list[Entry]:
    """What the parts of the running text keep of the lines they were read from."""
    return [
        *lines.kept(),
        *front.entries,
        *address_entries(chain(*front.lines_of("fields")), metadata.people),
        *text.kept,
    ]


def _below_references(front: FrontMatter, layout: Layout, text: MainText) -> list[Line]:
    """The footnotes of the page where the references end: an English part may follow there."""
    last = {line.page for line, _ in text.listed[-1:]}
    feet = (page.footnotes for page in layout.pages if page.number in last)
    return notes_of_own(chain(*feet), front.metadata.authors.zh)


def _with_people(front: FrontMatter, layout: Layout, text: MainText) -> Metadata:
    """The metadata with the authors one by one: notes about them stand at the foot of the first
    page and of that with their names, among the front matter's fields, and at the end, where a
    date of receipt may stand, too. Affiliations that only notes name are the paper's, too."""
    named = {1, *(line.page for head in front.heads for line in head.authors)}
    feet = (page.footnotes for page in layout.pages if page.number in named)
    fields = chain(*front.lines_of("fields"))
    tail = [*text.end_lines(), *_below_references(front, layout, text)]
    notes = [
        join_lines([line.text for line in lines])
        for lines in (*feet, *front.lines_of("statement"), fields, tail)
    ]
    data = front.metadata
    people = read_authors(front.heads, data.authors, notes)
    said = read_fields(tail)
    received, funding = (getattr(data, key) or said.get(key) for key in ("received", "funding"))
    return msgspec.structs.replace(
        data,
        people=people,
        affiliations=BilingualList(
            zh=data.affiliations.zh or _unique(one.affiliations.zh for one in people),
            en=data.affiliations.en or _unique(one.affiliations.en for one in people),
        ),
        received=received,
        funding=funding,
    )


def _front_parts(front: FrontMatter) -> Iterator[FrontMatterPart]:
    """Where the parts of the front matter are printed whose texts know no lines."""
    for part in get_args(FrontMatterKind):
        for lang, lines in zip(get_args(Language), front.lines_of(part), strict=True):
            if lines:
                yield FrontMatterPart(part=part, lang=lang, regions=regions_of(lines))


def _unique(lists: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(chain(*lists)))


def _furniture(
    layout: Layout, lines: Sorted, front: FrontMatter, text: MainText
) -> Iterator[Furniture]:
    """All that is printed and belongs to no part of the paper."""
    yield from _set_aside(layout)
    yield from _notes([*text.notes, *text.behind])
    for own in front.lines_of("masthead"):
        yield from page_by_page("header", own)
    for own in (*front.lines_of("statement"), *text.declared):
        yield from page_by_page("statement", own)
    yield from lines.furniture()


def _set_aside(layout: Layout) -> Iterator[Furniture]:
    """What stands in the margins and at the feet of pages."""
    for page in layout.pages:
        for one in page.furniture:
            regions = regions_of(one.printed)
            yield Furniture(kind=one.kind, text=one.text, page=one.page, regions=regions)
        yield from _notes(page.footnotes)


def _notes(lines: Sequence[Line | RefLine]) -> Iterator[Furniture]:
    """The notes of each page, and what stands behind its references, as text that goes on."""
    for page, notes in groupby(lines, key=lambda line: line.page):
        own = list(notes)
        text = join_lines([line.text for line in own])
        yield Furniture(kind="footnote", text=text, page=page, regions=regions_of(own))


def _read_lines(layout: Layout) -> Iterator[Line]:
    """The lines that parts are read from, page by page: the flow, then figures and tables.

    What is set aside is in ``furniture`` as it is printed.
    """
    for page in layout.pages:
        yield from (item.line for item in page.flow)
        yield from (line for one in page.floats for line in one.lines())
