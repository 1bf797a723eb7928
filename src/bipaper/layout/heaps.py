"""White space in two heaps: the gaps within words and those between them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

LEAST = 8  # gaps of a line that tell of two heaps
WIDEST = 0.6  # em; wider gaps are no other kind of space
CLEAR = 0.06  # em around the parting of two heaps, where nothing stands in a line,
MANY = 100  # and hardly anything in so many gaps or more:
RARE = 0.1  # of those in the upper heap


def parted(gaps: Iterable[float]) -> float | None:
    """The width (em) that parts a line's spaces from its gaps within words.

    None where there are no two heaps: the void between them has to be wide, and none as wide
    within the lower heap.
    """
    ordered = _capped(gaps)
    if len(ordered) < LEAST:
        return None
    at = _otsu(ordered)
    low, high = ordered[:at], ordered[at:]
    void = high[0] - low[-1]
    if void < CLEAR or any(b - a > void for a, b in pairwise(low)):
        return None
    return (low[-1] + high[0]) / 2


def parted_roughly(gaps: Iterable[float]) -> float | None:
    """The same for many gaps, as of all lines in one font; a few may stand in between."""
    ordered = _capped(gaps)
    if len(ordered) < MANY:
        return None
    at = _otsu(ordered)
    middle = (sum(ordered[:at]) / at + sum(ordered[at:]) / (len(ordered) - at)) / 2
    between = bisect_left(ordered, middle + CLEAR / 2) - bisect_left(ordered, middle - CLEAR / 2)
    return middle if between < RARE * (len(ordered) - at) else None


def _capped(gaps: Iterable[float]) -> list[float]:
    return sorted(min(gap, WIDEST) for gap in gaps)


def _otsu(ordered: Sequence[float]) -> int:
    """How many of ordered values are in the lower of the two heaps that differ most."""
    total, count = sum(ordered), len(ordered)

    def difference(at: int, below: float) -> float:
        apart = below / at - (total - below) / (count - at)
        return at * (count - at) * apart * apart

    sums = enumerate(accumulate(ordered[:-1]), 1)
    return max((difference(at, below), at) for at, below in sums)[1]
