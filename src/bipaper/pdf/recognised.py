"""Recognised lines as printed characters: their sizes, base lines and boxes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import Literal, NamedTuple

from pdfminer.fontmetrics import FONT_METRICS

from bipaper.chars import is_han, is_wide
from bipaper.parts.boxed_text import BBox
from bipaper.pdf.glyphs import Char
from bipaper.pdf.normalise import FULL_WIDTH, normalise_char

# Lines are set in one size that are by less (as a share) below or above it: as Chinese characters
# tell, whose line may be stretched, as letters do, and ink. 17 papers of 8 to 21 points, drawn and
# read: 0.03 below and 0.08 above, 0.04, and 0.15 off.
SAME_HAN, SAME_LATIN, SAME_INK = (0.045, 0.09), (0.07, 0.07), (0.09, 0.09)
# Fonts are wider or narrower than Times: what letters tell is the size of Chinese characters where
# it is so near to that.
NEAR_HAN = 0.025
# No print is this many times larger than most of a paper.
GIANT = 4.0

# So many em of a line measure it: the recogniser places characters to a sixth of one.
MEASURED = 6.0
# Em from the middle of a character, Chinese or Latin, to its edge, and half of a space.
HALF_WIDE, HALF_NARROW, HALF_SPACE = 0.55, 0.3, 0.13
WIDEST = 1.3  # em from one middle to the next, without white space between
APART = 1.5  # em from a Chinese character to the next, beyond which white space parts them
# Shares of the size by height within which the width of Chinese characters, or of Latin letters,
# tells it: what is further off is set wide (over 1.3 on title pages), or misread. The ink of
# letters is lower than its reach by up to a quarter where few of them reach far.
WITHIN_HAN, WITHIN_LATIN = (0.75, 1.1), (0.75, 1.4)

FONT = "ocr"
# The widths of letters, in thousandths of an em; most journals set English in Times or the like.
_TIMES = FONT_METRICS["Times-Roman"][1]
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


class Size(NamedTuple):
    """The font size of a line, in points, and what told it."""

    points: float
    by: Literal["han", "latin", "ink"]


def size_of(line: OcrLine) -> Size:
    """A line's font size.

    How far characters reach above and below the base line depends on which they are, so that the
    height of a line's ink is off by up to a fifth; how far apart they stand is not. Where a line
    has enough Chinese characters side by side, or words of Latin letters, these measure it.
    """
    height = (line.bottom - line.top) / sum(_reach(line))
    if han := _measured(_han_pairs(line, height), height, WITHIN_HAN):
        return Size(han, "han")
    if latin := _measured(_latin_words(line), height, WITHIN_LATIN):
        return Size(latin, "latin")
    return Size(height, "ink")


def _measured(
    places: Iterable[tuple[float, float]], height: float, within: tuple[float, float]
) -> float | None:
    """The size by places (points, em) that are as wide, if there are enough, ``within`` so much
    of the size by height."""
    seen, ems = map(sum, zip((0.0, 0.0), *places, strict=True))
    fits = ems >= MEASURED and within[0] < seen / ems / height < within[1]
    return seen / ems if fits else None


def _han_pairs(line: OcrLine, height: float) -> Iterator[tuple[float, float]]:
    """From a Chinese character to the next without white space between them: points, and em."""
    for (one, x), (other, x_other) in pairwise(line.chars):
        if is_han(one) and is_han(other) and x_other - x < APART * height:
            yield x_other - x, 1.0


def _latin_words(line: OcrLine) -> Iterator[tuple[float, float]]:
    """From the first to the last letter of a word: points, and em of Times."""
    centres = iter(line.chars)
    for word in line.text.split():
        letters = list(islice(centres, len(word)))
        widths = [_TIMES.get(char, 0.0) for char, _ in letters]
        if len(letters) > 1 and word.isalpha() and all(widths):
            ems = (sum(widths) - (widths[0] + widths[-1]) / 2) / 1000
            yield letters[-1][1] - letters[0][1], ems


def _reach(line: OcrLine) -> tuple[float, float]:
    """How far the ink of a line reaches above and below its base line, in em."""
    text = "".join(char for char, _ in line.chars)
    if any(is_wide(char) for char in text):
        return _HAN_ASCENT, _HAN_DESCENT
    ascent = _SMALL if all(char in _FLAT for char in text) else _CAPITAL
    return ascent, _BELOW if any(char in _DESCENDING for char in text) else 0.0


def settle_sizes(estimates: Iterable[tuple[Size, int]]) -> dict[Size, float]:
    """Map each estimated size to the size its lines are set in, rounded to 0.1 point.

    ``estimates`` are (size, characters). Of those of one kind the size with most characters near
    it, the nearer the more they count, takes all that are the same; then the next of the rest.
    What ink tells is the nearest of what widths do.
    """
    counts = Counter[Size]()
    for size, count in estimates:
        counts[size] += count
    han, latin, ink = (
        {size: count for size, count in counts.items() if size.by == by}
        for by in ("han", "latin", "ink")
    )
    settled = _settled(han, *SAME_HAN)
    settled |= {
        size: _nearest(own, settled.values(), NEAR_HAN) or own
        for size, own in _settled(latin, *SAME_LATIN).items()
    }
    near = {size: _nearest(size.points, settled.values(), SAME_INK[0]) for size in ink}
    left = {size: count for size, count in ink.items() if near[size] is None}
    told = {size: own for size, own in near.items() if own is not None}
    return settled | told | _settled(left, *SAME_INK)


def _nearest(size: float, known: Iterable[float], same: float) -> float | None:
    """The one of some known sizes that is nearest, and the same."""
    nearest = min(sorted(set(known)), key=lambda other: abs(other - size), default=0.0)
    return nearest if abs(nearest - size) <= same * nearest else None


def _settled(counts: Mapping[Size, int], below: float, above: float) -> dict[Size, float]:
    left = dict(counts)
    settled: dict[Size, float] = {}
    while left:
        best = max(sorted(left), key=lambda size: _weight_near(size, left, below)).points
        near = [size for size in left if -below <= size.points / best - 1 <= above]
        settled |= dict.fromkeys(near, round(best, 1))
        for size in near:
            del left[size]
    return settled


def without_giants(
    sizes: Mapping[Size, float], estimates: Iterable[tuple[Size, int]]
) -> dict[Size, float]:
    """Settled sizes without those too large for print: handwriting and drawings.

    They are measured by the size most characters are set in.
    """
    counts = Counter[float]()
    for estimate, count in estimates:
        counts[sizes[estimate]] += count
    usual = max(sorted(counts), key=lambda size: counts[size], default=0.0)
    return {estimate: size for estimate, size in sizes.items() if size <= GIANT * usual}


def _weight_near(size: Size, counts: Mapping[Size, int], same: float) -> float:
    reach = same * size.points
    near = ((abs(other.points - size.points) / reach, count) for other, count in counts.items())
    return sum(count * max(0.0, 1 - distance) for distance, count in near)


def set_line(line: OcrLine, sizes: Mapping[Size, float]) -> list[Char]:
    """The characters of a line in its settled size; none of a line without one."""
    own = size_of(line)
    size = sizes.get(own)
    if size is None:
        return []
    base = line.bottom - _reach(line)[1] * own.points
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
    halves = [(HALF_WIDE if is_wide(char) else HALF_NARROW) * size for char, _ in line.chars]
    centres = [x for _, x in line.chars]
    lefts = [centres[0] - halves[0]] if centres else []
    rights = []
    for i, (a, b) in enumerate(pairwise(centres)):
        middle = (a + b) / 2
        apart = spaces[i + 1] or b - a > WIDEST * size
        gap = HALF_SPACE * size if spaces[i + 1] else 0.0
        rights.append(min(middle - gap, a + (halves[i] if apart else size)))
        lefts.append(max(middle + gap, b - (halves[i + 1] if apart else size)))
    rights += [x + half for x, half in zip(centres[-1:], halves[-1:], strict=True)]
    return [(c, x0, x1) for (c, _), x0, x1 in zip(line.chars, lefts, rights, strict=True)]
