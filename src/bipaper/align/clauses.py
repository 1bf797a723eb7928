"""Whether the clauses of a sentence are what several sentences of the other text say, in turn.

The vector of a whole sentence hides a short clause at its end; a translator who makes a sentence
of that has added nothing.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from bipaper.align.encoder import Encoder
from bipaper.align.evidence import Bead, Evidence
from bipaper.align.vectors import Vectors

_CLAUSE = re.compile(r".+?(?:[，；：][”’）]*|[,;:—][\"”’)]*\s+|$)", re.DOTALL)
_SHORTEST = 15  # bytes of a clause in UTF-8; a shorter one is part of the next
_MOST = 6  # clauses of a sentence, which bounds the memory; the last has all that follow

Cosines = NDArray[np.float64]


def clauses(sentence: str) -> list[str]:
    """The clauses of a sentence of either language, with their marks."""
    found: list[str] = []
    for clause in _CLAUSE.findall(sentence):
        if found and len(found[-1].encode("utf-8", "replace")) < _SHORTEST:
            found[-1] += clause
        else:
            found.append(clause)
    return [*found[: _MOST - 1], *filter(None, ["".join(found[_MOST - 1 :])])]


def one_and_several(bead: Bead) -> bool:
    """Whether a bead has one sentence on one side and several on the other."""
    *_, a, b = bead
    return min(a, b) == 1 < max(a, b)


def cut_cosines(
    beads: Sequence[Bead],
    evidence: Evidence,
    zh: Sequence[str],
    en: Sequence[str],
    encoder: Encoder,
) -> list[float | None]:
    """For each bead of one sentence and several, the mean cosine when the one is cut between
    clauses into as many parts as there are others, where each is most like its own; None where
    it has not so many clauses."""
    vectors = evidence.zh.sentences, evidence.en.sentences
    ones = [zh[i - 1] if a == 1 else en[j - 1] for i, j, a, _ in beads]
    several = [vectors[1][j - b : j] if a == 1 else vectors[0][i - a : i] for i, j, a, b in beads]
    parts = {one: clauses(one) for one in ones}
    enough = [len(parts[one]) >= len(others) for one, others in zip(ones, several, strict=True)]
    runs = _clause_runs({one: parts[one] for one in compress(ones, enough)}, encoder)
    return [
        _best_cut((runs[one] @ others.T).astype(np.float64)) if can else None
        for one, others, can in zip(ones, several, enough, strict=True)
    ]


def _clause_runs(parts: Mapping[str, Sequence[str]], encoder: Encoder) -> dict[str, Vectors]:
    """Of each sentence with its clauses, [k - 1, end] is the vector of the k before ``end``."""
    if not parts:
        return {}
    longest = max(map(len, parts.values()))
    runs = encoder.encode_runs([clause for its in parts.values() for clause in its], longest)
    found, start = {}, 0
    for sentence, its in parts.items():
        found[sentence] = runs[: len(its), start : start + len(its) + 1]
        start += len(its)
    return found


def _best_cut(cosines: Cosines) -> float:
    """[k - 1, end, n]: cosine of the k clauses before ``end`` with sentence n, of no more."""
    count, _, sentences = cosines.shape
    best = {0: 0.0}
    for n in range(sentences):
        ends = range(n + 1, count + 1)
        best = {
            end: max(
                total + float(cosines[end - start - 1, end, n])
                for start, total in best.items()
                if start < end
            )
            for end in ends
        }
    return float(best[count] / sentences)
