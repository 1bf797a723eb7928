"""What the paper's running text looks like: its size, font and line distance."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from bipaper.layout.columns import Placed
from bipaper.layout.lines import Line, weighted_mode


class BodyStyle(NamedTuple):
    """Size and pitch (distance of base lines) in points; the Chinese font's name."""

    size: float
    font: str
    pitch: float

    def same_size(self, line: Line) -> bool:
        return abs(line.size - self.size) <= 0.06 * self.size

    def smaller(self, line: Line) -> bool:
        return line.size < 0.95 * self.size


def body_style(pages: Iterable[list[Placed]]) -> BodyStyle:
    """The style most Chinese characters are set in; for a paper without any, most lines."""
    pages = list(pages)
    lines = [p.line for page in pages for p in page]
    size = weighted_mode((round(line.size * 2) / 2, line.cjk or 0.01) for line in lines) or 10.0
    own = [line for line in lines if abs(line.size - size) <= 0.3]
    exact = weighted_mode((round(line.size, 1), line.cjk or 0.01) for line in own) or size
    font = weighted_mode((line.cjk_font, line.cjk) for line in own if line.cjk) or ""
    gaps = (
        round(b.line.base - a.line.base, 0)
        for page in pages
        for side in ("left", "right", "full")
        for a, b in pairwise(p for p in page if p.side == side)
    )
    pitch = weighted_mode((gap, 1) for gap in gaps if 0.9 * exact < gap < 3 * exact)
    return BodyStyle(exact, font, pitch or 1.5 * exact)
