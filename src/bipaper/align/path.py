"""The second pass: the best path of beads through the corridor, by dynamic programming."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bipaper.align.corridor import Corridor
from bipaper.align.evidence import LONGEST, SHAPES, Evidence, Scores, bead_scores

_ROWS = 32  # scored at once
_SKIP_ZH, _SKIP_EN = -1, -2  # moves; any other is a bead, by the number of its shape


class Step(NamedTuple):
    """The a Chinese sentences before boundary i with the b English ones before boundary j."""

    i: int
    j: int
    a: int
    b: int


def best_path(evidence: Evidence, corridor: Corridor) -> list[Step]:
    """The steps of the best path, in order; a sentence left alone costs and earns nothing."""
    rows = len(corridor.low)
    best: list[Scores] = []
    moves: list[NDArray[np.int8]] = []
    for start in range(0, rows, _ROWS):
        block = range(start, min(start + _ROWS, rows))
        columns = range(corridor.low[block[0]], corridor.high[block[-1]] + 1)
        score = bead_scores(evidence, block, columns)
        for i in block:
            low, high = corridor.low[i] - columns.start, corridor.high[i] + 1 - columns.start
            value, move = _row(best, i, score[:, i - start, low:high], corridor)
            best.append(value)
            moves.append(move)
        _forget(best)
    return _trace(moves, corridor)


def _forget(best: list[Scores]) -> None:
    """Drop rows that no bead can start from any more."""
    for i in range(max(0, len(best) - _ROWS - LONGEST), len(best) - LONGEST):
        best[i] = np.empty(0)


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
    above = {
        a: _shifted(best[i - a], int(corridor.low[i] - corridor.low[i - a]), width)
        for a in range(1, min(LONGEST, i) + 1)
    }
    value = above[1][LONGEST:].copy()
    move = np.full(width, _SKIP_ZH, np.int8)
    for shape, (a, b) in enumerate(SHAPES):
        if a <= i:
            total = score[shape] + above[a][LONGEST - b : LONGEST - b + width]
            better = total > value
            value[better] = total[better]
            move[better] = shape
    reached = np.maximum.accumulate(value)
    left = np.append(-np.inf, reached[:-1])
    move[(left > value) | ((left == value) & (move == _SKIP_ZH))] = _SKIP_EN
    return reached, move


def _shifted(row: Scores, offset: int, width: int) -> Scores:
    """Columns offset - LONGEST to offset + width - 1 of a row; minus infinity outside it."""
    out = np.full(LONGEST + width, -np.inf)
    start = offset - LONGEST
    first, last = max(start, 0), min(start + len(out), len(row))
    if first < last:
        out[first - start : last - start] = row[first:last]
    return out


def _trace(moves: list[NDArray[np.int8]], corridor: Corridor) -> list[Step]:
    i, j = len(moves) - 1, int(corridor.high[-1])
    steps = []
    while i or j:
        move = int(moves[i][j - corridor.low[i]])
        if move == _SKIP_ZH:
            step = Step(i, j, 1, 0)
        elif move == _SKIP_EN:
            step = Step(i, j, 0, 1)
        else:
            step = Step(i, j, *SHAPES[move])
        steps.append(step)
        i, j = i - step.a, j - step.b
    return steps[::-1]
