"""Sentence alignment of a Chinese and an English text.

Sources: Gale and Church 1993 (beads and length), Thompson and Koehn 2019 (Vecalign:
overlapping groups, margin), Liu and Zhu 2022 (Bertalign: neighbour margin, two passes).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bipaper.align.encoder import Encoder, Vectors

Floats = NDArray[np.float64]

LONGEST = 4  # sentences on one side of a bead
SKIP = -0.1  # a sentence left alone


class AlignedBead(NamedTuple):
    """Sentences (indices from 0) that say the same; an empty side is an omission.

    ``score`` is the cosine of the two sides, 0 for an omission.
    """

    zh: list[int]
    en: list[int]
    score: float


def align(zh: Sequence[str], en: Sequence[str], encoder: Encoder) -> list[AlignedBead]:
    """The best partition of both texts into beads, in order.

    Every sentence of both sides is in exactly one bead; a bead holds up to ``LONGEST``
    sentences on either side.
    """
    zh_runs, en_runs = _runs(zh, encoder), _runs(en, encoder)
    cosine, score = _bead_scores(zh_runs, en_runs, _lengths(zh), _lengths(en))
    beads = _best_path(score)
    return [
        AlignedBead(
            list(range(i - a, i)),
            list(range(j - b, j)),
            round(float(cosine[a - 1, b - 1, i, j]), 4) if a and b else 0.0,
        )
        for i, j, a, b in beads
    ]


def _lengths(texts: Sequence[str]) -> Floats:
    """Cumulative lengths in UTF-8 bytes, which put the two scripts on one scale."""
    return np.cumsum([0] + [len(t.encode()) for t in texts]).astype(float)


def _runs(texts: Sequence[str], encoder: Encoder) -> Vectors:
    """[k - 1, i] is the vector of texts[i - k : i]."""
    spans = [(i - k, i) for k in range(1, LONGEST + 1) for i in range(k, len(texts) + 1)]
    vectors = encoder.encode([" ".join(texts[s:e]) for s, e in spans])
    runs = np.zeros((LONGEST, len(texts) + 1, vectors.shape[1]), np.float32)
    for (s, e), vector in zip(spans, vectors, strict=True):
        runs[e - s - 1, e] = vector
    return runs


def _bead_scores(
    zh: Vectors, en: Vectors, zh_length: Floats, en_length: Floats
) -> tuple[Floats, Floats]:
    """(cosine, score) of each bead, [a - 1, b - 1, i, j]: zh[i - a : i] with en[j - b : j]."""
    cosine = np.einsum("aid,bjd->abij", zh, en, optimize=True).astype(float)
    score = np.full(cosine.shape, -np.inf)
    n, m = len(zh_length) - 1, len(en_length) - 1
    ratio = zh_length[-1] / max(en_length[-1], 1)
    for a in range(1, LONGEST + 1):
        for b in range(1, LONGEST + 1):
            if a > n or b > m:
                continue
            near = _outside(cosine[a - 1, 0], b, 1) + _outside(cosine[0, b - 1].T, a, 1).T
            left = (zh_length[a:] - zh_length[:-a])[:, None]
            right = (en_length[b:] - en_length[:-b])[None, :] * ratio
            balance = np.minimum(left, right) / np.maximum(np.maximum(left, right), 1)
            plain = cosine[a - 1, b - 1, a:, b:] - near[a:, b:] / 2
            score[a - 1, b - 1, a:, b:] = plain * np.log2(1 + balance)
    return cosine, score


def _outside(cosine: Floats, size: int, step: int) -> Floats:
    """Mean cosine with the sentences just before and just after a run of ``size`` ending at j."""
    before, after = np.zeros_like(cosine), np.zeros_like(cosine)
    before[:, size + step :] = cosine[:, step:-size] if size else cosine
    after[:, :-step] = cosine[:, step:]
    count = np.zeros(cosine.shape[1])
    count[size + step :] += 1
    count[:-step] += 1
    mean: Floats = (before + after) / np.maximum(count, 1)
    return mean


def _best_path(score: Floats) -> list[tuple[int, int, int, int]]:
    """Beads (i, j, a, b) of the best path: zh[i - a : i] with en[j - b : j]."""
    n, m = score.shape[2] - 1, score.shape[3] - 1
    best = np.full((n + 1, m + 1), -np.inf)
    move = np.zeros((n + 1, m + 1, 2), np.int8)
    best[0], move[0, 1:] = np.arange(m + 1) * SKIP, (0, 1)
    across = np.arange(m + 1) * SKIP
    for i in range(1, n + 1):
        row = best[i - 1] + SKIP
        how = np.tile(np.array([1, 0], np.int8), (m + 1, 1))
        for a in range(1, min(LONGEST, i) + 1):
            for b in range(1, min(LONGEST, m) + 1):
                candidate = best[i - a, : m + 1 - b] + score[a - 1, b - 1, i, b:]
                better = candidate > row[b:]
                row[b:][better] = candidate[better]
                how[b:][better] = (a, b)
        best[i] = np.maximum.accumulate(row - across) + across
        how[best[i] > row] = (0, 1)
        move[i] = how
    return _trace(move)


def _trace(move: NDArray[np.int8]) -> list[tuple[int, int, int, int]]:
    i, j = move.shape[0] - 1, move.shape[1] - 1
    beads = []
    while i or j:
        a, b = int(move[i, j, 0]), int(move[i, j, 1])
        beads.append((i, j, a, b))
        i, j = i - a, j - b
    return beads[::-1]
