"""Quantities of the Chinese abstract checked against those of the English one."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from bipaper.align.assignment import assign
from bipaper.model import QuantityMention


class NumberPair(NamedTuple):
    """A quantity of 摘要 and its counterpart in the Abstract (indices into the two lists).

    ``agrees`` is None where one side is missing.
    """

    zh: int | None
    en: int | None
    agrees: bool | None


def check_numbers(
    zh: Sequence[QuantityMention],
    en: Sequence[QuantityMention],
    beads: Sequence[tuple[tuple[int, int], tuple[int, int]]],
) -> list[NumberPair]:
    """Every quantity of both sides once, paired inside its bead where it can be.

    ``beads`` are the aligned stretches as two half-open character spans, the Chinese and
    the English one. Ordered by the Chinese mention, unpaired English ones last.
    """
    pairs = []
    for zh_span, en_span in beads:
        pairs += _pair(zh, en, _inside(zh, zh_span), _inside(en, en_span))
    left_zh = [i for i in range(len(zh)) if i not in {p.zh for p in pairs}]
    left_en = [j for j in range(len(en)) if j not in {p.en for p in pairs}]
    pairs += [NumberPair(i, None, None) for i in left_zh]
    pairs += [NumberPair(None, j, None) for j in left_en]
    return sorted(pairs, key=lambda p: (p.zh is None, p.zh or 0, p.en or 0))


def _inside(mentions: Sequence[QuantityMention], span: tuple[int, int]) -> list[int]:
    return [i for i, m in enumerate(mentions) if span[0] <= m.start and m.end <= span[1]]


def _pair(
    zh: Sequence[QuantityMention], en: Sequence[QuantityMention], left: list[int], right: list[int]
) -> list[NumberPair]:
    """The best one-to-one pairs of one bead; pairs that share nothing are dropped."""
    if not left or not right:
        return []
    likeness = np.array([[_likeness(zh[i], en[j]) for j in right] for i in left])
    return [
        NumberPair(left[r], right[c], same_amount(zh[left[r]], en[right[c]]))
        for r, c in assign(likeness)
        if likeness[r, c] > 0
    ]


def _likeness(zh: QuantityMention, en: QuantityMention) -> float:
    """2 for the same amount, 1 for the same kind and unit, else 0."""
    if same_amount(zh, en):
        return 2.0
    return float(zh.kind == en.kind and zh.unit == en.unit)


def same_amount(zh: QuantityMention, en: QuantityMention) -> bool:
    """Whether value or range are the same, whatever the comparator says."""
    return (zh.value, zh.low, zh.high) == (en.value, en.low, en.high)
