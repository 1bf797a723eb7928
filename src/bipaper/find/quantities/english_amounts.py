"""Amounts in English text: numerals, in digits or words, with their units, and ranges of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from bipaper.find.quantities.comparators import comparator_before
from bipaper.find.quantities.english_ratios import is_how_often
from bipaper.find.quantities.found import NUMBER, Found, Unit, measured
from bipaper.find.quantities.lexicon import (
    currency_before,
    per_unit_after,
    short_scale_at,
    unit_at,
    units,
    with_factors,
)
from bipaper.find.quantities.reading import Reading
from bipaper.find.quantities.runs import ends_a_term
from bipaper.find.quantities.si import times
from bipaper.nlp.numerals import (
    ARABIC,
    ENGLISH_LARGE,
    ENGLISH_LARGE_WORD,
    ENGLISH_WORD,
    POWER,
    read_numeral,
    read_words,
)
from bipaper.parts.quantities import Comparator

_LARGE_WORDS = ("hundred", *ENGLISH_LARGE)
_LARGE = f"(?:[ -]{ENGLISH_LARGE_WORD}\\b)"
_MAGNITUDE_AND = "".join(f"(?:(?<={word}) and )|" for word in _LARGE_WORDS).rstrip("|")
# A sign and no dash: not behind a number, a unit or a name of one letter or in capitals.
_MINUS = r"(?:(?:(?<![\w)\]%] )|(?<=[a-z]{2} ))[-+](?=[0-9]))?"
_NUMERAL = re.compile(
    r"(?:(?<![\w.\0])|(?<=[BDY]))"  # RMB, USD and CNY may touch the number
    rf"(?P<sign>\b(?:minus|negative) )?"
    rf"(?:(?P<digits>{_MINUS}(?:{ARABIC}|\.[0-9]{{2,3}})(?:{POWER}|{_LARGE})?)(?![0-9_]|\.[0-9])"
    rf"|\b(?P<words>(?:half an? {ENGLISH_LARGE_WORD}|an? {ENGLISH_LARGE_WORD}|{ENGLISH_WORD})"
    rf"(?:(?:{_MAGNITUDE_AND}|[ -]){ENGLISH_WORD}){{0,8}}(?: and a half{_LARGE}?)?)\b)"
    r"(?P<odd>-odd\b)?",
    re.I,
)
_MINUS_BEFORE = re.compile(r"(?:^|[^\w)\]% ] ?|[a-z]{2} )-$")
_TO = re.compile(" ?(?:-{1,2}|~) ?| to ")
_AND = re.compile(" and ")
_AND_PARTS = {"duration": re.compile(",? and | "), "money": _AND, "measure": re.compile(r"\.? ")}
_IN = re.compile(r" in\b\.?")  # 5 ft 10 in
_TO_DIGITS = re.compile("-[0-9]")  # of a range that could not be read: $2-3bn
_BETWEEN = re.compile(r"\bbetween (?:about )?$", re.I)
_CHANGE = re.compile(r"\bfrom $", re.I)  # from 5% to 12% are two values
_FUNCTION_WORDS = (
    "of|to|in|for|and|or|from|by|with|as|is|are|was|were|has|have|that|which|at|on|the|than|"
    "its|their|this|these|those|it|he|we|be|been|but|if|when|while|per|thus|also|not"
)
# "three typical cities": up to two words before the plural noun that is counted.
_COUNTED = re.compile(
    rf" (?:(?!(?:{_FUNCTION_WORDS})\b)[A-Za-z][A-Za-z-]{{1,20}} ){{0,2}}"
    rf"(?P<noun>(?!(?:{_FUNCTION_WORDS}|analysis|basis|various|previous|across|less)\b)"
    r"[A-Za-z][a-z-]{1,20}[a-rt-z]s|people|criteria|phenomena|children|men|women)\b"
)


# Of a name and its version or number, inside a sentence: on Windows 10.
_NAME = re.compile(r"(?<=[a-z,;)] )[A-Z][A-Za-z]{0,20}[a-z] $")
_MATH_BEFORE = ("-", "/", "×", "*", "^", "+")
_MATH_BEHIND = (*_MATH_BEFORE, "(", " ×")


@dataclass(frozen=True, slots=True)
class _Amount:
    start: int
    end: int
    value: Fraction
    unit: Unit | None
    words: bool
    scale: int
    more: Comparator = "="


def english_amounts(reading: Reading) -> Iterator[Found]:
    """Numerals with unit, currency or counted noun, and ranges of them."""
    end = 0
    for match in _NUMERAL.finditer(reading.text):
        first = _amount(reading, match) if match.start() >= end else None
        found = first and (_range(reading, first) or _single(reading, first))
        if found:
            yield found
            end = found.end


def _amount(reading: Reading, match: re.Match[str]) -> _Amount | None:
    value = read_words(match["words"]) if match["words"] else _read_digits(match["digits"])
    if value is None or match[0].lower() in _LARGE_WORDS:
        return None
    unit: Unit | None = None
    start, end = match.span()
    if currency := currency_before(reading.text, start):
        unit, start = currency
        minus = _MINUS_BEFORE.search(reading.text[max(0, start - 4) : start])
        start -= 1 if minus else 0
        value = -value if minus else value
        if _touches(reading.text, end):
            if not (short := short_scale_at(reading.text, end)):
                return None
            value, end = value * short[0], short[1]
        unit, end = with_factors(reading, unit, end)  # $35/kg
    elif _touches(reading.text, end) and not _touching_unit(reading, end):
        return None
    elif measured := unit_at(reading, end) or _behind_hyphen(reading, end):
        unit, end = measured
    elif counted := _COUNTED.match(reading.text, end):
        noun = Unit("count", counted["noun"].lower())
        unit, end = with_factors(reading, noun, counted.end())  # cells/mL
    if unit and (per := per_unit_after(reading.text, end, unit)):
        unit, end = per
    if unit and unit == units().get("times") and is_how_often(reading.text, start, end, value):
        unit = Unit("count", "times")
    value = -value if match["sign"] else value
    more: Comparator = ">" if match["odd"] else "="
    scale = ENGLISH_LARGE.get(re.split("[ -]", match[0].lower())[-1], 1)
    return _Amount(start, end, value, unit, bool(match["words"]), scale, more)


def _touches(text: str, end: int) -> bool:
    """Whether letters touch the digits that end at a place: 50Hz, 3D."""
    return text[end - 1].isdecimal() and text[end : end + 1].isalpha()


def _touching_unit(reading: Reading, end: int) -> bool:
    """Whether what touches digits is a unit: one of two letters and more, as 5A or 90s may be."""
    found = unit_at(reading, end)
    return found is not None and found[1] - end > 1


def _behind_hyphen(reading: Reading, end: int) -> tuple[Unit, int] | None:
    """The unit of an adjective: 12-week, 95-percent, 10-m; but a 3-d model, type 2-A."""
    if not reading.text.startswith("-", end) or reading.text.startswith(" ", end + 1):
        return None
    found = unit_at(reading, end + 1)
    return found if found and (found[1] - end > 2 or reading.text[end + 1] in "mhsg") else None


def _read_digits(text: str) -> Fraction | None:
    """12 thousand, -0.35, 3.0×10^5."""
    if not text[-1].isalpha():
        return read_numeral(text)
    value = read_words(text.lstrip("+-"))
    return -value if value is not None and text.startswith("-") else value


def _range(reading: Reading, first: _Amount) -> Found | None:
    """10-15%, 3 to 5 years, between 0.1 and 0.5."""
    text = reading.text
    between = _BETWEEN.search(text[max(0, first.start - 16) : first.start])
    if _CHANGE.search(text[max(0, first.start - 6) : first.start]):
        return None
    joint = (_AND if between else _TO).match(text, first.end)
    last = joint and _amount_at(reading, joint.end())
    if not last:
        return None
    if (
        first.unit
        and not last.unit
        and text.startswith(" to ", first.end)
        and not _led(text, first)
    ):
        return None  # it fell 2.3 points to 98.7
    if first.unit and last.unit and first.unit.label != last.unit.label:
        part = times(first.unit.si, last.unit.si)  # 20 Hz to 20 kHz
        if part is None:
            return None
        first = replace(first, value=first.value * part)
    first = _scaled_like(first, last)
    if last.value <= first.value:
        return None
    unit = last.unit or first.unit or NUMBER
    return measured("english-range", first.start, last.end, unit, first.value, last.value)


def _led(text: str, amount: _Amount) -> bool:
    """Whether the sign of a currency stands before an amount: $12 to 15."""
    return not text[amount.start].isdecimal()


def _amount_at(reading: Reading, at: int) -> _Amount | None:
    match = _NUMERAL.match(reading.text, at)
    return _amount(reading, match) if match else None


def _scaled_like(first: _Amount, last: _Amount) -> _Amount:
    """``first`` with the million that stands only with ``last``: 2 to 3 million."""
    if first.scale > 1 or last.scale == 1 or first.value * last.scale > last.value:
        return first
    return replace(first, value=first.value * last.scale)


def _single(reading: Reading, amount: _Amount) -> Found | None:
    text = reading.text
    is_money = amount.unit is not None and amount.unit.kind == "money"
    if not _meant(text, amount) or (is_money and _TO_DIGITS.match(text, amount.end)):
        return None
    joint = _TO.match(text, amount.end) if amount.unit is None else None
    if joint and (last := _amount_at(reading, joint.end())):
        unit = last.unit if last.unit and last.unit.kind != "count" else None
        amount = replace(_scaled_like(amount, last), unit=unit)
    if parts := _in_parts(reading, amount):
        return parts
    rule = "english-amount" if amount.unit else "english-number"
    unit = amount.unit or NUMBER
    return measured(rule, amount.start, amount.end, unit, amount.value, comparator=amount.more)


def _in_parts(reading: Reading, amount: _Amount) -> Found | None:
    """Two hours and thirty minutes, six feet two inches: smaller units behind the first one."""
    whole, value, end, least = amount.unit, amount.value, amount.end, Fraction(1)
    while whole and least and (joint := _AND_PARTS.get(whole.kind, _AND).match(reading.text, end)):
        part = _inches(reading, joint.end(), whole)
        size = _part_of(whole, part.unit) if part and part.unit else None
        if not part or not size or size >= least or part.value * size >= least:
            break
        value, end, least = value + part.value * size, part.end, size
    exact = amount.value.denominator == 1 and end > amount.end
    return measured("english-parts", amount.start, end, whole, value) if whole and exact else None


def _inches(reading: Reading, at: int, whole: Unit) -> _Amount | None:
    """The amount at a place; behind feet, "in" is a unit: 5 ft|10 in."""
    part = _amount_at(reading, at)
    inches = _IN.match(reading.text, part.end) if part and not part.unit else None
    if not part or not inches or whole.label != units()["英尺"].label:
        return part
    return replace(part, unit=units()["英寸"], end=inches.end())


def _part_of(whole: Unit, part: Unit) -> Fraction | None:
    """What part of ``whole`` a unit is; None where it is none."""
    if (whole.label, part.label) == ("USD", "cent"):
        return Fraction(1, 100)
    return times(part.si, whole.si) if part.kind == whole.kind else None


def _meant(text: str, amount: _Amount) -> bool:
    """Of words, "one" is mostly a pronoun; "two-way" and "2×3" are no quantities."""
    before, after = text[max(0, amount.start - 1) : amount.start], text[amount.end : amount.end + 2]
    if amount.unit is None and (before in _MATH_BEFORE or after.startswith(_MATH_BEHIND)):
        return False
    if ends_a_term(text, amount.start, amount.unit):
        return False
    if amount.unit is None and not amount.words and amount.value >= 1:
        return _NAME.search(text[max(0, amount.start - 24) : amount.start]) is None
    if not amount.words or amount.value not in (0, 1):
        return True
    real = amount.unit is not None and amount.unit.kind != "count"
    return real or comparator_before(text, amount.start, "en") is not None
