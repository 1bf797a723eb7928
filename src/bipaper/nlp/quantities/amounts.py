"""Amounts in Chinese text: a numeral with its unit or classifier, and ranges of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from math import prod

from bipaper.model import Comparator
from bipaper.nlp.numerals import (
    ARABIC,
    CHINESE,
    DIGITS,
    MAGNITUDES,
    POWER,
    read_approximate,
    read_numeral,
)
from bipaper.nlp.quantities.found import NUMBER, Found, Unit, measured
from bipaper.nlp.quantities.lexicon import (
    comparator_after,
    comparator_before,
    currency_before,
    unit_at,
    value_words,
)

# A sign and no dash: after a predicate, or where decimals follow.
_SIGN = (
    r"(?:(?<![\w)%\]])|(?<=[为是于到至从由达在值数约了和与及、或比])"
    r"|(?<=[\u4e00-\u9fff])(?=.[0-9]{1,9}\.[0-9]))[-+](?=[0-9])"
)
_MAGNITUDE = "(?:百(?!分)|千(?![米克瓦帕卡伏焦赫字])|兆(?![瓦赫帕焦欧字])|[十万亿])"
_DECIMALS = f"点[{''.join(DIGITS)}]{{1,12}}[万亿]{{0,2}}"
_NUMERAL = re.compile(
    rf"(?<![0-9A-Za-z_{CHINESE}点])(?<![0-9]\.)(?:"
    rf"(?P<whole>[{CHINESE}]{{1,6}}|[0-9]{{1,6}})分之(?P<part>[{CHINESE}点]{{1,16}}|{ARABIC})"
    rf"|(?P<arabic>(?:{_SIGN})?{ARABIC}(?:[万亿][0-9]{{1,4}}(?=[十百千万]))?)"
    rf"(?![0-9]|\.[0-9])(?P<power>{POWER})?"
    rf"|(?P<few>[几数](?=[十百千万亿])|(?<![以之至晚早马线网路同础际面会加])上(?=[百千万亿]))?"
    rf"(?P<chinese>[{CHINESE}]{{1,20}}(?:{_DECIMALS})?)(?![{CHINESE}])"
    r")"
)
# 20余万, 50多, 十几, 三十来, 2.4万, 3万多.
_TAIL = re.compile(
    rf" ?(?:(?P<more>[余多几来](?! ?[少样元重于源]))?(?P<magnitude>{_MAGNITUDE}{{1,4}})"
    r"(?P<over>[余多](?! ?[少样重于源]))?|(?P<alone>[余多几来](?! ?[少样重于源])))"
)
_VAGUE: dict[str, Comparator] = {"几": ">", "数": ">", "余": ">", "多": ">", "上": ">=", "来": "~"}
_RANGE = re.compile(" ?(?:~|至|到|-{1,2}) ?")
_FRACTIONS = {100: Unit("percent", "percent"), 1000: Unit("percent", "permille")}
_AND = re.compile(" ?(?:[~和与到至]|-{1,2}) ?")
_BETWEEN = ("介于", "处于", "位于")
_PLAIN_FRACTIONS = {100: Unit("percent", "percent"), 1000: Unit("percent", "permille")}


@dataclass(frozen=True, slots=True)
class Number:
    """A numeral at text[start:end], from ``low`` to ``high``, which are mostly the same.

    ``scale`` is the magnitude behind the digits (2.4万: 10000). A ``bare`` numeral is a
    magnitude alone (百, 千万). ``unit`` is what a fraction implies.
    """

    start: int
    end: int
    low: Fraction
    high: Fraction
    scale: int = 1
    arabic: bool = False
    bare: bool = False
    comparator: Comparator = "="
    unit: Unit | None = None


# --- numerals ---------------------------------------------------------------------------


def _number(match: re.Match[str]) -> Number | None:
    if match["whole"]:
        return _fraction(match)
    if match["power"]:
        value = read_numeral(match[0])
        return None if value is None else Number(*match.span(), value, value, arabic=True)
    digits = match["arabic"] or match["chinese"]
    between = None if match["arabic"] else read_approximate(digits)
    if between:
        return Number(*match.span(), *between)
    if match["chinese"] and len(digits) > 1 and set(digits) <= set(DIGITS) - set("零〇"):
        return None
    return _counted(match, digits)


def _fraction(match: re.Match[str]) -> Number | None:
    """百分之五 in percent, 千分之二 per mille, 三分之二 as a ratio."""
    whole, part = read_numeral(match["whole"]), read_numeral(match["part"])
    if not whole or part is None:
        return None
    unit = _FRACTIONS.get(int(whole), Unit("ratio", ""))
    value = part / whole if unit.kind == "ratio" else part
    return Number(*match.span(), value, value, unit=unit)


def _counted(match: re.Match[str], digits: str) -> Number | None:
    """The numeral with its magnitude and 余, 多, 几, 来; 几十 and 数百 are more than that."""
    tail = _TAIL.match(match.string, match.end())
    if tail and tail["alone"] and not _takes(digits, tail["alone"]):
        tail = None
    magnitude = (tail and tail["magnitude"]) or ""
    value = read_numeral(digits + magnitude)
    if value is None:
        return None
    vague = match["few"] or (tail and (tail["more"] or tail["over"] or tail["alone"]))
    return Number(
        match.start(),
        tail.end() if tail else match.end(),
        value,
        value,
        scale=prod(MAGNITUDES[c] for c in magnitude),
        arabic=bool(match["arabic"]),
        bare=not match["few"] and set(digits) <= set(MAGNITUDES) - {"十"},
        comparator=_VAGUE.get(vague or "", "="),
    )


def _takes(digits: str, word: str) -> bool:
    """余 and 多 stand behind any tens and more, 几 and 来 behind 十 (二十几, 三十来)."""
    if word in "几来":
        return digits[-1] in "十百" or (word == "几" and digits[-1] == "0")
    return digits[-1] in MAGNITUDES or digits[-1].isdecimal()


# --- amounts ----------------------------------------------------------------------------


def chinese_amounts(text: str) -> Iterator[Found]:
    """Numerals with their units and the ranges they make, left to right."""
    end = 0
    for match in _NUMERAL.finditer(text):
        number = _number(match) if match.start() >= end else None
        found = number and (_range(text, number) or _single(text, number))
        if found:
            yield found
            end = found.end


def _unit(text: str, number: Number) -> tuple[Unit | None, int]:
    if number.unit:
        return number.unit, number.end
    return unit_at(text, number.end) or (None, number.end)


def _range(text: str, first: Number) -> Found | None:
    """10%~15%, 3至5年, 20—30万家: the first number may leave its unit or magnitude unsaid."""
    unit, end = _unit(text, first)
    between = text[max(0, first.start - 2) : first.start] in _BETWEEN
    joint = (_AND if between else _RANGE).match(text, end)
    match = joint and _NUMERAL.match(text, joint.end())
    second = match and _number(match)
    if not second or second.high <= first.low:
        return None
    last_unit, last_end = _unit(text, second)
    if unit and last_unit and unit.kind != last_unit.kind:
        return None
    if unit is None and first.scale == 1 and first.low <= second.low / second.scale:
        first = replace(first, low=first.low * second.scale)
    joined = replace(second, start=first.start, low=first.low)
    if not (unit or last_unit) and joint and "-" in joint[0] and not _stated(text, joined):
        return None
    return _accepted(text, joined, last_unit or unit, last_end)


def _digits_count(number: Number, unit: Unit) -> bool:
    whole = number.low.denominator == 1 or unit.kind != "count"
    return (number.arabic or number.low >= 20) and whole


def _stated(text: str, number: Number) -> bool:
    """True where a hyphen between bare numbers is no part of a label: 范围为0-100."""
    before = text[max(0, number.start - 8) : number.start]
    decimal = number.low.denominator > 1 or number.high.denominator > 1
    return decimal or value_words().search(before) is not None


def _single(text: str, number: Number) -> Found | None:
    unit, end = _unit(text, number)
    if unit is None and (currency := currency_before(text, number.start)):
        unit, number = currency[0], replace(number, start=currency[1])
    return _accepted(text, number, unit, end)


def _accepted(text: str, number: Number, unit: Unit | None, end: int) -> Found | None:
    """The quantity, if the numeral is one here and not part of a word."""
    if unit and unit.after_digits and not _digits_count(number, unit):
        unit, end = None, number.end
    if not (_with_unit(text, number, end) if unit else _without_unit(text, number)):
        return None
    if unit is None:
        unit = NUMBER if number.scale <= 1000 else Unit("count")
    return measured(number.start, end, unit, number.low, number.high, number.comparator)


_DETERMINERS = tuple("上下前后这那每同某新任另哪进唯")
_COUNTED_ONE = ("倍", "成", "年", "个月", "小时", "分钟", "百分点")


def _with_unit(text: str, number: Number, end: int) -> bool:
    """一个 and 一种 mean "a"; 二 is no cardinal before a classifier; 万家 is a figure of speech."""
    word = text[number.start : number.end]
    if word == "一":
        if text[number.start - 1 : number.start] in _DETERMINERS:
            return False
        said = text[number.end : end].removeprefix("个")
        return said in _COUNTED_ONE or bool(_compared(text, number.start, end))
    if number.bare:
        vague = number.comparator != "="
        return vague or (word[-1] in "万亿" and len(word) > 1) or _compared(text, number.start, end)
    return word != "二" or text[number.end : end] == "成"


def _compared(text: str, start: int, end: int) -> bool:
    return bool(comparator_before(text, start, "zh") or comparator_after(text, end, "zh"))


_FOLLOWERS = "的时且或和与及以则并而后前至到之、"
_CODE = re.compile("0[0-9]|[0-9]{7}")  # telephone, grant and post numbers
_STARS = re.compile(r"^\*{1,3}(?![0-9A-Za-z(])")  # of significance
_MATH = "-+*/×÷^|∑∏∫∂√∞·±"


def _without_unit(text: str, number: Number) -> bool:
    """A bare number counts where it is set off, and is no part of a name or a formula."""
    before = text[max(0, number.start - 8) : number.start].rstrip(" ")
    after = _STARS.sub("", text[number.end : number.end + 5].lstrip(" "))
    if _latin(text[number.end : number.end + 1]) or _in_formula(before, after):
        return False
    if number.comparator != "=" or number.low.denominator > 1 or number.scale > 1000:
        return True
    if comparator_before(text, number.start, "zh"):
        return True
    if not number.arabic:
        return number.end - number.start > 1 and _set_off(before, after)
    if _latin(before[-1:]) or _latin(after[:1]):
        return False
    if _CODE.match(text, number.start):
        return False
    return _set_off(before, after)


def _in_formula(before: str, after: str) -> bool:
    return before.endswith(tuple(_MATH)) or after.startswith(tuple(_MATH + "="))


def _set_off(before: str, after: str) -> bool:
    if not _ideograph(after[:1]):
        return True
    return before.endswith(("从", "由")) or (
        after[0] in _FOLLOWERS and value_words().search(before) is not None
    )


def _latin(character: str) -> bool:
    return character.isalpha() and not _ideograph(character)


def _ideograph(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"
