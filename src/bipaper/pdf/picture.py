"""What the picture of a scanned page shows besides text: rules, figures, where ink begins.

Pictures are arrays of grey values (0 is black), ``scale`` is pixels a point; boxes are in
points from the top left. Finding rules and figures needs OpenCV, which the extra ``ocr``
brings.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bipaper.parts.boxed_text import BBox
from bipaper.pdf.ruled import join_rules

# Darker pixels are ink; rows with a smaller share of ink are dirt.
INK = 140
MIN_INK = 0.003
# A line's ink is at least this share of its strip high; 二 and 言 are white in their middle.
MIN_HEIGHT = 0.4
# Straight dark runs at least so long, and no thicker when a little askew, are rules (points).
MIN_RULE = 40
MAX_RULE = 6
# Lines and shapes nearer than this make one figure, at least so wide and high (points).
FIGURE_GAP = 12
# Ink this near a line of text belongs to it (points).
TEXT_MARGIN = 2
MIN_FIGURE = (40, 25)

Pixels = NDArray[np.uint8]


def ink_rows(strip: Pixels) -> tuple[int, int]:
    """First row with ink and the row after the last, of a line's picture.

    Ink that an empty row parts from the middle belongs to the lines above and below, where what
    is left is high enough for a line; else all ink is the line's.
    """
    inked = (strip < INK).sum(axis=1) > MIN_INK * strip.shape[1]
    middle = len(inked) // 2
    above = np.flatnonzero(~inked[:middle])
    below = np.flatnonzero(~inked[middle:])
    first = int(above[-1]) + 1 if len(above) else 0
    last = middle + int(below[0]) if len(below) else len(inked)
    if last - first >= MIN_HEIGHT * len(inked):
        return first, last
    rows = np.flatnonzero(inked)
    return (int(rows[0]), int(rows[-1]) + 1) if len(rows) else (0, len(inked))


def find_rules(grey: Pixels, scale: float) -> list[BBox]:
    """Straight horizontal and vertical dark lines, at most a little askew."""
    ink = (grey < INK).astype(np.uint8)
    across = _long_runs(ink, scale)
    down = [(y0, x0, y1, x1) for x0, y0, x1, y1 in _long_runs(ink.T.copy(), scale)]
    return join_rules([*across, *down])


def _long_runs(ink: Pixels, scale: float) -> list[BBox]:
    """Boxes of thin groups of touching horizontal runs, each at least ``MIN_RULE`` long."""
    runs = _runs(ink, scale)
    return [box for box in _components(runs, scale) if box[3] - box[1] <= MAX_RULE]


def _runs(ink: Pixels, scale: float) -> NDArray[Any]:
    """The ink of horizontal runs at least ``MIN_RULE`` long."""
    import cv2

    width = round(MIN_RULE * scale) | 1  # an even one would shift
    return cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, width), np.uint8))


def find_pictures(grey: Pixels, text: Iterable[BBox], scale: float) -> list[BBox]:
    """Boxes of figures: ink outside the boxes of text lines, close together and large.

    A straight line is no text's, as an axis that the boxes of the labels below it reach over.
    """
    import cv2

    ink = (grey < INK).astype(np.uint8)
    lines = _runs(ink, scale)
    for x0, top, x1, bottom in text:
        left, above = max(0.0, x0 - TEXT_MARGIN), max(0.0, top - TEXT_MARGIN)
        right, below = x1 + TEXT_MARGIN, bottom + TEXT_MARGIN
        ink[int(above * scale) : int(below * scale), int(left * scale) : int(right * scale)] = 0
    ink |= lines
    size = round(FIGURE_GAP * scale) | 1
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((size, size), np.uint8))
    width, height = MIN_FIGURE
    return [
        box
        for box in _components(closed, scale)
        if box[2] - box[0] >= width and box[3] - box[1] >= height
    ]


def _components(ink: NDArray[Any], scale: float) -> list[BBox]:
    """Boxes of touching ink, from the top."""
    import cv2

    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    boxes = ((x, y, x + width, y + height) for x, y, width, height, _ in stats[1:].tolist())
    points = ((x0 / scale, y0 / scale, x1 / scale, y1 / scale) for x0, y0, x1, y1 in boxes)
    return sorted(points, key=lambda box: (box[1], box[0]))
