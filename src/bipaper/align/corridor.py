"""The first pass: a coarse path through two texts, and the corridor around it.

Long texts are cut into at most ``_CHUNKS`` chunks of equally many sentences, so that the
cost of the path does not grow with the square of the length (after the averaging of
Thompson and Koehn 2019). The second pass looks for beads in the corridor only.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bipaper.align.vectors import Vectors

_CHUNKS = 1000
_MARGIN = 20  # sentences on either side of the path, at least
_MARGIN_CHUNKS = 3  # and chunks


class Corridor(NamedTuple):
    """Row i of the dynamic programme covers columns low[i] to high[i], both included.

    Neither bound ever falls, and neighbouring rows overlap.
    """

    low: NDArray[np.int_]
    high: NDArray[np.int_]


def find_corridor(zh: Vectors, en: Vectors) -> Corridor:
    """The corridor between two texts' sentence vectors (a row each)."""
    n, m = len(zh), len(en)
    size = max(1, -(-max(n, m) // _CHUNKS))
    margin = max(_MARGIN, _MARGIN_CHUNKS * size)
    path = _path(_centred_chunks(zh, size), _centred_chunks(en, size))
    corners = np.minimum(np.array(path) * size, (n, m))
    rows = np.arange(n + 1)
    near_start = np.searchsorted(corners[:, 0], rows - margin, side="left")
    near_end = np.searchsorted(corners[:, 0], rows + margin, side="right") - 1
    low = corners[np.maximum(near_start - 1, 0), 1] - margin
    high = corners[np.minimum(near_end + 1, len(corners) - 1), 1] + margin
    return Corridor(np.clip(low, 0, m), np.clip(high, 0, m))


def _centred_chunks(vectors: Vectors, size: int) -> Vectors:
    """Unit vectors of chunks of ``size`` sentences, less what the whole text has in common."""
    starts = np.arange(0, len(vectors), size)
    sums = np.add.reduceat(vectors, starts) if len(vectors) else vectors
    centred = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    if len(centred) > 1:
        centred = centred - centred.mean(axis=0)
    unit: Vectors = centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-9)
    return unit


def _path(zh: Vectors, en: Vectors) -> list[tuple[int, int]]:
    """Corners of the monotone path with the greatest sum of likeness, from (0, 0) on."""
    likeness = (zh @ en.T).astype(np.float64)
    best = np.zeros((len(zh) + 1, len(en) + 1))
    for i, row in enumerate(likeness, start=1):
        best[i, 1:] = np.maximum(best[i - 1, 1:], best[i - 1, :-1] + row)
        np.maximum.accumulate(best[i], out=best[i])
    i, j = len(zh), len(en)
    corners = [(i, j)]
    while i and j:
        if best[i, j] == best[i, j - 1]:
            j -= 1
        elif best[i, j] == best[i - 1, j]:
            i -= 1
        else:
            i, j = i - 1, j - 1
        corners.append((i, j))
    if i or j:
        corners.append((0, 0))
    return corners[::-1]
