"""Amounts in Chinese text: a numeral with its unit or classifier, and ranges of them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bipaper.chars import COUNTING, is_han
from bipaper.find.quantities.amounts_in_parts import MINUTES, in_parts
from bipaper.find.quantities.bare_numbers import in_word, stands_alone
from bipaper.find.quantities.comparators import comparator_before, is_compared
from bipaper.find.quantities.context import is_span, sizes, value_words
from bipaper.find.quantities.found import NUMBER, Found, Unit, measured
from bipaper.find.quantities.lexicon import (
    currency_before,
    is_more,
    per_unit_before,
    short_scale_at,
    unit_at,
    with_factors,
)
from bipaper.find.quantities.numbers import Number, number_at, numbers
from bipaper.find.quantities.reading import Reading
from bipaper.find.quantities.runs import ends_a_term
from bipaper.find.quantities.si import times

_RANGE = re.compile(" ?(?:~|至|到|-{1,2}) ?")
_AND = re.compile(" ?(?:[~和与到至]|-{1,2}) ?")
_AGO = re.compile("距今约?$")  # years are counted backwards: 距今5300～4300年
_SCALE = re.compile("(?P<name>[摄华开]氏) ?$")
_SCALES = {
    "摄氏": Unit("measure", "℃", "degree_Celsius"),
    "华氏": Unit("measure", "℉", "degree_Fahrenheit"),
    "开氏": Unit("measure", "K", "kelvin"),
}
_VALUED = re.compile("(?:[为至到达]|[价费]是)$")
_COUNTED = {"日": Unit("duration", "日", "day"), "月": Unit("duration", "月", "month")}
_PARTS = {"percent": 100, "permille": 1000}
_POINTS = Unit("percent", "百分点")
_CHANGED = re.compile("[涨跌升降减增调高低][了至到]?近?约?$")  # 跌了三个点
_TERMS = ("期为", "期限为")  # of months they may be a season: 汛期为6月
_WITHIN = re.compile("[之以]?内(?!瓦)|以上|以下")
_BETWEEN = ("介于", "处于", "位于")
_MYRIADS = re.compile("[万亿兆]")
_DETERMINERS = tuple("上下前后这那每同某新任另哪")
_YEAR_OF_TWO_DIGITS = re.compile("[0零〇].")
_MONTH = re.compile(f" ?(?:[0-9]{{1,2}}|[{COUNTING}]{{1,3}}) ?月")
_SHIFT = re.compile("[前后]置?$")  # in time, by so many periods: 滞后2期
_TERM = re.compile("(?<![A-Za-z])[A-Za-z] ?[-+] ?$")  # t-1


def chinese_amounts(reading: Reading) -> Iterator[Found]:
    """Numerals with their units and the ranges they make, left to right.

    A rate reaches back over what it is of: 每|十万人|12.5例.
    """
    last: Found | None = None
    for number in numbers(reading):
        if last and number.start < last.end:
            continue
        if found := _range(reading, number) or _single(reading, number):
            if last and found.start >= last.end:
                yield last
            last = found
    yield from [last] if last else []


def _unit(reading: Reading, number: Number) -> tuple[Unit | None, int]:
    if number.unit:
        return number.unit, number.end
    unit, end = unit_at(reading, number.end) or (None, number.end)
    if unit and unit.label == "个" and _is_point(reading.text, number.start, end):
        return _POINTS, end + 1
    if unit is None and (days := _days(reading.text, number)):
        return days
    return MINUTES if unit and unit.label == "分" and _seconds(reading, end) else unit, end


def _is_point(text: str, start: int, end: int) -> bool:
    """Whether 点 at ``end`` is one of a change by so many: 跌了三个|点."""
    changed = _CHANGED.search(text, max(0, start - 4), start)
    return changed is not None and text.startswith("点", end)


def _days(text: str, number: Number) -> tuple[Unit, int] | None:
    """Days or months that are counted, and where they end: 三十日内, 超过30日, 为期5日, 术后3月.

    Mostly 日 is the day of a month, and 月 one of a year.
    """
    end = number.end + text.startswith(" ", number.end) + 1
    unit = _COUNTED.get(text[end - 1 : end])
    if unit is None or is_span(text, number.start, end):
        return (unit, end) if unit else None
    bound = comparator_before(text, number.start, "zh") or ("=", 0)
    term = text.endswith(_TERMS, 0, number.start) or _WITHIN.match(text, end)
    return (unit, end) if unit.label == "日" and (term or bound[0] not in "=~") else None


def _seconds(reading: Reading, at: int) -> bool:
    """Whether so many seconds stand at a place: 3分|20秒."""
    number = number_at(reading, at)
    found = unit_at(reading, number.end) if number else None
    return found is not None and found[0].label == "秒"


def _range(reading: Reading, first: Number) -> Found | None:
    """10%~15%, 3至5年, 20—30万家: the first number may leave its unit or magnitude unsaid."""
    text = reading.text
    unit, end = _unit(reading, first)
    between = text[max(0, first.start - 2) : first.start] in _BETWEEN
    joint = _AND.match(text, end)
    second = joint and number_at(reading, joint.end())
    ago = _AGO.search(text, max(0, first.start - 4), first.start)
    if not joint or not second or (unit is None and second.high <= first.low and not ago):
        return None
    last_unit, last_end = _unit(reading, second)
    if last_unit is None and (days := _days(text, replace(second, start=first.start))):
        last_unit, last_end = days  # 为期3至5日
    if not (between or _RANGE.fullmatch(joint[0]) or text.startswith("之间", last_end)):
        return None
    if joint[0] == " -" and last_unit is None and second.low.denominator > 1:
        return None  # a list with signs: 0.91 -0.92
    if unit and last_unit and unit.label != last_unit.label:
        part = times(unit.si, last_unit.si)  # 20 Hz~20 kHz
        if part is None:
            return None
        first = replace(first, low=first.low * part)
    if second.high <= first.low and (ago or (first.low < 0 and "~" in joint[0])):
        lower, upper = (second.low, second.high), (first.low, first.high)  # -12℃~-15℃
        first = replace(first, low=lower[0], high=lower[1])
        second = replace(second, low=upper[0], high=upper[1])
    if unit is None and first.scale == 1 and first.low <= second.low / second.scale:
        first = replace(first, low=first.low * second.scale)
    if second.high <= first.low:
        return None
    joined = replace(second, start=first.start, low=first.low)
    if not (unit or last_unit) and "-" in joint[0] and not _stated(text, joined):
        return None
    return _accepted(reading, "amount-range", joined, last_unit or unit, last_end)


def _digits_count(text: str, number: Number, unit: Unit) -> bool:
    """Whether a unit that digits need stands behind some, or behind words that are no name."""
    if "点" in text[number.start : number.end] or number.comparator != "=":
        return True
    whole = number.low.denominator == 1 or unit.kind != "count"
    if unit.kind == "measure" and _sized(text, number.start, number.end):
        return True
    least = 11 if unit.kind == "money" else 20  # 三元, 十二分 are words
    return (number.arabic or abs(number.low) >= least) and whole


def _is_amount(reading: Reading, number: Number, unit: Unit, end: int) -> bool:
    """Whether what is about small Chinese digits and a unit says that it is no word.

    超过三度, 每秒三升, 零下八度, 五六度; 价格为五元 where it ends what is said, but no word.
    """
    text = reading.text
    if unit.kind not in ("measure", "money") or unit.label == "方":  # 至少三方参与
        return False
    if number.low < 0 or number.low < number.high or per_unit_before(reading, number.start, unit):
        return True
    if is_compared(text, number.start, end):
        return True
    value = _VALUED.search(text, max(0, number.start - 3), number.start)
    return bool(value) and not is_han(text[end : end + 1]) and not in_word(reading, number)


def _sized(text: str, start: int, end: int) -> bool:
    """Whether words around a number and its unit say a size: 高|三丈, 城西三里|处."""
    before, after = sizes()
    return text.endswith(before, 0, start) or text.startswith(after, end + 1)


def _stated(text: str, number: Number) -> bool:
    """True where a hyphen between bare numbers is no part of a label: 范围为0-100."""
    before = text[max(0, number.start - 8) : number.start]
    decimal = number.low.denominator > 1 or number.high.denominator > 1
    return decimal or value_words().search(before) is not None


def _single(reading: Reading, number: Number) -> Found | None:
    number, unit, end = _led(reading, number)
    if parts := in_parts(reading, number, unit, end):
        return parts
    return _accepted(reading, "fraction" if number.unit else "amount", number, unit, end)


def _led(reading: Reading, number: Number) -> tuple[Number, Unit | None, int]:
    """The number, its unit and where it ends, with what stands before: $5m, 摄氏五度."""
    text, (unit, end) = reading.text, _unit(reading, number)
    parts = _PARTS.get(number.unit.label, 1) if number.unit else 0
    single = parts == 1 or number.low == 1  # 百分之一秒
    if parts and single and (measure := _part_of_one(reading, number.end)):
        low, high = number.low / parts, number.high / parts
        return replace(number, low=low, high=high, unit=None), *measure
    currency = currency_before(text, number.start)
    short = short_scale_at(text, number.end) if currency else None
    if currency and short:
        low, high, end = number.low * short[0], number.high * short[0], short[1]
        return replace(number, start=currency[1], low=low, high=high), currency[0], end
    if currency and (unit is None or unit.label == "CNY"):
        return replace(number, start=currency[1]), *with_factors(reading, currency[0], end)
    scale = _SCALE.search(text, max(0, number.start - 3), number.start)
    if scale and unit and unit.label == "度":
        return replace(number, start=scale.start()), _SCALES[scale["name"]], end
    return number, unit, end


def _part_of_one(reading: Reading, at: int) -> tuple[Unit, int] | None:
    """The unit of measure that a fraction is part of: 百分之一|秒, but not 三分之一|年份."""
    unit, end = unit_at(reading, at) or (None, at)
    measures = unit is not None and unit.kind in ("measure", "duration") and unit.si
    return (
        (unit, end) if unit and measures and not unit.after_digits and unit.label != "年" else None
    )


def _accepted(
    reading: Reading, rule: str, number: Number, unit: Unit | None, end: int
) -> Found | None:
    """The quantity, if the numeral is one here and not part of a word."""
    text = reading.text
    if unit and unit.label == "则" and comparator_before(text, number.start, "zh"):
        unit, end = None, number.end  # then: 大于0则停机
    if (
        unit
        and unit.after_digits
        and not (_digits_count(text, number, unit) or _is_amount(reading, number, unit, end))
    ):
        unit, end = None, number.end
    if not (_counts(reading, number, unit, end) if unit else stands_alone(reading, number)):
        return None
    if ends_a_term(text, number.start, unit):
        return None
    if unit is None:
        unit = Unit("count") if _is_round(text, number) else NUMBER
        rule = "bare-number" if rule == "amount" else rule
    if unit and unit.label == "期" and _SHIFT.search(text[max(0, number.start - 2) : number.start]):
        unit = replace(unit, kind="duration")
    per = per_unit_before(reading, number.start, unit)
    unit, start = per or (unit, number.start)
    rule = "amount-per-measure" if per else rule
    vague = is_more(text, number.end) if number.comparator == "=" else number.comparator
    return measured(rule, start, end, unit, number.low, number.high, vague)


def _is_round(text: str, number: Number) -> bool:
    """Whether ten thousands and more are said in words, as what is counted is: 2.4万, 五千万."""
    whole = number.low.denominator == 1 and number.low > 0
    return whole and _MYRIADS.search(text, number.start, number.end) is not None


def _counts(reading: Reading, number: Number, unit: Unit, end: int) -> bool:
    """Whether a numeral counts the unit behind it.

    一个 and 一种 mean "a", 一周 and 一米 do not; 二 is no cardinal before a classifier; 万家 is a
    figure of speech.
    """
    text = reading.text
    word = text[number.start : number.end]
    if unit.kind in ("count", "duration") and _TERM.search(
        text[max(0, number.start - 4) : number.start]
    ):
        return False
    if unit.label == "年" and number.low >= 10 and _MONTH.match(text, end):
        return False  # 93年7月, of our era or the Republic
    if unit.label == "年" and _YEAR_OF_TWO_DIGITS.fullmatch(word):
        return False  # 08年
    if word == "一":
        if text.endswith("滞后", 0, number.start):
            return True
        if text[number.start - 1 : number.start] in _DETERMINERS:
            return False
        real = unit.kind != "count" and not reading.begins_in(number.end, end)  # 一个|周末
        return real or is_compared(text, number.start, end)
    if number.bare:
        more = number.comparator != "=" or (word[-1] in "万亿" and len(word) > 1)
        return more or is_compared(text, number.start, end)
    return word != "二" or unit.kind != "count" or unit.label == "人"
