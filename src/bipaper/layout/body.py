"""What the paper's running text looks like: its size, font and line distance."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from bipaper.layout.columns import Placed
from bipaper.layout.lines import USUAL_SIZE, Line, weighted_mode

SAME_SIZE = 0.06  # share by which a line in the body's size may be off
LARGER, SMALLER = 1.05, 0.95  # times the body's size: a difference that is seen
NEAR = 0.3  # points between the sizes of lines of running text at most
PITCH = (0.9, 3.0)  # em between base lines of running text
USUAL_PITCH = 1.5  # em, where no two lines tell
BODY_SHARE = 0.2  # share of the body's Chinese that a second body font holds at least
# White space in em.
ENDED = 2.5  # at the end of a paragraph's last line, where nothing is set in
SET_IN = 0.8  # before a paragraph's first line, at least


class BodyStyle(NamedTuple):
    """Size and pitch (distance of base lines) in points; names of the Chinese fonts,
    the commonest first; whether the first lines of paragraphs are set in."""

    size: float
    fonts: tuple[str, ...]
    pitch: float
    set_in: bool = True

    def same_size(self, line: Line) -> bool:
        """Whether a line is set in the body's size."""
        return abs(line.size - self.size) <= SAME_SIZE * self.size

    def larger(self, line: Line) -> bool:
        """Whether a line is set visibly larger than the body."""
        return line.size > LARGER * self.size

    def smaller(self, line: Line) -> bool:
        """Whether a line is set visibly smaller than the body."""
        return line.size < SMALLER * self.size


def body_style(pages: Iterable[list[Placed]]) -> BodyStyle:
    """The style most Chinese characters are set in; for a paper without any, most lines."""
    pages = list(pages)
    lines = [p.line for page in pages for p in page]
    halves = ((round(line.size * 2) / 2, max(100 * line.cjk, 1)) for line in lines)
    size = weighted_mode(halves) or USUAL_SIZE
    own = [line for line in lines if abs(line.size - size) <= NEAR]
    exact = weighted_mode((round(line.size, 1), max(100 * line.cjk, 1)) for line in own) or size
    gaps = (
        round(b.line.base - a.line.base, 0)
        for page in pages
        for column in {p.column for p in page}
        for a, b in pairwise(p for p in page if p.column == column)
    )
    pitch = weighted_mode((gap, 1) for gap in gaps if PITCH[0] * exact < gap < PITCH[1] * exact)
    return BodyStyle(exact, _body_fonts(own), pitch or USUAL_PITCH * exact, _sets_in(pages, exact))


def _sets_in(pages: Iterable[list[Placed]], size: float) -> bool:
    """Whether half of the full lines right below the end of a paragraph are set in."""
    begun = [
        below.indent > SET_IN
        for page in pages
        for column in {(p.zone, p.column) for p in page}
        for above, below in pairwise(p for p in page if (p.zone, p.column) == column)
        if above.rest > ENDED > below.rest
        and above.line.text.endswith("。")
        and all(abs(one.line.size - size) <= NEAR for one in (above, below))
    ]
    return 2 * sum(begun) >= len(begun)


def _body_fonts(lines: Iterable[Line]) -> tuple[str, ...]:
    """The fonts that a good share of the body's Chinese is set in, but no bold ones."""
    counts = Counter[str]()
    for line in lines:
        if line.cjk and not line.bold:
            counts[line.cjk_font] += line.cjk
    enough = BODY_SHARE * sum(counts.values())
    return tuple(font for font, n in counts.most_common() if n >= enough)
