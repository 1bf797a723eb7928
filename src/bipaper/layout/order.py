"""Reading order: down each column from the left one on, between what crosses the page."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from bipaper.layout.columns import Placed
from bipaper.model import BBox

REACH = 0.2  # share of the text's width by which a box reaches into columns that it parts


def reading_order(placed: Iterable[Placed], boxes: Sequence[BBox]) -> list[Placed]:
    """A page's running text as it is read; ``placed`` comes from the top down.

    ``boxes`` are those of figures and tables: the columns above one that reaches over several
    are read before those below it.
    """
    zones = (list(zone) for _, zone in groupby(placed, key=lambda item: item.zone))
    return [item for zone in zones for item in _read(zone, _cuts(zone, boxes))]


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


def _read(placed: Iterable[Placed], cuts: Iterable[float]) -> Iterator[Placed]:
    waiting = sorted(cuts)
    band: list[Placed] = []
    for item in placed:
        crossed = sum(cut < item.line.base for cut in waiting)
        if item.column is None:
            yield from (*_by_column(band), item)
            band = []
        elif crossed:
            yield from _by_column(band)
            band = [item]
        else:
            band.append(item)
        waiting = waiting[crossed:]
    yield from _by_column(band)


def _by_column(band: list[Placed]) -> list[Placed]:
    return sorted(band, key=lambda item: item.column or 0)  # else from the top, as it was
