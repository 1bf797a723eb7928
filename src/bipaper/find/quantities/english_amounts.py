"""Quantities in English text: amounts, ranks, fractions and multiples, in digits or words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from bipaper.find.quantities.comparators import comparator_before
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
    ENGLISH_ORDINALS,
    ENGLISH_WORDS,
    POWER,
    read_numeral,
    read_ordinal,
    read_words,
)
from bipaper.parts.quantities import Comparator, QuantityKind


def _choice(words: list[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_WORD = _choice(ENGLISH_WORDS)
_ORDINAL_WORD = _choice(ENGLISH_ORDINALS)
_LARGE_WORDS = ("hundred", *ENGLISH_LARGE)
_LARGE_WORD = _choice([*_LARGE_WORDS])
_LARGE = f"(?:[ -]{_LARGE_WORD}\\b)"
_MAGNITUDE_AND = "".join(f"(?:(?<={word}) and )|" for word in _LARGE_WORDS).rstrip("|")
# A sign and no dash: not behind a number, a unit or a name of one letter or in capitals.
_MINUS = r"(?:(?:(?<![\w)\]%] )|(?<=[a-z]{2} ))[-+](?=[0-9]))?"
_NUMERAL = re.compile(
    r"(?:(?<![\w.\0])|(?<=[BDY]))"  # RMB, USD and CNY may touch the number
    rf"(?P<sign>\b(?:minus|negative) )?"
    rf"(?:(?P<digits>{_MINUS}(?:{ARABIC}|\.[0-9]{{2,3}})(?:{POWER}|{_LARGE})?)(?![0-9_]|\.[0-9])"
    rf"|\b(?P<words>(?:half an? {_LARGE_WORD}|an? {_LARGE_WORD}|{_WORD})"
    rf"(?:(?:{_MAGNITUDE_AND}|[ -]){_WORD}){{0,8}}(?: and a half{_LARGE}?)?)\b)(?P<odd>-odd\b)?",
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
    if unit == units()["times"] and _is_how_often(reading.text, start, end, value):
        unit = Unit("count", "times")
    value = -value if match["sign"] else value
    more: Comparator = ">" if match["odd"] else "="
    scale = ENGLISH_LARGE.get(re.split("[ -]", match[0].lower())[-1], 1)
    return _Amount(start, end, value, unit, bool(match["words"]), scale, more)


def _is_how_often(text: str, start: int, end: int, times: Fraction) -> bool:
    """Whether something was done so many times: washed three times with water."""
    whole = times.denominator == 1 and not _TIMES_WHAT.match(text, end)
    return whole and _CHANGED.search(text, max(0, start - 48), start) is None


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


# --- ranks and ratios -------------------------------------------------------------------------

_NO_RANK = (
    "of all|(?:National |Party )?Congress|Plen|part(?:y|ies)?|author|order|difference|chapter|"
    "section|column|row"
)
_TENS = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_ORDINAL = re.compile(
    r"\b(?<!per )(?<!-)"
    rf"(?P<ordinal>(?:(?:{_WORD}[ -]){{0,3}}(?:hundred|thousand)(?: and)? )?"
    rf"(?:(?:{_WORD}[ -]){{0,3}}(?=hundredth|thousandth|millionth)|{_TENS}-)?{_ORDINAL_WORD}"
    rf"|[0-9]{{1,4}}(?:st|nd|rd|th))\b(?![-,:，：]| (?:{_NO_RANK})\b)",
    re.I,
)
_TOP = re.compile(rf"\btop[ -](?P<n>[0-9]{{1,5}}|{_WORD})\b(?! ?(?:%|per ?cent))", re.I)
_DENOMINATORS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "hundredth": 100,
}  # fmt: skip
_FRACTION = re.compile(
    rf"\b(?P<sign>(?:minus|negative) )?(?:(?P<whole>{_WORD}) and )?(?!(?<=and )an? half)"
    rf"(?P<n>an?|{_WORD})[ -](?P<d>{'|'.join(_DENOMINATORS)})(?P<s>s?)\b"
    r"(?![ -](?:order|year))"
    rf"|\b(?P<half>half)\b(?:(?<=\bby half)|(?= (?:of|the|an?)\b)(?! an? {_LARGE_WORD}\b))",
    re.I,
)
_ONE_IN = re.compile(
    rf"\b(?:(?P<n>one|1) in|(?P<of>{_WORD}|[0-9]{{1,3}}) (?:out of|in every))(?: every)? "
    rf"(?P<many>{_WORD}|[0-9]{{1,3}}(?:,[0-9]{{3}}){{0,3}})\b(?![ -]{_WORD}|[.,][0-9])",
    re.I,
)
_PART_OF_UNIT = re.compile(
    r"\b(?<!\band )(?:half an?|(?P<quarter>a quarter(?:[ -]of an?)?))[ -](?=[a-z])", re.I
)
_RATE = re.compile(rf"(?<![\w.])({ARABIC}) per ((?:a )?(?:thousand|million)|{ARABIC})\b(?!\.[0-9])")
_TO_ONE = re.compile(
    rf"\bratios? of ({ARABIC}|{_WORD}) to ({ARABIC}|{_WORD})\b(?! ?[%.][0-9])", re.I
)
_POWER_OF_TEN = re.compile("10{2,9}")
_MULTIPLES: dict[str, int | Fraction] = {
    "doubled": 2, "doubling": 2, "twice": 2, "twofold": 2, "tripled": 3, "threefold": 3,
    "quadrupled": 4, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7,
    "eightfold": 8, "ninefold": 9, "tenfold": 10, "hundredfold": 100, "halved": Fraction(1, 2),
}  # fmt: skip
# What makes "three times" a ratio: what it is compared with, or that something changed by it.
_TIMES_WHAT = re.compile(
    r" (?:as|more|less|fewer|the|that|those|this|its|their|what|of|than|over|[a-z]{3,}er)\b|-"
)
_CHANGED = re.compile(
    r"\b(?:(?:increas|decreas|improv|expand|reduc|declin|enhanc|multipl|accelerat)\w*|r[io]s\w+"
    r"|gr[eo]w\w*|f[ae]ll\w*|higher|lower|larger|more)\b[^.;:]{0,24}$"
    r"|\b(?:by|to|at|of|is|are|was|were|be|than)(?: about| nearly| almost| some| over)? $"
)
_MULTIPLE = re.compile(rf"\b(?:{'|'.join(_MULTIPLES)})\b", re.I)


def english_ranks(reading: Reading) -> Iterator[Found]:
    """The first, 21st, ranked sixth, top 10."""
    for match in _ORDINAL.finditer(reading.text):
        if (value := read_ordinal(match["ordinal"])) is not None:
            yield Found("english-ordinal", *match.span(), "rank", value=Fraction(value))
    for match in _TOP.finditer(reading.text):
        top = read_words(match["n"])
        unit, _ = unit_at(reading, match.end()) or (NUMBER, 0)
        if top is not None and unit.kind != "measure":  # the top |20 cm of the soil
            yield Found("english-top", *match.span(), "rank", value=top, comparator="<=")


def english_ratios(reading: Reading) -> Iterator[Found]:
    """Two-thirds, a quarter, half of; doubled, twice."""
    for match in _PART_OF_UNIT.finditer(reading.text):
        unit, end = unit_at(reading, match.end()) or (NUMBER, match.end())
        if unit.kind in ("measure", "duration"):
            part = Fraction(1, 4 if match["quarter"] else 2)
            yield measured("english-part-of-unit", match.start(), end, unit, part)
    for match in _FRACTION.finditer(reading.text):
        over = read_words(match["n"]) if match["n"] and match["n"][0] not in "aA" else Fraction(1)
        under = _DENOMINATORS[(match["d"] or match["half"]).lower()]
        if over and (over == 1) == (not match["s"]):
            value = (read_words(match["whole"] or "zero") or 0) + over / under
            value = -value if match["sign"] else value
            yield _fraction(reading, match, value)
    for match in _ONE_IN.finditer(reading.text):
        some, many = read_words(match["n"] or match["of"]), read_words(match["many"])
        if some and many and some < many:
            yield Found("english-fraction", *match.span(), "ratio", value=some / many)
    for match in _TO_ONE.finditer(reading.text) if "atio" in reading.text else ():
        one, other = (read_numeral(part) or read_words(part) for part in match.groups())
        if one and other:
            yield Found("english-ratio", match.start(1), match.end(), "ratio", value=one / other)
    for match in _RATE.finditer(reading.text):
        rate, many = read_numeral(match[1]), read_numeral(match[2]) or read_words(match[2])
        if rate is not None and many and _POWER_OF_TEN.fullmatch(str(many)):
            yield Found("english-rate", *match.span(), "ratio", value=rate / many)
    for match in _MULTIPLE.finditer(reading.text):
        value = Fraction(_MULTIPLES[match[0].lower()])
        often = match[0].lower() == "twice" and _is_how_often(reading.text, *match.span(), value)
        kind: QuantityKind = "count" if often else "ratio"
        yield Found("english-multiple", *match.span(), kind, value=value, unit="times")


def _fraction(reading: Reading, match: re.Match[str], value: Fraction) -> Found:
    """A fraction, or with a whole number before it that of a unit: two and a quarter hours."""
    unit, end = (match["whole"] and unit_at(reading, match.end())) or (NUMBER, match.end())
    if unit.kind in ("measure", "duration"):
        return measured("english-fraction", match.start(), end, unit, value)
    return Found("english-fraction", *match.span(), "ratio", value=value)
