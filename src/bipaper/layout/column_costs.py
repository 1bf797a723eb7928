"""What speaks against the columns of a row, and against a change of columns on the way down a page;
counted in lines that say so."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from statistics import median
from typing import NamedTuple

from bipaper.layout.row_runs import Run
from bipaper.layout.strips import CLOSE, GRID, NARROWEST, Gutter, PageRows, is_wide, told_runs

INDENT = 2.6  # em of the page's usual type by which a line is set in from its column at most
APART = 1.5  # line distances of white space part what is above from what is below

CROSSED = 3.0  # text runs over a strip,
MARKED = 1.0  # or a few characters do, as a centred number
EDGE = 1.0  # a line ends or begins where a column would, or begins in the strip
# Words stand on both sides of the strip as in columns: less than an edge, so that it tells where
# columns begin and not whether there are some.
BESIDE = 0.25
# Chinese stands on one side and English on the other. More than an edge, for such rows are mostly
# centred over their columns.
FACING = 2.0
NOTES = 2.5  # em from a rule to the first note below it at most
TABLE = 0.5  # a row stands between rules that do
CHANGE = 3.0  # a row has other columns than the row above,
SPACED = 1.0  # less this where white space parts them,
RULED = 0.5  # and this where a rule as wide as the text does: no more than tells equal ways apart


class Costs(NamedTuple):
    """What it costs each row that a strip parts its columns, and that it does not."""

    parted: list[float]
    whole: list[float]


def costs_of(page: PageRows, strip: Gutter, known: bool) -> Costs:
    """``known``: other pages show the strip, so that lines set in behind it tell, too."""
    indent = INDENT * page.em if known else GRID
    crossing = [[run for run in row if run.x0 < strip.middle < run.x1] for row in page.rows]
    parted = [
        max((CROSSED if is_wide(run, page.em) else MARKED for run in runs), default=0.0)
        or EDGE * any(strip.middle <= run.x0 < strip.x1 - GRID for run in row)
        for runs, row in zip(crossing, page.rows, strict=True)
    ]
    spaced = [_is_spaced(row, strip, page) for row in page.rows]
    whole = [
        0.0 if runs or alike else _edges(row, strip, page.em, indent)
        for runs, alike, row in zip(crossing, spaced, page.rows, strict=True)
    ]
    for start, end in _ruled_beside(page, strip):
        for at in range(start, end):
            whole[at] += EDGE
    for start, end in _between_rules(page, strip):
        if not any(whole[start:end]):
            parted[start:end] = [one + TABLE for one in parted[start:end]]
    noted = {*_noted(page, strip)}
    for at, row in enumerate(page.rows):
        whole[at] += BESIDE * _on_both_sides(page, at, strip) + EDGE * (at in noted)
        whole[at] += FACING * (_faces(row, strip) and not spaced[at])
    return Costs(parted, whole)


def _faces(row: Sequence[Run], strip: Gutter) -> bool:
    """Whether words of one language stand before a strip and words of the other behind it."""
    told = [(run.x0 < strip.middle, run.chinese) for run in row if run.words]
    left, right = (
        {chinese for before, chinese in told if before == side} for side in (True, False)
    )
    return len(left) == len(right) == 1 and left != right


def _on_both_sides(page: PageRows, at: int, strip: Gutter) -> bool:
    """Whether words begin behind the strip, set in at most as a paragraph is or out by half an
    opening bracket, and words end before it that would fill a column, or begin as far from the
    text's left edge."""
    told = [*told_runs(page.rows[at], page.em)]

    ends = (run for run in told if run.x1 < strip.x0 + GRID)
    left = any(run in page.filled[at] or _opens(run, page.left, page) for run in ends)
    return left and any(_opens(run, strip.x1, page) for run in told)


def _between_rules(page: PageRows, strip: Gutter) -> Iterator[tuple[int, int]]:
    """The rows [start, end) between neighbours of the rules that run over a strip."""
    over = (rule[1] for rule in page.across if rule[0] < strip.x0 and strip.x1 < rule[2])
    yield from pairwise(bisect_left(page.bases, height) for height in over)


def _ruled_beside(page: PageRows, strip: Gutter) -> Iterator[tuple[int, int]]:
    """The rows [start, end) between two rules that are as long as each other and begin where the
    column behind the strip does: a table's in that column."""
    own = [rule for rule in page.across if abs(rule[0] - strip.x1) < GRID]
    for one, other in pairwise(own):
        if abs(one[2] - other[2]) < GRID and one[2] - one[0] > NARROWEST * page.em:
            yield bisect_left(page.bases, one[1]), bisect_left(page.bases, other[1])


def _noted(page: PageRows, strip: Gutter) -> Iterator[int]:
    """The rows of notes: the first below each rule that begins where the column behind the strip
    does, as no rule in a table's middle does twice, whose words begin there, too, and run further
    than the rule: what stands below a fraction's line does not."""
    own = [rule for rule in page.across if abs(rule[0] - strip.x1) < GRID]
    for x0, y, x1, _ in own:
        below = range(bisect_left(page.bases, y), len(page.rows))
        opens = ((at, run) for at in below for run in page.rows[at] if _opens(run, x0, page))
        first = next(opens, None)
        once = sum(abs(x1 - other[2]) < GRID for other in own) == 1
        if first and once:
            at, run = first
            if run.x1 > x1 and page.bases[at] - y < NOTES * page.em:
                yield at


def _opens(run: Run, left: float, page: PageRows) -> bool:
    """Whether a run begins at a column's left edge, set in at most as a paragraph is or out by
    half an opening bracket."""
    return -GRID - page.em / 2 < run.x0 - left < INDENT * page.em


def _is_spaced(row: Sequence[Run], strip: Gutter, page: PageRows) -> bool:
    """Whether the white space of a strip parts words in a row as it does others behind or before
    them, as it parts keywords and the numbers of a paper: a column is wider."""
    gaps = [(one.x1, word.x0) for one, word in pairwise(row)]
    found = (at for at, (start, end) in enumerate(gaps) if start < strip.middle < end)
    for at in found:
        (start, end), word = gaps[at], row[at + 1]
        near = [b - a for a, b in (*gaps[max(at - 1, 0) : at], *gaps[at + 1 : at + 2])]
        alike = any(abs(one - (end - start)) < GRID for one in near)
        if alike and word.words and not is_wide(word, page.em):
            return True
    return False


def _edges(row: Sequence[Run], strip: Gutter, em: float, indent: float) -> float:
    """How many edges of lines in a row lie at a strip's edges, or behind it by ``indent`` at most,
    in points."""
    wide = [run for run in row if is_wide(run, em)]
    ending = any(strip.x0 - CLOSE * em < run.x1 < strip.x0 + GRID for run in wide)
    starting = any(abs(run.x0 - strip.x1) < GRID for run in row)
    indented = any(0 < run.x0 - strip.x1 < indent for run in wide)
    return EDGE * (ending + (starting or indented))


def costs_of_changes(page: PageRows) -> list[float]:
    """What a change of columns above each row costs: less below white space or a rule.

    Rows of columns side by side stand closer than the lines of one. Nothing stands above the
    first row that it could differ from.
    """
    distances = [b - a for a, b in pairwise(page.bases)]
    usual = median([one for one in distances if one > page.em] or [page.em])
    ruled = _below_rules(page)
    return [
        inf,
        *(
            CHANGE - SPACED * (one > APART * usual) - RULED * (at in ruled)
            for at, one in enumerate(distances, 1)
        ),
    ]


def _below_rules(page: PageRows) -> set[int]:
    """The rows right below a rule as wide as the page's text."""
    right = max((run.x1 for row in page.rows for run in row), default=0.0)
    wide = (
        rule for rule in page.across if rule[0] < page.left + page.em and rule[2] > right - page.em
    )
    return {bisect_left(page.bases, rule[1]) for rule in wide}
