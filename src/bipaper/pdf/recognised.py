"""Recognised lines as printed characters: their sizes, base lines and boxes."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from bipaper.chars import is_wide
from bipaper.model import BBox
from bipaper.pdf.glyphs import Char
from bipaper.pdf.normalise import FULL_WIDTH, normalise_char

# Lines whose estimated sizes differ by less (as a share) are set in one size.
SAME_SIZE = 0.09
# No print is this many times larger than most of a paper.
GIANT = 4.0

FONT = "ocr"
_WIDE = {narrow: wide for narrow, wide in FULL_WIDTH.items() if narrow not in "()"}

# How far ink reaches above and below the base line, in em, by kind of character.
_HAN_ASCENT, _HAN_DESCENT = 0.79, 0.11
_CAPITAL, _SMALL, _BELOW = 0.69, 0.46, 0.21
_DESCENDING = frozenset("gjpqy()[]{},;/|")
_FLAT = frozenset("acemnorsuvwxz.:-~_+=<>gpqy,;")


class OcrLine(NamedTuple):
    """A recognised line: ``chars`` are (character, centre x) without spaces.

    ``text`` has the spaces; ``x0`` to ``bottom`` box the ink, ``score`` is the mean
    confidence (0 to 1) of its characters. Points from the page's top left.
    """

    text: str
    chars: list[tuple[str, float]]
    x0: float
    top: float
    x1: float
    bottom: float
    score: float

    @property
    def box(self) -> BBox:
        """Around its ink."""
        return self.x0, self.top, self.x1, self.bottom


def read_once(lines: Sequence[OcrLine]) -> list[OcrLine]:
    """The lines, each without what it says anew of the end of one that it begins in: where the
    boxes of two pieces of a row overlap, the ink in both is read twice."""
    found = (_behind(line, max(_said_anew(line, one) for one in lines)) for line in lines)
    return [line for line in found if line.chars]


def _said_anew(line: OcrLine, other: OcrLine) -> int:
    """How many characters a line begins with that end another, where its box reaches."""
    if not (
        other.x0 < line.x0 < other.x1 and other.top < (line.top + line.bottom) / 2 < other.bottom
    ):
        return 0
    shared = sum(x < other.x1 for _, x in line.chars)
    said = [char for char, _ in other.chars]
    begins = [char for char, _ in line.chars]
    return next((n for n in range(shared, 0, -1) if said[-n:] == begins[:n]), 0)


def _behind(line: OcrLine, count: int) -> OcrLine:
    """A line without its first characters, which leave their spaces with them."""
    text = line.text
    for char, _ in line.chars[:count]:
        text = text[text.index(char) + len(char) :]
    return line._replace(text=text, chars=line.chars[count:]) if count else line


def size_and_base(line: OcrLine) -> tuple[float, float]:
    """Font size and the y of the base line, from the height of the ink."""
    text = "".join(char for char, _ in line.chars)
    ascent, descent = _reach(text)
    size = (line.bottom - line.top) / (ascent + descent)
    return size, line.bottom - descent * size


def _reach(text: str) -> tuple[float, float]:
    if any(is_wide(char) for char in text):
        return _HAN_ASCENT, _HAN_DESCENT
    ascent = _SMALL if all(char in _FLAT for char in text) else _CAPITAL
    return ascent, _BELOW if any(char in _DESCENDING for char in text) else 0.0


def settle_sizes(estimates: Iterable[tuple[float, int]]) -> dict[float, float]:
    """Map each estimated size to the size its lines are set in, rounded to 0.1 point.

    ``estimates`` are (size, characters). The size with most characters near it, the
    nearer the more they count, takes all within ``SAME_SIZE``; then the next of the rest.
    """
    left = Counter[float]()
    for size, count in estimates:
        left[size] += count
    settled: dict[float, float] = {}
    while left:
        best = max(sorted(left), key=lambda size: _weight_near(size, left))
        near = [size for size in left if abs(size - best) <= SAME_SIZE * best]
        settled |= dict.fromkeys(near, round(best, 1))
        for size in near:
            del left[size]
    return settled


def without_giants(
    sizes: Mapping[float, float], estimates: Iterable[tuple[float, int]]
) -> dict[float, float]:
    """Settled sizes without those too large for print: handwriting and drawings.

    They are measured by the size most characters are set in.
    """
    counts = Counter[float]()
    for estimate, count in estimates:
        counts[sizes[estimate]] += count
    usual = max(sorted(counts), key=lambda size: counts[size], default=0.0)
    return {estimate: size for estimate, size in sizes.items() if size <= GIANT * usual}


def _weight_near(size: float, counts: Mapping[float, int]) -> float:
    reach = SAME_SIZE * size
    return sum(n * max(0.0, 1 - abs(other - size) / reach) for other, n in counts.items())


def set_line(line: OcrLine, sizes: Mapping[float, float]) -> list[Char]:
    """The characters of a line in its settled size; none of a line without one."""
    estimate, base = size_and_base(line)
    size = sizes.get(estimate)
    if size is None:
        return []
    boxes = split_line(line, size)
    texts = [normalise_char(char) for char, _, _ in boxes]
    return [
        Char(text, x0, line.top, x1, line.bottom, base, size, FONT, False)
        for text, (_, x0, x1) in zip(chinese_marks(texts), boxes, strict=True)
        if text.strip()
    ]


def chinese_marks(texts: Sequence[str]) -> list[str]:
    """Characters of a line with , ; : ? ! made full-width beside a Chinese character.

    The recogniser often takes them for their narrow twins. Before a digit they stay.
    """
    around = ["", *texts, ""]
    return [
        _WIDE[mark] if mark in _WIDE and _in_chinese(before, after) else mark
        for before, mark, after in zip(around, texts, around[2:], strict=False)
    ]


def _in_chinese(before: str, after: str) -> bool:
    return (is_wide(before) or is_wide(after)) and not after.isdigit()


def split_line(line: OcrLine, size: float) -> list[tuple[str, float, float]]:
    """(character, x0, x1) of a line: edges half way between neighbours' centres.

    No box is wider than its em. Where the recogniser saw a space, or centres are further apart
    than characters are wide, white space is left.
    """
    text = iter(line.text)
    spaces: list[bool] = []
    for char, _ in line.chars:
        seen = next(text)
        spaces.append(seen.isspace())
        while seen != char:
            seen = next(text)
    halves = [0.55 * size if is_wide(char) else 0.3 * size for char, _ in line.chars]
    centres = [x for _, x in line.chars]
    lefts = [centres[0] - halves[0]] if centres else []
    rights = []
    for i, (a, b) in enumerate(pairwise(centres)):
        middle = (a + b) / 2
        apart = spaces[i + 1] or b - a > 1.3 * size
        gap = 0.13 * size if spaces[i + 1] else 0.0
        rights.append(min(middle - gap, a + (halves[i] if apart else size)))
        lefts.append(max(middle + gap, b - (halves[i + 1] if apart else size)))
    rights += [x + half for x, half in zip(centres[-1:], halves[-1:], strict=True)]
    return [(c, x0, x1) for (c, _), x0, x1 in zip(line.chars, lefts, rights, strict=True)]
