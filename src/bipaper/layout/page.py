"""One page taken apart: running text in reading order, floats, footnotes, furniture."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bipaper.layout.body import BodyStyle, body_style
from bipaper.layout.columns import Gutter, Placed, find_gutters, place
from bipaper.layout.floats import Float, find_floats, part_lines
from bipaper.layout.footnotes import find_footnotes
from bipaper.layout.furniture import find_furniture
from bipaper.layout.lines import Line, make_lines, rows
from bipaper.layout.widths import repair_widths
from bipaper.model import Furniture
from bipaper.pdf.chars import Char
from bipaper.pdf.pages import PdfPage


class PageLayout(NamedTuple):
    """A page's running text in reading order and what was set aside.

    ``aside`` are the lines of running headers and footers that ``furniture`` names.
    """

    number: int
    gutter: Gutter | None
    flow: list[Placed]
    floats: list[Float]
    footnotes: list[Line]
    furniture: list[Furniture]
    aside: list[Line]


class Layout(NamedTuple):
    """All pages of a paper and its body style."""

    pages: list[PageLayout]
    body: BodyStyle


def analyse(pages: Sequence[PdfPage]) -> Layout:
    """Take all pages of one paper apart. Linear in characters but for sorting."""
    chars = repair_widths(page.chars for page in pages)
    aside, furniture, chars = _set_furniture_aside(pages, chars)
    gutters = find_gutters(chars, [page.width for page in pages])
    placed = [
        part_lines(place(own, page.number, gutter), page.rules)
        for own, page, gutter in zip(chars, pages, gutters, strict=True)
    ]
    body = body_style(placed)
    layouts = [
        _lay_out(page, items, gutter, body)._replace(aside=lines, furniture=kinds)
        for page, items, gutter, lines, kinds in zip(
            pages, placed, gutters, aside, furniture, strict=True
        )
    ]
    return Layout(layouts, body)


def _set_furniture_aside(
    pages: Sequence[PdfPage], chars: list[list[Char]]
) -> tuple[list[list[Line]], list[list[Furniture]], list[list[Char]]]:
    """Lines of furniture of each page, the same named, and the characters that are left."""
    lines = [make_lines(rows(own), p.number) for own, p in zip(chars, pages, strict=True)]
    sizes = [(page.width, page.height) for page in pages]
    kinds = find_furniture(lines, sizes, [page.rules for page in pages])
    furniture = [
        [Furniture(kind=kind, text=page[i].text, page=page[i].page) for i, kind in found.items()]
        for page, found in zip(lines, kinds, strict=True)
    ]
    rest = [
        [char for i, line in enumerate(page) if i not in found for char in line.chars]
        for page, found in zip(lines, kinds, strict=True)
    ]
    aside = [[page[i] for i in found] for page, found in zip(lines, kinds, strict=True)]
    return aside, furniture, rest


def _lay_out(
    page: PdfPage,
    placed: list[Placed],
    gutter: Gutter | None,
    body: BodyStyle,
) -> PageLayout:
    footnotes = find_footnotes(placed, page.rules, body, first=page.number == 1)
    rest = _without(placed, footnotes)
    floats = find_floats(rest, page.rules, page.images, body)
    for one in floats:
        rest = _without(rest, [*one.caption, *one.english, *one.inside, *one.notes])
    return PageLayout(page.number, gutter, list(_read(rest, _spanning(floats, gutter))), floats, footnotes, [], [])


def _without(placed: Iterable[Placed], lines: Iterable[Line]) -> list[Placed]:
    gone = {id(line) for line in lines}
    return [p for p in placed if id(p.line) not in gone]


def _read(placed: Sequence[Placed], cuts: Sequence[float]) -> Iterator[Placed]:
    """Reading order: between what crosses the page, the left column before the right.

    ``cuts`` are the heights of floats that span both columns.
    """
    band: list[Placed] = []
    waiting = sorted(cuts)
    for item in placed:
        crossed = [cut for cut in waiting if cut < item.line.base]
        if item.side == "full" or crossed:
            waiting = waiting[len(crossed) :]
            yield from _by_column(band)
            band = []
        if item.side == "full":
            yield item
        else:
            band.append(item)
    yield from _by_column(band)


def _by_column(band: list[Placed]) -> list[Placed]:
    return sorted(band, key=lambda p: p.side)  # "left" before "right", else as it was


def _spanning(floats: Sequence[Float], gutter: Gutter | None) -> list[float]:
    """Tops of the floats that reach from one column into the other."""
    if gutter is None:
        return []
    middle, reach = gutter.middle, 0.2 * (gutter.right - gutter.left)
    return [f.bbox[1] for f in floats if f.bbox[0] < middle - reach and f.bbox[2] > middle + reach]
