"""The name of a journal's column (栏目) set downwards beside a title.

Its characters share base lines with the larger type beside them, or stand on none: each alone,
they would become a part of the title, or a line of one character.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from operator import attrgetter
from statistics import median

from bipaper.chars import is_han
from bipaper.layout.row_runs import Row, split_runs
from bipaper.pdf.glyphs import Char

APART = 1.0  # em of white space between such a character and all else on its row
SMALLER = 0.85  # its type as a share of the title's, at most
LED = (0.8, 2.5)  # em between the base lines of one and the next
EVEN = 0.3  # by which these differ at most
ALIGNED = 0.1  # em by which their middles may lie off one vertical


def find_downwards(rows: Iterable[Row]) -> list[list[Char]]:
    """The columns of Chinese characters that stand one below another beside larger type on the
    rows of a page, each from the top."""
    runs = [list(split_runs(row, lambda char: APART * char.size)) for row in rows]
    alone = [run[0] for run in chain(*runs) if len(run) == 1 and is_han(run[0].text)]
    beside = [
        (row, char)
        for row in runs
        if len(row) > 1
        for (char, *more) in (row[0], row[-1])
        if not more
    ]
    larger = {id(char) for row, char in beside if _is_smaller(char, chain(*row))}
    stacks = _stacks(sorted(alone, key=attrgetter("base")))
    return [stack for stack in stacks if len(stack) > 1 and any(id(c) in larger for c in stack)]


def _is_smaller(char: Char, row: Iterable[Char]) -> bool:
    """Whether a character is smaller than most others of its row."""
    return char.size <= SMALLER * median(other.size for other in row if other is not char)


def _stacks(chars: Sequence[Char]) -> Iterator[list[Char]]:
    """Characters of one type that follow each other down one vertical, evenly."""
    left = list(chars)
    while left:
        stack = [left[0]]
        for char in left[1:]:
            if _follows(stack, char):
                stack.append(char)
        yield stack
        gone = {id(char) for char in stack}
        left = [char for char in left if id(char) not in gone]


def _follows(stack: Sequence[Char], char: Char) -> bool:
    last, size = stack[-1], stack[-1].size
    lead = char.base - last.base
    even = all(abs(lead - (b.base - a.base)) < EVEN * size for a, b in pairwise(stack[-2:]))
    aligned = abs(char.x0 + char.x1 - last.x0 - last.x1) < 2 * ALIGNED * size
    alike = (char.size, char.font) == (size, last.font)
    return alike and aligned and even and LED[0] * size < lead < LED[1] * size
