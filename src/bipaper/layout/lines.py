"""Printed lines from characters: rows by base line, text with its spaces restored."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from statistics import median
from typing import Any, NamedTuple

from bipaper.chars import WIDE, is_wide
from bipaper.parts.boxed_text import BBox
from bipaper.pdf.glyphs import Char
from bipaper.pdf.recognised import FONT

USUAL_SIZE = 10.0  # points of type, where no page tells
# All other lengths are in em: multiples of the larger font size.
SAME_BASE = 0.35  # base lines of one row differ by less (fonts disagree slightly)
LOWERED = 0.5  # or by less than this where they fill a hole: set lines are an em apart
INTO = 0.2  # and reach into others' boxes by less
NEXT_TO = 1.2  # with a character of the row so near
BESIDE = 1.2  # characters so near to a small one tell its row's base line
RAISED = (-0.75, 0.45)  # base line of super- and subscripts against their row's
REACH = 30.0  # points within which a small character's row is looked for
SMALL = 0.82  # a super- or subscript is set smaller than this share of its row
LONGEST_INDEX = 12  # characters
RAISED_BY = 0.12  # and a superscript stands at least this much higher
ASCENT, DESCENT = 0.88, 0.14  # of Chinese characters: SimSun 0.86 and 0.14, Noto 0.88 and 0.12
CUT = 0.1  # points by which a character may begin before the place a line is cut at
MAIN_SHARE = 0.2  # the largest type that this share of a line is set in is the line's size
WIDE_GAP = 0.45  # a gap this wide was put there on purpose, between Chinese characters too
GUTTER = 1.5  # no space of a justified line is as wide
SPACE = 0.17  # a gap between Latin characters wider than this is a space,
TIGHT_SPACE = 0.09  # or than this in a line with narrow spaces:
ALIKE = 0.06  # they differ by less
LETTERS = 8  # and so many pairs of letters or more
TOUCHING = 0.04  # are no further apart than this
DRAWN_SPACE = 0.04  # and so is this, where a space was drawn

OPENING = frozenset("([{‘“")  # no space follows
CLOSING = frozenset(",.;:)]}!?%’”")  # none stands before

# The same as a set: asked for every pair of characters.
_WIDE = re.compile(f"[{WIDE}]")


class Line:
    """One printed line: characters from left to right on one base line.

    ``text`` has no space between Chinese characters and one between Latin words;
    Wide white space, as after the number of "1 引言", is remembered in ``gaps``. Boxes are
    in points from the page's top left. Text is put together when first asked for: not
    every row of a page becomes a line of the result. A line equals itself only: what is taken
    or left is kept as sets of lines.
    """

    def __init__(self, chars: Sequence[Char], page: int) -> None:
        # By centre: the wide boxes of full-width brackets, set tight, reach over letters.
        self.chars = sorted(chars, key=lambda c: (c.x0 + c.x1, c.x0))
        self.page = page
        sizes: Counter[float] = Counter(map(attrgetter("size"), self.chars))
        enough = MAIN_SHARE * len(self.chars)
        self.size = max((s for s, n in sizes.items() if n >= enough), default=max(sizes))
        self._main = [c for c in self.chars if c.size == self.size]
        self.base: float = median(map(attrgetter("base"), self._main))

    @cached_property
    def font(self) -> str:
        """The font of most characters of the main size."""
        return Counter(c.font for c in self._main).most_common(1)[0][0]

    @cached_property
    def bold(self) -> bool:
        """Whether most characters of the main size are bold."""
        return sum(c.bold for c in self._main) * 2 > len(self._main)

    @cached_property
    def _assembled(self) -> "_Assembled":
        return _assemble(self.chars, self.size, self.base)

    @cached_property
    def text(self) -> str:
        """The line's text with its spaces restored."""
        return self._assembled.text

    @property
    def edges(self) -> list[float]:
        """x coordinates left of each character and right of the last."""
        return self._assembled.edges

    @property
    def raised(self) -> list[tuple[int, int]]:
        """Spans of superscripts."""
        return self._assembled.raised

    @property
    def gaps(self) -> dict[int, float]:
        """{offset: em} of wide white space before the character at the offset."""
        return self._assembled.gaps

    @cached_property
    def x0(self) -> float:
        """Left edge of the first character's box."""
        return min(c.x0 for c in self.chars)

    @cached_property
    def x1(self) -> float:
        """Right edge of the last character's box."""
        return max(c.x1 for c in self.chars)

    @property
    def top(self) -> float:
        """Where Chinese characters of the main size begin."""
        return self.base - ASCENT * self.size

    @property
    def bottom(self) -> float:
        """Where they end, below the base line."""
        return self.base + DESCENT * self.size

    @property
    def bbox(self) -> BBox:
        """The line's box."""
        return self.x0, self.top, self.x1, self.bottom

    @cached_property
    def cjk(self) -> int:
        """How many characters are Chinese."""
        return len(_WIDE.findall(self.text))

    @cached_property
    def cjk_font(self) -> str:
        """The font of most of its Chinese characters ("" without any)."""
        fonts = Counter(c.font for c in self.chars if is_wide(c.text))
        return fonts.most_common(1)[0][0] if fonts else ""

    def split(self, offset: int) -> tuple["Line", "Line"]:
        """Two lines, cut before the character at ``offset`` of the text."""
        edge = self.edges[offset]
        left = [c for c in self.chars if c.x0 < edge - CUT]
        right = [c for c in self.chars if c.x0 >= edge - CUT]
        return Line(left, self.page), Line(right, self.page)

    def __repr__(self) -> str:
        return f"Line({self.page}, {self.x0:.0f}, {self.base:.0f}, {self.size}, {self.text!r})"


def rows(chars: Iterable[Char]) -> list[list[Char]]:
    """Group characters that share a base line; super- and subscripts join their row.

    Rows come from the top down. Linear in characters after one sort.
    """
    return _attach_small(_fill_holes(base_rows(chars)))


def base_rows(chars: Iterable[Char]) -> list[list[Char]]:
    """Group characters by base line alone, from the top down; no row is empty."""
    groups: list[list[Char]] = []
    anchor: Char | None = None
    for char in sorted(chars, key=attrgetter("base", "x0")):
        if anchor and char.base - anchor.base <= SAME_BASE * max(char.size, anchor.size):
            groups[-1].append(char)
            if anchor.size < SMALL * char.size:  # was raised from the base line to come
                anchor = char
        else:
            groups.append([char])
            anchor = char
    return groups


def _fill_holes(groups: Iterable[list[Char]]) -> list[list[Char]]:
    """Take figures of a font that stands lower or higher into the holes they leave in a row."""
    filled: list[list[Char]] = []
    for group in groups:
        filled[-1:] = _filled(filled[-1], group) if filled else [group]
    return filled


def _filled(upper: list[Char], lower: list[Char]) -> list[list[Char]]:
    """Two rows, or one where all runs of the shorter fit into holes of the longer."""
    few, many = sorted((upper, lower), key=len)
    far = lower[0].base - upper[0].base > LOWERED * many[0].size
    if far or not SMALL < few[0].size / many[0].size < 1 / SMALL:
        return [upper, lower]
    inside = [char for run in _runs(few) if _fits(run, many) for char in run]
    held = set(map(id, inside))
    rest = [char for char in few if id(char) not in held]
    whole = [*many, *inside]
    return [row for row in ((rest, whole) if few is upper else (whole, rest)) if row]


def _fits(run: Sequence[Char], row: Iterable[Char]) -> bool:
    """Whether a run stands in white space of a row, next to a character of it."""
    x0, x1, size = run[0].x0, max(char.x1 for char in run), run[0].size
    apart = min(max(char.x0 - x1, x0 - char.x1) for char in row)
    return -INTO * size < apart < NEXT_TO * size


class _Row(NamedTuple):
    """Characters of one base line, with their usual size and base line."""

    chars: list[Char]
    size: float
    base: float


def _attach_small(groups: Iterable[list[Char]]) -> list[list[Char]]:
    """Give each small character off the base line to the row it is raised or lowered from."""
    found = [
        _Row(group, median(map(attrgetter("size"), group)), median(map(attrgetter("base"), group)))
        for group in groups
    ]
    bases = [row.base for row in found]
    homes: list[list[Char]] = [[] for _ in found]
    for i, row in enumerate(found):
        near = range(bisect_left(bases, row.base - REACH), bisect_right(bases, row.base + REACH))
        limit = SMALL * max(found[j].size for j in near)
        homes[i] += [char for char in row.chars if char.size >= limit]
        for run in _runs((char for char in row.chars if char.size < limit), LONGEST_INDEX):
            others = (_home(char, found, near) for char in run)
            homes[next((home for home in others if home not in (i, None)), i)] += run
    return [h for h in homes if h]


def _runs(chars: Iterable[Char], longest: int | None = None) -> Iterator[list[Char]]:
    """Characters that touch, as in [12,29], none an index to others; ``longest`` is how many an
    index or a mark has."""
    run: list[Char] = []
    for char in sorted(chars, key=attrgetter("x0")):
        ends = run and (char.x0 - run[-1].x1 > char.size or len(run) == longest)
        if ends or (run and not _is_as_large(char, run)):
            yield run
            run = []
        run.append(char)
    if run:
        yield run


def _is_as_large(char: Char, run: Sequence[Char]) -> bool:
    """Whether a letter or digit is about as large as the last one of a run."""
    last = next((one for one in reversed(run) if one.text.isalnum()), char)
    return not char.text.isalnum() or SMALL < char.size / last.size < 1 / SMALL


def _home(char: Char, found: Sequence[_Row], near: Iterable[int]) -> int | None:
    """The row that a character is the nearest index to; None for no index."""
    best, distance = None, float("inf")
    for j in near:
        row = found[j]
        near_row = _is_index(char, row.base, row.size, more=SAME_BASE)
        # Lines of several columns may share a row: the one beside the character counts.
        base = _base_beside(char, row.chars) if near_row else None
        if base is not None and _is_index(char, base, row.size):
            shift = abs(char.base - base) / row.size
            best, distance = (j, shift) if shift < distance else (best, distance)
    return best


def _is_index(char: Char, base: float, size: float, more: float = 0.0) -> bool:
    """Whether a character is small and stands off a base line as an index does, or ``more`` em."""
    shift = (char.base - base) / size
    return char.size < SMALL * size and RAISED[0] - more < shift < RAISED[1] + more


def _base_beside(char: Char, row: list[Char]) -> float | None:
    """The base line of the characters of the row's size within an em of ``char``; none where one is
    over or under it that OCR read: that reads raised characters with their line, and guesses
    sizes."""
    reach = BESIDE * row[0].size
    near = [c for c in row if c.x0 - reach < char.x0 < c.x1 + reach and c.size > char.size]
    middle = (char.x0 + char.x1) / 2
    if not near or (char.font == FONT and any(c.x0 < middle < c.x1 for c in near)):
        return None
    return median(c.base for c in near)


class _Assembled(NamedTuple):
    text: str
    edges: list[float]
    raised: list[tuple[int, int]]
    gaps: dict[int, float]


def _assemble(chars: Sequence[Char], size: float, base: float) -> _Assembled:
    """Text, edges, superscript spans and wide gaps of sorted characters."""
    parts: list[str] = []
    edges: list[float] = []
    raised: list[tuple[int, int]] = []
    gaps: dict[int, float] = {}
    length = 0
    before = [(b.x0 - a.x1) / max(a.size, b.size) for a, b in pairwise(chars)]
    latin = [
        g for (a, b), g in zip(pairwise(chars), before, strict=True) if not _touch(a.text, b.text)
    ]
    space, drawn = _least_space(latin, before), DRAWN_SPACE + _set_wide(latin)
    lefts, behind = [chars[0], *chars[:-1]], [*(char.text for char in chars[1:]), ""]
    for left, gap, char, after in zip(lefts, [0.0, *before], chars, behind, strict=True):
        text = char.text
        wide = gap > (drawn if char.spaced else space)
        if wide and (not _touch(left.text, text) or _leads(left.text, text, after)):
            parts.append(" ")
            edges.append(max(edges[-1], left.x1))  # a wider one's box may reach over it
            length += 1
        if gap > WIDE_GAP:
            gaps[length] = round(gap, 2)
        if char.size < SMALL * size and base - char.base > RAISED_BY * size:
            start = raised.pop()[0] if raised and raised[-1][1] == length else length
            raised.append((start, length + len(text)))
        x = edges[-1] if edges and edges[-1] > char.x0 else char.x0
        edges.append(x)
        if len(text) > 1:
            step = max(0.0, char.x1 - x) / len(text)
            edges += [x + k * step for k in range(1, len(text))]
        parts.append(text)
        length += len(text)
    edges.append(max(edges[-1], chars[-1].x1))
    return _Assembled("".join(parts), edges, raised, gaps)


def _set_wide(latin: Sequence[float]) -> float:
    """How far the letters of a line are set apart, in em, where all of them are: a reader of pages
    takes such a gap for a space here and there."""
    apart = min(latin, default=0.0)
    return apart if TOUCHING < apart < SPACE and len(latin) >= LETTERS else 0.0


def _least_space(latin: Sequence[float], gaps: Sequence[float]) -> float:
    """The least gap that is a space in this line, in em; ``gaps`` are those between its characters,
    ``latin`` those between two that space may part.

    Justification narrows all spaces of a line alike: where letters touch and all other gaps
    are about as wide, these are spaces.
    """
    if not any(TIGHT_SPACE < gap <= SPACE for gap in gaps):
        return SPACE
    touching = [gap for gap in latin if abs(gap) <= TOUCHING]
    apart = [gap for gap in latin if TOUCHING < gap <= GUTTER]
    alike = len(apart) > 1 and min(apart) > TIGHT_SPACE and max(apart) - min(apart) < ALIKE
    return TIGHT_SPACE if alike and len(touching) >= LETTERS else SPACE


def _touch(left: str, right: str) -> bool:
    """Whether no space stands between two characters, however far apart they are."""
    if is_wide(left) or is_wide(right):
        return True
    return left in OPENING or right in CLOSING


def _leads(left: str, text: str, after: str) -> bool:
    """Whether a point opens a number behind a word or a sign: was .91, p < .05, [.15, .31]."""
    opens = text == "." and after.isdecimal()
    return opens and not (left.isdecimal() or left == "." or left in OPENING or is_wide(left))


def make_lines(groups: Iterable[list[Char]], page: int) -> list[Line]:
    """Lines of rows; rows of white space only do not count."""
    return [Line(g, page) for g in groups if g]


def weighted_mode(values: Iterable[tuple[Any, int]]) -> Any:
    """The value with the greatest weight; the smaller one of equals; None for nothing."""
    weights: Counter[Any] = Counter()
    for value, weight in values:
        weights[value] += weight
    return max(sorted(weights), key=lambda v: weights[v]) if weights else None
