"""Enumerated points: 一是, 第二, 其三, 首先, （4）, ⑤, Sixth (points.toml)."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from bipaper.chars import COUNTING, ONES, simplify
from bipaper.layout.ordinals import circled
from bipaper.rules import read_lists

_WORDS = ("first", "second", "third", "fourth", "fifth", "sixth")  # lists of points.toml
_LONGEST = 40  # characters of an opening, at most


class _Openings(NamedTuple):
    """Compiled from points.toml; each pattern's group is the number."""

    chinese: re.Pattern[str]
    digits: re.Pattern[str]
    next: re.Pattern[str]
    words: list[re.Pattern[str]]


def point_of(text: str, last: int | None = None) -> int | None:
    """n where text opens as the n-th point of an enumeration, else None.

    ``last`` is the number of the point before: 最后 and "Finally," count on from it.
    """
    openings, text = _openings(), simplify(text.lstrip()[:_LONGEST])
    if number := circled(text):
        return number
    digits = openings.digits.match(text)
    if digits:
        return int(next(filter(None, digits.groups())))
    chinese = openings.chinese.match(text)
    if chinese:
        return _value(next(filter(None, chinese.groups())))
    if last and openings.next.match(text):
        return last + 1
    return next((n for n, word in enumerate(openings.words, 1) if word.match(text)), None)


def _value(numeral: str) -> int:
    """一 to 二十 as a number."""
    tens, _, ones = numeral.rpartition("十")
    if "十" not in numeral:
        return COUNTING.index(numeral) + 1
    return 10 * (COUNTING.index(tens) + 1 if tens else 1) + (
        COUNTING.index(ones) + 1 if ones else 0
    )


@cache
def _openings() -> _Openings:
    lists = read_lists(__name__, "points.toml")
    numeral = f"(二十|十[{ONES}]?|[{ONES}])"
    return _Openings(
        chinese=_numbered(lists["chinese"].words, numeral),
        digits=_numbered(lists["digits"].words, r"([1-9]\d?)"),
        next=re.compile("|".join(lists["next"].words)),
        words=[re.compile("|".join(lists[name].words)) for name in _WORDS],
    )


def _numbered(patterns: Sequence[str], number: str) -> re.Pattern[str]:
    return re.compile("|".join(pattern.replace("NUMBER", number) for pattern in patterns))
