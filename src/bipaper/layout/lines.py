"""Printed lines from characters: rows by base line, text with its spaces restored."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import Any

from bipaper.model import BBox
from bipaper.pdf.chars import Char

# All lengths are in em: multiples of the larger font size.
SAME_BASE = 0.35  # base lines of one row differ by less (fonts disagree slightly)
RAISED = (-0.75, 0.45)  # base line of super- and subscripts against their row's
SMALL = 0.82  # a super- or subscript is set smaller than this share of its row
RAISED_BY = 0.12  # and a superscript stands at least this much higher
MAIN_SHARE = 0.2  # the largest type that this share of a line is set in is the line's size
WIDE_GAP = 0.45  # a gap this wide was put there on purpose, between Chinese characters too
SPACE = 0.17  # a gap between Latin characters wider than this is a space

OPENING = frozenset("([{‘“")  # no space follows
CLOSING = frozenset(",.;:)]}!?%’”")  # none stands before

CJK = re.compile(r"[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]")


class Line:
    """One printed line: characters from left to right on one base line.

    ``text`` has no space between Chinese characters and one between Latin words;
    ``edges`` are the x coordinates left of each character and right of the last;
    ``raised`` the spans of superscripts, ``gaps`` {offset: em} of wide white space before
    the character there (the space of "1 引言"). Boxes are in points from the page's top left.
    """

    def __init__(self, chars: Sequence[Char], page: int) -> None:
        # By centre: the wide boxes of full-width brackets, set tight, reach over letters.
        self.chars = sorted(chars, key=lambda c: (c.x0 + c.x1, c.x0))
        self.page = page
        sizes = Counter(round(c.size, 1) for c in self.chars for _ in c.text)
        enough = MAIN_SHARE * sum(sizes.values())
        self.size = max(s for s, n in sizes.items() if n >= enough)
        main = [c for c in self.chars if abs(c.size - self.size) < 0.06] or self.chars
        self.base = median(c.base for c in main)
        self.font = Counter(c.font for c in main).most_common(1)[0][0]
        self.bold = sum(c.bold for c in main) * 2 > len(main)
        self.text, self.edges, self.raised = _assemble(self.chars, self.size, self.base)
        self.gaps = _wide_gaps(self.chars)

    @cached_property
    def x0(self) -> float:
        return min(c.x0 for c in self.chars)

    @cached_property
    def x1(self) -> float:
        return max(c.x1 for c in self.chars)

    @property
    def top(self) -> float:
        return self.base - 0.88 * self.size

    @property
    def bottom(self) -> float:
        return self.base + 0.14 * self.size

    @property
    def bbox(self) -> BBox:
        return self.x0, self.top, self.x1, self.bottom

    @cached_property
    def cjk(self) -> int:
        """How many characters are Chinese."""
        return len(CJK.findall(self.text))

    @cached_property
    def cjk_font(self) -> str:
        """The font of most of its Chinese characters ("" without any)."""
        fonts = Counter(c.font for c in self.chars if CJK.match(c.text))
        return fonts.most_common(1)[0][0] if fonts else ""

    def split(self, offset: int) -> tuple["Line", "Line"]:
        """Two lines, cut before the character at ``offset`` of the text."""
        edge = self.edges[offset]
        left = [c for c in self.chars if c.x0 < edge - 0.1]
        right = [c for c in self.chars if c.x0 >= edge - 0.1]
        return Line(left, self.page), Line(right, self.page)

    def __repr__(self) -> str:
        return f"Line({self.page}, {self.x0:.0f}, {self.base:.0f}, {self.size}, {self.text!r})"


def rows(chars: Iterable[Char]) -> list[list[Char]]:
    """Group characters that share a base line; super- and subscripts join their row.

    Rows come from the top down. Linear in characters after one sort.
    """
    ordered = sorted(chars, key=lambda c: (c.base, c.x0))
    groups: list[list[Char]] = []
    for char in ordered:
        home = groups[-1] if groups else None
        if home and char.base - home[0].base <= SAME_BASE * max(char.size, home[0].size):
            home.append(char)
        else:
            groups.append([char])
    return _attach_small(groups)


def _attach_small(groups: list[list[Char]]) -> list[list[Char]]:
    """Give each small character off the base line to the row it is raised or lowered from."""
    sizes = [median(c.size for c in g) for g in groups]
    bases = [median(c.base for c in g) for g in groups]
    homes: list[list[Char]] = [[] for _ in groups]
    for i, group in enumerate(groups):
        near = range(bisect_left(bases, bases[i] - 30), len(groups))
        for char in group:
            homes[_home(char, i, near, sizes, bases, groups)].append(char)
    return [h for h in homes if h]


def _home(
    char: Char,
    own: int,
    near: Iterable[int],
    sizes: list[float],
    bases: list[float],
    groups: list[list[Char]],
) -> int:
    best, distance = own, float("inf")
    for j in near:
        if bases[j] > char.base + 30:
            break
        shift = (char.base - bases[j]) / sizes[j]
        small = j != own and char.size < SMALL * sizes[j] and RAISED[0] < shift < RAISED[1]
        if small and abs(shift) < distance and _beside(char, groups[j]):
            best, distance = j, abs(shift)
    return best


def _beside(char: Char, row: list[Char]) -> bool:
    """Whether a character of the row's size stands within an em of ``char``."""
    reach = 1.2 * row[0].size
    return any(c.x0 - reach < char.x0 < c.x1 + reach and c.size > char.size for c in row)


def _assemble(
    chars: Sequence[Char], size: float, base: float
) -> tuple[str, list[float], list[tuple[int, int]]]:
    """Text, edges and superscript spans of sorted characters."""
    text: list[str] = []
    edges: list[float] = []
    raised: list[tuple[int, int]] = []
    length = 0
    previous: Char | None = None
    for char in chars:
        if previous and _space_between(previous, char):
            text.append(" ")
            edges.append(previous.x1)
            length += 1
        if char.size < SMALL * size and base - char.base > RAISED_BY * size:
            start = raised.pop()[0] if raised and raised[-1][1] == length else length
            raised.append((start, length + len(char.text)))
        width = max(0.0, char.x1 - char.x0) / len(char.text)
        start = max(char.x0, edges[-1]) if edges else char.x0
        edges += [start + k * width for k in range(len(char.text))]
        text.append(char.text)
        length += len(char.text)
        previous = char
    edges.append(chars[-1].x1)
    return "".join(text), [round(x, 1) for x in edges], raised


def _wide_gaps(chars: Sequence[Char]) -> dict[int, float]:
    gaps: dict[int, float] = {}
    offset = 0
    for left, right in pairwise(chars):
        offset += len(left.text) + _space_between(left, right)
        gap = (right.x0 - left.x1) / max(left.size, right.size)
        if gap > WIDE_GAP:
            gaps[offset] = round(gap, 2)
    return gaps


def _space_between(left: Char, right: Char) -> bool:
    if CJK.match(left.text) or CJK.match(right.text):
        return False
    if left.text in OPENING or right.text in CLOSING:
        return False
    em = max(left.size, right.size)
    return right.x0 - left.x1 > SPACE * em


def make_lines(groups: Iterable[list[Char]], page: int) -> list[Line]:
    """Lines of rows; rows of white space only do not count."""
    return [Line(g, page) for g in groups if g]


def weighted_mode(values: Iterable[tuple[Any, int]]) -> Any:
    """The value with the greatest weight; the smaller one of equals; None for nothing."""
    weights: Counter[Any] = Counter()
    for value, weight in values:
        weights[value] += weight
    return max(sorted(weights), key=lambda v: weights[v]) if weights else None
