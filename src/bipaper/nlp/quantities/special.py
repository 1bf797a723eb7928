"""Ranks, multiples, ratios and statistics: quantities with a form of their own."""

import re
from collections.abc import Iterator
from fractions import Fraction

from bipaper.model import Comparator
from bipaper.nlp.numerals import ARABIC, CHINESE, read_numeral
from bipaper.nlp.quantities.found import NUMBER, Found, measured
from bipaper.nlp.quantities.lexicon import unit_at

_N = rf"(?:[0-9]{{1,6}}(?![0-9.])|[{CHINESE}]{{1,6}})"

# --- ranks ----------------------------------------------------------------------------

_ORDINAL = re.compile(rf"第 ?(?P<n>{_N})(?: ?[大多](?=[\u4e00-\u9fff]))?")
_PLACE = re.compile(r"(?:[居列位排为是占获得球国省市区界内业名首]|排名|世界|全国|全球)了?$")
_TOP = re.compile(
    rf"(?:前(?P<n>{_N}) ?(?P<unit>[名位强甲]|大(?=[\u4e00-\u9fff]))?"
    rf"|(?P<m>{_N}) ?强(?![调度化烈制劲大国县市者的行势弱])|TOP[ -]?(?P<k>[0-9]{{1,4}}))",
    re.I,
)
_FIRST = re.compile(
    "(?:居|列|位居|位列|排|名列|稳居)?(?:首位|榜首)|(?:[居列]|位居|位列|名列|稳居)首(?=[，。；、,;)]|$)"
)


def _value(text: str | None) -> Fraction | None:
    return read_numeral(text) if text else None


def chinese_ranks(text: str) -> Iterator[Found]:
    """第6位, 第一个, 居全国第一, 前三, 前10名, 500强, 首位."""
    for match in _ORDINAL.finditer(text):
        if found := _ordinal(match):
            yield found
    for match in _TOP.finditer(text):
        if found := _top(match):
            yield found
    for match in _FIRST.finditer(text):
        yield Found(*match.span(), "rank", value=Fraction(1), unit="位")


def _ordinal(match: re.Match[str]) -> Found | None:
    """第 and a numeral with a classifier, or alone where a place is meant."""
    value, text = _value(match["n"]), match.string
    unit = unit_at(text, match.end("n"))
    if value is None or (unit and unit[0].kind not in ("count", "ratio", "duration")):
        return None
    if unit and not unit[0].bare:
        return Found(match.start(), unit[1], "rank", value=value, unit=unit[0].label)
    if _PLACE.search(text[max(0, match.start() - 4) : match.start()]) or match.end() > match.end(
        "n"
    ):
        return Found(*match.span(), "rank", value=value)
    return None


def _top(match: re.Match[str]) -> Found | None:
    value = _value(match["n"] or match["m"] or match["k"])
    if value is None or (match["n"] and not match["unit"] and _more_follows(match)):
        return None
    label = match["unit"] or ("强" if match["m"] else None)
    return Found(*match.span(), "rank", value=value, unit=label, comparator="<=")


def _more_follows(match: re.Match[str]) -> bool:
    """前三个月, 前10%: the numeral belongs to an amount."""
    following = match.string[match.end() : match.end() + 1]
    return bool(unit_at(match.string, match.end())) or following in "-~至到期年次季者世代所面人"


# --- multiples, halves, ratios --------------------------------------------------------------

_DOUBLED = re.compile(f"翻了?(?:(?P<n>[{CHINESE}0-9]{{1,2}})番|番|倍)")
_HALF = re.compile(
    "(?P<cmp>过|超过?|逾|近|约|不足|不到|仅)?(?:(?<![有])一半|半数|(?<=[过近])半(?=[，。；、]|$|以上|数))(?P<more>以上)?"
)
_RATIO = re.compile(rf"(?<![0-9.:/])({ARABIC}) ?[:∶] ?({ARABIC})(?![0-9.:]|[0-9]|时)")
_SLASH = re.compile(r"(?<![0-9A-Za-z./])([0-9]{1,4})/([0-9]{1,5})(?![0-9A-Za-z./])")
_HALF_COMPARATORS: dict[str, Comparator] = {
    "过": ">", "超": ">", "超过": ">", "逾": ">", "近": "~", "约": "~", "不足": "<", "不到": "<",
}  # fmt: skip


def ratios(text: str) -> Iterator[Found]:
    """翻一番 is 2 times, 翻两番 4; 一半; 3:1; 1/7."""
    for match in _DOUBLED.finditer(text):
        times = _value(match["n"]) or Fraction(1)
        yield Found(*match.span(), "ratio", value=Fraction(2) ** min(int(times), 99), unit="倍")
    for match in _HALF.finditer(text):
        comparator = ">=" if match["more"] else _HALF_COMPARATORS.get(match["cmp"] or "", "=")
        yield Found(*match.span(), "ratio", value=Fraction(1, 2), comparator=comparator)
    for pattern in (_RATIO, _SLASH):
        for match in pattern.finditer(text):
            if found := _quotient(match):
                yield found


def _quotient(match: re.Match[str]) -> Found | None:
    over, under = read_numeral(match[1]), read_numeral(match[2])
    return Found(*match.span(), "ratio", value=over / under) if over is not None and under else None


# --- statistics -----------------------------------------------------------------------------

_OPERATORS: dict[str, Comparator] = {
    "=": "=", "<": "<", ">": ">", "≤": "<=", "≥": ">=", "<=": "<=", ">=": ">=",
    "≈": "~", "⩽": "<=", "⩾": ">=",
}  # fmt: skip
_NAME = r"(?<![A-Za-zΑ-ω0-9])[A-Za-zΑ-ωχ][A-Za-z0-9Α-ω²₀-₉_]{0,11}(?:\([0-9A-Za-z, .]{1,12}\))?"
_STATISTIC = re.compile(
    rf"(?P<name>{_NAME}) ?(?P<operator>[<>]=|[=<>≤≥≈⩽⩾]) ?"
    rf"(?P<value>[+-]?(?:{ARABIC}|\.[0-9]{{1,9}}))(?![0-9A-Za-z]|\.[0-9])"
)
_PLUS_MINUS = re.compile(rf"(?<![0-9.])({ARABIC}) ?(?:±|\+/-) ?({ARABIC})")
_INTERVAL = re.compile(rf"[\[(] ?([+-]?{ARABIC}) ?[,，~\-] ?([+-]?{ARABIC}) ?[\])]")


def statistics(text: str) -> Iterator[Found]:
    """p<0.05, R²=0.83, n=1 204, F(2, 57)=4.1; 3.21±0.45; the interval [0.12, 0.38]."""
    for match in _STATISTIC.finditer(text):
        if found := _statistic(match):
            yield found
    for match in _PLUS_MINUS.finditer(text):
        if (value := read_numeral(match[1])) is not None:
            unit, end = unit_at(text, match.end()) or (NUMBER, match.end())
            yield measured(match.start(), end, unit, value)
    for match in _INTERVAL.finditer(text):
        low, high = read_numeral(match[1]), read_numeral(match[2])
        if low is not None and high is not None and low < high:
            yield Found(*match.span(), "number", low=low, high=high)


def _statistic(match: re.Match[str]) -> Found | None:
    text = match["value"]
    value = read_numeral("0" + text if text.startswith(".") else text)
    if value is None:
        return None
    unit, end = unit_at(match.string, match.end()) or (NUMBER, match.end())
    comparator = _OPERATORS[match["operator"]]
    return measured(match.start(), end, unit, value, comparator=comparator)
