"""The text behind the front matter: headings, paragraphs, formulas, references, notes."""

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from bipaper.layout.body import BodyStyle
from bipaper.layout.columns import Placed
from bipaper.layout.lines import Line
from bipaper.model import Formula, Reference, Section, TextParagraph
from bipaper.pdf.bookmarks import Bookmark
from bipaper.text.blocks import block_of
from bipaper.text.body.contents import Listed
from bipaper.text.body.formulas import lift_formulas, lines_behind
from bipaper.text.body.headings import find_headings, split_run_in
from bipaper.text.body.outline import Heading
from bipaper.text.body.paragraphs import Grouped, split_paragraphs
from bipaper.text.body.points import point_of
from bipaper.text.body.tail import is_editors_note, is_note
from bipaper.text.formula_places import formulas_of
from bipaper.text.ledger import Entry
from bipaper.text.references.entries import RefLine, neighbours_lines
from bipaper.text.references.reference_list import read_references
from bipaper.text.regions import regions_of


class MainText(NamedTuple):
    """The text as read, and the lines it was read from.

    ``notes`` are lines of editors' and authors' notes at the end; ``listed`` those of the
    references, ``behind`` what of these stands behind the last entry.
    """

    headings: list[Heading]
    sections: list[Section]
    paragraphs: list[TextParagraph]
    formulas: list[Formula]
    references: list[Reference]
    notes: list[Line]
    listed: list[tuple[Line, RefLine]]
    behind: list[RefLine]
    kept: list[Entry]

    def end_lines(self) -> list[Line]:
        """The lines of notes at the end, and of those behind the references."""
        behind = set(self.behind)
        return [*self.notes, *(line for line, read in self.listed if read in behind)]


def read_main_text(
    lines: Sequence[Placed],
    style: BodyStyle,
    bookmarks: Sequence[Bookmark] = (),
    contents: Sequence[Listed] = (),
) -> MainText:
    """The text of a paper from its lines in reading order, without those of front matter.

    ``bookmarks`` and the entries of its ``contents`` are evidence for headings.
    """
    body, shown = lift_formulas(split_run_in(lines, style), style)
    headings = find_headings(body, style, bookmarks, contents)
    parts = _parts(body, headings, style, lines_behind(shown, body))
    paragraphs = _paragraphs(parts.texts)
    groups = (group.lines for _, group in parts.texts)
    listed = [(item.line, _reference_line(item)) for item in parts.references]
    references, behind = read_references([read for _, read in listed])
    return MainText(
        headings=headings,
        sections=_sections(body, headings),
        paragraphs=paragraphs,
        formulas=formulas_of(shown, body, zip(paragraphs, groups, strict=True)),
        references=references,
        notes=_printed(parts.notes),
        listed=listed,
        behind=behind,
        kept=[
            *_heading_entries(body, headings),
            *(Entry(one.lines, [line.text for line in one.lines], "unread") for one in shown),
            _paragraph_entry(parts.texts, paragraphs),
            *_end_entries(parts.notes, listed, references, behind),
        ],
    )


class _Parts(NamedTuple):
    """Lines of each paragraph with its section (None before the first), of the references,
    and of what is neither: editors' and authors' notes at the end."""

    texts: list[tuple[str | None, Grouped]]
    references: list[Placed]
    notes: list[Placed]


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
                (parts.notes if is_editors_note(item.line) else parts.references).append(item)
            continue
        for group in split_paragraphs(lines, style, behind):
            if is_note(group.lines[0].line):
                parts.notes.extend(group.lines)
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


def _reference_line(item: Placed) -> RefLine:
    line = item.line
    return RefLine(line.text, item.indent, item.rest, line.size, line.page, line.bbox)


# --- what each part keeps of its lines --------------------------------------------------


def _heading_entries(body: Sequence[Placed], headings: Sequence[Heading]) -> Iterator[Entry]:
    for heading in headings:
        lines = _printed(body[heading.start : heading.end])
        yield Entry(lines, [f"{heading.number or ''}{heading.title}"], "heading")


def _paragraph_entry(
    texts: Iterable[tuple[str | None, Grouped]], paragraphs: Iterable[TextParagraph]
) -> Entry:
    lines = [item.line for _, group in texts for item in group.lines]
    return Entry(lines, [paragraph.block.text for paragraph in paragraphs], "unread")


def _end_entries(
    notes: Iterable[Placed],
    listed: Sequence[tuple[Line, RefLine]],
    references: Iterable[Reference],
    behind: Iterable[RefLine],
) -> Iterator[Entry]:
    """Those of the references, of the notes, and of what among the references is another
    article's."""
    texts = [f"{one.label or ''}{one.text}" for one in references]
    texts += [line.text for line in behind]
    yield Entry([line for line, _ in listed], texts, "references")
    end = _printed(notes)
    yield Entry(end, [line.text for line in end], "unread")
    others = neighbours_lines([read for _, read in listed])
    yield Entry([line for line, read in listed if read in others], [], "neighbour")


def _printed(items: Iterable[Placed]) -> list[Line]:
    return [item.line for item in items]
