"""Ranks, fractions and multiples in English text, in digits or words."""

import re
from collections.abc import Iterator
from fractions import Fraction

from bipaper.find.quantities.found import NUMBER, Found, measured
from bipaper.find.quantities.lexicon import unit_at
from bipaper.find.quantities.reading import Reading
from bipaper.nlp.numerals import (
    ARABIC,
    ENGLISH_LARGE_WORD,
    ENGLISH_ORDINAL,
    ENGLISH_WORD,
    read_numeral,
    read_ordinal,
    read_words,
)
from bipaper.parts.quantities import QuantityKind

_NO_RANK = (
    "of all|(?:National |Party )?Congress|Plen|part(?:y|ies)?|author|order|difference|chapter|"
    "section|column|row"
)
_TENS = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_ORDINAL = re.compile(
    r"\b(?<!per )(?<!-)"
    rf"(?P<ordinal>(?:(?:{ENGLISH_WORD}[ -]){{0,3}}(?:hundred|thousand)(?: and)? )?"
    rf"(?:(?:{ENGLISH_WORD}[ -]){{0,3}}(?=hundredth|thousandth|millionth)|{_TENS}-)?"
    rf"{ENGLISH_ORDINAL}"
    rf"|[0-9]{{1,4}}(?:st|nd|rd|th))\b(?![-,:，：]| (?:{_NO_RANK})\b)",
    re.I,
)
_TOP = re.compile(rf"\btop[ -](?P<n>[0-9]{{1,5}}|{ENGLISH_WORD})\b(?! ?(?:%|per ?cent))", re.I)
_DENOMINATORS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "hundredth": 100,
}  # fmt: skip
_FRACTION = re.compile(
    rf"\b(?P<sign>(?:minus|negative) )?(?:(?P<whole>{ENGLISH_WORD}) and )?(?!(?<=and )an? half)"
    rf"(?P<n>an?|{ENGLISH_WORD})[ -](?P<d>{'|'.join(_DENOMINATORS)})(?P<s>s?)\b"
    r"(?![ -](?:order|year))"
    rf"|\b(?P<half>half)\b(?:(?<=\bby half)|(?= (?:of|the|an?)\b)(?! an? {ENGLISH_LARGE_WORD}\b))",
    re.I,
)
_ONE_IN = re.compile(
    rf"\b(?:(?P<n>one|1) in|(?P<of>{ENGLISH_WORD}|[0-9]{{1,3}}) (?:out of|in every))(?: every)? "
    rf"(?P<many>{ENGLISH_WORD}|[0-9]{{1,3}}(?:,[0-9]{{3}}){{0,3}})\b"
    rf"(?![ -]{ENGLISH_WORD}|[.,][0-9])",
    re.I,
)
_PART_OF_UNIT = re.compile(
    r"\b(?<!\band )(?:half an?|(?P<quarter>a quarter(?:[ -]of an?)?))[ -](?=[a-z])", re.I
)
_RATE = re.compile(rf"(?<![\w.])({ARABIC}) per ((?:a )?(?:thousand|million)|{ARABIC})\b(?!\.[0-9])")
_TO_ONE = re.compile(
    rf"\bratios? of ({ARABIC}|{ENGLISH_WORD}) to ({ARABIC}|{ENGLISH_WORD})\b(?! ?[%.][0-9])", re.I
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
        often = match[0].lower() == "twice" and is_how_often(reading.text, *match.span(), value)
        kind: QuantityKind = "count" if often else "ratio"
        yield Found("english-multiple", *match.span(), kind, value=value, unit="times")


def is_how_often(text: str, start: int, end: int, times: Fraction) -> bool:
    """Whether something was done so many times: washed three times with water."""
    whole = times.denominator == 1 and not _TIMES_WHAT.match(text, end)
    return whole and _CHANGED.search(text, max(0, start - 48), start) is None


def _fraction(reading: Reading, match: re.Match[str], value: Fraction) -> Found:
    """A fraction, or with a whole number before it that of a unit: two and a quarter hours."""
    unit, end = (match["whole"] and unit_at(reading, match.end())) or (NUMBER, match.end())
    if unit.kind in ("measure", "duration"):
        return measured("english-fraction", match.start(), end, unit, value)
    return Found("english-fraction", *match.span(), "ratio", value=value)
