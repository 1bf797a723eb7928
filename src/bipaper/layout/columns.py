"""One or two columns: where the gutter is, and each page's lines by column."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from bipaper.layout.lines import Line, make_lines, rows
from bipaper.pdf.glyphs import Char

WIDE = 0.27  # a run of text this share of the page wide fills a column
NARROW = 0.49  # a wider one spans columns
A_FEW = 2  # lines on each side that agree with the gutter of other pages
ENOUGH = 4  # lines on each side that make a page two-column
GAP = 1.3  # em; a wider gap ends a run of text
GRID = 2.0  # points; edges this close are the same
OFTEN = 0.25  # an edge counts when this share of the commonest edge's runs end there
TOUCH = 0.8  # em between the halves of a line that crosses the gutter
ADJACENT = 3.3  # em between the base lines of neighbours
SHORT_LINES = 3  # so many lines in a row may be too short to cross the gutter

Side = Literal["left", "right", "full"]


class Gutter(NamedTuple):
    """The white strip between two columns and the columns' outer edges, in points."""

    left: float  # where the left column starts
    x0: float  # where it ends
    x1: float  # where the right column starts
    right: float  # where it ends

    @property
    def middle(self) -> float:
        """The x coordinate half way between the columns."""
        return (self.x0 + self.x1) / 2


class Placed(NamedTuple):
    """A line, the column it stands in ("full" crosses the gutter, or there is none) and
    the x coordinates that column runs between."""

    line: Line
    side: Side
    x0: float
    x1: float

    @property
    def indent(self) -> float:
        """Distance from the column's left edge, in em."""
        return (self.line.x0 - self.x0) / self.line.size

    @property
    def rest(self) -> float:
        """White space left at the line's end, in em."""
        return (self.x1 - self.line.x1) / self.line.size


def find_gutters(
    pages: Sequence[Sequence[Sequence[Char]]], widths: Sequence[float]
) -> list[Gutter | None]:
    """The gutter of each page, given by its rows; pages too short to tell take the paper's
    usual one. ``widths`` are the pages', in points."""
    runs = [
        [(run[0].x0, max(char.x1 for char in run)) for row in page for run in split_runs(row)]
        for page in pages
    ]
    own = [_gutter(page, width) for page, width in zip(runs, widths, strict=True)]
    found = [g for g in own if g]
    if len(found) * 4 < len(pages) or not found:
        return own
    usual = sorted(found, key=lambda g: g.middle)[len(found) // 2]
    return [g or _fitting(usual, page) for g, page in zip(own, runs, strict=True)]


def split_runs(row: Sequence[Char]) -> Iterator[list[Char]]:
    """Uninterrupted text of one row, from left to right."""
    run: list[Char] = []
    end = 0.0
    for char in sorted(row, key=lambda c: c.x0):
        if run and char.x0 - end > GAP * char.size:
            yield run
            run = []
        end = max(end, char.x1) if run else char.x1
        run.append(char)
    if run:
        yield run


def _gutter(runs: list[tuple[float, float]], width: float) -> Gutter | None:
    filled = [r for r in runs if WIDE * width < r[1] - r[0] < NARROW * width]
    left = [r for r in filled if r[1] < 0.55 * width]
    right = [r for r in filled if r[0] > 0.45 * width]
    if len(left) < ENOUGH or len(right) < ENOUGH:
        return None
    x0, x1 = outer_edge([r[1] for r in left], 1), outer_edge([r[0] for r in right], -1)
    if x0 >= x1:
        return None
    return Gutter(
        outer_edge([r[0] for r in left], -1), x0, x1, outer_edge([r[1] for r in right], 1)
    )


def outer_edge(edges: Sequence[float], outward: int) -> float:
    """A column's edge: the outermost (-1: smallest, 1: largest) that is shared by many runs."""
    counts = Counter(round(e / GRID) for e in edges)
    often = max(counts.values()) * OFTEN
    cell = max((c for c, n in counts.items() if n >= often), key=lambda c: c * outward)
    near = [e for e in edges if abs(e - cell * GRID) <= GRID]
    return sum(near) / len(near)


def _fitting(gutter: Gutter, runs: list[tuple[float, float]]) -> Gutter | None:
    """The usual gutter where lines end at its left, and others start at its right or none
    crosses it."""
    ending = sum(abs(x1 - gutter.x0) < 2 * GRID for _, x1 in runs)
    starting = sum(abs(x0 - gutter.x1) < 2 * GRID for x0, _ in runs)
    crossing = any(x0 < gutter.x0 and x1 > gutter.x1 for x0, x1 in runs)
    both = ending >= A_FEW and starting >= A_FEW
    return gutter if both or (ending >= ENOUGH and not crossing) else None


def place(chars: Sequence[Char], page: int, gutter: Gutter | None) -> list[Placed]:
    """A page's lines with their columns, from the top down (left before right on a height)."""
    if gutter is None:
        lines = make_lines(rows(chars), page)
        x0, x1 = _text_edges(lines)
        return [Placed(line, "full", x0, x1) for line in lines]
    middle = gutter.middle
    left = make_lines(rows(c for c in chars if (c.x0 + c.x1) / 2 < middle), page)
    right = make_lines(rows(c for c in chars if (c.x0 + c.x1) / 2 >= middle), page)
    sides, doubtful = _pair(left, right, gutter)
    sides += _settle(doubtful, sides)
    ordered = sorted(sides, key=lambda sided: (sided[0].base, sided[0].x0))
    return [_placed(line, side, gutter) for line, side in _widen(ordered)]


def _text_edges(lines: list[Line]) -> tuple[float, float]:
    """Left and right edge of a page's one column."""
    if not lines:
        return 0.0, 0.0
    widest = max(line.x1 - line.x0 for line in lines)
    filled = [line for line in lines if line.x1 - line.x0 > 0.7 * widest]
    return outer_edge([line.x0 for line in filled], -1), outer_edge([line.x1 for line in filled], 1)


def _placed(line: Line, side: Side, gutter: Gutter) -> Placed:
    x0 = gutter.x1 if side == "right" else gutter.left
    x1 = gutter.x0 if side == "left" else gutter.right
    return Placed(line, side, x0, x1)


Sided = tuple[Line, Side]


def _pair(
    left: list[Line], right: list[Line], gutter: Gutter
) -> tuple[list[Sided], list[tuple[Line, Line]]]:
    """Join halves of lines that cross the gutter; pairs that may be either come second."""
    placed: list[Sided] = []
    doubtful: list[tuple[Line, Line]] = []
    rest = sorted(right, key=lambda line: line.base)
    for one in left:
        other = next((r for r in rest if abs(r.base - one.base) < 0.3 * one.size), None)
        if other is None:
            placed.append(_alone(one, gutter))
            continue
        rest.remove(other)
        if other.x0 - one.x1 < min(TOUCH * one.size, 0.6 * (gutter.x1 - gutter.x0)):
            placed.append((_join(one, other), "full"))
        elif _at(one.x0, gutter.left, one.size) or _at(other.x0, gutter.x1, other.size):
            placed += [(one, "left"), (other, "right")]
        else:
            doubtful.append((one, other))
    return placed + [_alone(line, gutter) for line in rest], doubtful


def _at(x: float, edge: float, em: float) -> bool:
    """Whether a line starts where a column's lines do, indented or not."""
    return abs(x - edge) < 0.5 * em or abs(x - edge - 2 * em) < 0.5 * em


def _alone(line: Line, gutter: Gutter) -> Sided:
    if line.x0 < gutter.x0 - line.size and line.x1 > gutter.x1 + line.size:
        return line, "full"
    return line, "left" if (line.x0 + line.x1) / 2 < gutter.middle else "right"


def _settle(doubtful: list[tuple[Line, Line]], sides: list[Sided]) -> list[Sided]:
    """Halves beside the gutter, aligned with neither column: one line next to full lines."""
    full = [line.base for line, side in sides if side == "full"]
    settled: list[Sided] = []
    for one, other in doubtful:
        if any(abs(base - one.base) < ADJACENT * one.size for base in full):
            settled.append((_join(one, other), "full"))
        else:
            settled += [(one, "left"), (other, "right")]
    return settled


def _widen(ordered: Sequence[Sided]) -> list[Sided]:
    """Few left lines close between lines that cross the page are short lines of that text.

    ``ordered`` comes from the top down.
    """
    widened = list(ordered)
    full = [at for at, (_, side) in enumerate(ordered) if side == "full"]
    for above, below in pairwise(full):
        between = ordered[above + 1 : below]
        tight = all(
            low.base - high.base < ADJACENT * low.size
            for (high, _), (low, _) in pairwise(ordered[above : below + 1])
        )
        if len(between) <= SHORT_LINES and tight and all(side == "left" for _, side in between):
            widened[above + 1 : below] = [(line, "full") for line, _ in between]
    return widened


def _join(one: Line, other: Line) -> Line:
    return Line([*one.chars, *other.chars], one.page)
