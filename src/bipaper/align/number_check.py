"""Quantities of the Chinese abstract checked against those of the English one."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from math import isclose
from typing import NamedTuple

import numpy as np

from bipaper.align.assignment import assign
from bipaper.parts.quantities import QuantityMention, Scalar

Span = tuple[int, int]
Likeness = Callable[[QuantityMention, QuantityMention], float]

# Kinds whose unit is the same word in both languages; a count's is 家 here, "firms" there.
_COMPARABLE = {"percent", "money", "ratio", "date", "rank"}
# Numbers of a side that are compared with those of the other at once, for the cost grows with
# their cube; abstracts have five to thirty.
_TOGETHER = 100
_CODE = re.compile("[A-Z]{3}(?![A-Za-z])")  # of a currency
# Kinds that never say the same as another kind.
_DISTINCT = {"percent", "money", "rank", "date"}


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
    beads: Sequence[tuple[Span, Span]],
) -> list[NumberPair]:
    """Every quantity of both sides once.

    ``beads`` are the aligned stretches as two half-open character spans, the Chinese and
    the English one. The same amount is looked for in the bead first, then anywhere; what
    is left of a bead differs where both sides must mean the same thing. Ordered by the
    Chinese mention, unpaired English ones last.
    """
    left, right = _Open(zh), _Open(en)
    everywhere = [((0, _end(zh)), (0, _end(en)))]
    pairs: list[NumberPair] = []
    for likeness, stretches in (
        (_same_likeness, beads),
        (_same_likeness, everywhere),
        (_rival_likeness, beads),
    ):
        for zh_span, en_span in stretches:
            rows, columns = left.inside(zh_span), right.inside(en_span)
            for i, j in _pairs(zh, en, rows, columns, likeness):
                pairs.append(NumberPair(i, j, likeness is _same_likeness))
                left.places.discard(i)
                right.places.discard(j)
    pairs += [NumberPair(i, None, None) for i in left.places]
    pairs += [NumberPair(None, j, None) for j in right.places]
    return sorted(pairs, key=lambda p: (p.zh is None, p.zh or 0, p.en or 0))


def all_said(zh: Sequence[QuantityMention], en: Sequence[QuantityMention], told: str) -> bool:
    """Whether each quantity of ``zh`` has the same amount of its own in ``en``, wherever.

    One that was not found there, and has no rival, may stand in ``told``, the text that ``en``
    translates: 延长一倍 is "doubled", and a reign is no date in English.
    """
    pairs = check_numbers(zh, en, [((0, _end(zh)), (0, _end(en)))])
    return all(
        pair.agrees or (pair.agrees is None and zh[pair.zh].text in told)
        for pair in pairs
        if pair.zh is not None
    )


class _Open:
    """The mentions of a text that have no counterpart yet, by their ``places`` in the list."""

    def __init__(self, mentions: Sequence[QuantityMention]) -> None:
        self.places = set(range(len(mentions)))
        self._mentions = mentions
        self._ordered = sorted(self.places, key=self._start)

    def inside(self, span: Span) -> list[int]:
        """Those within a span of the text, in the order of the list."""
        first = bisect_left(self._ordered, span[0], key=self._start)
        last = bisect_left(self._ordered, span[1], key=self._start)
        found = (i for i in self._ordered[first:last] if i in self.places)
        return sorted(i for i in found if self._mentions[i].end <= span[1])

    def _start(self, place: int) -> int:
        return self._mentions[place].start


def same_amount(zh: QuantityMention, en: QuantityMention) -> bool:
    """Whether value or range are the same, whatever the comparator says.

    A date agrees with a less exact one that contains it (2023-09 with 2023).
    """
    ends = ((zh.value, en.value), (zh.low, en.low), (zh.high, en.high))
    return all(_same_value(a, b) for a, b in ends)


def _same_value(a: Scalar | None, b: Scalar | None) -> bool:
    if isinstance(a, str) or isinstance(b, str):
        shorter, longer = sorted((str(a), str(b)), key=len)
        return longer == shorter or longer.startswith(shorter + "-")
    if a is None or b is None:
        return a is b
    return isclose(a, b, rel_tol=1e-9)


def _same_likeness(zh: QuantityMention, en: QuantityMention) -> float:
    """Positive for the same amount of things that can be the same."""
    if not same_amount(zh, en) or _other_money(zh, en):
        return 0.0
    clash = zh.kind != en.kind and {zh.kind, en.kind} & _DISTINCT
    return 0.0 if clash else 2.0 + (zh.kind == en.kind) + (zh.unit == en.unit)


def _rival_likeness(zh: QuantityMention, en: QuantityMention) -> float:
    """Positive for different amounts in the place of one: the same kind and unit.

    Where units cannot be compared, only digits that look like a slip of the pen count.
    """
    if zh.kind != en.kind or _is_end(zh, en) or _is_end(en, zh):
        return 0.0
    if _other_money(zh, en):
        return float(same_amount(zh, en))
    alike = float(_slip(zh, en))
    comparable = zh.kind in _COMPARABLE or (zh.si_unit is not None and zh.si_unit == en.si_unit)
    return 1.0 + alike if comparable and zh.unit == en.unit else alike


def _other_money(zh: QuantityMention, en: QuantityMention) -> bool:
    """Whether two amounts are of currencies with different codes: 300 CNY here, HK$300 there."""
    own, other = (_CODE.match(mention.unit or "") for mention in (zh, en))
    same_kind = zh.kind == en.kind == "money"
    return same_kind and own is not None and other is not None and own[0] != other[0]


def _is_end(one: QuantityMention, other: QuantityMention) -> bool:
    """Whether one is an end of the other's range: "in 2028 and 2029" for 2028—2029年."""
    return one.value is not None and one.value in (other.low, other.high)


def _slip(zh: QuantityMention, en: QuantityMention) -> bool:
    """Whether two values are the same digits in another order or another power of ten."""
    if isinstance(zh.value, str | None) or isinstance(en.value, str | None):
        return False
    digits = [f"{abs(v):.12g}".replace(".", "").strip("0") for v in (zh.value, en.value)]
    return sorted(digits[0]) == sorted(digits[1]) and len(digits[0]) > 1


def _pairs(
    zh: Sequence[QuantityMention],
    en: Sequence[QuantityMention],
    rows: list[int],
    columns: list[int],
    likeness: Likeness,
) -> list[tuple[int, int]]:
    """The best one-to-one pairs; those that are not alike at all are dropped.

    Of more numbers than abstracts have, those are compared that stand at about one place.
    """
    found: list[tuple[int, int]] = []
    for start in range(0, max(len(rows), len(columns)), _TOGETHER):
        own, other = rows[start : start + _TOGETHER], columns[start : start + _TOGETHER]
        score = np.array([[likeness(zh[i], en[j]) for j in other] for i in own])
        score = score.reshape(len(own), len(other))
        found += [(own[r], other[c]) for r, c in assign(score) if score[r, c] > 0]
    return found


def _end(mentions: Sequence[QuantityMention]) -> int:
    return max((mention.end for mention in mentions), default=0)
