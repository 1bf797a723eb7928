"""Advance widths of fonts that do not tell theirs.

Some PDFs place every letter by itself and give the font one width for all letters,
so that boxes overlap and no space can be seen. The true widths can be learned: most
letters stand inside words, so the distance to the next letter is, most often, the width.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from bipaper.pdf.glyphs import Char

OVERLAP = 0.15  # em that neighbours overlap by when the width is made up
MADE_UP_SHARE = 0.3  # share of overlapping neighbours that gives a font away
WITHIN_WORD = 0.25  # quantile of distances to the next letter that is still inside a word
NOT_FIRST = 0.1  # the same for distances from the letter before
FEW = 4  # fewer distances than this do not teach a width
REACH = 1.6  # em within which the next character is a neighbour
CLOSING = frozenset(",.;:)]!?'’")  # a space follows these, none stands before them
CLOSING_WIDTH = 0.28  # em

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
        for left, right in _neighbours(page):
            fonts[left.font].append((left, right))
    learned = {font: _learn(pairs) for font, pairs in fonts.items() if _made_up(pairs)}
    if not learned:
        return pages
    return [[_repair(char, learned.get(char.font)) for char in page] for page in pages]


def _neighbours(page: list[Char]) -> Iterator[tuple[Char, Char]]:
    for left, right in pairwise(page):
        if not (left.text.isascii() and right.text.isascii()) or left.size <= 0:
            continue
        same_row = abs(left.base - right.base) < 0.1 * left.size and left.font == right.font
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
    widths |= dict.fromkeys(CLOSING, CLOSING_WIDTH)
    gaps: dict[str, list[float]] = defaultdict(list)
    for left, right in pairs:
        if left.text.islower() and (right.text.islower() or right.text in CLOSING):
            width = widths.get(left.text, widths[""])
            gaps[right.text].append((right.x0 - left.x0) / left.size - width)
    leads = {c: max(0.0, _quantile(g, NOT_FIRST)) for c, g in gaps.items() if len(g) >= FEW}
    return Metrics(widths, leads)


def _quantile(values: list[float], share: float) -> float:
    return sorted(values)[int(share * len(values))]


def _repair(char: Char, metrics: Metrics | None) -> Char:
    if metrics is None or not char.text.isascii():
        return char
    width = metrics.widths.get(char.text, metrics.widths[""])
    lead = metrics.leads.get(char.text, 0.0)
    x0 = char.x0 - lead * char.size
    return char._replace(x0=x0, x1=min(char.x1, x0 + (width + lead) * char.size))
