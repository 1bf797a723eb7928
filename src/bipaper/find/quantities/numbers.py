"""Numerals where they stand in Chinese text: 2.4万, 三百二十, 20余万, 百分之五, 几十."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from math import prod

from bipaper.chars import HAN, is_han
from bipaper.find.quantities.found import Unit
from bipaper.find.quantities.lexicon import prefixed_forms, unit_at
from bipaper.find.quantities.reading import Reading
from bipaper.nlp.numerals import (
    ARABIC,
    CHINESE,
    CLASSICAL,
    DIGITS,
    FORMAL,
    MAGNITUDES,
    POWER,
    read_approximate,
    read_numeral,
)
from bipaper.parts.quantities import Comparator

# A sign and no dash: after a predicate, or where decimals, a per cent or degree sign follow.
_MINUS = (
    r"(?:(?<![\w)%\]])|(?<=[为是于到至从由达在值数约了和与及、或比])"
    rf"|(?<=[{HAN}])(?=.[0-9]{{1,9}}(?:,[0-9]{{3}})*(?:\.[0-9]| ?[℃°%‰万亿元]|[至到~][-+]?[0-9])))"
    r"[-+](?=[0-9])"
)
_DIGIT = f"[{''.join(DIGITS)}]"
_CHINESE = f"[{CHINESE}]"
_DECIMALS = f"点{_DIGIT}{{1,12}}(?:[千百]?[万亿]{{1,2}})?"
_WHOLE = f"(?:{_CHINESE}{{1,6}}|[0-9]{{1,6}}[百千万亿]{{0,2}})"
# 三分之二, 百分之零点五, 3分之1, 五又三分之二.
_FRACTION = (
    rf"(?:(?P<number>{_WHOLE})又)?(?P<whole>{_WHOLE})分之 ?"
    rf"(?P<below>负)?(?P<part>{_CHINESE}{{1,12}}(?:{_DECIMALS})?|{ARABIC})(?![{CHINESE}点])(?P<vague>[几余多])?"
)
# 壹拾万零叁仟.
_FORMAL = (
    rf"(?P<formal>(?=[零万亿]*[{FORMAL}])[{FORMAL}零〇万亿]{{2,24}}(?:点[{FORMAL}零〇]{{1,9}})?"
    rf"|[{FORMAL}](?=[元圆]))"
    rf"(?![{CHINESE}{FORMAL}])"
)


@cache
def _magnitude() -> str:
    """A pattern of one magnitude, which is no prefix of a unit: 5百, but not 5百帕."""
    return f"(?!{prefixed_forms().pattern})(?:百(?!分)|[千兆十万亿])"


@cache
def _numeral() -> re.Pattern[str]:
    """A numeral: a fraction, digits, on a cheque, or in words."""
    # 12, 3万4000, 1亿2千3百万, 1.5×10^6: the last magnitude is left to the tail.
    in_turn = rf"(?:(?:{_magnitude()}){{1,2}}零?(?:[0-9]{{1,8}}|{_DIGIT}(?=[十百千万])))*+"
    arabic = (
        rf"(?P<arabic>(?:{_MINUS})?(?:{ARABIC}|(?<!\.)\.[0-9]{{2,3}}){in_turn})"
        rf"(?![0-9]|\.[0-9])(?P<power>{POWER})?"
    )
    # 三百二十, 三点五亿, 几十, 上千.
    goes_on = f"(?!{prefixed_forms().pattern}){_CHINESE}"
    spoken = (
        r"(?P<few>[几数](?=[十百千万亿])"
        r"|(?<![以之晚早马线网路同础际面会加])上(?=[百千万亿]))?"
        rf"(?P<chinese>(?:{_CHINESE}|{CLASSICAL}){{1,20}}(?:{_DECIMALS}(?!{goes_on})|(?!{_CHINESE})))"
    )
    return re.compile(
        # Asked first, for speed: most characters begin no numeral.
        rf"(?=[0-9.+\-{CHINESE}{FORMAL}负几数上])"
        # Behind 点 are decimals only where a numeral is before it: 三点|二十, but 观测点|8个.
        rf"(?:(?<![0-9A-Za-z_{CHINESE}])(?<![0-9{CHINESE}]点)"
        rf"|(?<=[a-z][23])(?={_CHINESE})"  # m3三个
        rf"|(?<=[{CHINESE}]两)(?=.[钱分厘])"  # 一两八钱
        r"|(?<=RMB|CNY|USD))(?<![0-9]\.)"
        rf"(?P<sign>负的?|零[下上] ?)?(?:{_FRACTION}|{arabic}|{_FORMAL}|{spoken})"
    )


@cache
def _tail() -> re.Pattern[str]:
    """20余万, 50多, 十几, 三十来, 2.4万, 3万多."""
    return re.compile(
        rf" ?(?:(?P<more>[余多几来](?! ?[少样元重于源]))?(?P<magnitude>(?:{_magnitude()}){{1,4}})"
        r"(?P<over>[余多](?! ?[少样重于源]))?|(?P<alone>[余多几来](?! ?[少样重于源])"
        rf"|\+(?=[{HAN}])))"
    )


_VAGUE: dict[str, Comparator] = {
    "几": ">",
    "数": ">",
    "余": ">",
    "多": ">",
    "上": ">=",
    "+": ">=",
    "来": "~",
}
_FRACTIONS = {100: Unit("percent", "percent"), 1000: Unit("percent", "permille")}


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


def numbers(reading: Reading) -> Iterator[Number]:
    """Every numeral of folded text, left to right."""
    for match in _numeral().finditer(reading.text):
        if number := _number(reading, match):
            yield number


def number_at(reading: Reading, at: int) -> Number | None:
    """The numeral that starts at ``at``."""
    match = _numeral().match(reading.text, at)
    return _number(reading, match) if match else None


def _number(reading: Reading, match: re.Match[str]) -> Number | None:
    number = _unsigned(reading, match)
    if number is None or not match["sign"]:
        return number
    unit = None if number.arabic else unit_at(reading, number.end)
    if reading.inside_word(match.start()) or (unit and unit[0].kind == "count"):
        return number_at(reading, match.end("sign"))  # 胜负3, 正、负两类
    if match["sign"].startswith("零上"):
        return replace(number, start=match.start())
    return replace(number, start=match.start(), low=-number.high, high=-number.low)


def _unsigned(reading: Reading, match: re.Match[str]) -> Number | None:
    if match["whole"]:
        return _fraction(match)
    if match["power"]:
        value = read_numeral(match["arabic"] + match["power"])
        return None if value is None else Number(*match.span(), value, value, arabic=True)
    if match["formal"] and reading.inside_word(match.start()):  # 收拾万
        return None
    digits = match["arabic"] or match["formal"] or match["chinese"]
    if not match["arabic"] and _unit_begins(reading, match.end(), digits):
        digits = digits[:-1]
    if "两" in digits and (weight := _WEIGHT.match(reading.text, match.start())):
        digits = weight[0]
    between = None if match["arabic"] else read_approximate(digits)
    if between:
        return Number(match.start(), match.start("chinese") + len(digits), *between)
    if match["chinese"] and len(digits) > 1 and set(digits) <= set(DIGITS) - set("零〇"):
        return None
    return _counted(match, digits)


def _unit_begins(reading: Reading, end: int, digits: str) -> bool:
    """Whether the last of Chinese digits is the unit 两 (but of 一两个, 一两招) or 千 of 千米.

    兆 before a unit is always a prefix: 五百兆瓦.
    """
    if digits[-1] in "百千兆":
        amount = None if digits[-1] == "兆" else read_numeral(digits)
        return amount is None and unit_at(reading, end - 1) is not None
    if len(digits) == 1 or digits == "两两" or digits[-1] != "两" or unit_at(reading, end):
        return False
    return digits != "一两" or not is_han(reading.text[end : end + 1])


_WEIGHT = re.compile(rf"{_CHINESE}{{1,9}}(?=两{_DIGIT}[钱分厘])")


def _fraction(match: re.Match[str]) -> Number | None:
    """百分之五 in percent, 千分之二 per mille, 三分之二 as a ratio."""
    whole, part = read_numeral(match["whole"]), read_numeral(match["part"])
    number = read_numeral(match["number"]) if match["number"] else Fraction(0)
    low, high = read_approximate(match["part"]) or (part, part)  # 百分之七八十
    if not whole or low is None or high is None or number is None:
        return None
    if match["below"]:
        low, high = -high, -low
    comparator = _VAGUE.get(match["vague"] or "", "=")
    unit = _FRACTIONS.get(int(whole)) if not number else None
    if unit is None:
        unit, low, high = Unit("ratio", ""), number + low / whole, number + high / whole
    return Number(*match.span(), low, high, unit=unit, comparator=comparator)


def _counted(match: re.Match[str], digits: str) -> Number | None:
    """The numeral with its magnitude and 余, 多, 几, 来; 几十 and 数百 are more than that."""
    end = match.start("chinese") + len(digits) if match["chinese"] else match.end()
    tail = _tail().match(match.string, end)
    if tail and tail["alone"] and not _takes(digits, tail["alone"]):
        tail = None
    magnitude = (tail and tail["magnitude"]) or ""
    value = read_numeral("两" if digits == "零两" else digits + magnitude)  # 一年|零两个月
    if value is None:
        return None
    vague = match["few"] or (tail and (tail["more"] or tail["over"] or tail["alone"]))
    return Number(
        match.start(),
        tail.end() if tail else end,
        value,
        value,
        scale=prod(MAGNITUDES[c] for c in magnitude),
        arabic=bool(match["arabic"] or match["formal"]),
        bare=not match["few"] and set(digits) <= set(MAGNITUDES) - {"十"},
        comparator=_VAGUE.get(vague or "", "="),
    )


def _takes(digits: str, word: str) -> bool:
    """余 and 多 stand behind any tens and more, 几 and 来 behind 十 (二十几, 三十来)."""
    if word == "+":
        return digits[-1].isascii()
    if word in "几来":
        return digits[-1] in "十百" or (word == "几" and digits[-1] == "0")
    return digits[-1] in MAGNITUDES or digits[-1].isdecimal()
