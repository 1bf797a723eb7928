"""Reading order: down the left column, then the right, between what crosses the page."""

from collections.abc import Iterable, Iterator, Sequence

from bipaper.layout.columns import Gutter, Placed
from bipaper.model import BBox

REACH = 0.2  # share of the text's width by which a box that crosses the gutter passes it
CLOSE = 2.4  # em between a heading and the line below it
APART = 1.8  # em between a heading and the text above it
SHORT = 5.0  # em of white space at a heading's end


def reading_order(
    placed: Sequence[Placed], boxes: Iterable[BBox], gutter: Gutter | None
) -> list[Placed]:
    """A page's running text as it is read; ``placed`` comes from the top down.

    ``boxes`` are those of figures and tables: the columns above one that crosses the
    gutter are read before those below it.
    """
    return list(_read(placed, _cuts(boxes, gutter)))


def _cuts(boxes: Iterable[BBox], gutter: Gutter | None) -> list[float]:
    """Tops of the boxes that reach from one column into the other."""
    if gutter is None:
        return []
    middle, reach = gutter.middle, REACH * (gutter.right - gutter.left)
    return [box[1] for box in boxes if box[0] < middle - reach and box[2] > middle + reach]


def _read(placed: Sequence[Placed], cuts: Iterable[float]) -> Iterator[Placed]:
    band: list[Placed] = []
    waiting = sorted(cuts)
    for item in placed:
        crossed = sum(cut < item.line.base for cut in waiting)
        if item.side == "full":
            heading = [band.pop()] if _heads(band, item) else []
            yield from (*_by_column(band), *heading, item)
            band = []
        elif crossed:
            yield from _by_column(band)
            band = [item]
        else:
            band.append(item)
        waiting = waiting[crossed:]
    yield from _by_column(band)


def _heads(band: Sequence[Placed], full: Placed) -> bool:
    """Whether the last line above one that crosses the page is its heading: short, close to
    it and apart from both columns."""
    if len(band) < 2:
        return False
    above, last = band[-2], band[-1]
    em = last.line.size
    close = full.line.base - last.line.base < CLOSE * em
    return close and last.line.base - above.line.base > APART * em and last.rest > SHORT


def _by_column(band: list[Placed]) -> list[Placed]:
    return sorted(band, key=lambda p: p.side)  # "left" before "right", else as it was
