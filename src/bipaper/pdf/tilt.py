"""Scans that lie a little askew, set level: what was seen is turned, not the picture.

Columns and tables are told by edges that lie on one vertical and lines that stand on one height:
half a degree moves these by seven points from the top of a page to its foot.
"""

from collections.abc import Iterable
from statistics import median
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bipaper.parts.boxed_text import BBox
from bipaper.pdf.recognised import OcrLine

LONG = 8.0  # times as long as high: corners are whole pixels, and short lines tell no angle
FEW = 5  # fewer such lines tell no angle of the page
STEEPEST = 0.09  # 5 degrees; what is steeper was not laid on a scanner by chance


class Tilt(NamedTuple):
    """How far a page falls from left to right, as a share of the way, around its middle."""

    slope: float
    x: float
    y: float

    def level_line(self, line: OcrLine) -> OcrLine:
        """A line set level. Its box begins where the line is highest, as high as its strip."""
        highest = line.x0 if self.slope > 0 else line.x1
        down = self.slope * (highest - self.x)
        along = self.slope * ((line.top + line.bottom) / 2 - self.y)
        return line._replace(
            chars=[(char, x + along) for char, x in line.chars],
            x0=line.x0 + along,
            top=line.top - down,
            x1=line.x1 + along,
            bottom=line.bottom - down,
        )

    def level_box(self, box: BBox) -> BBox:
        """The box of something drawn that is set level: it is less wide and high."""
        x0, top, x1, bottom = box
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        half = abs(self.slope) / 2
        across = max((x1 - x0) / 2 - half * (bottom - top), 0.0)
        up = max((bottom - top) / 2 - half * (x1 - x0), 0.0)
        x, y = x + self.slope * (y - self.y), y - self.slope * (x - self.x)
        return x - across, y - up, x + across, y + up


def tilt_of(lines: Iterable[NDArray[Any]], width: float, height: float) -> Tilt:
    """The tilt of a page of this size by the corners of its lines, clockwise from the top left."""
    slopes = [
        float(down / along)
        for corners in lines
        for along, down in [np.asarray(corners[1], float) - corners[0]]
        if along > LONG * abs(corners[3][1] - corners[0][1])
    ]
    slope = median(slopes) if len(slopes) >= FEW else 0.0
    return Tilt(slope if abs(slope) < STEEPEST else 0.0, width / 2, height / 2)
