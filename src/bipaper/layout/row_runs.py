"""The runs of a row: text that no white space interrupts, and what is drawn in its place."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from bipaper.chars import COUNTING, LEADER, is_han
from bipaper.layout.ordinals import ordinal
from bipaper.parts.boxed_text import BBox
from bipaper.pdf.geometry import united
from bipaper.pdf.glyphs import Char

TOUCH = 0.8  # em; characters of a row that stand closer are one text
HANGING = frozenset("、，。；：！？”’）》」』】〕,.;:!?)]")  # have their ink in their left half,
OPENING = frozenset("（“‘《「『【〔([")  # and in their right half,
FULL = 0.9  # em, where they are so wide
BEYOND = 0.4  # em of white space behind one that ends a line of a column, at least

Row = Sequence[Char]

_VALUE = rf"(\d{{1,3}}|[{COUNTING}]{{1,3}})"
_LABEL = re.compile(rf"[\[［〔【(（]{_VALUE}[\]］〕】)）]|{_VALUE}[.．、](?!\d)")
LONGEST = 6  # characters of a label, and one behind it
_LEADS = re.compile(rf"(?:{LEADER.pattern})$")
_PAGE = re.compile(r"[\W_]*(?:\d{1,4}|[ivxlcIVXLC]{1,7})?")  # or only more of the dots


class Run(NamedTuple):
    """Uninterrupted text of a row: its edges in points, whether it holds a word, the number of
    the label of a list or heading that it begins with, as 3 of [3] or 三、, whether it holds
    Chinese, and how a Chinese number is marked: （ or 、."""

    x0: float
    x1: float
    words: bool
    number: int | None = None
    chinese: bool = False
    mark: str = ""


def split_runs(row: Row, gap: Callable[[Char], float]) -> Iterator[list[Char]]:
    """Uninterrupted text of one row, from left to right.

    ``gap`` is the white space before a character, in points, above which a run ends.
    """
    run: list[Char] = []
    end = 0.0
    for char in sorted(row, key=attrgetter("x0")):
        if run and char.x0 - end > gap(char):
            yield run
            run = []
        end = max(end, char.x1) if run else char.x1
        run.append(char)
    if run:
        yield run


def ink_end(char: Char) -> float:
    """Where a character ends, in points, without the white half of a mark that hangs over the
    margin."""
    hangs = char.text in HANGING and char.x1 - char.x0 > FULL * char.size
    return (char.x0 + char.x1) / 2 if hangs else char.x1


def ink_start(char: Char) -> float:
    """Where a character begins, in points, without the white half of a mark that opens."""
    opens = char.text in OPENING and char.x1 - char.x0 > FULL * char.size
    return (char.x0 + char.x1) / 2 if opens else char.x0


def _run(chars: Sequence[Char]) -> Run:
    words = any(a.text.isalpha() and b.text.isalpha() for a, b in pairwise(chars))
    label = _LABEL.match(_text(chars[:LONGEST]))
    figures = label[1] or label[2] if label else ""
    mark = "" if not label or figures.isdecimal() else "（" if label[1] else "、"
    number = ordinal(figures) if label else None
    chinese = any(is_han(char.text) for char in chars)
    return Run(chars[0].x0, max(map(ink_end, chars)), words, number, chinese, mark)


def _at_marks(run: Sequence[Char], em: float) -> Iterator[Sequence[Char]]:
    """A run cut where white space follows a mark that hangs over a column's edge."""
    start = 0
    for at, (mark, char) in enumerate(pairwise(run), 1):
        if ink_end(mark) < mark.x1 and char.x0 - mark.x1 > BEYOND * em:
            yield run[start:at]
            start = at
    yield run[start:]


def _with_pages(runs: Iterable[Sequence[Char]]) -> Iterator[Sequence[Char]]:
    """The runs with the page that dots lead to: an entry of contents is one text."""
    led: list[Char] = []
    for run in runs:
        if led and not _PAGE.fullmatch(_text(run)):
            yield led
            led = []
        led += run
        if not _LEADS.search(_text(run)):
            yield led
            led = []
    if led:
        yield led


def _text(run: Iterable[Char]) -> str:
    return "".join(char.text for char in run)


def row_runs(row: Row, em: float, drawings: Sequence[BBox]) -> list[Run]:
    """The runs of a row, cut at white space by the page's ``em`` (points).

    A drawing on the row's height is one run with all that stands in it, and so are drawings that
    overlap.
    """
    base = median(map(attrgetter("base"), row))
    words = dict.fromkeys(united((d[0], d[2]) for d in drawings if d[1] < base < d[3]), False)
    runs: list[Run] = []
    apart = split_runs(row, lambda char: TOUCH * em - (ink_start(char) - char.x0))
    split = (part for run in _with_pages(apart) for part in _at_marks(run, em))
    for run in map(_run, split):
        middle = (run.x0 + run.x1) / 2
        drawn = next((edges for edges in words if edges[0] <= middle <= edges[1]), None)
        if drawn:
            words[drawn] |= run.words
        else:
            runs.append(run)
    drawn_runs = (Run(*edges, told) for edges, told in words.items())
    return sorted([*runs, *drawn_runs], key=lambda run: run[:3])
