"""A paper's pages taken apart: running text in reading order, floats, notes, furniture."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bipaper.layout.body import BodyStyle, body_style
from bipaper.layout.boxes import Surroundings, is_across
from bipaper.layout.column_zones import find_zones
from bipaper.layout.columns import Placed, place, rejoined
from bipaper.layout.downwards import find_downwards
from bipaper.layout.facing import facing_parts, with_facing_labels
from bipaper.layout.floats import Float, find_floats, with_continued, with_sideways
from bipaper.layout.footnotes import find_footnotes
from bipaper.layout.framed import with_frames
from bipaper.layout.furniture import Sheet, find_furniture
from bipaper.layout.header_rules import without_header_rules
from bipaper.layout.line_numbers import find_line_numbers
from bipaper.layout.lines import Line, make_lines, rows
from bipaper.layout.locators import close_locators
from bipaper.layout.margins import find_margin_notes
from bipaper.layout.order import reading_order
from bipaper.layout.parting import part_lines
from bipaper.layout.watermarks import lift_watermarks, without_emblems
from bipaper.layout.widths import repair_sizes, repair_widths
from bipaper.layout.words import close_words
from bipaper.parts.boxed_text import BBox, Region
from bipaper.parts.set_aside import FurnitureKind
from bipaper.pdf.glyphs import Char
from bipaper.pdf.pages import PdfPage
from bipaper.pdf.slanted import Slanted, slanted_text


class SetAside(NamedTuple):
    """Text that is set aside from the body, and the pieces it is printed in."""

    kind: FurnitureKind
    text: str
    page: int
    printed: Sequence[Line | Region]


class PageLayout(NamedTuple):
    """A page's running text in reading order and what was set aside.

    ``aside`` are the lines of running headers and footers that ``furniture`` names;
    ``footnotes`` those at the foot and in the margin.
    """

    number: int
    flow: list[Placed]
    floats: list[Float]
    footnotes: list[Line]
    furniture: list[SetAside]
    aside: list[Line]

    @property
    def columns(self) -> int:
        """How many columns the running text has where it has most."""
        return 1 + max((item.column for item in self.flow if item.column is not None), default=0)


class Layout(NamedTuple):
    """All pages of a paper and its body style."""

    pages: list[PageLayout]
    body: BodyStyle


class _Aside(NamedTuple):
    """A page's furniture: named, and as lines; the rows of characters that are left, notes in
    the margin, and the rules that are no running header's."""

    furniture: list[SetAside]
    lines: list[Line]
    rest: list[list[Char]]
    notes: list[list[Char]]
    rules: list[BBox]


def analyse(pages: Sequence[PdfPage]) -> Layout:
    """Take all pages of one paper apart. Linear in characters but for sorting."""
    widths = [page.width for page in pages]
    images = without_emblems([page.images for page in pages])
    pages = [page._replace(images=own) for page, own in zip(pages, images, strict=True)]
    asides = _lift_notes(_set_aside(pages), widths)
    zones = find_zones(
        [aside.rest for aside in asides],
        [page.rules for page in pages],
        [page.drawings for page in pages],
        widths,
    )
    placed = [
        part_lines(with_facing_labels(place(aside.rest, page.number, own)), page.rules, page.images)
        for aside, page, own in zip(asides, pages, zones, strict=True)
    ]
    body = body_style(placed)
    layouts = [
        _lay_out(page, Surroundings(items, aside.rules, page.images, body, page.drawings), aside)
        for page, items, aside in zip(pages, placed, asides, strict=True)
    ]
    floats = with_continued(
        [page.floats for page in layouts], [[item.line for item in page.flow] for page in layouts]
    )
    both = zip(layouts, floats, strict=True)
    return Layout([page._replace(floats=own) for page, own in both], body)


def _set_aside(pages: Sequence[PdfPage]) -> list[_Aside]:
    """Watermarks, running headers and footers of each page."""
    read = repair_widths(repair_sizes(page.chars for page in pages))
    chars, marks = lift_watermarks(read)
    all_rows, counts = _lift_line_numbers([rows(own) for own in chars])
    all_rows, downwards = _lift_downwards(all_rows)
    lines = [make_lines(own, page.number) for own, page in zip(all_rows, pages, strict=True)]
    sheets = [
        Sheet([*map(close_locators, own)], page.rules, page.width, page.height)
        for own, page in zip(close_words(lines), pages, strict=True)
    ]
    asides: list[_Aside] = []
    all_kinds = find_furniture(sheets)
    rules = without_header_rules(sheets, all_kinds)
    found = zip(pages, sheets, all_kinds, rules, marks, counts, downwards, strict=True)
    for page, sheet, kinds, own_rules, mark, count, names in found:
        named = [*_lifted("watermark", mark, page.number)]
        named += _lifted("line_numbers", count, page.number)
        named += _columns_names(names, page.number)
        for index, kind in kinds.items():
            named.append(SetAside(kind, sheet.rows[index].text, page.number, [sheet.rows[index]]))
        rest = [line.chars for i, line in enumerate(sheet.rows) if i not in kinds]
        asides.append(_Aside(named, [sheet.rows[i] for i in kinds], rest, [], own_rules))
    return asides


def _lifted(kind: FurnitureKind, pieces: Sequence[Sequence[Char]], page: int) -> Iterator[SetAside]:
    """What was lifted from a page's text, each piece of it characters."""
    if pieces:
        text = " ".join("".join(char.text for char in one) for one in pieces)
        yield SetAside(kind, text, page, [Line(list(one), page) for one in pieces])


def _columns_names(stacks: Iterable[Sequence[Char]], page: int) -> Iterator[SetAside]:
    """What is set downwards, a piece a character."""
    for stack in stacks:
        text = "".join(char.text for char in stack)
        yield SetAside("header", text, page, [Line([char], page) for char in stack])


def _lift_line_numbers(
    pages: Sequence[list[list[Char]]],
) -> tuple[list[list[list[Char]]], list[list[list[Char]]]]:
    """Each page's rows without line numbers, and the characters of each of these."""
    numbers = find_line_numbers(pages)
    rest = [_rows_without(own, gone) for own, gone in zip(pages, numbers, strict=True)]
    return rest, numbers


def _lift_downwards(
    pages: Sequence[list[list[Char]]],
) -> tuple[list[list[list[Char]]], list[list[list[Char]]]]:
    """The same without what is set downwards beside the title on the first page."""
    names = [find_downwards(own) if number == 0 else [] for number, own in enumerate(pages)]
    return [_rows_without(own, gone) for own, gone in zip(pages, names, strict=True)], names


def _rows_without(page: Sequence[list[Char]], runs: Iterable[Iterable[Char]]) -> list[list[Char]]:
    gone = {id(char) for run in runs for char in run}
    rest = ([char for char in row if id(char) not in gone] for row in page)
    return [row for row in rest if row]


def _lift_notes(asides: Sequence[_Aside], widths: Sequence[float]) -> list[_Aside]:
    """The same with the margin notes of each page taken from what is left."""
    lifted: list[_Aside] = []
    notes = find_margin_notes([aside.rest for aside in asides], widths)
    for aside, own in zip(asides, notes, strict=True):
        lifted.append(aside._replace(rest=_rows_without(aside.rest, own), notes=own))
    return lifted


def _lay_out(page: PdfPage, around: Surroundings, aside: _Aside) -> PageLayout:
    footnotes = find_footnotes(around, first=page.number == 1)
    around = around._replace(placed=_without(around.placed, footnotes))
    floats, slanted = with_sideways(find_floats(around), page.slanted, around.body)
    rest = _without(around.placed, [line for one in floats for line in one.lines()])
    rest = rejoined(rest, around.placed)
    across = [rule for rule in page.rules if is_across(rule)]
    boxes = [*(one.bbox for one in floats), *across, *facing_parts(rest)]
    order = reading_order(rest, boxes)
    flow = with_frames(order, page.drawings, page.rules, around.body)
    footnotes = [*footnotes, *make_lines(aside.notes, page.number)]
    furniture = [*_watermark(slanted, page.number), *aside.furniture]
    return PageLayout(page.number, flow, floats, footnotes, furniture, aside.lines)


def _watermark(slanted: Sequence[Slanted], page: int) -> Iterator[SetAside]:
    """What stands at an angle and is no figure's."""
    if text := slanted_text(slanted):
        pieces = [Region(page=page, bbox=one.box) for one in slanted]
        yield SetAside("watermark", text, page, pieces)


def _without(placed: Iterable[Placed], lines: Iterable[Line]) -> list[Placed]:
    gone = set(lines)
    return [item for item in placed if item.line not in gone]
