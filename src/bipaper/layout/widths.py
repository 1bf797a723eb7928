"""Advance widths and sizes of fonts that do not tell theirs.

Some PDFs place every letter by itself and give the font one width for all letters,
so that boxes overlap and no space can be seen. The true widths can be learned: most
letters stand inside words, so the distance to the next letter is, most often, the width.

Others draw letters at half the size of their em, so that the type is set twice as large as it
looks. Chinese characters fill their em and are not printed over each other: where all of a type
stand at one distance that is well below their width, that distance is their size.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from statistics import median
from typing import NamedTuple

from pdfminer.fontmetrics import FONT_METRICS

from bipaper.chars import is_han
from bipaper.pdf.glyphs import Char

OVERLAP = 0.15  # em that neighbours overlap by when the width is made up
MADE_UP_SHARE = 0.3  # share of overlapping neighbours that gives a font away
WITHIN_WORD = 0.25  # quantile of distances to the next letter that is still inside a word
NOT_FIRST = 0.1  # the same for distances from the letter before
FEW = 4  # fewer distances than this do not teach a width
SAME_BASE = 0.1  # em between base lines of characters side by side
REACH = 1.6  # em within which the next character is a neighbour
CLOSING = frozenset(",.;:)]!?'’")  # a space follows these, none stands before them
CLOSING_WIDTH = 0.28  # em
JOINED = CLOSING | {"-"}  # no space stands before these
SLACK = 0.15  # em by which a letter may be wider than Times has it; a space is wider than that
TIGHT = 2 / 3  # em that Chinese characters stand apart at most where the em is made up: letter
# spacing of type that is set close, the tightest, takes a tenth
EVEN = 0.05  # em by which such distances differ at most

Pairs = list[tuple[Char, Char]]


class Metrics(NamedTuple):
    """What was learned of a font, in em by letter: advance widths ("" is the typical one)
    and how far to the right of its place a letter is drawn."""

    widths: dict[str, float]
    leads: dict[str, float]


def repair_widths(pages: Iterable[list[Char]]) -> list[list[Char]]:
    """All pages with the edges of Latin letters mended where their font's are made up."""
    pages = list(pages)
    fonts: dict[str, Pairs] = defaultdict(list)
    for page in pages:
        for left, right in _neighbours(page, str.isascii):
            fonts[left.font].append((left, right))
    learned = {font: _learn(pairs) for font, pairs in fonts.items() if _made_up(pairs)}
    if not learned:
        return pages
    return [[_repair(char, learned.get(char.font)) for char in page] for page in pages]


def repair_sizes(pages: Iterable[list[Char]]) -> list[list[Char]]:
    """All pages with the size and edges of characters mended where their em is made up."""
    pages = list(pages)
    types: dict[tuple[str, float], list[float]] = defaultdict(list)
    for left, right in chain.from_iterable(_neighbours(page, is_han) for page in pages):
        alike = (left.size, left.base) == (right.size, right.base)
        if alike and left.text != right.text:  # none is drawn twice for a bold face
            types[_type(left)].append((right.x0 - left.x0) / left.size)
    scales = {one: median(own) for one, own in types.items() if _made_up_em(own)}
    if not scales:
        return pages
    return [[_scale(c, scales.get(_type(c), 1.0)) for c in page] for page in pages]


def _type(char: Char) -> tuple[str, float]:
    return char.font, char.size


def _made_up_em(distances: Sequence[float]) -> bool:
    return len(distances) > 1 and max(distances) < min(TIGHT, min(distances) + EVEN)


def _scale(char: Char, scale: float) -> Char:
    if scale == 1.0:
        return char
    return char._replace(
        x1=char.x0 + scale * (char.x1 - char.x0),
        top=char.base - scale * (char.base - char.top),
        bottom=char.base + scale * (char.bottom - char.base),
        size=round(scale * char.size, 1),
    )


def _neighbours(page: list[Char], kind: Callable[[str], bool]) -> Iterator[tuple[Char, Char]]:
    """Characters of a ``kind`` that are drawn one after the other, side by side in one font."""
    for left, right in pairwise(page):
        if not (kind(left.text) and kind(right.text)) or left.size <= 0:
            continue
        same_row = abs(left.base - right.base) < SAME_BASE * left.size and left.font == right.font
        if same_row and 0 < right.x0 - left.x0 < REACH * left.size:
            yield left, right


def _made_up(pairs: Pairs) -> bool:
    overlapping = sum(right.x0 < left.x1 - OVERLAP * left.size for left, right in pairs)
    return overlapping > MADE_UP_SHARE * len(pairs)


def _learn(pairs: Pairs) -> Metrics:
    distances: dict[str, list[float]] = defaultdict(list)
    for left, right in pairs:
        distances[left.text].append((right.x0 - left.x0) / left.size)
    widths = {c: _quantile(d, WITHIN_WORD) for c, d in distances.items() if len(d) >= FEW}
    widths[""] = median(widths.values()) if widths else 0.5
    even = _is_typewriter(widths)
    widths = widths if even else _without_spaces(widths)
    widths |= dict.fromkeys(CLOSING, widths[""] if even else CLOSING_WIDTH)
    gaps: dict[str, list[float]] = defaultdict(list)
    for left, right in pairs:
        if left.text.islower() and (right.text.islower() or right.text in JOINED):
            width = widths.get(left.text, widths[""])
            gaps[right.text].append((right.x0 - left.x0) / left.size - width)
    shares = {c: 0.5 if c in JOINED else NOT_FIRST for c in gaps}
    leads = {c: max(0.0, _quantile(g, shares[c])) for c, g in gaps.items() if len(g) >= FEW}
    return Metrics(widths, leads)


def _without_spaces(widths: Mapping[str, float]) -> dict[str, float]:
    """The widths, but not wider than those of Times in the size that most letters show: a letter
    that mostly ends words, as f in little text, is learned together with the space behind it."""
    times = FONT_METRICS["Times-Roman"][1]
    known = {one: times[one] / 1000 for one in widths if one in times and one.isalpha()}
    size = median(widths[letter] / width for letter, width in known.items()) if known else 1.0
    limits = {letter: size * width + SLACK for letter, width in known.items()}
    return {letter: min(width, limits.get(letter, width)) for letter, width in widths.items()}


def _is_typewriter(widths: Mapping[str, float]) -> bool:
    """Whether narrow letters are as wide as wide ones, and so marks too."""
    narrow, wide = ([widths[one] for one in own if one in widths] for own in ("ijl", "mw"))
    return bool(narrow and wide) and min(wide) - min(narrow) < EVEN


def _quantile(values: list[float], share: float) -> float:
    return sorted(values)[int(share * len(values))]


def _repair(char: Char, metrics: Metrics | None) -> Char:
    if metrics is None or not char.text.isascii():
        return char
    width = metrics.widths.get(char.text, metrics.widths[""])
    lead = metrics.leads.get(char.text, 0.0)
    x0 = char.x0 - lead * char.size
    return char._replace(x0=x0, x1=min(char.x1, x0 + (width + lead) * char.size))
