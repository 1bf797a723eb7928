"""Pages measured in points of print, whatever a point is in their file.

Some programs write a page of a point a pixel, and posters and slides are drawn at any size; a
reader sees none of it. Rules, dots and white space are told by lengths in points that hold for
type as it is printed, so a paper whose type is far from that is measured in another unit.
"""

from collections.abc import Iterable, Sequence
from statistics import median

from bipaper.parts.boxed_text import BBox

# Points of most type of a paper: from 小六 (6.5) to 三号 (16), the sizes of Chinese print for
# running text, and 五号, in which journals are set. A third of a point is room for rounding.
SMALLEST, LARGEST, USUAL = 6.2, 16.3, 10.5


def print_unit(sizes: Sequence[float]) -> float:
    """How many points of a file a point of print is, by the sizes of its characters; mostly 1."""
    size = median(sizes) if sizes else USUAL
    return 1.0 if SMALLEST <= size <= LARGEST else size / USUAL


def scaled_box(box: BBox, by: float) -> BBox:
    """A box in another unit, of which there are ``by`` in its own."""
    x0, top, x1, bottom = box
    return x0 * by, top * by, x1 * by, bottom * by


def scaled_boxes(boxes: Iterable[BBox], by: float) -> list[BBox]:
    """Boxes in another unit."""
    return [scaled_box(box, by) for box in boxes]
