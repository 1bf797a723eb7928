"""Results as statistics are printed, in any language: p<0.05, M±SD, confidence intervals."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from bipaper.chars import GREEK, LOWERED
from bipaper.find.quantities.found import NUMBER, Found, Unit, measured
from bipaper.find.quantities.lexicon import unit_at
from bipaper.find.quantities.reading import Reading
from bipaper.nlp.numerals import ARABIC, MAGNITUDES, POWER, read_numeral
from bipaper.parts.quantities import Comparator

_OPERATORS: dict[str, Comparator] = {
    "=": "=", "<": "<", ">": ">", "≤": "<=", "≥": ">=", "<=": "<=", ">=": ">=",
    "≈": "~", "⩽": "<=", "⩾": ">=",
}  # fmt: skip
_NAME = (  # and no part of χ2/df
    rf"(?<![A-Za-z{GREEK}0-9/-])[A-Za-z{GREEK}][A-Za-z0-9{GREEK}²{LOWERED}_-]{{0,11}}"
    r"(?:\([0-9A-Za-z, .]{1,12}\))?"
)
_VALUE = rf"[+-]?(?:{ARABIC}|\.[0-9]{{1,9}})"
# What goes on is calculated: y=12.5+3.4x, but not r=0.85**, k=0.05/d or a list with signs.
_CALCULATED = (
    rf" ?[+×÷^*] ?[0-9A-Za-z{GREEK}(]| ?\+/-"
    rf"| ?/ ?[0-9(]|(?:-| - )[0-9.]*[A-Za-z{GREEK}(]"
)
_STATISTIC = re.compile(
    rf"(?P<name>{_NAME}) ?(?P<operator>[<>]=|[=<>≤≥≈⩽⩾]) ?"
    rf"(?P<value>{_VALUE}(?:{POWER})?+)"
    rf"(?:(?: ?~ ?|-{{1,2}}|至| to )(?P<most>{_VALUE})(?![-~]| ?=))?"
    rf"(?![0-9A-Za-z]|\.[0-9]| [A-Za-z{GREEK}](?![A-Za-z])| ?± ?| ?: ?[0-9]|{_CALCULATED})"
)
_PLUS_MINUS = re.compile(
    rf"(?P<open>\()?(?<![0-9.])(?P<mean>(?:(?<![\w)\]%])-)?{ARABIC}(?:{POWER})?)"
    rf" ?(?P<unit>%|‰|℃|°C?|[A-Za-zμ]{{1,4}})? ?(?:±|\+/-) ?{ARABIC}(?:{POWER})?"
    rf"(?(open)\)(?P<power>{POWER})?)"
)
_TIMES_POWER = re.compile(rf"\( ?({ARABIC}) ?(?:~|至|-) ?({ARABIC}) ?\)({POWER})")
_ESTIMATE = re.compile(
    rf"(?<![0-9.A-Za-z])(?P<value>(?:(?<![\w)\]%])-)?{ARABIC})"
    r"(?= ?[(\[] ?9[059](?:\.[0-9])? ?% ?(?:CI|[置可]信区间|confidence))"
)
# A value with what is told of it in brackets, before the unit of both: 7 (5, 10) d.
_BEFORE_BRACKETS = re.compile(
    rf"(?<![0-9A-Za-z.(\[-])(?P<value>{ARABIC}) ?(?P<brackets>\((?P<said>[^()]{{1,20}})\))"
    "(?P<scale>[万亿])?"
)
_QUARTILES = re.compile(rf" ?(?:IQR ?)?({ARABIC})(?: ?[,，~] ?|-{{1,2}}| to )({ARABIC}) ?")
_DEVIATION = re.compile(r" ?[0-9]{1,4}\.[0-9]{1,4} ?")
_SHARE = re.compile(rf" ?{ARABIC} ?% ?")
_TOLERANCE = re.compile(rf"(?:±|\+/-) ?({ARABIC})")
_SIXTIETHS = r"([0-9]{1,2}(?:\.[0-9]{1,4})?)"
_ONE_ANGLE = (
    rf"(?:(?<![0-9.])([0-9]{{1,3}}) ?° ?{_SIXTIETHS} ?[′'](?: ?{_SIXTIETHS} ?(?:″|\"|''))?"
    rf"|(?<![0-9.])([0-9]{{1,3}}) ?度 ?{_SIXTIETHS} ?分(?: ?{_SIXTIETHS} ?秒)?)"
)
_ANGLE = re.compile(_ONE_ANGLE)
_ANGLES = re.compile(rf"{_ONE_ANGLE} ?[ENSW]? ?(?:~|至|到|-{{1,2}}) ?{_ONE_ANGLE}")
_DEGREE = Unit("measure", "°", "degree")
_BOUND = rf"((?:[+-] ?)?{ARABIC})"
_INTERVAL = re.compile(rf"[\[(](?:(?<![A-Za-z].)|(?<=CI.)) ?{_BOUND} ?[,，~\-] ?{_BOUND} ?[\])]")


def statistics(reading: Reading) -> Iterator[Found]:
    """p<0.05, R²=0.83, n=1 204, F(2, 57)=4.1, pH=7.2~7.6; RR 1.32 (95% CI …); 3.21±0.45; ±2%;
    31°15′; [0.12, 0.38]."""
    text = reading.text
    yield from _before_brackets(reading)
    for match in _STATISTIC.finditer(text):
        if found := _statistic(reading, match):
            yield found
    for match in _ESTIMATE.finditer(text):
        if (estimate := read_numeral(match["value"])) is not None:
            yield measured("estimate", *match.span(), NUMBER, estimate, estimate)
    for match in _PLUS_MINUS.finditer(text):
        if (mean := read_numeral(match["mean"])) is not None:
            behind, end = unit_at(reading, match.end()) or (NUMBER, match.end())
            own = unit_at(reading, match.start("unit")) if match["unit"] else None
            unit = own[0] if own else behind  # 220 V±10%
            yield measured(
                "mean-and-deviation", match.start(), end, unit, mean * _power(match["power"])
            )
    for match in _TIMES_POWER.finditer(text):
        unit, end = unit_at(reading, match.end()) or (NUMBER, match.end())
        least, highest = (
            _power(match[3]) * (read_numeral(match[n]) or Fraction(0)) for n in (1, 2)
        )
        if least < highest:
            yield measured("range-times-power", match.start(), end, unit, least, highest)
    for match in _TOLERANCE.finditer(text):
        if (most := read_numeral(match[1])) is not None:
            unit, end = unit_at(reading, match.end()) or (NUMBER, match.end())
            yield measured("tolerance", match.start(), end, unit, -most, most)
    for match in _ANGLES.finditer(text):
        least, most = _degrees(match.groups()[:6]), _degrees(match.groups()[6:])
        if least < most:
            yield measured("angle-range", *match.span(), _DEGREE, least, most)
    for match in _ANGLE.finditer(text):
        yield measured("angle", *match.span(), _DEGREE, _degrees(match.groups()))
    for match in _INTERVAL.finditer(text):
        low, high = read_numeral(match[1]), read_numeral(match[2])
        if low is not None and high is not None and low < high:
            yield Found("interval", *match.span(), "number", low=low, high=high)


def _before_brackets(reading: Reading) -> Iterator[Found]:
    """Medians with their quartiles, means with their deviation and counts with their share in
    brackets, of which the unit stands behind these."""
    for match in _BEFORE_BRACKETS.finditer(reading.text):
        unit, end = unit_at(reading, match.end()) or (None, match.end())
        value = read_numeral(match["value"])
        if unit is None or value is None:
            continue
        unit = replace(unit, times=unit.times * MAGNITUDES.get(match["scale"], 1))
        if around := _QUARTILES.fullmatch(match["said"]):
            low, high = (read_numeral(one) or Fraction(0) for one in around.groups())
            if low <= value <= high and low < high:
                yield measured("median", *match.span("value"), unit, value)
                yield measured("median", match.start("brackets"), end, unit, low, high)
        elif _DEVIATION.fullmatch(match["said"]):
            yield measured("mean-and-deviation", match.start(), end, unit, value)
        elif _SHARE.fullmatch(match["said"]):
            yield measured("count-with-share", *match.span("value"), unit, value)


def _power(text: str | None) -> Fraction:
    """What ×10³ multiplies by."""
    return read_numeral(f"1{text or ''}") or Fraction(1)


def _degrees(parts: Sequence[str | None]) -> Fraction:
    """Degrees of degrees, minutes and seconds, in signs or in words."""
    degrees, minutes, seconds = (
        read_numeral(one or other or "0") or Fraction(0)
        for one, other in zip(parts[:3], parts[3:], strict=True)
    )
    return degrees + minutes / 60 + seconds / 3600


def _statistic(reading: Reading, match: re.Match[str]) -> Found | None:
    value, most = read_numeral(match["value"]), read_numeral(match["most"] or match["value"])
    if value is None or most is None or most < value:
        return None
    unit, end = unit_at(reading, match.end()) or (NUMBER, match.end())
    if unit.label == "则":  # then
        unit, end = NUMBER, match.end()
    comparator = _OPERATORS[match["operator"]]
    return measured("statistic", match.start(), end, unit, value, most, comparator)
