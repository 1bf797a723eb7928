"""Each page's lines with the columns they stand in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from bipaper.layout.column_zones import Zone
from bipaper.layout.lines import Line, make_lines, rows
from bipaper.layout.row_runs import TOUCH, Row, ink_end, ink_start
from bipaper.layout.strips import ENOUGH, Gutter, outer_edge
from bipaper.parts.boxed_text import BBox
from bipaper.pdf.glyphs import Char

ACROSS = 0.6  # of a strip's width; text that leaves less of it white goes on beyond it
FILLED = 0.7  # of the widest line's width; so wide a line fills its column


class Placed(NamedTuple):
    """A line, the column it stands in and the x coordinates that column runs between.

    ``column`` counts from 0 at the left; None where the line crosses columns or there is only
    one. ``zone`` counts the parts of the page that have columns of their own, from the top.
    ``frame`` is the box in the column that it stands in with others, between the edges of which
    x0 and x1 are then those of its text.
    """

    line: Line
    column: int | None
    x0: float
    x1: float
    zone: int = 0
    frame: BBox | None = None

    @property
    def indent(self) -> float:
        """Distance from the column's left edge, in em."""
        return (self.line.x0 - self.x0) / self.line.size

    @property
    def rest(self) -> float:
        """White space left at the line's end, in em."""
        return (self.x1 - self.line.x1) / self.line.size


_Set = tuple[Line, int | None]
"""A line and its column."""


def place(page_rows: Sequence[Row], page: int, zones: Sequence[Zone]) -> list[Placed]:
    """A page's lines with their columns, from the top down (left before right on a height)."""
    found = [_lines(page_rows[zone.start : zone.end], page, zone.gutters) for zone in zones]
    text = _outer([line for own in found for line, _ in own])
    placed: list[Placed] = []
    for number, (zone, own) in enumerate(zip(zones, found, strict=True)):
        extents = _extents(own, zone.gutters, text)
        placed += [Placed(line, column, *extents[column], number) for line, column in own]
    return placed


def _lines(own: Iterable[Row], page: int, gutters: Sequence[Gutter]) -> list[_Set]:
    """The lines of a zone's rows from the top down."""
    chars: dict[int | None, list[Char]] = {}
    for row in own:
        for column, part in _parts(row, gutters):
            chars.setdefault(column, []).extend(part)
    found = [
        (line, column) for column, part in chars.items() for line in make_lines(rows(part), page)
    ]
    return sorted(found, key=lambda one: (one[0].base, one[0].x0))


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
    white = min(map(ink_start, right)) - max(map(ink_end, left))
    em = max(char.size for char in (left[-1], right[0]))
    return white < min(TOUCH * em, ACROSS * (gutter.x1 - gutter.x0))


# --- the edges of columns ---------------------------------------------------------------


Extent = tuple[float, float]


def _extents(
    lines: Sequence[_Set], gutters: Sequence[Gutter], page: Extent
) -> dict[int | None, Extent]:
    """Where each column of a zone begins and ends from left to right; None is all of them.

    The edges of a column of a few lines are those of the text of the page.
    """
    last = len(gutters)
    outermost = [
        [line for line, column in lines if column == (wanted if last else None)]
        for wanted in (0, last)
    ]
    (left, _), (_, right) = (_outer(own) if len(own) >= ENOUGH else page for own in outermost)
    starts = [left, *(gutter.x1 for gutter in gutters)]
    ends = [*(gutter.x0 for gutter in gutters), right]
    return {None: (left, right)} | dict(enumerate(zip(starts, ends, strict=True)))


def _outer(lines: Sequence[Line]) -> Extent:
    """Left and right edge of the lines that fill their column."""
    if not lines:
        return 0.0, 0.0
    widest = max(line.x1 - line.x0 for line in lines)
    filled = [line for line in lines if line.x1 - line.x0 > FILLED * widest]
    return outer_edge([line.x0 for line in filled], -1), outer_edge([line.x1 for line in filled], 1)


# --- once figures and tables are out ----------------------------------------------------


def rejoined(rest: Sequence[Placed], placed: Sequence[Placed]) -> list[Placed]:
    """What is left of ``placed``, with zones that have other columns only by the cells of a
    figure or table as part of the zone above or below.

    Such a zone has a column more, and nothing is left in that.
    """
    columns, left = _columns(placed), _columns(rest)
    zones = [list(own) for _, own in groupby(rest, key=lambda item: item.zone)]
    for at, own in enumerate(zones):
        kept = left[own[0].zone]
        if len(kept) == len(columns[own[0].zone]):
            continue
        for near in (*zones[max(at - 1, 0) : at], *zones[at + 1 : at + 2]):
            theirs = columns[near[0].zone]
            if same := _same_columns(kept, theirs):
                zones[at] = [_moved(item, same, theirs, near[0].zone) for item in own]
                break
    return _renumbered(zones)


def _same_columns(kept: Sequence[Extent], theirs: Sequence[Extent]) -> dict[Extent, Extent]:
    """Which of another zone's columns each of a zone's is: all of them, or some of the same."""
    if len(theirs) == len(kept) > 1 and all(map(_is_inside, kept, theirs)):
        return dict(zip(kept, theirs, strict=True))
    return {one: one for one in kept} if set(kept) <= set(theirs) else {}


def _columns(placed: Iterable[Placed]) -> dict[int, list[Extent]]:
    """The columns of each zone from the left."""
    found: dict[int, set[Extent]] = defaultdict(set)
    for item in placed:
        found[item.zone] |= {(item.x0, item.x1)} if item.column is not None else set()
    return {zone: sorted(own) for zone, own in found.items()}


def _is_inside(column: Extent, other: Extent) -> bool:
    return other[0] <= (column[0] + column[1]) / 2 <= other[1]


def _moved(
    item: Placed, same: Mapping[Extent, Extent], theirs: Sequence[Extent], zone: int
) -> Placed:
    if item.column is None:
        return item._replace(zone=zone)
    extent = same[item.x0, item.x1]
    return Placed(item.line, theirs.index(extent), *extent, zone)


def _renumbered(zones: Iterable[list[Placed]]) -> list[Placed]:
    """The lines of all zones; one with the columns of the zone above goes on with it."""
    joined: list[list[Placed]] = []
    for own in zones:
        number = joined[-1][0].zone if joined else own[0].zone
        if joined and [*_columns(own).values()] == [*_columns(joined[-1]).values()]:
            joined[-1] += [item._replace(zone=number) for item in own]
        else:
            joined.append(list(own))
    return [item for own in joined for item in own]
