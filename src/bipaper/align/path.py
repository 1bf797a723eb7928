"""The second pass: the best path of beads through the corridor, by dynamic programming."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bipaper.align.corridor import Corridor
from bipaper.align.evidence import LONGEST, Bead, Evidence
from bipaper.align.features import SHAPES, Scores
from bipaper.align.weights import bead_scores

_ROWS = 32  # scored at once
_SKIP_ZH, _SKIP_EN = -1, -2  # moves; any other is a bead, by the number of its shape
# A bead is in doubt where the log-odds of the best path with it are so little less than the best of
# all (3 and 4.6 give the same F1 on all open texts of benchmarks/data).
_DOUBT = 2.0


class Search(NamedTuple):
    """Of each row of the corridor, the best totals and the moves that reach them."""

    best: list[Scores]
    moves: list[NDArray[np.int8]]


def score_beads(evidence: Evidence, corridor: Corridor) -> list[Scores]:
    """[shape, column - low] for each row of the corridor: what speaks for its beads."""
    rows = len(corridor.low)
    found: list[Scores] = []
    for start in range(0, rows, _ROWS):
        block = range(start, min(start + _ROWS, rows))
        columns = range(corridor.low[block[0]], corridor.high[block[-1]] + 1)
        scores = bead_scores(evidence, block, columns)
        for i in block:
            low, high = corridor.low[i] - columns.start, corridor.high[i] + 1 - columns.start
            found.append(scores[:, i - start, low:high].copy())
    return found


def search(scores: Sequence[Scores], corridor: Corridor) -> Search:
    """The best ways to all places; a sentence left alone costs and earns nothing."""
    found = Search([], [])
    for i, score in enumerate(scores):
        value, move = _row(found.best, i, score, corridor)
        found.best.append(value)
        found.moves.append(move)
    return found


def _row(
    best: list[Scores], i: int, score: Scores, corridor: Corridor
) -> tuple[Scores, NDArray[np.int8]]:
    """Best totals of row i and the moves that reach them.

    Of beads that are as good, the one with the fewest sentences is taken; of sentences left
    alone in one place, the Chinese ones come first.
    """
    width = score.shape[1]
    if i == 0:
        return np.zeros(width), np.full(width, _SKIP_EN, np.int8)
    totals = score + _starts(best, i, width, corridor)
    shape = totals.argmax(axis=0)
    total = totals[shape, np.arange(width)]
    alone = _shifted(best[i - 1], int(corridor.low[i] - corridor.low[i - 1]), width)[LONGEST:]
    move = np.where(total > alone, shape, _SKIP_ZH).astype(np.int8)
    value = np.maximum(total, alone)
    reached = np.maximum.accumulate(value)
    left = np.append(-np.inf, reached[:-1])
    move[(left > value) | ((left == value) & (move == _SKIP_ZH))] = _SKIP_EN
    return reached, move


def _starts(best: Sequence[Scores], i: int, width: int, corridor: Corridor) -> Scores:
    """[shape, column]: the totals of the places from which the beads that end in row i go out."""
    above = {
        a: _shifted(best[i - a], int(corridor.low[i] - corridor.low[i - a]), width)
        for a in range(1, min(LONGEST, i) + 1)
    }
    nowhere = np.full(width, -np.inf)
    return np.array(
        [above[a][LONGEST - b : LONGEST - b + width] if a <= i else nowhere for a, b in SHAPES]
    )


def _shifted(row: Scores, offset: int, width: int) -> Scores:
    """Columns offset - LONGEST to offset + width - 1 of a row; minus infinity outside it."""
    out = np.full(LONGEST + width, -np.inf)
    start = offset - LONGEST
    first, last = max(start, 0), min(start + len(out), len(row))
    if first < last:
        out[first - start : last - start] = row[first:last]
    return out


def best_path(found: Search, corridor: Corridor) -> list[Bead]:
    """The beads of the best path, in order; those of one sentence have an empty side."""
    i, j = len(found.moves) - 1, int(corridor.high[-1])
    beads: list[Bead] = []
    while i or j:
        move = int(found.moves[i][j - corridor.low[i]])
        a, b = {_SKIP_ZH: (1, 0), _SKIP_EN: (0, 1)}.get(move) or SHAPES[move]
        beads.append((i, j, a, b))
        i, j = i - a, j - b
    return beads[::-1]


def beads_in_doubt(scores: Sequence[Scores], found: Search, corridor: Corridor) -> list[Bead]:
    """The beads of paths that are nearly as good as the best one, as far as they are rivals.

    A bead of the best path that has no rival for one of its sentences is not in doubt.
    """
    near = set(_near(scores, found, corridor))
    rivals = near.difference(best_path(found, corridor))
    zh = {n for i, _, a, _ in rivals for n in range(i - a, i)}
    en = {n for _, j, _, b in rivals for n in range(j - b, j)}
    return sorted(
        (i, j, a, b)
        for i, j, a, b in near
        if not (zh.isdisjoint(range(i - a, i)) and en.isdisjoint(range(j - b, j)))
    )


def _near(scores: Sequence[Scores], found: Search, corridor: Corridor) -> Iterator[Bead]:
    """The beads that a path of nearly the best total has."""
    after = [np.full_like(row, -np.inf) for row in found.best]
    after[-1][-1] = 0.0
    least = found.best[-1][-1] - _DOUBT
    for i in range(len(scores) - 1, 0, -1):
        after[i] = np.maximum.accumulate(after[i][::-1])[::-1]
        low, width = int(corridor.low[i]), len(after[i])
        _raise(after[i - 1], low - int(corridor.low[i - 1]), after[i])
        totals = scores[i] + after[i]
        for total, (a, b) in zip(totals, SHAPES, strict=True):
            if a <= i:
                _raise(after[i - a], low - b - int(corridor.low[i - a]), total)
        through = totals + _starts(found.best, i, width, corridor)
        for shape, n in zip(*np.nonzero(through >= least), strict=True):
            yield (i, low + int(n), *SHAPES[shape])


def _raise(row: Scores, start: int, values: Scores) -> None:
    """Put ``values`` into a row, from ``start`` on, where they are more than it has."""
    first, last = max(start, 0), min(start + len(values), len(row))
    if first < last:
        part = row[first:last]
        np.maximum(part, values[first - start : last - start], out=part)
