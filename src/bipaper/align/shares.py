"""Which clauses of a Chinese text each of the English sentences that render it renders."""

import re
from collections.abc import Sequence

import numpy as np

from bipaper.align.encoder import Encoder
from bipaper.align.threads import one_thread
from bipaper.align.vectors import Vectors
from bipaper.align.wording import CLAUSE_ENDS

_CLAUSE = re.compile(rf"[^{CLAUSE_ENDS}]+[{CLAUSE_ENDS}\s]*")


def shares(zh: str, en: Sequence[str], encoder: Encoder) -> list[str]:
    """The part of ``zh`` that each sentence of ``en`` renders, in their order.

    Of all ways to cut ``zh`` between clauses, the one with the greatest sum of likeness; a
    sentence that renders no whole clause has none.
    """
    clauses = _CLAUSE.findall(zh)
    if len(en) < 2 or len(clauses) < 2:
        return [zh] * len(en)
    with one_thread():
        likeness = encoder.encode(clauses) @ encoder.encode(en).T
    return [
        "".join(clause for clause, its in zip(clauses, _path(likeness), strict=True) if its == n)
        for n in range(len(en))
    ]


def _path(likeness: Vectors) -> list[int]:
    """A column for each row, never one before that of the row above; the greatest sum."""
    rows, columns = likeness.shape
    best = np.zeros(columns)
    came = np.empty((rows, columns), np.int64)
    for i, row in enumerate(likeness):
        came[i] = [int(np.argmax(best[: j + 1])) for j in range(columns)]
        best = best[came[i]] + row
    path = [int(best.argmax())]
    for i in range(rows - 1, 0, -1):
        path.append(int(came[i, path[-1]]))
    return path[::-1]
