"""Numbers that count on: in lists, down a column and from the foot of one to the head of the next,
and in headings.

However few lines a column has: where [14] stands beside [1], and [13] is the last below [1],
nobody reads across.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bipaper.chars import COUNTING
from bipaper.layout.lines import Line
from bipaper.layout.ordinals import ordinal
from bipaper.layout.row_runs import Run

SAME = 2.0  # points; labels that begin so close stand below each other

# （二）, 三、, 4., 2.1 and [12]; a number alone needs white space behind it.
_NUMBER = re.compile(
    rf"(?P<open>[(（\[［〔【]?)(?P<above>(?:\d{{1,2}}[.．])*)(?P<last>\d{{1,3}}|[{COUNTING}]{{1,3}})"
    r"(?P<close>[)）\]］〕】、]|[.．](?!\d))?"
)


class _Label(NamedTuple):
    """The label of an item of a list: its row, where it begins (points), its number, and the mark
    of a Chinese one."""

    row: int
    x0: float
    number: int
    mark: str


def heads_counted(rows: Sequence[Sequence[Run]], apart: float) -> list[tuple[int, float]]:
    """The rows and the x coordinates of labels at the head of a column whose numbers follow on
    the last in the column left of it, ``apart`` points at least, be the first of these beside the
    head or below it; ``rows`` come from the top."""
    labels = [*_labels(rows)]
    heads: list[tuple[int, float]] = []
    for head in labels:
        left = [one for one in labels if one.x0 < head.x0 - apart and one.mark == head.mark]
        beside = [one for one in left if one.row <= head.row][-1:] or _topmost(left)
        lasts = (_last_below(one, labels) for one in beside)
        if any(one and one.row >= head.row and one.number + 1 == head.number for one in lasts):
            heads.append((head.row, head.x0))
    return heads


def _topmost(labels: Sequence[_Label]) -> list[_Label]:
    """The first of the labels on each vertical; they come from the top."""
    found: list[_Label] = []
    for one in labels:
        if all(abs(one.x0 - other.x0) > SAME for other in found):
            found.append(one)
    return found


def labels_counted(rows: Sequence[Sequence[Run]]) -> list[float]:
    """Where labels begin, in points, that count on right below each other: at the edge of their
    list, however many of its lines are set in."""
    labels = sorted(_labels(rows), key=lambda one: (round(one.x0 / SAME), one.row))
    return [
        one.x0
        for one, other in pairwise(labels)
        if abs(one.x0 - other.x0) < SAME and one.number + 1 == other.number
    ]


def counts_on(lines: Iterable[Line]) -> int:
    """How many of the numbers that open lines follow on the last of their kind before them."""
    last: dict[tuple[str, ...], int] = {}
    counted = 0
    for line in lines:
        number = _NUMBER.match(line.text)
        if number and (number["close"] or number.end() in line.gaps):
            kind = (number["open"], number["above"], number["close"] or "")
            value = ordinal(number["last"]) or 0
            counted += last.get(kind) == value - 1
            last[kind] = value
    return counted


def _labels(rows: Sequence[Sequence[Run]]) -> Iterator[_Label]:
    """The labels that text follows: a number at the end of a row is a formula's."""
    for at, row in enumerate(rows):
        for run, behind in pairwise([*row, None]):
            if run and run.number is not None and (run.words or (behind and behind.words)):
                yield _Label(at, run.x0, run.number, run.mark)


def _last_below(first: _Label, labels: Sequence[_Label]) -> _Label | None:
    """The last label below the first that its list counts to; None where numbers are left out,
    as they are in a list that counts across."""
    last = first
    for one in labels:
        if one.row <= last.row or abs(one.x0 - first.x0) > SAME or one.mark != first.mark:
            continue
        if one.number <= last.number:  # another list
            break
        if one.number > last.number + 1:
            return None
        last = one
    return last
