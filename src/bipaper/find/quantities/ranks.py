"""Ranks in Chinese text: 第6位, 第一个, 居全国第一, 前三, 500强, 首位."""

import re
from collections.abc import Iterator
from fractions import Fraction

from bipaper.chars import HAN
from bipaper.find.quantities.context import ordinals
from bipaper.find.quantities.found import Found, Unit, measured
from bipaper.find.quantities.lexicon import unit_at
from bipaper.find.quantities.reading import Reading
from bipaper.nlp.numerals import CHINESE, read_numeral

_N = rf"(?:[0-9]{{1,6}}(?![0-9.])|[{CHINESE}]{{1,6}})"
# What stands before 第一 where it is a place and not an enumeration.
_PLACE = re.compile("[居列位排为是占获得球国省市区县界内业名]了?$")
_PLACES = re.compile(
    r"第 ?(?P<low>[0-9]{1,6}) ?(?:[~至到]|-{1,2}) ?(?:第 ?)?(?P<high>[0-9]{1,6}) ?"
    r"(?P<unit>[位名天周年届次期轮代])"
)
_TOP = re.compile(
    rf"(?<![之以目当提此先从])前(?P<top>{_N}) ?"
    rf"(?P<mark>(?P<unit>[名位])|[强甲]|大(?=[{HAN}]))?"
    rf"|(?<![0-9/.之])(?P<among>{_N}) ?强(?![调度化烈制劲大国县市者的行势弱])"
    r"|(?<![A-Za-z])(?!(?<=\()[Tt]op[0-9]+\))"  # (Top1) is a variable
    r"[Tt][Oo][Pp][ -]?(?P<latin>[0-9]{1,4})"
    r"(?![0-9A-Za-z.%]|(?:[和与及、/] ?[Tt]op-?[0-9]{1,2})?的?(?:准确|精度|错误|正确|召回))"
)
_PERCENT = Unit("percent", "percent")
_PERCENT_MORE = re.compile("%(?:[~至到]|-{1,2})([0-9]{1,3})%")
_NO_RANK = tuple("-~至到季者世多余几")
_POINT_MADE = re.compile("[:，,]")  # 第一点：…
_FIRST = re.compile("首位|榜首|(?<=[居列])首(?=[，。；、,;)]|$)|首(?P<unit>[个家座部例届批条])")


def chinese_ranks(reading: Reading) -> Iterator[Found]:
    """Ranks in folded text; the first n of something have the comparator "<="."""
    text = reading.text
    for match in _PLACES.finditer(text):
        low, high = (Fraction(match[name]) for name in ("low", "high"))
        span = match.span()
        yield Found("range-of-places", *span, "rank", low=low, high=high, unit=match["unit"])
    for match in ordinals().finditer(text):
        if found := _ordinal(reading, match):
            yield found
    for match in _TOP.finditer(text):
        if found := _top(reading, match):
            yield found
    for match in _FIRST.finditer(text):
        if not (match["unit"] and reading.inside_word(match.start())):  # 元首个人
            unit = match["unit"] or "位"
            yield Found("first-place", *match.span(), "rank", value=Fraction(1), unit=unit)


def _ordinal(reading: Reading, match: re.Match[str]) -> Found | None:
    """第 and a numeral with a classifier, or alone where a place is meant."""
    value, text = read_numeral(match["n"]), match.string
    if value is None:
        return None
    if match["most"] and not reading.goes_on(match.end() - 1, match.end()):
        return Found("ordinal-place", *match.span(), "rank", value=value)
    unit, end = (not match["great"] and unit_at(reading, match.end("n"))) or (None, match.end())
    if unit and unit.kind not in ("count", "duration"):
        return None
    if unit and unit.label == "点" and _POINT_MADE.match(text, end):
        return None
    if unit and not unit.after_digits:
        return Found("counted-ordinal", match.start(), end, "rank", value=value, unit=unit.label)
    before = text[max(0, match.start() - 4) : match.start()]
    if match["great"] or _PLACE.search(before) or match[0] == text.strip(" 。"):
        end = match.end("great") if match["great"] else match.end("n")
        return Found("ordinal-place", match.start(), end, "rank", value=value)
    return None


def _top(reading: Reading, match: re.Match[str]) -> Found | None:
    value = read_numeral(match["top"] or match["among"] or match["latin"])
    if value is None:
        return None
    if match["top"] and match.string.startswith("%", match.end()):
        last = _PERCENT_MORE.match(match.string, match.end())
        high, end = (read_numeral(last[1]), last.end()) if last else (None, match.end() + 1)
        return measured("first-percent", match.start(), end, _PERCENT, value, high, comparator="<=")
    lone = match["top"] and not match["mark"]
    if lone and (match["top"] == "两" or _amount_follows(reading, match.end())):
        return None
    rule = "first-n" if match["top"] else "strongest-n" if match["among"] else "top-n"
    return Found(rule, *match.span(), "rank", value=value, unit=match["unit"], comparator="<=")


def _amount_follows(reading: Reading, at: int) -> bool:
    """前三个月, 前二十多年: the numeral belongs to an amount."""
    return unit_at(reading, at) is not None or reading.text.startswith(_NO_RANK, at)
