"""Multiples, halves, quotients and orders of magnitude in Chinese text and in signs."""

import re
from collections.abc import Iterator
from fractions import Fraction
from math import gcd

from bipaper.find.quantities.found import Found, Unit, measured
from bipaper.find.quantities.lexicon import unit_at, units
from bipaper.find.quantities.reading import Reading
from bipaper.model import Comparator
from bipaper.nlp.numerals import ARABIC, CHINESE, DIGITS, FORMAL, read_numeral

_DIGIT = "[一二两三四五六七八九]"
_N = rf"(?<![0-9.{CHINESE}第])(?:[0-9]{{1,4}}|[{CHINESE}]{{1,5}})"
_DOUBLED = re.compile(f"翻了?(?P<near>[近约])?(?:(?P<n>[{CHINESE}0-9]{{1,2}})番|番|倍)")
_HALF = re.compile("(?<!有)一半|半数|(?<=[过近])半(?=[，。；、]|$)")
_HALF_UNIT = re.compile(
    f"(?P<n>{_N})?个?(?<![上下大前后一多])半(?P<unit>年|小时|天|个?月|个世纪)(?![度报])"
)
_WHOLE = re.compile(_N)
_COLON = re.compile(rf"(?<![0-9.:/])({ARABIC}) ?: ?({ARABIC})(?![0-9:]|\.[0-9])")
_SHARES = re.compile(rf"(?<![0-9.:/]){ARABIC}(?: ?: ?{ARABIC}){{2,5}}(?![0-9.:])")
_SLASH = re.compile(
    r"(?<![0-9A-Za-z./])(?P<sign>(?<=[为是于到至])-)?(?:(?P<whole>[0-9]{1,4})[又 ](?=[0-9]))?"
    r"([0-9]{1,4})/([0-9]{1,5})(?![0-9A-Za-z./])"
)
_PER = re.compile(
    rf"(?<![0-9./])({ARABIC}) ?/ ?(10 ?万|百万|[万千]|10{{2,5}}|10{{0,2}}(?:[, ]000){{1,2}})"
    "(?![0-9元]|[.,][0-9])"
)
_TENTHS = re.compile(
    rf"(?<![{CHINESE}0-9.])(?:([1-9]|{_DIGIT})成({_DIGIT}|半)|半成(?![品熟员年]))"
    rf"(?![{CHINESE}成分个])"
)
# 打八折, 七五折优惠; but not 五折交叉验证.
_DISCOUNT = re.compile(
    rf"(?<=[打按以])(?:对|(?P<paid>[1-9](?:\.[0-9])?|{_DIGIT}{{1,2}}))折(?!交叉|验证|检验)"
    rf"|(?<![0-9.{CHINESE}])(?P<off>[1-9](?:\.[0-9])?|{_DIGIT}{{1,2}})折(?=优惠|出售|销售|促销|起(?!来))"
)
_CHEQUE = "".join(FORMAL)
_SOME = rf"(?:{ARABIC}|[{CHINESE}]{{1,8}}|[{_CHEQUE}零万亿]{{1,24}})"
_COIN = rf"(?:[0-9]|{_DIGIT}|[{_CHEQUE}])"
_COINS = re.compile(
    rf"(?<![0-9.{CHINESE}{_CHEQUE}第])(?:(?P<yuan>{_SOME})[元块](?:零)?"
    rf"(?:(?P<jiao>{_COIN})(?:[角毛]|(?<=块.)(?=[，。；、]|$)))?"  # 八块五
    rf"(?:(?P<fen>{_COIN})分)?(?<![元块零])|(?P<lone>{_COIN})[角毛](?:(?P<rest>{_COIN})分|钱))(?:整|钱)?"
)
_LEVEL = re.compile("(?P<n>数?[百千万亿]{1,3}|[0-9]{1,4}[万亿])(?P<yuan>元)?(?:量级|级别|级)")


def multiples(reading: Reading) -> Iterator[Found]:
    """翻一番 is 2 times, 翻两番 4 times; 一半; 半年; 三年半; 三成五."""
    text = reading.text
    for match in _TENTHS.finditer(text):
        tenths, hundredths = (_digit(part) for part in (match[1] or "零", match[2] or "半"))
        percent = Fraction(10 * tenths + hundredths)
        span = match.span()
        yield Found("tenths-and-hundredths", *span, "percent", value=percent, unit="percent")
    yield from _prices(reading)
    for match in _DOUBLED.finditer(text):
        times = read_numeral(match["n"]) if match["n"] else Fraction(1)
        if times is not None:
            value = Fraction(2) ** int(times)
            sign: Comparator = "~" if match["near"] else "="
            span = match.span()
            yield Found("doubling", *span, "ratio", value=value, unit="倍", comparator=sign)
    for match in _HALF.finditer(text):
        yield Found("half", *match.span(), "ratio", value=Fraction(1, 2))
    for match in _HALF_UNIT.finditer(text):
        if found := _half_unit(match):
            yield found
    for match in _WHOLE.finditer(text):
        if found := _and_half(reading, match):
            yield found


def _digit(text: str) -> int:
    """Of one digit, 半 is 5 of the next one down."""
    return 5 if text == "半" else int(read_numeral(text) or 0)


def _prices(reading: Reading) -> Iterator[Found]:
    """打八折 is 80 percent; 3元5角 is 3.5 yuan."""
    for match in _DISCOUNT.finditer(reading.text):
        if reading.goes_on(match.end() - 1, match.end()):  # 以三|折叠屏
            continue
        paid = match["paid"] or match["off"]
        value = Fraction(50) if paid is None else _paid(paid)
        yield measured("discount", *match.span(), Unit("percent", "percent"), value)
    for match in _COINS.finditer(reading.text):
        yuan = read_numeral(match["yuan"]) if match["yuan"] else Fraction(0)
        if yuan is not None:
            jiao, fen = match["jiao"] or match["lone"], match["fen"] or match["rest"]
            value = yuan + Fraction(10 * _digit(jiao or "零") + _digit(fen or "零"), 100)
            yield measured("yuan-and-jiao", *match.span(), Unit("money", "CNY"), value)


def _paid(text: str) -> Fraction:
    """八折 is 80 percent, 七五折 75, 7.5折 75."""
    if text[0] in DIGITS and len(text) == 2:
        return Fraction(10 * DIGITS[text[0]] + DIGITS[text[1]])
    return 10 * (read_numeral(text) or Fraction(0))


def _half_unit(match: re.Match[str]) -> Found | None:
    """半年, 一个半小时."""
    whole = read_numeral(match["n"]) if match["n"] else Fraction(0)
    unit = units().get("个月" if match["unit"] == "月" else match["unit"])
    if whole is None or unit is None or (match["unit"] == "月" and not match["n"]):
        return None
    return measured("half-unit", *match.span(), unit, whole + Fraction(1, 2))


def _and_half(reading: Reading, match: re.Match[str]) -> Found | None:
    """三年半, 五倍半; but not 5米半径."""
    whole, (unit, end) = read_numeral(match[0]), unit_at(reading, match.end()) or (None, 0)
    if whole is None or unit is None or not reading.text.startswith("半", end):
        return None
    halved = unit.kind in ("measure", "duration") or unit.label == "倍"
    if not halved or reading.goes_on(end, end + 1):
        return None
    return measured("unit-and-half", match.start(), end + 1, unit, whole + Fraction(1, 2))


def quotients(reading: Reading) -> Iterator[Found]:
    """3:1, 1/7, and 148.8/10万, as rates of disease are given; 7:1:2 has no value."""
    for match in _SHARES.finditer(reading.text):
        yield Found("shares", *match.span(), "ratio")
    for rule, pattern in (("rate", _PER), ("colon", _COLON), ("fraction-in-digits", _SLASH)):
        for match in pattern.finditer(reading.text):
            measures = unit_at(reading, match.end()) if rule == "fraction-in-digits" else None
            if measures and measures[0].kind in ("measure", "duration"):
                yield from _part_of_a_unit(match, *measures)
            elif found := _quotient(rule, match):
                yield found


def _part_of_a_unit(match: re.Match[str], unit: Unit, end: int) -> Iterator[Found]:
    """1/2 h is half of one, but 220/380 V are two values: no part in lowest terms."""
    over, under = int(match[3]), int(match[4])
    found = _quotient("fraction-in-digits", match)
    if found and isinstance(found.value, Fraction) and over < under < 20 and gcd(over, under) == 1:
        yield measured(found.rule, found.start, end, unit, found.value)


def _quotient(rule: str, match: re.Match[str]) -> Found | None:
    whole = match.groupdict().get("whole")
    over, under = (read_numeral(part) for part in match.groups()[-2:])
    if over is None or not under or (whole and over >= under):
        return None
    value = (read_numeral(whole or "0") or 0) + over / under
    value = -value if match.groupdict().get("sign") else value
    return Found(rule, *match.span(), "ratio", value=value)


def magnitudes(reading: Reading) -> Iterator[Found]:
    """千万级别, 百亿元级: about so many."""
    for match in _LEVEL.finditer(reading.text):
        if (value := read_numeral(match["n"].lstrip("数"))) is not None:
            unit = Unit("money", "CNY") if match["yuan"] else Unit("count")
            yield measured("order-of-magnitude", *match.span(), unit, value, comparator="~")
