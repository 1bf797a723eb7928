"""The first pass: a coarse path through two texts, and the corridor around it.

Texts are cut into at most ``_CHUNKS`` chunks of equally many sentences; a path through
these is refined with smaller and smaller chunks near it, until the corridor is about as
narrow for a long text as for a short one (after Thompson and Koehn 2019). The second pass
looks for beads in the corridor only. So the cost of both grows with the length of the
texts, not with its square.
"""

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bipaper.align.vectors import Vectors, on_grid

_CHUNKS = 1000
_FINER = 4  # times smaller is each next size of chunks
_FINEST = 6  # sentences: smaller chunks do not make the corridor narrower
_MARGIN = 20  # sentences on either side of the path, at least
_MARGIN_CHUNKS = 3  # and chunks

Path = list[tuple[int, int]]


class Corridor(NamedTuple):
    """Row i of the dynamic programme covers columns low[i] to high[i], both included.

    Neither bound ever falls, and neighbouring rows overlap.
    """

    low: NDArray[np.int_]
    high: NDArray[np.int_]


def find_corridor(zh: Vectors, en: Vectors) -> tuple[Corridor, Path]:
    """The corridor between two texts' sentence vectors (a row each), and the pairs of single
    sentences (from 0) on the likeliest path through it."""
    n, m = len(zh), len(en)
    corridor = Corridor(np.zeros(n + 1, np.int_), np.full(n + 1, m))
    size = max(1, -(-max(n, m) // _CHUNKS))
    while True:
        chunks = _centred_chunks(zh, size), _centred_chunks(en, size)
        path = _path(*chunks, _in_chunks(corridor, size))
        corridor = _around(path, size, n, m)
        if size <= _FINEST:
            if size > 1:
                path = _path(_centred_chunks(zh, 1), _centred_chunks(en, 1), corridor)
            return corridor, _pairs(path)
        size = max(size // _FINER, _FINEST)


def _pairs(path: Path) -> Path:
    """Where a path goes on in both texts."""
    return [
        before for before, after in pairwise(path) if before[0] < after[0] and before[1] < after[1]
    ]


def _in_chunks(corridor: Corridor, size: int) -> Corridor:
    """The corridor for chunks of ``size`` sentences: no narrower than it was."""
    last = len(corridor.low) - 1
    rows = np.minimum(np.arange(-(-last // size) + 1) * size, last)
    return Corridor(corridor.low[rows] // size, -(-corridor.high[rows] // size))


def _around(path: Path, size: int, n: int, m: int) -> Corridor:
    """The corridor of n and m sentences around a path through chunks of ``size``."""
    margin = max(_MARGIN, _MARGIN_CHUNKS * size)
    corners = np.minimum(np.array(path) * size, (n, m))
    rows = np.arange(n + 1)
    near_start = np.searchsorted(corners[:, 0], rows - margin, side="left")
    near_end = np.searchsorted(corners[:, 0], rows + margin, side="right") - 1
    low = corners[np.maximum(near_start - 1, 0), 1] - margin
    high = corners[np.minimum(near_end + 1, len(corners) - 1), 1] + margin
    return Corridor(np.clip(low, 0, m), np.clip(high, 0, m))


def _centred_chunks(vectors: Vectors, size: int) -> Vectors:
    """Unit vectors of chunks of ``size`` sentences, less what the whole text has in common."""
    if not len(vectors):
        return vectors
    sums: Vectors = np.add.reduceat(vectors, np.arange(0, len(vectors), size))
    _to_unit(sums)
    if len(sums) > 1:
        sums -= sums.mean(axis=0)
    _to_unit(sums)
    return on_grid(sums)


def _to_unit(rows: Vectors) -> None:
    """Make rows that are not zero one long, in place: there are as many as a book has sentences."""
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def _path(zh: Vectors, en: Vectors, corridor: Corridor) -> Path:
    """Corners of the path with the greatest sum of likeness, from (0, 0) on, inside a corridor."""
    rows = [np.zeros(corridor.high[0] + 1)]
    for i in range(1, len(zh) + 1):
        low, high = corridor.low[i], corridor.high[i]
        before = _row_part(rows[-1], int(corridor.low[i - 1]), low - 1, high + 1)
        diagonal = before[:-1].copy()
        first = max(low, 1)
        diagonal[first - low :] += zh[i - 1] @ en[first - 1 : high].T
        rows.append(np.maximum.accumulate(np.maximum(before[1:], diagonal)))
    return _trace(rows, corridor, len(zh), len(en))


def _row_part(row: NDArray[np.float64], offset: int, start: int, stop: int) -> NDArray[np.float64]:
    """Columns ``start`` to ``stop`` of a row that begins at ``offset``; minus infinity outside."""
    part = np.full(stop - start, -np.inf)
    first, last = max(start, offset), min(stop, offset + len(row))
    part[first - start : last - start] = row[first - offset : last - offset]
    return part


def _trace(rows: list[NDArray[np.float64]], corridor: Corridor, i: int, j: int) -> Path:
    """The corners from (0, 0) to (i, j)."""
    corners = [(i, j)]
    while i and j:
        low, above = corridor.low[i], corridor.low[i - 1]
        best = rows[i][j - low]
        if j > low and rows[i][j - 1 - low] == best:
            j -= 1
        elif j - above < len(rows[i - 1]) and rows[i - 1][j - above] == best:
            i -= 1
        else:
            i, j = i - 1, j - 1
        corners.append((i, j))
    if i or j:
        corners.append((0, 0))
    return corners[::-1]
