"""Precision, recall and F1 of beads, counted as Vecalign's score.py counts them.

Thompson and Koehn 2019. Precision is over all beads found, sentences left alone included:
one that gold has in a bead is a mistake. Recall is over gold's beads with both sides. A
bead is strictly right when gold has just this one, and laxly when one of its pairs of
sentences is a pair of a bead of gold (so a sentence left alone is never right laxly alone).
"""

from collections.abc import Iterable, Set
from typing import NamedTuple

Indices = tuple[tuple[int, ...], tuple[int, ...]]


class Counts(NamedTuple):
    """Beads: found (``tested``) and how many of them are right, gold's and how many are found."""

    right: int
    tested: int
    recalled: int
    wanted: int

    @property
    def precision(self) -> float:
        """Of the beads found, the part that is right; 0 of none."""
        return self.right / self.tested if self.tested else 0.0

    @property
    def recall(self) -> float:
        """Of gold's beads, the part that is found; 0 of none."""
        return self.recalled / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def count(found: Set[Indices], gold: Set[Indices], *, lax: bool = False) -> Counts:
    """The counts of one text."""
    with_both = {bead for bead in found if all(bead)}, {bead for bead in gold if all(bead)}
    return Counts(
        right=_right(found, gold, lax),
        tested=len(found),
        recalled=_right(with_both[1], with_both[0], lax),
        wanted=len(with_both[1]),
    )


def total(counts: Iterable[Counts]) -> Counts:
    """The counts of several texts together."""
    return Counts(*map(sum, zip(*counts, strict=True)))


def _right(tested: Set[Indices], gold: Set[Indices], lax: bool) -> int:
    """How many of the beads tested are in gold; laxly, share a pair of sentences with it."""
    pairs = {pair for bead in gold for pair in _pairs(bead)} if lax else set()
    return sum(bead in gold or not pairs.isdisjoint(_pairs(bead)) for bead in tested)


def _pairs(bead: Indices) -> set[tuple[int, int]]:
    return {(i, j) for i in bead[0] for j in bead[1]}
