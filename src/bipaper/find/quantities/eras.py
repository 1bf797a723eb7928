"""Years by reigns or by the Republic: 光绪二十四年, 咸丰年间, 109学年度."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from bipaper.chars import COUNTING, ONES, plain
from bipaper.find.quantities.centuries import spanned
from bipaper.find.quantities.found import Found
from bipaper.find.quantities.periods import Point, dated
from bipaper.nlp.numerals import TENS, read_integer
from bipaper.rules import read_tables

_CN = f"元零〇{COUNTING}百{''.join(TENS)}"
_SCHOOL_YEAR = re.compile(
    r"(?<![0-9.~/至到-])((?:19|20)[0-9]{2}|[5-9][0-9]|1[0-9]{2}"
    rf"|(?<![{_CN}])(?:[五六七八九]十[{ONES}]?|一百[零〇{COUNTING}]{{0,3}})(?=学年度))"
    " ?学年度?(?!制)"
)
_MONTH_AND_DAY = re.compile(
    rf" ?(?P<month>[0-9]{{1,2}}|[{_CN}]{{1,3}}) ?月份?"
    rf"(?: ?(?P<day>[0-9]{{1,2}}|[{_CN}]{{1,3}}) ?日)?"
    rf"(?:[~至到-]{{1,2}}(?P<month_to>[0-9]{{1,2}}|[{_CN}]{{1,3}}) ?月份?"
    rf"(?: ?(?P<day_to>[0-9]{{1,2}}|[{_CN}]{{1,3}}) ?日)?)?"
)
_IN_BRACKETS = re.compile(r"\((?P<again>(?P<bc>前)?(?P<year>[0-9]{1,4}))\)")
_REPUBLIC = "民国"
_NEVER = 9999
_DECADE = re.compile(f"{_REPUBLIC} ?(?P<tens>[{ONES}]?十|[1-9]0) ?年代")


class Era(msgspec.Struct, array_like=True, frozen=True):
    """The first year of an era and, where it is told, the last."""

    first: int
    last: int | None = None


def era_years(text: str) -> Iterator[Found]:
    """The years of our era that folded text names by an era, or as 109学年度 in Taiwan."""
    for match in _pattern().finditer(text):
        era = _eras()[match["era"]]
        day = _MONTH_AND_DAY.match(text, match.end()) if match["era"] == _REPUBLIC else None
        if day and not match["last"]:
            low = _point(era.first + _number(match["year"]) - 1, day["month"], day["day"])
            high = _point(low.year, day["month_to"], day["day_to"]) if day["month_to"] else low
            found = dated("date-of-the-republic", match.start(), day.end(), low, high)
            yield from [found] if found else []
        else:
            counted = Era(era.first) if match["era"] == _REPUBLIC else era  # to this day
            for found in _years("reign-year", match, counted, match["year"], match["last"]):
                yield from (found, *_said_again(text, found))
    for match in _span().finditer(text) if "年间" in text else ():
        one, other = (_eras()[match[name] or match["last"]] for name in ("first", "last"))
        if other.last and (one.first < other.first or one == other):
            yield spanned("reign-span", *match.span(), one.first, other.last)
    for match in _DECADE.finditer(text) if _REPUBLIC in text else ():
        tenth = _eras()[_REPUBLIC].first + _number(match["tens"]) - 1
        yield spanned("reign-span", *match.span(), tenth, tenth + 9)
    for match in _SCHOOL_YEAR.finditer(text):
        first = 1 if re.fullmatch("[0-9]{4}", match[1]) else _eras()[_REPUBLIC].first
        yield from _years("school-year", match, Era(first), match[1])


def _said_again(text: str, year: Found) -> Iterator[Found]:
    """The same year as we count it, in brackets behind a reign's: 贞观十五年（|641|）."""
    if again := _IN_BRACKETS.match(text, year.end):
        number = 1 - int(again["year"]) if again["bc"] else int(again["year"])
        found = spanned(year.rule, *again.span("again"), number, number)
        yield from [found] if found.value == year.value else []


def _years(
    rule: str, match: re.Match[str], era: Era, year: str, last: str | None = None
) -> Iterator[Found]:
    """The year, or the years up to ``last``, of an era; none that it did not have."""
    low, high = (_number(text) for text in (year, last or year))
    if low and low <= high and era.first + high - 1 <= (era.last or _NEVER):
        yield spanned(rule, *match.span(), era.first + low - 1, era.first + high - 1)


def _point(year: int | None, month: str, day: str | None) -> Point:
    return Point(year, _number(month), _number(day) if day else None)


def _number(text: str) -> int:
    return 1 if text == "元" else read_integer(text)


@cache
def _pattern() -> re.Pattern[str]:
    eras = _names()
    number = f"[0-9]{{1,3}}|[{_CN}]{{1,4}}"
    to_last = rf"(?:年?[~至到-]{{1,2}}(?P<last>{number}))?"
    # 至光绪三十年间, 庆历三年至五年间: no so many years of a reign
    to = "(?P<to>(?<=年[~至到-]))?"
    return re.compile(
        rf"{_begin()}{to}(?P<era>{eras}) ?(?P<year>{number}) ?{to_last}年"
        "(?(to)|(?(last)|(?![间来代])))"
    )


@cache
def _span() -> re.Pattern[str]:
    """咸丰年间, 康熙至乾隆年间, 嘉庆、道光年间."""
    eras = _names()
    return re.compile(
        rf"{_begin()}(?:(?P<first>{eras})(?:年间?)?(?:[~至到]|-{{1,2}}|[、和与及])|(?<![~至到-]))"
        rf"(?P<last>{eras}) ?年间"
    )


def _begin() -> str:
    """Two characters with which an era may begin, asked first for speed."""
    first, second = ("".join(sorted({era[place] for era in _eras()})) for place in (0, 1))
    return f"(?=[{first}][{second}])"


def _names() -> str:
    return "|".join(sorted(_eras(), key=len, reverse=True))


@cache
def _eras() -> Mapping[str, Era]:
    tables = read_tables(__name__, "eras.toml", Era).values()
    return {plain(name): era for table in tables for name, era in table.entries.items()}
