"""The text behind the front matter: headings, paragraphs, formulas, references, notes."""

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain
from typing import NamedTuple

from bipaper.layout.body import BodyStyle
from bipaper.layout.columns import Placed
from bipaper.layout.lines import Line
from bipaper.parts.cited_works import Reference
from bipaper.parts.displays import Formula
from bipaper.parts.running_text import Section, TextParagraph
from bipaper.pdf.bookmarks import Bookmark
from bipaper.text.blocks import block_of
from bipaper.text.body.body_parts import Parts, split_parts
from bipaper.text.body.contents import Listed
from bipaper.text.body.formulas import lift_formulas, lines_behind
from bipaper.text.body.headings import find_headings, split_run_in
from bipaper.text.body.outline import Heading
from bipaper.text.body.paragraphs import Grouped
from bipaper.text.body.points import point_of
from bipaper.text.formula_places import formulas_of
from bipaper.text.ledger import Entry
from bipaper.text.references.entries import RefLine, neighbours_lines
from bipaper.text.references.reference_list import read_references
from bipaper.text.regions import regions_of


class MainText(NamedTuple):
    """The text as read, and the lines it was read from.

    ``notes`` are lines of editors' and authors' notes at the end, ``declared`` those of each
    declaration run into the text, ``titled`` those of such with a title; ``listed`` those of the
    references, ``behind`` what of these stands behind the last entry.
    """

    headings: list[Heading]
    sections: list[Section]
    paragraphs: list[TextParagraph]
    formulas: list[Formula]
    references: list[Reference]
    notes: list[Line]
    declared: list[list[Line]]
    titled: list[Line]
    listed: list[tuple[Line, RefLine]]
    behind: list[RefLine]
    kept: list[Entry]

    def end_lines(self) -> list[Line]:
        """The lines of notes at the end, with their titles, and of those behind the references."""
        behind = set(self.behind)
        own = [*self.notes, *self.titled]
        return [*own, *(line for line, read in self.listed if read in behind)]


def read_main_text(
    lines: Sequence[Placed],
    style: BodyStyle,
    spelt: Set[str],
    bookmarks: Sequence[Bookmark] = (),
    contents: Sequence[Listed] = (),
) -> MainText:
    """The text of a paper from its lines in reading order, without those of front matter.

    ``spelt`` are words as the paper spells them. ``bookmarks`` and the entries of its
    ``contents`` are evidence for headings.
    """
    body, shown = lift_formulas(split_run_in(lines, style), style)
    headings = find_headings(body, style, bookmarks, contents)
    parts = split_parts(body, headings, style, lines_behind(shown, body))
    paragraphs = _paragraphs(parts.texts, spelt)
    groups = (group.lines for _, group in parts.texts)
    lists = [[(item.line, _reference_line(item)) for item in own] for own in parts.references]
    references, behind = read_references([[read for _, read in own] for own in lists])
    listed = [*chain(*lists)]
    return MainText(
        headings=headings,
        sections=_sections(body, headings),
        paragraphs=paragraphs,
        formulas=formulas_of(shown, body, zip(paragraphs, groups, strict=True)),
        references=references,
        notes=_printed(parts.notes),
        declared=[_printed(own) for own in parts.declared],
        titled=_printed(parts.titled),
        listed=listed,
        behind=behind,
        kept=[
            *_heading_entries(body, headings),
            *(Entry(one.lines, [line.text for line in one.lines], "unread") for one in shown),
            _paragraph_entry(parts.texts, paragraphs),
            *_end_entries(parts, listed, references, behind),
        ],
    )


def _paragraphs(
    texts: Sequence[tuple[str | None, Grouped]], spelt: Set[str]
) -> list[TextParagraph]:
    found: list[TextParagraph] = []
    points: dict[str | None, int | None] = {}
    for section, group in texts:
        block = block_of([item.line for item in group.lines], spelt=spelt)
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
    parts: Parts,
    listed: Sequence[tuple[Line, RefLine]],
    references: Iterable[Reference],
    behind: Iterable[RefLine],
) -> Iterator[Entry]:
    """Those of the references, of the notes, and of what among the references is another
    article's."""
    texts = [f"{one.label or ''}{one.text}" for one in references]
    texts += [line.text for line in behind]
    yield Entry([line for line, _ in listed], texts, "references")
    end = _printed([*parts.notes, *chain(*parts.declared)])
    yield Entry(end, [line.text for line in end], "unread")
    others = neighbours_lines([read for _, read in listed])
    yield Entry([line for line, read in listed if read in others], [], "neighbour")


def _printed(items: Iterable[Placed]) -> list[Line]:
    return [item.line for item in items]
