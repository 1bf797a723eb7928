"""Reading order: down each column from the left one on, between what crosses the page."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, pairwise
from math import inf
from typing import NamedTuple

from bipaper.layout.columns import Extent, Placed
from bipaper.layout.continuity import EVIDENCE, evidence
from bipaper.parts.boxed_text import BBox

REACH = 0.2  # share of the text's width by which a box reaches into columns that it parts


def reading_order(placed: Iterable[Placed], boxes: Sequence[BBox]) -> list[Placed]:
    """A page's running text as it is read; ``placed`` comes from the top down.

    ``boxes`` are those of figures and tables and of rules: the columns above one that reaches over
    several are read before those below it.
    """
    parts: list[_Part] = []
    zones = [list(own) for _, own in groupby(placed, key=lambda item: item.zone)]
    for zone in zones:
        read = _read(zone, _cuts(zone, boxes), _rows_of(zone, boxes), last=zone is zones[-1])
        parts.append(_Part([*read], _strips(zone)))
        beside = _beside(*parts[-2:]) if len(parts) > 1 else None
        if beside:
            parts[-2:] = [beside]
    return [item for part in parts for item in part.read]


class _Part(NamedTuple):
    """A part of a page: its lines as they are read, and the strips between its columns, as the
    x coordinates where the left one ends and the right one begins."""

    read: list[Placed]
    strips: frozenset[Extent]


def _strips(zone: Iterable[Placed]) -> frozenset[Extent]:
    columns = sorted({(item.x0, item.x1) for item in zone if item.column is not None})
    return frozenset((left[1], right[0]) for left, right in pairwise(columns))


def _beside(upper: _Part, lower: _Part) -> _Part | None:
    """Both with all that is left of a strip first, where one goes on from the upper part to the
    lower, or ends there, and a word of the text goes on, too: so a column runs beside a box that
    parts the others, or below one across the foot of all."""
    for strip in sorted(upper.strips & lower.strips if lower.strips else upper.strips):
        if any(_runs_over(item, strip) for item in (*upper.read, *lower.read)):
            continue
        left, right = _sides(upper.read, strip)
        below_left, below_right = _sides(lower.read, strip)
        gain = _flow(left, below_left, right, below_right)
        gain -= _flow(left, right, below_left, below_right)
        if gain >= EVIDENCE["word"]:
            return _Part([*left, *below_left, *right, *below_right], frozenset({strip}))
    return None


def _runs_over(item: Placed, strip: Extent) -> bool:
    return item.line.x0 < strip[0] and item.line.x1 > strip[1]


def _sides(read: Sequence[Placed], strip: Extent) -> tuple[list[Placed], list[Placed]]:
    """What stands left of a strip, and all else, where nothing runs over it."""
    left = [item for item in read if item.line.x1 <= strip[1]]
    return left, [item for item in read if item.line.x1 > strip[1]]


def _flow(*texts: list[Placed]) -> float:
    """What speaks for the texts being read one after the other."""
    return sum(evidence(a[-1].line.text, b[0].line.text) for a, b in pairwise(texts) if a and b)


def _cuts(zone: Sequence[Placed], boxes: Iterable[BBox]) -> list[float]:
    """Tops of the boxes that reach from one column into another."""
    columns = {(item.x0, item.x1) for item in zone if item.column is not None}
    if not columns:
        return []
    reach = REACH * (max(x1 for _, x1 in columns) - min(x0 for x0, _ in columns))
    return [
        box[1]
        for box in boxes
        if sum(min(box[2], x1) - max(box[0], x0) > reach for x0, x1 in columns) > 1
    ]


def _rows_of(zone: Sequence[Placed], boxes: Sequence[BBox]) -> list[float]:
    """Tops of the rows of boxes, one in each column, that may part what is above from what is
    below, or stand in their columns at one height by chance."""
    columns = {(item.x0, item.x1) for item in zone if item.column is not None}
    tops = list[float]()
    for one in boxes:
        row = [box for box in boxes if box[1] < one[3] and one[1] < box[3]]
        held = [{c for c in columns if min(box[2], c[1]) - max(box[0], c[0]) > 0} for box in row]
        if columns and all(len(own) < 2 for own in held) and set().union(*held) == columns:
            tops.append(min(box[1] for box in row))
    return sorted(set(tops))


def _read(
    placed: Iterable[Placed], cuts: Iterable[float], rows: Sequence[float], last: bool
) -> Iterator[Placed]:
    """A zone's lines as they are read, where boxes that cross the columns or ``rows`` of boxes
    have these tops; ``last``: nothing stands below it."""
    waiting = sorted(cuts)
    band: list[Placed] = []
    for item in placed:
        crossed = sum(cut < item.line.base for cut in waiting)
        if item.column is None:
            yield from (*_with_foot_behind(_by_column(band, rows)), item)
            band = []
        elif crossed:
            yield from _by_column(band, rows)
            band = [item]
        else:
            band.append(item)
        waiting = waiting[crossed:]
    read = _by_column(band, rows)
    yield from read if last else _with_foot_behind(read)


def _with_foot_behind(read: list[Placed]) -> list[Placed]:
    """Columns above what crosses them, with lines that belong to that behind them, as its heading
    does: at the foot of the left column, below white space and below all others, where a word
    goes on from what is left of the column to the next."""
    left = [item for item in read if item.column == read[0].column]
    right = read[len(left) :]
    bottom = max((item.line.bottom for item in right), default=inf)
    low = [at for at in range(1, len(left)) if left[at].line.top > bottom]
    if not low:
        return read
    at = max(low, key=lambda at: left[at].line.base - left[at - 1].line.base)
    gain = _flow(left[:at], right, left[at:]) - _flow(left, right)
    return [*left[:at], *right, *left[at:]] if gain >= EVIDENCE["word"] else read


def _by_column(band: list[Placed], rows: Sequence[float]) -> list[Placed]:
    """The lines of columns; those above a row of boxes first, where words go on so."""
    for at, top in enumerate(rows, start=1):
        upper = [item for item in band if item.line.base < top]
        lower = [item for item in band if item.line.base >= top]
        sides = [(_of(upper, n), _of(lower, n)) for n in sorted({one.column or 0 for one in band})]
        apart = _flow(*(above for above, _ in sides), *(below for _, below in sides))
        if upper and lower and apart - _flow(*chain(*sides)) >= EVIDENCE["word"]:
            return [*_by_column(upper, ()), *_by_column(lower, rows[at:])]
    return sorted(band, key=lambda item: item.column or 0)  # else from the top, as it was


def _of(band: Iterable[Placed], column: int) -> list[Placed]:
    return [item for item in band if (item.column or 0) == column]
