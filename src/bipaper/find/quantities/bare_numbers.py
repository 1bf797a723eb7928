"""Numbers without a unit: which of them state something in Chinese text."""

import re

from bipaper.chars import is_han
from bipaper.find.quantities.comparators import is_compared
from bipaper.find.quantities.context import value_words
from bipaper.find.quantities.numbers import Number
from bipaper.find.quantities.reading import Reading

_FOLLOWERS = "的值时且或和与及以并而后前至到之"
_OF_DATES = ("日", "月")
_BEFORE_ZERO = tuple("为于至到是")
_STOPS = tuple(",，。;；:：")
_CODE = re.compile("0[0-9]|[0-9]{7}")  # telephone, grant and post numbers
_REACHED = re.compile("(?:达到?|共|[合总共]计|[增降]至)$")
_STARS = re.compile(r"^\*{1,3}(?![0-9A-Za-z(])")  # of significance
_CUT = re.compile("~ ?[0-9]")
_NEGATIVE = re.compile(" -[0-9]")
_CONDITION = re.compile("[0-9)] ?[<>≤≥] ?$")  # 1+1>2
_COLON = re.compile(" ?: ?[0-9]")  # of a score: 5:0
_BRACKETED = 200  # characters; what is in brackets is shorter
_AROUND = 8  # characters
_TORN = frozenset("÷øçèæöñòóôõ■□∑∏∫∂∞∈→∀∃⎡⎤⎣⎦")
_MATH = "-+*/×÷^|⇒→∑∏∫∂√∞·±"


def stands_alone(reading: Reading, number: Number) -> bool:
    """A bare number counts where it is set off, and is no part of a word, name or formula."""
    text = reading.text
    before = text[max(0, number.start - 8) : number.start].rstrip(" ")
    after = _STARS.sub("", text[number.end : number.end + 5].lstrip(" "))
    if _CUT.match(after) or _CUT.match(before[-3:][::-1]):
        return False  # one end of what is no range: 不能满足1~4的
    if after.startswith(_OF_DATES) or _closes_alone(text, number.start, after[:1]):
        return False
    if _NEGATIVE.match(text, number.end):
        after = ""  # of a list
    if before.endswith("第") and not number.arabic:
        return False
    if _latin(text[number.end : number.end + 1]) or _in_formula(before, after):
        return False
    if in_word(reading, number) or _in_debris(text, number):
        return False
    if _latin(before[-1:]) and abs(number.low) >= 1 and not before.endswith(("pH", "CI")):
        return False  # of a name: SPSS 26.0
    if number.comparator != "=" or number.low.denominator > 1 or number.scale > 1000:
        return True
    if _lone(text, number):
        return False
    if is_compared(text, number.start, number.end):
        return True
    if not number.arabic:
        listed = before.endswith("有") and after.startswith(_STOPS)  # 原因有三：
        zero = number.low == 0 and before.endswith(_BEFORE_ZERO) and not is_han(after[:1])
        return listed or zero or (number.end - number.start > 1 and _set_off(before, after))
    reached = _REACHED.search(before) is not None
    if _CODE.match(text, number.start) and not reached:
        return False
    if _latin(after[:1]):  # of a name, but not: 硬度为350 XY
        return (reached or before.endswith("为")) and text.startswith(" ", number.end)
    return _set_off(before, after)


def _lone(text: str, number: Number) -> bool:
    """A Chinese digit right before a word that is no unit: 至少三|方参与."""
    follower = text[number.end : number.end + 1]
    single = not number.arabic and number.end - number.start == 1
    return single and is_han(follower) and follower not in _FOLLOWERS


def _closes_alone(text: str, at: int, bracket: str) -> bool:
    """Whether a bracket that closes behind a place was not opened before it: 1), 2) and 3)."""
    opened = {")": "(", "]": "["}.get(bracket)
    if opened is None:
        return False
    before = text[max(0, at - _BRACKETED) : at]
    return before.rfind(opened) <= before.rfind(bracket)


def in_word(reading: Reading, number: Number) -> bool:
    """Is it part of a word (三角形) that is no numeral and its classifier for jieba (一页)?"""
    return reading.goes_on(number.start, number.end) and reading.words[number.start].pos != "m"


def _in_formula(before: str, after: str) -> bool:
    return (
        before.endswith(tuple(_MATH))
        or after.startswith(tuple(_MATH + "=≤≥≠_"))
        or _CONDITION.search(before) is not None
        or _COLON.match(after) is not None
    )


def _in_debris(text: str, number: Number) -> bool:
    """Is it what is left of a displayed formula: among torn signs, or whole without words and the
    mark that parts what a text lists?"""
    around = text[max(0, number.start - _AROUND) : number.end + _AROUND]
    is_whole = number.low.denominator == 1
    in_text = "、" in around or any(map(is_han, around))
    return not _TORN.isdisjoint(around) or (is_whole and not in_text)


def _set_off(before: str, after: str) -> bool:
    if not is_han(after[:1]):
        return True
    return (
        before.endswith(("从", "由"))
        or after.startswith("之间")
        or (after[0] in _FOLLOWERS and value_words().search(before) is not None)
    )


def _latin(character: str) -> bool:
    return character.isalpha() and not is_han(character)
