"""Amounts in parts: smaller units behind a larger one add to it."""

import re
from fractions import Fraction

from bipaper.chars import ONES, is_han
from bipaper.find.quantities.found import Found, Unit, measured
from bipaper.find.quantities.lexicon import part_of, unit_at
from bipaper.find.quantities.numbers import Number, number_at
from bipaper.find.quantities.reading import Reading
from bipaper.find.quantities.si import times
from bipaper.nlp.numerals import read_numeral

MINUTES = Unit("duration", "分钟", "minute")
_DECIMAL_UNITS = ("米", "度", "秒")  # 1米75, 三十八度五, 10秒03
_AND = re.compile("又?")  # 二十年又三个月
_SPACE = re.compile(" ")  # 2 h 30 min
_HUNDREDTHS = re.compile(r"(?<=秒)([0-9]{2})(?![0-9.])")  # 1分45秒32
_METRES = re.compile(rf"(?:[0-9]{{1,2}}|[{ONES}]{{1,2}})(?=[，。；、,;)的]|以上|以下|左右|$)")


def in_parts(reading: Reading, number: Number, unit: Unit | None, end: int) -> Found | None:
    """一斤二两, 1小时30分钟, 1米75: smaller units of the same kind behind the first one."""
    exact = number.low == number.high and number.comparator == "="
    exact = exact and not reading.text.endswith("每", 0, number.start)  # 每百克|120毫克
    said = is_han(reading.text[end - 1])
    if unit is None or not exact or not (said or unit.kind == "duration"):
        return None
    joint = _AND if said else _SPACE
    value, least, last = number.low, Fraction(1), end
    if metres := _METRES.match(reading.text, end) if unit.label in _DECIMAL_UNITS else None:
        value += (read_numeral(metres[0]) or 0) / 10 ** len(metres[0])
        last = metres.end()
    while (
        (between := joint.match(reading.text, last))
        and (part := number_at(reading, between.end()))
        and (size := _part_of(unit, reading, part.end))
    ):
        if size[0] >= least or part.low * size[0] >= least:
            break
        value, (least, last) = value + part.low * size[0], size
    if hundredths := _HUNDREDTHS.match(reading.text, last) if least < 1 else None:
        value, last = value + least * int(hundredths[1]) / 100, hundredths.end()
    if (
        end < last
        and reading.text.startswith("半", last)
        and not is_han(reading.text[last + 1 :][:1])
    ):
        value, last = value + least / 2, last + 1  # 三斤二两半
    return measured("amount-in-parts", number.start, last, unit, value) if last > end else None


def _part_of(unit: Unit, reading: Reading, at: int) -> tuple[Fraction, int] | None:
    """What part of a unit the one at a place is, and where it ends."""
    if not (found := unit_at(reading, at)):
        return None
    if unit.kind == "money" and found[0].label == unit.label:  # 五美元二十美分
        return (found[0].times / unit.times, found[1]) if found[0].times < unit.times else None
    minutes = (unit.label, found[0].label) == ("小时", "分")
    whole = "year" if unit.label == "岁" else unit.si  # 三岁零两个月
    size = part_of(found[0], unit) or times((MINUTES if minutes else found[0]).si, whole)
    return (size, found[1]) if size else None
