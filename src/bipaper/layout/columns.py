"""Each page's lines with the columns they stand in."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from bipaper.layout.gutters import ENOUGH, TOUCH, Gutter, Row, Zone, outer_edge
from bipaper.layout.lines import Line, make_lines, rows
from bipaper.pdf.glyphs import Char

ACROSS = 0.6  # of a strip's width; text that leaves less of it white goes on beyond it
FILLED = 0.7  # of the widest line's width; so wide a line fills its column


class Placed(NamedTuple):
    """A line, the column it stands in and the x coordinates that column runs between.

    ``column`` counts from 0 at the left; None where the line crosses columns or there is only
    one. ``zone`` counts the parts of the page that have columns of their own, from the top.
    """

    line: Line
    column: int | None
    x0: float
    x1: float
    zone: int = 0

    @property
    def indent(self) -> float:
        """Distance from the column's left edge, in em."""
        return (self.line.x0 - self.x0) / self.line.size

    @property
    def rest(self) -> float:
        """White space left at the line's end, in em."""
        return (self.x1 - self.line.x1) / self.line.size


class _Set(NamedTuple):
    """A line, its zone, its column and the gutters of its zone."""

    line: Line
    zone: int
    column: int | None
    gutters: tuple[Gutter, ...]


def place(page_rows: Sequence[Row], page: int, zones: Sequence[Zone]) -> list[Placed]:
    """A page's lines with their columns, from the top down (left before right on a height)."""
    lines = [
        one for number, zone in enumerate(zones) for one in _lines(page_rows, page, number, zone)
    ]
    edges = _edges(lines)
    return [Placed(one.line, one.column, *_extent(one, edges[one.zone]), one.zone) for one in lines]


def _lines(page_rows: Sequence[Row], page: int, number: int, zone: Zone) -> list[_Set]:
    """The lines of a zone from the top down."""
    chars: dict[int | None, list[Char]] = {}
    for row in page_rows[zone.start : zone.end]:
        for column, part in _parts(row, zone.gutters):
            chars.setdefault(column, []).extend(part)
    found = [
        _Set(line, number, column, zone.gutters)
        for column, own in chars.items()
        for line in make_lines(rows(own), page)
    ]
    return sorted(found, key=lambda one: (one.line.base, one.line.x0))


def _parts(row: Row, gutters: Sequence[Gutter]) -> Iterator[tuple[int | None, Row]]:
    """A row cut at the strips that it leaves white, with the column of each part."""
    part: list[Char] = []
    columns: list[int] = []
    ordered = sorted(row, key=lambda char: char.x0 + char.x1)
    for column, own in groupby(ordered, key=lambda char: _column(char, gutters)):
        chars = list(own)
        if part and not _touch(part, chars, gutters[column - 1]):
            yield _only(columns, gutters), part
            part, columns = [], []
        part += chars
        columns.append(column)
    if part:
        yield _only(columns, gutters), part


def _column(char: Char, gutters: Iterable[Gutter]) -> int:
    return sum((char.x0 + char.x1) / 2 >= gutter.middle for gutter in gutters)


def _only(columns: Sequence[int], gutters: Sequence[Gutter]) -> int | None:
    return columns[0] if gutters and len(columns) == 1 else None


def _touch(left: Row, right: Row, gutter: Gutter) -> bool:
    """Whether text goes on across a strip."""
    white = min(char.x0 for char in right) - max(char.x1 for char in left)
    em = max(char.size for char in (left[-1], right[0]))
    return white < min(TOUCH * em, ACROSS * (gutter.x1 - gutter.x0))


# --- the edges of columns ---------------------------------------------------------------


def _edges(lines: Sequence[_Set]) -> list[tuple[float, float]]:
    """Where the text of each zone begins and ends from left to right.

    A zone of a few lines goes with the text of the page.
    """
    page = _outer([one.line for one in lines])
    number = max((one.zone for one in lines), default=-1) + 1
    zones = ([one for one in lines if one.zone == zone] for zone in range(number))
    return [_zone_edges(own, page) for own in zones]


def _zone_edges(lines: Sequence[_Set], page: tuple[float, float]) -> tuple[float, float]:
    last = len(lines[0].gutters) if lines else 0
    outermost = [
        [one.line for one in lines if one.column == (column if last else None)]
        for column in (0, last)
    ]
    left, right = (_outer(own) if len(own) >= ENOUGH else page for own in outermost)
    return left[0], right[1]


def _outer(lines: Sequence[Line]) -> tuple[float, float]:
    """Left and right edge of the lines that fill their column."""
    if not lines:
        return 0.0, 0.0
    widest = max(line.x1 - line.x0 for line in lines)
    filled = [line for line in lines if line.x1 - line.x0 > FILLED * widest]
    return outer_edge([line.x0 for line in filled], -1), outer_edge([line.x1 for line in filled], 1)


def _extent(one: _Set, edges: tuple[float, float]) -> tuple[float, float]:
    left, right = edges
    if one.column is None:
        return left, right
    starts = [left, *(gutter.x1 for gutter in one.gutters)]
    ends = [*(gutter.x0 for gutter in one.gutters), right]
    return starts[one.column], ends[one.column]
