"""Units and classifiers, alone and composed, and signs of currencies.

Read from units.toml, prefixes.toml, parts.toml, currencies.tsv and quantities.toml;
matched on text folded by ``bipaper.chars.plain``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import cast

import msgspec

from bipaper.chars import plain
from bipaper.data import read_rows
from bipaper.find.quantities.context import is_meant, listed
from bipaper.find.quantities.found import Unit
from bipaper.find.quantities.reading import Reading
from bipaper.find.quantities.unit_labels import power, product, quotient, read_exponent
from bipaper.nlp.numerals import ENGLISH_LARGE, MAGNITUDES, read_numeral
from bipaper.parts.quantities import Comparator, QuantityKind
from bipaper.rules import read_tables

_EACH_DAY = {"日": Unit("duration", "日", "day"), "月": Unit("duration", "月", "month")}
_AND_MORE = "个多"  # of a unit of time: 3个多月
_FORCE = Unit("measure", "级")  # of winds and earthquakes; 级 is mostly a class
_NAMESAKES = {
    "g": Unit("measure", "gₙ", "standard_gravity"),  # as ISO 80000-3 has it: g is the gram
    "lb": Unit("measure", "pt", "point"),
    "F": Unit("measure", "℉", "degree_Fahrenheit"),
}
_SUBSTANCE = "[A-Za-z][A-Za-z0-9₂₃₄₅+]{0,9}(?:[- ]?eq)?"  # whatever it is, the unit goes on behind
_JOINT = re.compile(
    rf"(?: {_SUBSTANCE}(?= ?[/·]))? ?([/·⋅•]|(?<![0-9])每)(\()? ?"  # kg| N/hm2
    rf"|(?<=[A-Za-z0-9²³])(?: {_SUBSTANCE})? (?=[A-Za-zμ]{{1,3}}(?:[-⁻]|\^-))"  # kg| N ha-1
)
_IN_BRACKETS = re.compile("([^() ]{1,12})[)]")
_EACH_WHATEVER = re.compile(r"□|(?!and\b|or\b)[a-z]{2,10}(?![0-9A-Za-z/])")
_POWERED_WHATEVER = re.compile(r"([a-z]{2,6})(⁻[¹²]|-[12])(?![0-9A-Za-z])")
_PER = re.compile(r" per ((?:(?:square|cubic) )?[a-z]{2,12})\b")
_EXPONENT = re.compile(r"\^?(-?[1-4])(?![0-9A-Za-z])|(⁻?[¹²³⁴])")
_MEASURED = ("measure", "duration")
_EACH_GOES_ON = re.compile("(?:[达为有]|达到)?")
_EACH_MANY = re.compile(
    "(?:(?:[一1]?十?[百千万亿]{1,2}|10{1,6} ?万?|1 ?[百千万]万?)(?![分米克瓦帕]))?"
)
_PEOPLE = ("人", "名", "例", "人口")  # a rate of them among so many is a ratio: 每十万人12.5例
_LOADED = ("HV", "HB", "HBW")  # with the load of the test: 350HV0.5, 220 HBW10/3000
_LOAD = re.compile(r"[0-9]{1,2}(?:\.[0-9]+)?(?:/[0-9]{1,4}){0,2}(?![0-9A-Za-z])")
_LENGTHS = ("公里", "km", "英里", "海里", "里")
_HOURLY = re.compile("时速(?:[约近超][为达]?|[为达到]|达到|超过|高达)?$")  # 时速100公里
_LARGE_NUMBERS = re.compile("1?0{0,2}[十百千]?[百千万亿]|10{1,6} ?")
_CUT_SHORT = {*MAGNITUDES, "个", "人"}  # with what a unit of several words begins
_SHORT_DURATIONS = ("hour", "minute", "second")
_WORD_GOES_ON = re.compile("[0-9A-Za-z]|-[A-Za-z]")


def _called(kind: str) -> list[str]:
    """The folded words of all lists whose name begins with ``kind`` and a colon."""
    lists = (of for name, of in listed().items() if name.startswith(f"{kind}:"))
    return [plain(word) for of in lists for word in of.words]


# --- units --------------------------------------------------------------------------


class Meaning(msgspec.Struct, array_like=True, frozen=True):
    """What an entry of units.toml says of its spellings."""

    label: str
    si: str = ""
    times: str = "1"


class Prefixed(msgspec.Struct, array_like=True, frozen=True):
    """What a symbol of prefixes.toml says: its Chinese names and the prefixes it takes."""

    names: str
    prefixes: str


def prefixed() -> tuple[Mapping[str, Prefixed], Mapping[str, str]]:
    """The units that take prefixes by their symbols, and the Chinese names of prefixes."""
    symbols = read_tables(__name__, "prefixes.toml", Prefixed, "symbols")["symbols"]
    return symbols.entries, read_tables(__name__, "prefixes.toml", str, "names")["names"].entries


def _with_prefixes() -> Iterator[tuple[str, Unit]]:
    """Every unit with a prefix, by its symbol and by its Chinese names: MW, 兆瓦, 兆瓦特."""
    symbols, names = prefixed()
    for symbol, of in symbols.items():
        for prefix in filter(names.__contains__, of.prefixes.split()):
            unit = Unit("measure", prefix + symbol, prefix + symbol)
            yield prefix + symbol, unit
            yield from ((names[prefix] + name, unit) for name in of.names.split("|"))


@cache
def units() -> dict[str, Unit]:
    """Every form of every unit and classifier."""
    table = {form: Unit("count", form) for form in _called("classifiers")}
    table |= {form: Unit("count") for form in listed()["great"].words}
    for name, of in read_tables(__name__, "units.toml", Meaning).items():
        kind = cast(QuantityKind, name.partition(":")[0])
        for forms, unit in of.entries.items():
            for form in map(plain, forms.split("|")):
                table[form] = Unit(kind, unit.label or form, unit.si, Fraction(unit.times))
    for code, *names in (row.split("\t") for row in read_rows(__name__, "currencies.tsv")):
        table |= {plain(name): Unit("money", code) for name in names}
    for form, multiple in _with_prefixes():
        table.setdefault(plain(form), multiple)
    spans = {form: unit for form, unit in table.items() if unit.kind == "duration"}
    table |= {_AND_MORE + form[1:]: unit for form, unit in spans.items() if form[0] == "个"}
    for form in _called("after digits"):
        table[form] = replace(table.get(form, Unit("count", form)), after_digits=True)
    return table


@cache
def _parts() -> Mapping[str, int]:
    return read_tables(__name__, "parts.toml", int)["parts"].entries


def part_of(small: Unit, large: Unit) -> Fraction | None:
    """What part of ``large`` one of ``small`` is, by parts.toml."""
    many = _parts().get(f"{large.label} {small.label}")
    return Fraction(1, many) if many else None


@cache
def prefixed_forms() -> re.Pattern[str]:
    """Chinese units whose first character could be the end of a numeral: 千米, 兆瓦, 百帕."""
    forms = sorted(form for form in units() if form[0] in MAGNITUDES and len(form) > 1)
    return re.compile("|".join(forms))


@cache
def _lengths() -> dict[str, list[int]]:
    """For each first letter the lengths of the forms that start with it, longest first."""
    lengths: dict[str, set[int]] = {}
    for form in units():
        for first in {form[0], form[0].upper()}:
            lengths.setdefault(first, set()).add(len(form))
    return {first: sorted(some, reverse=True) for first, some in lengths.items()}


def is_more(text: str, at: int) -> Comparator:
    """ ">" where the unit behind a number says that there is more: 3|个多月."""
    return ">" if text.startswith(_AND_MORE, at) else "="


def unit_at(reading: Reading, at: int) -> tuple[Unit, int] | None:
    """The unit that starts at ``at``, perhaps after a space, and where it ends.

    Units joined by "/" or "·" are one: 元/吨, μg/m³, kg·hm⁻², g/(kW·h).
    """
    first = _factor_at(reading, at + reading.text.startswith(" ", at))
    if first is None:
        force = reading.text.startswith("级", at) and is_meant("级", reading.text, at, at + 1)
        return (_FORCE, at + 1) if force else None
    namesake = _NAMESAKES.get(first[0].label)
    if namesake and is_meant(first[0].label, reading.text, at, first[1]):
        return namesake, first[1]
    unit, end = with_factors(reading, *first)
    per = per_unit_after(reading.text, end, unit)
    return per or (unit, end)


def with_factors(
    reading: Reading, unit: Unit, end: int, *, in_brackets: bool = False
) -> tuple[Unit, int]:
    """``unit`` with what is joined to it at ``end``, and where that ends; ``in_brackets``, which
    hold no others."""
    for _ in range(3):
        joint = _JOINT.match(reading.text, end)
        if joint is None or (joint[2] and in_brackets):
            break
        factor = _bracketed(reading, joint) if joint[2] else _factor_behind(reading, joint)
        if factor is None or (joint[1] == "每" and factor[0].kind not in _MEASURED):
            break
        unit, end = _joined(unit, joint[1] or "·", factor[0]), factor[1]
    return unit, end


def _factor_behind(reading: Reading, joint: re.Match[str]) -> tuple[Unit, int] | None:
    """What a unit is joined to; behind a slash also so many of it, or a day; last what no list
    has."""
    at = joint.end()
    factor = _factor_at(reading, at)
    if factor is None and joint[1] == "/":
        factor = _so_many(reading, at) or _each_day(reading, at)
    return factor or _whatever(reading.text, joint)


def per_unit_after(text: str, end: int, unit: Unit) -> tuple[Unit, int] | None:
    """``unit`` for each of the measure or time that "per" names behind ``end``, and its end.

    Shares stay shares (5% per year), and counts have rates as in Chinese (60 vehicles per hour).
    """
    match = _PER.match(text, end)
    each = match and (units().get(match[1]) or units().get(match[1] + "s"))
    if not match or not each or each.kind not in _MEASURED or unit.kind == "percent":
        return None
    if unit.kind == "count" and not _makes_rates(each):
        return None
    return _joined(unit, "/", each), match.end()


def _makes_rates(each: Unit) -> bool:
    """Of durations only short ones make rates of counts: 每小时60辆, but not 每年3次."""
    return each.kind == "measure" or each.si in _SHORT_DURATIONS


def _bracketed(reading: Reading, joint: re.Match[str]) -> tuple[Unit, int] | None:
    """One unit, or several joined, with the closing bracket behind them, and a power of all."""
    at = joint.end()
    first = _factor_at(reading, at)
    factor = with_factors(reading, *first, in_brackets=True) if first else None
    if factor and reading.text.startswith(")", factor[1]):
        exponent = _EXPONENT.match(reading.text, factor[1] + 1) if joint[1] == "·" else None
        if exponent and factor[0].si:  # W·(m·K)-1
            return _powered(factor[0], exponent), exponent.end()
        return factor[0], factor[1] + 1
    printed = _IN_BRACKETS.match(reading.text, at)  # whatever it is, the unit is not without it
    return (Unit("count", printed[1]), printed.end()) if printed else None


def _whatever(text: str, joint: re.Match[str]) -> tuple[Unit, int] | None:
    """What no list has and the unit is not without: mV·|dec⁻¹, Ω/|□, mL/|tube."""
    if joint[1] == "/":
        each = _EACH_WHATEVER.match(text, joint.end())
        return (Unit("count", each[0]), each.end()) if each else None
    powered = _POWERED_WHATEVER.match(text, joint.end())
    if powered is None:
        return None
    label = power(powered[1], read_exponent(powered[2]))
    return Unit("count", label), powered.end()


def _each_day(reading: Reading, at: int) -> tuple[Unit, int] | None:
    """日 and 月, which behind a number are parts of a date, are units behind a slash."""
    unit = _EACH_DAY.get(reading.text[at : at + 1])
    return (unit, at + 1) if unit and not reading.goes_on(at, at + 1) else None


def _so_many(reading: Reading, at: int) -> tuple[Unit, int] | None:
    """Ten and more of a unit, as what is rare is counted for each of: 次/|百万字, g/|100 mL."""
    many = _LARGE_NUMBERS.match(reading.text, at)
    factor = many and _factor_at(reading, many.end())
    if not many or not factor:
        return None
    number, unit = many[0].rstrip(), factor[0]
    si = f"{number}*({unit.si})" if unit.si and number.isascii() else ""
    times = read_numeral(number) or Fraction(1)
    return Unit(unit.kind, many[0] + unit.label, si, times), factor[1]


def per_unit_before(reading: Reading, start: int, unit: Unit) -> tuple[Unit, int] | None:
    """``unit`` for each of the measure before ``start``, and where 每 stands: 每百公里8升."""
    if unit.label in _LENGTHS and _HOURLY.search(reading.text, max(0, start - 6), start):
        return _joined(unit, "/", units()["小时"]), start
    each = reading.text.rfind("每", max(0, start - 10), start)
    many = _EACH_MANY.match(reading.text, each + 1) if each >= 0 else None
    measure = unit_at(reading, many.end()) if many else None
    so_many = read_numeral(many[0].rstrip()) if many and many[0] else None
    if many and so_many and measure:
        name = measure[0]
        si = f"{so_many}*({name.si})" if name.si else ""
        measure = replace(name, label=many[0] + name.label, si=si, times=so_many), measure[1]
    if measure is None or not _EACH_GOES_ON.fullmatch(reading.text, measure[1], start):
        return None
    told = unit.kind in ("count", "measure", "money") or measure[0].kind == "measure"
    rate = _makes_rates(measure[0]) or (so_many and measure[0].kind == unit.kind == "count")
    return (_joined(unit, "/", measure[0]), each) if told and rate else None


def _joined(left: Unit, joint: str, right: Unit) -> Unit:
    if left.label in _PEOPLE and right.times > 1 and right.label.endswith(_PEOPLE):
        return Unit("ratio", times=1 / right.times)
    kind = left.kind if left.kind in ("money", "percent") else "measure"
    if joint in "/每":
        label, sign = quotient(left.label, right.label), "/"
    elif "/" in left.label and _is_over(right):
        return Unit(kind, f"{left.label}·{right.label}")  # W/m·K: nobody can tell what of
    else:
        label, sign = product(left.label, right.label), "*"
    si = f"({left.si}){sign}({right.si})" if left.si and right.si else ""
    return Unit(kind, label, si)


def _is_over(unit: Unit) -> bool:
    """Whether a unit is what a value is multiplied by, and not for each of: m, but not m⁻¹."""
    return "⁻" not in unit.label


def _factor_at(reading: Reading, at: int) -> tuple[Unit, int] | None:
    """The longest form at ``at``, with its exponent."""
    text = reading.text
    for length in _lengths().get(text[at : at + 1], ()):
        form = text[at : at + length]
        unit = units().get(form) or (
            units().get(form.lower()) if len(form) > 2 and form.isalpha() else None
        )
        if unit is None or reading.goes_on(at, at + length):
            continue
        if form[0] in _CUT_SHORT and reading.begins_in(at, at + length):  # 五千|安全员, 个|周末
            continue
        if found := _bounded(text, at + len(form), form, unit):
            return found
    return None


def _bounded(text: str, end: int, form: str, unit: Unit) -> tuple[Unit, int] | None:
    """The form with its exponent, unless Latin letters or digits go on behind it."""
    if not form[-1].isascii():
        return unit, end
    exponent = _EXPONENT.match(text, end) if form[-1].isalpha() else None
    if exponent and (unit.si or exponent[0][0] in "-⁻"):
        return _powered(unit, exponent), exponent.end()
    if unit.label in _LOADED and (load := _LOAD.match(text, end)):
        return replace(unit, label=unit.label + load[0]), load.end()
    return None if form[-1].isalnum() and _WORD_GOES_ON.match(text, end) else (unit, end)


def _powered(unit: Unit, printed: re.Match[str]) -> Unit:
    to = read_exponent(printed[1] or printed[2])
    base = unit.si if unit.si.isidentifier() else f"({unit.si})"
    expression = f"{base}**{to}" if unit.si else ""
    return replace(unit, kind="measure", label=power(unit.label, to), si=expression)


@cache
def _currencies() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {
        sign: name.removeprefix("currency: ")
        for name, of in listed().items()
        if name.startswith("currency: ")
        for sign in of.words
    }
    signs = "|".join(re.escape(sign) for sign in sorted(codes, key=len, reverse=True))
    return re.compile(rf"(?:(?<![A-Za-z])|(?=[^A-Z]))({signs}) ?$"), codes


def currency_before(text: str, start: int) -> tuple[Unit, int] | None:
    """The currency sign that ends at ``start``, and where it starts."""
    pattern, codes = _currencies()
    from_ = max(0, start - 6)
    match = pattern.search(text[from_:start])
    return (Unit("money", codes[match[1]]), from_ + match.start()) if match else None


# Behind amounts of money: $5m, £2.5bn.
_SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12}
_LARGE = {word: ENGLISH_LARGE[word] for word in ("million", "billion", "trillion")}
_SHORT_SCALE = re.compile(
    rf"(?:(?P<short>{'|'.join(_SHORT_SCALES)})| ?(?P<long>{'|'.join(_LARGE)}))(?![A-Za-z0-9])", re.I
)


def short_scale_at(text: str, at: int) -> tuple[int, int] | None:
    """The thousand, million or more that letters at ``at`` stand for, and where they end."""
    match = _SHORT_SCALE.match(text, at)
    if not match:
        return None
    scale = _LARGE[match["long"].lower()] if match["long"] else _SHORT_SCALES[match[0].lower()]
    return scale, match.end()
