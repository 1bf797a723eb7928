"""Watermarks set upright across the text: large or repeated, and printed over other words; and
the pictures of emblems, which stand at one place on several pages.

Slanted ones never get here: ``pdf.chars`` keeps text at an angle apart. Nor is any among what
OCR read: it tells one line where two are printed over each other, and sizes it only guesses.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from bipaper.parts.boxed_text import BBox
from bipaper.pdf.glyphs import Char
from bipaper.pdf.recognised import FONT

LARGE = 1.6  # times the page's usual type
OVER = 2  # characters of other words that stand under a watermark at least
PAGES = 3  # with a picture at one place, at least: no paper has as many figures so alike
ASCENT = 0.8  # em above the base line that a character's ink reaches


class _Run(NamedTuple):
    """Characters drawn one after another in one type on one base line: [start, end)."""

    start: int
    end: int
    chars: Sequence[Char]

    @property
    def place(self) -> tuple[str, int, int]:
        """What a stamp has in common on all pages."""
        first = self.chars[0]
        return "".join(c.text for c in self.chars), round(first.x0), round(first.base)


def lift_watermarks(
    pages: Sequence[list[Char]],
) -> tuple[list[list[Char]], list[list[Sequence[Char]]]]:
    """Each page's characters without its watermarks, and the characters of each of these."""
    runs = [list(_runs(page)) for page in pages]
    places = Counter(place for page in runs for place in {run.place for run in page})
    rest: list[list[Char]] = []
    found: list[list[Sequence[Char]]] = []
    for page, own in zip(pages, runs, strict=True):
        marks = _watermarks(page, own, places)
        gone = {i for run in marks for i in range(run.start, run.end)}
        rest.append([char for i, char in enumerate(page) if i not in gone] if gone else page)
        found.append([run.chars for run in marks])
    return rest, found


def without_emblems(pages: Sequence[Sequence[BBox]]) -> list[list[BBox]]:
    """Each page's images (their boxes) without those that stand at one place on several pages: a
    school's emblem under the text, the ground of a slide. They are no figures."""
    often = Counter(place for page in pages for place in set(map(_place, page)))
    return [[image for image in page if often[_place(image)] < PAGES] for page in pages]


def _place(image: BBox) -> tuple[int, ...]:
    return tuple(map(round, image))


def _runs(page: Sequence[Char]) -> Iterator[_Run]:
    start = 0
    for _, group in groupby(page, key=lambda c: (c.font, c.size, round(c.base))):
        chars = list(group)
        yield _Run(start, start + len(chars), chars)
        start += len(chars)


def _watermarks(
    page: Sequence[Char], runs: Iterable[_Run], places: Counter[tuple[str, int, int]]
) -> list[_Run]:
    if not page:
        return []
    usual = Counter(map(attrgetter("size"), page)).most_common(1)[0][0]
    likely = [
        run
        for run in runs
        if run.chars[0].font != FONT
        and sum(c.text.isalnum() for c in run.chars) > 1
        and (run.chars[0].size > LARGE * usual or places[run.place] > 1)
    ]
    if not likely:
        return []
    ordered = sorted(page, key=attrgetter("base"))
    bases = [char.base for char in ordered]
    return [run for run in likely if _stands_over(run, ordered, bases)]


def _stands_over(run: _Run, ordered: Sequence[Char], bases: Sequence[float]) -> bool:
    """Whether characters of another size stand where the run's ink is."""
    base, size = run.chars[0].base, run.chars[0].size
    near = ordered[bisect_left(bases, base - ASCENT * size) : bisect_right(bases, base + 1)]
    under = 0
    for char in near:
        middle = (char.x0 + char.x1) / 2
        if char.size != size and any(c.x0 < middle < c.x1 for c in run.chars):
            under += 1
    return under >= OVER
