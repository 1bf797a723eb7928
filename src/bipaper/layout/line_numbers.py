"""Line numbers of manuscripts: a column of numbers beside the text that counts its lines."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from math import inf
from statistics import median
from typing import NamedTuple

from bipaper.layout.row_runs import Row, split_runs
from bipaper.pdf.glyphs import Char

GAP = 0.4  # em of white space between a number and the text beside it, at least
ALIGNED = 1.5  # points by which the edges of the numbers may differ
LEAST = 3  # numbers that tell of a column of them
EVEN = 0.25  # share by which the distances of numbers that are not on every line may differ,
MOSTLY = 0.6  # in so many cases: headings and formulas stand apart
MISSED = 1  # number that does not stand alone, as where a line reaches up to it
COVERED = 0.5  # share of a page's rows that they count; a list or table on it is less
BELOW = 0.8  # and of those below the first of them: the front matter may not be counted
NEARLY = 1.1  # rows on a line where each has its number: a raised mark may make one of its own
ROWS_A_LINE = 2  # on the lines that they count: columns whose lines stand apart make two of one
PAGES = 0.5  # and of the pages with as many rows as tell,
POINTED = 0.8  # or of these where a point is behind each, as in a list of references on the last
ROWS = 8
SMALL = 0.85  # of the type beside it: numbers of lines may be set so, those of lists and tables not
MANY = 5  # small numbers on a page that tell by themselves

_LABEL = re.compile(r"L?([0-9]+)[.:]?")  # 12, L12, 12.


class _Number(NamedTuple):
    """A number that stands alone in a row: its value, where it stands, in points, and whether it
    is smaller than what is beside it."""

    value: int
    base: float
    x0: float
    x1: float
    small: bool
    chars: list[Char]


class _Page(NamedTuple):
    """How many rows a page has, and the numbers beside them that count."""

    rows: int
    numbers: list[_Number]


def find_line_numbers(pages: Sequence[Sequence[Row]]) -> list[list[list[Char]]]:
    """The line numbers on each page, from the top of each column of them.

    None where only few of the paper's pages have some: lists and the rows of tables count, too.
    """
    read = [_read(rows) for rows in pages]
    whole = _whole(pages, [page.numbers for page in read])
    enough = [bool(own) for own, page in zip(whole, read, strict=True) if page.rows >= ROWS]
    pointed = any(number.chars[-1].text == "." for own in whole for number in own)
    if not any(enough) or sum(enough) < (POINTED if pointed else PAGES) * len(enough):
        return [[] for _ in pages]
    return [[number.chars for number in own] for own in whole]


def _whole(
    pages: Sequence[Sequence[Row]], told: Sequence[list[_Number]]
) -> Sequence[list[_Number]]:
    """The numbers of pages that tell, with those that count on in them, before and behind."""
    if not any(told):
        return told
    aligned = frozenset(round(x) for own in told for number in own for x in number[2:4])
    beside = [
        [number for row in rows for number in _alone(row) if _is_near(number, aligned)]
        for rows in pages
    ]
    step = _step(told)
    anew = sum(bool(own) and own[0].value <= step for own in told) > 1
    onwards = list(_carried(zip(beside, told, strict=True), step, anew))
    back = [(loose[::-1], own[::-1]) for loose, own in zip(beside, onwards, strict=True)][::-1]
    return [own[::-1] for own in _carried(back, -step)][::-1]


def _is_near(number: _Number, edges: frozenset[int]) -> bool:
    """Whether a number begins or ends about where others do."""
    return any(round(x) + by in edges for x in (number.x0, number.x1) for by in (-1, 0, 1))


def _step(pages: Iterable[Sequence[_Number]]) -> int:
    """By how many lines most numbers count on."""
    steps = Counter(b.value - a.value for own in pages for a, b in pairwise(own))
    return steps.most_common(1)[0][0]


def _carried(
    pages: Iterable[tuple[Sequence[_Number], list[_Number]]], step: int, anew: bool = False
) -> Iterator[list[_Number]]:
    """The numbers that each page tells, with those beside its text that count on from them or from
    the page before; where others begin ``anew`` on each page, with those that do."""
    last: int | None = None
    for beside, told in pages:
        last = told[-1].value if told else last
        more = [] if last is None else _going_on(beside, last, step)
        numbers = [*told, *more] or (_going_on(beside, 0, step) if anew else [])
        last = numbers[-1].value if numbers else last
        yield numbers


def _going_on(beside: Iterable[_Number], last: int, step: int) -> list[_Number]:
    numbers: list[_Number] = []
    for number in beside:
        more, apart = divmod(number.value - last, step)
        if not apart and 0 < more <= MISSED + 1:
            numbers.append(number)
            last = number.value
    return numbers


def _read(rows: Sequence[Row]) -> _Page:
    alone = [list(_alone(row)) for row in rows]
    # A number off its line's base line is a row by itself, and none of those that are counted.
    bases = [
        median(char.base for char in row)
        for row, own in zip(rows, alone, strict=True)
        if len(row) > sum(len(number.chars) for number in own)
    ]
    chains = [
        chain
        for aligned in _aligned(number for own in alone for number in own)
        for chain in _counting(aligned)
        if _is_small(chain) or _counts_lines(chain, bases)
    ]
    chains = _agreeing(chains)
    numbers = [number for chain in chains for number in chain]
    return _Page(len(bases), numbers if _tell(chains, bases) else [])


def _agreeing(chains: Sequence[list[_Number]]) -> list[list[_Number]]:
    """The runs that count most lines, and those beside them that count on from one, as in the next
    column, or repeat it in the other margin: what else counts is the first column of a table."""
    kept: list[list[_Number]] = []
    for chain in sorted(chains, key=lambda chain: chain[0].value - chain[-1].value):
        beside = [other for other in kept if _is_beside(chain, other)]
        if not beside or any(_goes_on(chain, o) or _repeats(chain, o) for o in kept):
            kept.append(chain)
    return [chain for chain in chains if chain in kept]


def _is_beside(run: Sequence[_Number], other: Sequence[_Number]) -> bool:
    return run[0].base <= other[-1].base and other[0].base <= run[-1].base


def _goes_on(run: Sequence[_Number], other: Sequence[_Number]) -> bool:
    step = run[1].value - run[0].value
    return step in (run[0].value - other[-1].value, other[0].value - run[-1].value)


def _repeats(run: Iterable[_Number], other: Iterable[_Number]) -> bool:
    bases = {number.value: number.base for number in other}
    return all(abs(bases.get(number.value, inf) - number.base) <= ALIGNED for number in run)


def _tell(chains: Sequence[Sequence[_Number]], bases: Sequence[float]) -> bool:
    """Whether numbers count most lines of a page, or are many and small."""
    spans = [_span(chain) for chain in chains]
    covered = sum(any(top < base < bottom for top, bottom in spans) for base in bases)
    first = min((top for top, _ in spans), default=inf)
    below = sum(base > first for base in bases)
    small = sum(len(chain) for chain in chains if _is_small(chain)) >= MANY
    return small or covered > max(COVERED * len(bases), BELOW * below)


def _alone(row: Row) -> Iterator[_Number]:
    """The numbers of a row that white space, or their smaller type, parts from the rest."""
    runs = [part for run in split_runs(row, lambda c: GAP * c.size) for part in _by_size(run)]
    for before, run, behind in zip([None, *runs], runs, [*runs[1:], None], strict=False):
        text = "".join(char.text for char in run)
        if label := _LABEL.fullmatch(text):
            beside = [other[0].size for other in (before, behind) if other]
            small = bool(beside) and run[0].size < SMALL * min(beside)
            x1 = max(char.x1 for char in run)
            yield _Number(int(label[1]), run[0].base, run[0].x0, x1, small, run)


def _by_size(run: Sequence[Char]) -> Iterator[list[Char]]:
    """A run cut behind small digits that open it, and before those that end it: full-width marks
    reach up to them."""
    start, end = _digits(run), len(run) - _digits(run[::-1])
    yield from (list(part) for part in (run[:start], run[start:end], run[end:]) if part)


def _digits(run: Sequence[Char]) -> int:
    """How many digits of one size a run begins with, if they are smaller than what follows; 0
    otherwise."""
    count = next((at for at, char in enumerate(run) if not _is_digit(char, run[0])), 0)
    return count if count and run[0].size < SMALL * run[count].size else 0


def _is_digit(char: Char, first: Char) -> bool:
    return char.text.isdigit() and SMALL < char.size / first.size < 1 / SMALL


def _aligned(numbers: Iterable[_Number]) -> Iterator[list[_Number]]:
    """Numbers that end, or else begin, on one vertical, from the top."""
    few: list[_Number] = []
    for own in _near(numbers, lambda number: number.x1):
        if len(own) >= LEAST:
            yield sorted(own, key=lambda number: number.base)
        else:
            few += own
    for own in _near(few, lambda number: number.x0):
        yield sorted(own, key=lambda number: number.base)


def _near(numbers: Iterable[_Number], edge: Callable[[_Number], float]) -> Iterator[list[_Number]]:
    group: list[_Number] = []
    for number in sorted(numbers, key=edge):
        if group and edge(number) - edge(group[0]) > ALIGNED:
            yield group
            group = []
        group.append(number)
    if group:
        yield group


def _counting(numbers: Sequence[_Number]) -> Iterator[list[_Number]]:
    """Runs of numbers that count on by one step and have room for the lines between them."""
    steps = [b.value - a.value for a, b in pairwise(numbers)]
    at = 0
    for step, same in groupby(steps):
        end = at + len(list(same)) + 1
        run = list(numbers[at:end])
        if step > 0 and len(run) >= LEAST and _line(run) >= run[0].chars[0].size:
            yield run
        at = end - 1


def _is_small(run: Iterable[_Number]) -> bool:
    return all(number.small for number in run)


def _counts_lines(run: Sequence[_Number], bases: Iterable[float]) -> bool:
    """Whether there is a line for each number: those of sections and entries count more."""
    rows = sum(run[0].base < base <= run[-1].base for base in bases)
    counted = run[-1].value - run[0].value
    return rows <= NEARLY * counted or (rows <= ROWS_A_LINE * counted and _is_even(run))


def _is_even(run: Sequence[_Number]) -> bool:
    distances = [b.base - a.base for a, b in pairwise(run)]
    usual = median(distances)
    near = sum(abs(one - usual) < EVEN * usual for one in distances)
    return near >= MOSTLY * len(distances)


def _span(run: Sequence[_Number]) -> tuple[float, float]:
    """From the first line that a run counts to the last, in points."""
    step, line = run[1].value - run[0].value, _line(run)
    return run[0].base - (step - 0.5) * line, run[-1].base + (step - 0.5) * line


def _line(run: Sequence[_Number]) -> float:
    """How far apart the lines stand that a run counts, in points."""
    return median((b.base - a.base) / (b.value - a.value) for a, b in pairwise(run))
