"""One-to-one assignment: the Hungarian method."""

import numpy as np
from numpy.typing import NDArray


def assign(score: NDArray[np.float64]) -> list[tuple[int, int]]:
    """(row, column) pairs of the one-to-one assignment with the greatest total score.

    Every row of the shorter side is used, in ascending row order. Shortest augmenting
    paths with potentials (Kuhn 1955, Jonker and Volgenant 1987), cubic in the shorter side.
    """
    rows, columns = score.shape
    if rows > columns:
        return sorted((r, c) for c, r in assign(score.T))
    row_of = np.full(columns + 1, -1)  # the last column is where each row's search starts
    u, v = np.zeros(rows), np.zeros(columns + 1)
    cost = -score
    for row in range(rows):
        _augment(cost, row, row_of, u, v)
    return sorted((int(r), c) for c, r in enumerate(row_of[:columns]) if r >= 0)


def _augment(
    cost: NDArray[np.float64],
    row: int,
    row_of: NDArray[np.int_],
    u: NDArray[np.float64],
    v: NDArray[np.float64],
) -> None:
    """Give ``row`` a column along the cheapest augmenting path; updates all but ``cost``."""
    columns = cost.shape[1]
    distance, before = np.full(columns, np.inf), np.full(columns, columns)
    done = np.zeros(columns + 1, bool)
    column, row_of[columns] = columns, row
    while row_of[column] >= 0:
        done[column] = True
        here = row_of[column]
        reduced = cost[here] - u[here] - v[:columns]
        nearer = ~done[:columns] & (reduced < distance)
        distance[nearer], before[nearer] = reduced[nearer], column
        open_distance = np.where(done[:columns], np.inf, distance)
        column = int(np.argmin(open_distance))
        step = open_distance[column]
        u[row_of[done]] += step
        v[done] -= step
        distance[~done[:columns]] -= step
    while column != columns:
        row_of[column] = row_of[before[column]]
        column = before[column]
    row_of[columns] = -1
