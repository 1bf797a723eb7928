"""What the evidence for a bead weighs, in log-odds against leaving its sentences alone.

A sentence left alone scores 0, but for the price of additions (``price_additions``).

Fitted by benchmarks/align_weights.py as a conditional random field over whole alignments
(docs/alignment.md).
"""

from collections.abc import Mapping, Sequence
from itertools import groupby
from math import log

import numpy as np

from bipaper.align.evidence import Bead, Evidence
from bipaper.align.features import SHAPES, Scores, bead_features, cut_features

WEIGHTS: Mapping[str, float] = {
    # The bead as a whole, and a likeness of 1 more, where the text's own scale is as wide as
    # the encoder's.
    "bead": 4.27,
    "likeness": 7.83,
    # Its least fitting sentence, where that is less than half as alike as a match is.
    "part": 2.01,
    # Each sentence more than two.
    "sentence": 0.99,
    # Each sentence, by the log of its bytes over those of a usual one: short ones are seldom
    # alone.
    "size": -1.16,
    # Each line of its own (a heading, a line said again) that a bead has together with sentences.
    "stray": -7.16,
    # Each sentence behind a closing quote that goes on from the speech, taken in with what stands
    # before it: splitters cut a speech from its tag (“走？” | 他问。), translators do not.
    "tag": 2.0,
    # A speech that goes on behind the bead in one language only.
    "speech": -2.36,
    "length": 0.97,
    # A number, year, acronym or Latin name that no other sentence has.
    "anchor": 5.73,
    "words": 0.8,
    "marks": 1.48,
    # A sentence cut between clauses into as many parts as the other side has sentences: how much
    # more each is like its own than half a match is; and that it has no clauses for that.
    "cut": 3.94,
    "uncut": -1.01,
}

# The weights are for texts that add something in one of twenty places between beads; these
# count for as many places of a text's own (benchmarks/align.py: one side of beads struck out).
_ADDING, _ADDING_PLACES = 0.05, 40


def bead_scores(evidence: Evidence, rows: range, columns: range) -> Scores:
    """[shape, i, j]: the bead of a Chinese sentences before boundary rows[i] and b English ones
    before columns[j], a and b as in ``SHAPES``; minus infinity where there are not that many.
    """
    score = np.zeros((len(SHAPES), len(rows), len(columns)))
    features = bead_features(evidence, rows, columns)
    for beads, (a, b), its in zip(score, SHAPES, features, strict=True):
        for name, value in its.items():
            beads += WEIGHTS[name] * value
        beads[: max(a - rows.start, 0)] = -np.inf
        beads[:, : max(b - columns.start, 0)] = -np.inf
    return score


def cut_score(evidence: Evidence, cosine: float | None) -> float:
    """What the best cut of a sentence tells of a bead of it and several, by its mean cosine."""
    return sum(WEIGHTS[name] * value for name, value in cut_features(evidence, cosine).items())


def price_additions(scores: Sequence[Scores], beads: Sequence[Bead]) -> None:
    """Take from the scores of rows of beads what a first alignment tells; its ``beads`` are those
    of two texts.

    Where a language adds something in many places, a sentence that stands beside its
    neighbour's translation is the likelier to be an addition: what it costs to take it in
    are the odds that a place has additions, over the odds that the weights are for (Bayes).
    """
    zh, en = costs(beads)
    cost = np.array([[a * zh + b * en] for a, b in SHAPES])
    for row in scores:
        row -= cost


def costs(beads: Sequence[Bead]) -> tuple[float, float]:
    """What it costs to take a sentence in, a Chinese one and an English one."""
    places = 1 + sum(bool(a and b) for *_, a, b in beads)
    gaps = [[*gap] for alone, gap in groupby(beads, lambda bead: 0 in bead[2:]) if alone]
    zh = sum(any(a for *_, a, _ in gap) for gap in gaps)
    en = sum(any(b for *_, b in gap) for gap in gaps)
    return _cost(zh, places), _cost(en, places)


def _cost(additions: int, places: int) -> float:
    """Of taking in a sentence, where so many of so many places have additions; 0 or more."""
    part = (additions + _ADDING * _ADDING_PLACES) / (places + _ADDING_PLACES)
    return max(log(part / (1 - part)) - log(_ADDING / (1 - _ADDING)), 0.0)
