"""Years counted from the beginning of a reign or of the Republic: 光绪二十四年, 109学年度."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from bipaper.chars import COUNTING, plain
from bipaper.find.quantities.found import Found
from bipaper.find.quantities.periods import Point, dated, years
from bipaper.nlp.numerals import read_numeral
from bipaper.rules import read_tables

_CN = f"元零〇{COUNTING}百"
_SCHOOL_YEAR = re.compile(
    r"(?<![0-9.~/至到-])((?:19|20)[0-9]{2}|[5-9][0-9]|1[0-9]{2}) ?学年度?(?!制)"
)
_MONTH_AND_DAY = re.compile(
    rf" ?(?P<month>[0-9]{{1,2}}|[{_CN}]{{1,3}}) ?月份?"
    rf"(?: ?(?P<day>[0-9]{{1,2}}|[{_CN}]{{1,3}}) ?日)?"
    rf"(?:[~至到-]{{1,2}}(?P<month_to>[0-9]{{1,2}}|[{_CN}]{{1,3}}) ?月份?"
    rf"(?: ?(?P<day_to>[0-9]{{1,2}}|[{_CN}]{{1,3}}) ?日)?)?"
)
_REPUBLIC = "民国"


def era_years(text: str) -> Iterator[Found]:
    """The years of our era that folded text names by an era, or as 109学年度 in Taiwan."""
    for match in _pattern().finditer(text):
        first = _eras()[match["era"]]
        day = _MONTH_AND_DAY.match(text, match.end()) if match["era"] == _REPUBLIC else None
        if day and not match["last"]:
            low = _point(first + _number(match["year"]) - 1, day["month"], day["day"])
            high = _point(low.year, day["month_to"], day["day_to"]) if day["month_to"] else low
            found = dated("date-of-the-republic", match.start(), day.end(), low, high)
            yield from [found] if found else []
        else:
            yield from _years("reign-year", match, first, match["year"], match["last"])
    for match in _SCHOOL_YEAR.finditer(text):
        first = 1 if len(match[1]) == 4 else _eras()[_REPUBLIC]
        yield from _years("school-year", match, first, match[1])


def _years(
    rule: str, match: re.Match[str], first: int, year: str, last: str | None = None
) -> Iterator[Found]:
    """The year, or the years up to ``last``, of an era whose first year is ``first``."""
    low, high = (_number(text) for text in (year, last or year))
    if not (low and high and low <= high):
        return
    if found := years(rule, *match.span(), first + low - 1, first + high - 1):
        yield found


def _point(year: int | None, month: str, day: str | None) -> Point:
    return Point(year, _number(month), _number(day) if day else None)


def _number(text: str) -> int:
    return 1 if text == "元" else int(read_numeral(text) or 0)


@cache
def _pattern() -> re.Pattern[str]:
    eras = "|".join(sorted(_eras(), key=len, reverse=True))
    number = f"[0-9]{{1,3}}|[{_CN}]{{1,4}}"
    to_last = rf"(?:年?[~至到-]{{1,2}}(?P<last>{number}))?"
    to = "(?P<to>(?<=年[~至到-]))?"  # 至光绪三十年间: no thirty years of a reign
    return re.compile(rf"{to}(?P<era>{eras}) ?(?P<year>{number}) ?{to_last}年(?(to)|(?!间))")


@cache
def _eras() -> Mapping[str, int]:
    """Era -> its first year."""
    tables = read_tables(__name__, "eras.toml", int).values()
    return {plain(name): first for table in tables for name, first in table.entries.items()}
