"""A PDF as an ``Extracted`` paper: the one entry to everything that reads pages."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import chain, groupby
from pathlib import Path
from statistics import median_high
from typing import NamedTuple

import msgspec

from bipaper.layout.body import BodyStyle
from bipaper.layout.columns import Placed
from bipaper.layout.labels import label_at_start
from bipaper.layout.lines import Line
from bipaper.layout.page import Layout, PageLayout, analyse
from bipaper.model import (
    DocumentKind,
    Extracted,
    Furniture,
    FurnitureKind,
    Metadata,
    Reference,
    Section,
    Source,
    TextParagraph,
    Turned,
)
from bipaper.pdf.pages import PdfPage, PdfText, read_pages
from bipaper.settings import Extract
from bipaper.text.block_ids import with_lasting_ids
from bipaper.text.blocks import block_of
from bipaper.text.body.contents import contents_text, read_contents, with_entries_in_flow
from bipaper.text.body.formulas import Displayed, lift_formulas, lines_behind
from bipaper.text.body.headings import find_headings, split_run_in
from bipaper.text.body.neighbours import neighbours_tail
from bipaper.text.body.outline import Heading
from bipaper.text.body.paragraphs import Grouped, split_paragraphs
from bipaper.text.body.points import point_of
from bipaper.text.body.tail import is_editors_note, is_note
from bipaper.text.formula_places import formulas_of
from bipaper.text.front.authorship import address_entries, read_authors
from bipaper.text.front.fields import read_fields
from bipaper.text.front.frontmatter import FrontMatter, FrontPart, read_front_matter
from bipaper.text.front.parts import ABSTRACTS
from bipaper.text.join import join_lines
from bipaper.text.kind import decide_kind, other_articles
from bipaper.text.ledger import Entry, is_label, left_over
from bipaper.text.marks import notes_by_page, settle_marks
from bipaper.text.opening import known_heads, set_apart
from bipaper.text.references.entries import RefLine, neighbours_lines
from bipaper.text.references.reference_list import read_references
from bipaper.text.regions import Printed, regions_of
from bipaper.text.tables.captioned import float_entries, read_captions, read_tables
from bipaper.text.unplaced import labels, unplaced
from bipaper.text.warned import warnings_of


class Reading(NamedTuple):
    """A paper as read from its PDF, and where that stands of which it gives no place.

    ``front`` are the lines of titles, authors and other parts of the front matter, ``notes``
    those of notes at the end, ``contents`` those of tables of contents, ``covers`` and
    ``declarations`` those of a thesis or a report before its text, ``labels`` pieces of lines
    that only name what stands beside them.
    """

    paper: Extracted
    pages: list[PdfPage]
    layout: Layout
    front: list[tuple[FrontPart, list[Line]]]
    notes: list[Printed]
    contents: list[Line]
    covers: list[Line]
    declarations: list[Line]
    labels: list[Line]


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
    return read_paper(path, paper, file, settings, page_done).paper


def read_paper(
    path: Path,
    paper: str,
    file: str,
    settings: Extract,
    page_done: Callable[[], None] = lambda: None,
) -> Reading:
    """The same with the pages it was read from."""
    pdf = read_pages(path, settings.ocr, page_done)
    layout = with_entries_in_flow(analyse(pdf.pages))
    flow = [item for page in layout.pages for item in page.flow]
    listed = read_contents(flow)
    own, contents, tail = _sorted_out(flow, listed.lines)
    decided = decide_kind(own, contents, pdf.pages, layout)
    kind = decided.kind
    others = other_articles(own) if kind == "article" else []
    stream, covers, declarations = set_apart(own, decided)
    first = _first_pages(layout, stream)
    edges = [*(line for page in first for line in page.aside), *covers]
    notes = [line for page in first for line in page.footnotes]
    running = [line for page in layout.pages if page not in first for line in page.aside]
    front = read_front_matter(stream, edges, notes, known_heads(kind, stream, covers), running)
    rest = [item for i, item in enumerate(stream) if i not in front.used]
    body, shown = lift_formulas(split_run_in(rest, layout.body), layout.body)
    headings = find_headings(body, layout.body, pdf.bookmarks, listed.entries)
    parts = _parts(body, headings, layout.body, lines_behind(shown, body))
    printed = [_reference_line(item) for item in parts.references]
    references, behind = read_references(printed)
    sections = _sections(body, headings)
    paragraphs = _paragraphs(parts.texts)
    groups = (group.lines for _, group in parts.texts)
    formulas = formulas_of(shown, body, zip(paragraphs, groups, strict=True))
    captions = read_captions(layout.pages)
    tables = read_tables(layout.pages, [page.rules for page in pdf.pages])
    metadata = _with_people(front, layout, _tail_lines(parts, printed, behind))
    entries = [
        *(Entry(own, [line.text for line in own], "unread") for own in (covers, declarations)),
        *front.entries,
        *address_entries(chain(*front.lines_of("fields")), metadata.people),
        *_heading_entries(body, headings),
        *_formula_entries(shown),
        *_paragraph_entries(parts.texts, paragraphs),
        *_reference_entries(parts, references, behind),
        _neighbours(parts, printed),
        Entry(tail, [], "neighbour"),
        Entry(contents, [line.text for line in contents], "unread"),
        *float_entries(layout.pages, captions, tables),
    ]
    left = left_over(_read_lines(layout), entries)
    extracted = Extracted(
        id=paper,
        source=_source(file, pdf, layout, kind),
        metadata=metadata,
        abstract_zh=front.abstract_zh,
        abstract_en=front.abstract_en,
        keywords=front.keywords,
        sections=sections,
        paragraphs=paragraphs,
        formulas=formulas,
        captions=captions,
        tables=tables,
        references=references,
        furniture=[
            *_furniture(pdf, layout, parts.tail, behind),
            *chain(*(_page_by_page("header", own) for own in front.lines_of("masthead"))),
            *chain(*(_page_by_page("statement", own) for own in front.lines_of("statement"))),
            *contents_text(contents),
            *_page_by_page("cover", covers),
            *_page_by_page("declaration", declarations),
            *labels(left),
        ],
        unplaced=unplaced(left, pdf.pages),
        warnings=[*pdf.warnings, *warnings_of(pdf, kind, front, headings, references, others)],
    )
    footnotes = notes_by_page((page.number, page.footnotes) for page in layout.pages)
    return Reading(
        with_lasting_ids(settle_marks(extracted, footnotes)),
        pdf.pages,
        layout,
        front.printed,
        [*_printed(parts.tail), *behind],
        contents,
        covers,
        declarations,
        [piece.line for piece in left if is_label(piece.line)],
    )


def _sorted_out(
    flow: Sequence[Placed], contents: set[int]
) -> tuple[list[Placed], list[Line], list[Line]]:
    """The paper's own text, the lines of its contents and those of another article's tail."""
    tail = neighbours_tail(flow)
    own = [item for i, item in enumerate(flow) if i not in contents and i not in tail]
    return (
        own,
        [flow[i].line for i in sorted(contents - tail)],
        [flow[i].line for i in sorted(tail)],
    )


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


def _with_people(front: FrontMatter, layout: Layout, tail: Sequence[Line]) -> Metadata:
    """The metadata with the authors one by one: notes about them stand at the foot of the first
    page and of that with their names, among the front matter's fields, and at the end, where a
    date of receipt may stand, too."""
    named = {1, *(line.page for head in front.heads for line in head.authors)}
    foot = [line for page in layout.pages if page.number in named for line in page.footnotes]
    fields = chain(*front.lines_of("fields"))
    notes = [
        join_lines([line.text for line in lines])
        for lines in (foot, *front.lines_of("statement"), fields, tail)
    ]
    data = front.metadata
    people = read_authors(front.heads, data.authors, notes)
    received = data.received or read_fields(tail).get("received")
    return msgspec.structs.replace(data, people=people, received=received)


# --- sections, paragraphs, references ----------------------------------------------------


def _sections(body: Sequence[Placed], headings: Sequence[Heading]) -> list[Section]:
    """The section tree: each heading's parent is the nearest one above of a higher level."""
    sections: list[Section] = []
    for number, heading in enumerate(headings, 1):
        region = regions_of([p.line for p in body[heading.start : heading.end]])[0]
        above = (s for s in reversed(sections) if s.level < heading.level)
        parent = next(above, None)
        sections.append(
            Section(
                id=f"s{number}",
                number=heading.number,
                title=heading.title,
                level=heading.level,
                parent=parent.id if parent else None,
                page=region.page,
                bbox=region.bbox,
                rule=heading.rule,
            )
        )
    return sections


class _Parts(NamedTuple):
    """Lines of each paragraph with its section (None before the first), of the references,
    and of what is neither: editors' and authors' notes at the end."""

    texts: list[tuple[str | None, Grouped]]
    references: list[Placed]
    tail: list[Placed]


def _parts(
    body: Sequence[Placed],
    headings: Sequence[Heading],
    style: BodyStyle,
    behind: Container[Line],
) -> _Parts:
    """The parts of the body; ``behind`` are the lines right below displayed formulas."""
    parts = _Parts([], [], [])
    starts = [0, *(heading.end for heading in headings)]
    ends = [*(heading.start for heading in headings), len(body)]
    kinds = ["body", *_kinds(headings)]
    for number, (start, end, kind) in enumerate(zip(starts, ends, kinds, strict=True)):
        lines = list(body[start:end])
        if kind in ("references", "more_references"):
            if kind == "more_references":  # the list's second part, told by its heading
                lines = [*body[headings[number - 1].start : start], *lines]
            for item in lines:
                (parts.tail if is_editors_note(item.line) else parts.references).append(item)
            continue
        for group in split_paragraphs(lines, style, behind):
            if is_note(group.lines[0].line):
                parts.tail.extend(group.lines)
            else:
                parts.texts.append((f"s{number}" if number else None, group))
    return parts


def _kinds(headings: Sequence[Heading]) -> list[str]:
    """What follows each heading; below that of the references stand parts of the list."""
    kinds: list[str] = []
    top: int | None = None  # level of the heading of the list that is open
    for heading in headings:
        below = top is not None and heading.level > top
        kinds.append("references" if below and heading.opens == "body" else heading.opens)
        if not below:
            top = heading.level if heading.opens == "references" else None
    return kinds


def _paragraphs(texts: Sequence[tuple[str | None, Grouped]]) -> list[TextParagraph]:
    found: list[TextParagraph] = []
    points: dict[str | None, int | None] = {}
    for section, group in texts:
        block = block_of([item.line for item in group.lines])
        if block.text:
            paragraph = f"p{len(found) + 1}"
            point = point_of(block.text, points.get(section))
            points[section] = point or points.get(section)
            found.append(
                TextParagraph(
                    id=paragraph, section=section, block=block, point=point, rule=group.rule
                )
            )
    return found


# --- furniture -----------------------------------------------------------


def _reference_line(item: Placed) -> RefLine:
    line = item.line
    return RefLine(line.text, item.indent, item.rest, line.size, line.page, line.bbox)


def _furniture(
    pdf: PdfText, layout: Layout, tail: Sequence[Placed], behind: Sequence[RefLine]
) -> list[Furniture]:
    found: list[Furniture] = []
    for page, read in zip(layout.pages, pdf.pages, strict=True):
        found += page.furniture
        if read.slanted:
            found.append(Furniture(kind="watermark", text=read.slanted, page=page.number))
        if page.footnotes:
            text = join_lines([line.text for line in page.footnotes])
            found.append(Furniture(kind="footnote", text=text, page=page.number))
    notes = [(item.line.page, item.line.text) for item in tail]
    notes += [(line.page, line.text) for line in behind]
    for number, lines in groupby(notes, key=lambda note: note[0]):
        text = join_lines([text for _, text in lines])
        found.append(Furniture(kind="footnote", text=text, page=number))
    return found


def _page_by_page(kind: FurnitureKind, lines: Sequence[Line]) -> Iterator[Furniture]:
    """The lines of each page, as they are printed."""
    for page, own in groupby(lines, key=lambda line: line.page):
        yield Furniture(kind=kind, text="\n".join(line.text for line in own), page=page)


# --- what each part keeps of its lines --------------------------------------------------


def _read_lines(layout: Layout) -> Iterator[Line]:
    """The lines that parts are read from, page by page: the flow, then figures and tables.

    What is set aside is in ``furniture`` as it is printed.
    """
    for page in layout.pages:
        yield from (item.line for item in page.flow)
        yield from (line for one in page.floats for line in one.lines())


def _heading_entries(body: Sequence[Placed], headings: Sequence[Heading]) -> Iterator[Entry]:
    for heading in headings:
        lines = _printed(body[heading.start : heading.end])
        yield Entry(lines, [f"{heading.number or ''}{heading.title}"], "heading")


def _formula_entries(shown: Iterable[Displayed]) -> Iterator[Entry]:
    for one in shown:
        yield Entry(one.lines, [line.text for line in one.lines], "unread")


def _paragraph_entries(
    texts: Iterable[tuple[str | None, Grouped]], paragraphs: Iterable[TextParagraph]
) -> Iterator[Entry]:
    lines = [item.line for _, group in texts for item in group.lines]
    yield Entry(lines, [paragraph.block.text for paragraph in paragraphs], "unread")


def _reference_entries(
    parts: _Parts, references: Iterable[Reference], behind: Iterable[RefLine]
) -> Iterator[Entry]:
    texts = [f"{one.label or ''}{one.text}" for one in references]
    texts += [line.text for line in behind]
    yield Entry(_printed(parts.references), texts, "references")
    tail = _printed(parts.tail)
    yield Entry(tail, [line.text for line in tail], "unread")


def _neighbours(parts: _Parts, listed: Sequence[RefLine]) -> Entry:
    """What stands among the references and is another article's."""
    others = neighbours_lines(listed)
    both = zip(parts.references, listed, strict=True)
    return Entry([item.line for item, line in both if line in others], [], "neighbour")


def _tail_lines(parts: _Parts, listed: Sequence[RefLine], behind: Sequence[RefLine]) -> list[Line]:
    """The lines of notes at the end, and of those behind the references."""
    both, set_behind = zip(parts.references, listed, strict=True), set(behind)
    return [*_printed(parts.tail), *(item.line for item, line in both if line in set_behind)]


def _printed(items: Iterable[Placed]) -> list[Line]:
    return [item.line for item in items]
