"""Dates and periods in both languages, as ISO 8601 strings.

A point in time is as precise as it is written: "2023", "2023-09", "2023-09-01"; without
a year it starts with the month, "09" and "09-01". Periods have low and high. “十四五”
and the like are periods where 时期 or 期间 says so.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bipaper.nlp.numerals import ENGLISH_ORDINALS, read_numeral, read_ordinal
from bipaper.nlp.quantities.found import Found
from bipaper.nlp.quantities.lexicon import unit_at


class Point(NamedTuple):
    """A date; parts that are not written are None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def iso(self) -> str:
        """The date as far as it is known."""
        parts = zip(self, ("04d", "02d", "02d"), strict=True)
        return "-".join(format(part, width) for part, width in parts if part is not None)

    def after(self, earlier: "Point") -> "Point":
        """The same, with the year and month that stand only with an earlier date."""
        month = earlier.month if self.month is None and self.day is not None else self.month
        return Point(earlier.year if self.year is None else self.year, month, self.day)

    def valid(self) -> bool:
        """True for a year of four digits, a month, and a day in its month, as far as given."""
        return (
            (self.year is None or 1000 <= self.year < 2200)
            and (self.month is None or 1 <= self.month <= 12)
            and (self.day is None or (1 <= self.day <= 31 and self.month is not None))
            and (self.year is not None or self.month is not None)
        )


def _found(start: int, end: int, low: Point, high: Point) -> Found | None:
    if not (low.valid() and high.valid()):
        return None
    if low == high:
        return Found(start, end, "date", value=low.iso())
    return Found(start, end, "date", low=low.iso(), high=high.iso())


def _integer(text: str) -> int:
    return int(read_numeral(text) or 0)


# --- Chinese --------------------------------------------------------------------------

_CN = "零〇一二三四五六七八九十"
_NUMBER = rf"(?<![0-9.{_CN}])(?:[0-9]{{1,4}}|[{_CN}]{{1,4}})(?![0-9.{_CN}])"
_PIECE = rf"{_NUMBER} ?(?:年(?![级龄代])|月(?!球)份?|[日号](?!本)) ?"
_TO = "(?:~|至|到|-{1,2}) ?"
_PIECES = f"(?:{_PIECE}){{1,3}}"
_DATE = re.compile(
    rf"(?P<left>(?:{_PIECE}){{0,2}}{_NUMBER} ?|{_PIECES}){_TO}(?P<right>{_PIECES})"
    rf"|(?P<only>{_PIECES})"
)
_ONE_PIECE = re.compile(rf"({_NUMBER}) ?([年月日号]?)")
_PART = re.compile(
    "度?(?:(?P<half>[上下])半年|(?P<quarter>前?第?[一二三四1-4])个?季度|Q(?P<q>[1-4]))"
    "|(?:年度?|月)?(?:初|底|末)|度|[上中下]旬|年中(?![国央旬])"
)
_FIELD = {"年": 0, "月": 1, "日": 2, "号": 2}


def _point(text: str, default: str = "") -> Point | None:
    """年, 月, 日 in this order; a number without one takes ``default``."""
    parts: list[int | None] = [None, None, None]
    last = -1
    for number, name in _ONE_PIECE.findall(text):
        field = _FIELD[name or default]
        if field <= last:
            return None
        parts[field], last = _integer(number), field
    return Point(*parts)


def _written_dates(text: str) -> Iterator[Found]:
    """Dates with 年, 月, 日. A coordinated one takes over what it leaves unsaid: 5日与7日."""
    end, last = -1, Point()
    for match in _DATE.finditer(text):
        coordinated = end >= 0 and _COORDINATED.fullmatch(text, end, match.start())
        dates = _endpoints(match)
        if dates is None:
            continue
        low, high = (date.after(last) for date in dates) if coordinated else dates
        if found := _with_part(match, low, high):
            yield found
            end, last = found.end, high


def _endpoints(match: re.Match[str]) -> tuple[Point, Point] | None:
    low = high = _point(match["only"] or match["right"])
    if match["left"]:
        first_unit = _ONE_PIECE.findall(match["right"])[0][1]
        low = _point(match["left"], default=first_unit)
    if low is None or high is None:
        return None
    return low, high.after(low)


def _with_part(match: re.Match[str], low: Point, high: Point) -> Found | None:
    """With 底, 上半年, 第一季度 ... behind it, where there is one."""
    end = match.end() - (len(match[0]) - len(match[0].rstrip(" ")))
    part = _PART.match(match.string, end)
    if part is None:
        return _found(match.start(), end, low, high)
    if high.month is None and (months := _months(part)):
        low, high = low._replace(month=months[0]), high._replace(month=months[1])
    return _found(match.start(), part.end(), low, high)


def _months(part: re.Match[str]) -> tuple[int, int] | None:
    """The months of a half or quarter; 前三季度 are the first nine."""
    if part["half"]:
        return (1, 6) if part["half"] == "上" else (7, 12)
    if name := part["quarter"] or part["q"]:
        last = 3 * _integer(name.lstrip("前第"))
        return 1 if name[0] == "前" else last - 2, last
    return None


_COORDINATED = re.compile(" ?(?:[、和与及或]|以及) ?")
_Y4 = "(?:1[0-9]|20|21)[0-9]{2}"
# 2004、2005和2006年: the years before the last.
_LISTED_YEAR = re.compile(
    rf"(?<![0-9.])({_Y4})(?=(?: ?[、,，和与及或] ?{_Y4}){{1,9}} ?年(?![级龄代]))"
)
_EVENT_YEAR = re.compile("(?<=[A-Z]{3} )((?:19|20)[0-9]{2})(?![0-9.-])")  # of a conference
_BEFORE_CHRIST = re.compile("公元前 ?(?P<year>[0-9]{1,4}) ?年")
_QUARTER = re.compile("(?<![个每])(?P<first>前?)第?(?P<last>[一二三四1-4])季度")
_CENTURY = re.compile(
    rf"(?:(?P<century>[0-9]{{1,2}}|[{_CN}]{{1,3}}|上个?|本) ?世纪)"
    r"(?: ?(?P<decade>[1-9]0|[二三四五六七八九]?十) ?年代)?"
    r"(?:初|末|中叶|[前中后]期|[前后]半叶)?"
    r"|(?<![0-9])(?P<years>1[0-9]{2}0|20[0-9]0) ?年代"
    r"|(?P<bare>[2-9]0|[二三四五六七八九]十) ?年代[初末]?"
)
_PLAN = re.compile(
    r"[“\"'‘「『]?(?P<plan>十?[一二三四五六七八九]|十)五[”\"'’」』]?(?:规划|计划)?(?:时期|期间)"
)
_YEARS = re.compile(
    r"(?<![0-9.])((?:18|19|20)[0-9]{2})(?:[~至到]|-{1,2})((?:18|19|20)[0-9]{2})(?![0-9.])"
)
_ISO = re.compile(r"(?<![0-9.])([12][0-9]{3})([-/.])([01]?[0-9])\2([0-3]?[0-9])(?![0-9.])")
_BARE_YEAR = re.compile(r"(?<=[于自从至在止])((?:19|20)[0-9]{2})(?![0-9.])")


def _period(match: re.Match[str], low: int, high: int) -> Found | None:
    return _found(match.start(), match.end(), Point(low), Point(high))


def _chinese_century(match: re.Match[str]) -> Found | None:
    if match["years"]:
        return _period(match, int(match["years"]), int(match["years"]) + 9)
    if match["bare"]:
        return _period(match, 1900 + _integer(match["bare"]), 1909 + _integer(match["bare"]))
    name = match["century"]
    century = {"上": 20, "本": 21}.get(name[0]) or _integer(name)
    if match["decade"]:
        start = 100 * (century - 1) + _integer(match["decade"])
        return _period(match, start, start + 9)
    return _period(match, 100 * century - 99, 100 * century)


def _chinese_plan(match: re.Match[str]) -> Found | None:
    return _plan(match, _integer(match["plan"]))


def _plan(match: re.Match[str], number: int) -> Found | None:
    """The n-th five-year plan: from 1953, and from 1966 on without a gap."""
    start = 1966 + 5 * (number - 3) if number >= 3 else 1953 + 5 * (number - 1)
    return _period(match, start, start + 4)


def _iso_date(match: re.Match[str]) -> Found | None:
    point = Point(*(int(match[group]) for group in (1, 3, 4)))
    return _found(*match.span(), point, point)


def _year_range(match: re.Match[str]) -> Found | None:
    low, high = int(match[1]), int(match[2])
    return None if low >= high or unit_at(match.string, match.end()) else _period(match, low, high)


def _bare_year(match: re.Match[str]) -> Found | None:
    year = int(match[1])
    return None if unit_at(match.string, match.end()) else _period(match, year, year)


def _quarter(match: re.Match[str]) -> Found | None:
    last = 3 * _integer(match["last"])
    return _found(*match.span(), Point(month=1 if match["first"] else last - 2), Point(month=last))


def _before_christ(match: re.Match[str]) -> Found:
    """ISO 8601 counts a year 0: 公元前221年 is -0220."""
    return Found(*match.span(), "date", value=f"{1 - int(match['year']):05d}")


def _listed_year(match: re.Match[str]) -> Found | None:
    year = int(match[1])
    return _period(match, year, year)


_CHINESE = (
    (_BEFORE_CHRIST, _before_christ),
    (_ISO, _iso_date),
    (_CENTURY, _chinese_century),
    (_LISTED_YEAR, _listed_year),
    (_EVENT_YEAR, _listed_year),
    (_PLAN, _chinese_plan),
    (_YEARS, _year_range),
    (_QUARTER, _quarter),
    (_BARE_YEAR, _bare_year),
)


def chinese_dates(text: str) -> Iterator[Found]:
    """Dates in folded Chinese text; earlier ones take precedence over later."""
    yield from _written_dates(text)
    for pattern, read in _CHINESE:
        for match in pattern.finditer(text):
            if found := read(match):
                yield found


# --- English --------------------------------------------------------------------------

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_MONTH_NAME = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_EN_POINT = re.compile(
    rf"(?P<month>{_MONTH_NAME}) (?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? )?(?:of )?"
    r"(?P<year>[12][0-9]{3})\b"
    rf"|\b(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month2>{_MONTH_NAME}),? "
    r"(?P<year2>[12][0-9]{3})\b"
    r"|\b(?P<year3>(?:1[5-9]|20)[0-9]{2})\b(?![0-9%.]?[0-9%])"
    rf"|\b(?P<month4>{_MONTH_NAME}) (?P<day4>[0-9]{{1,2}})\b(?!,? ?[0-9%])"
)
_EN_TO = re.compile(" ?- ?| to | through | until | and ")
_EN_CUE = re.compile(
    r"\b(?:in|since|from|by|during|until|till|of|before|after|between|year|years|late|early|mid|to|"
    r"through|the|for|as of|over|throughout|and|around)[ -]?$",
    re.I,
)
_EN_DECADE = re.compile(
    r"\b(?P<years>(?:1[0-9]|20)[0-9]0)s\b|\b(?P<century>[0-9]{1,2})(?:st|nd|rd|th) century\b"
)
_EN_PLAN = re.compile(
    rf"(?P<nth>[0-9]{{1,2}}th|{'|'.join(ENGLISH_ORDINALS)}) five-year plan period", re.I
)
_EN_PART = re.compile(
    r"\b(?P<nth>first|second|third|fourth) (?P<part>quarter|half) of (?P<year>(?:19|20)[0-9]{2})\b",
    re.I,
)


def _english_point(match: re.Match[str]) -> Point:
    month = next((m for key in ("month", "month2", "month4") if (m := match[key])), None)
    year = match["year"] or match["year2"] or match["year3"]
    day = match["day"] or match["day2"] or match["day4"]
    return Point(
        int(year) if year else None,
        _MONTHS.index(month[:3]) + 1 if month else None,
        int(day) if day else None,
    )


def english_dates(text: str) -> Iterator[Found]:
    """Dates in folded English text: September 2023, 3 May 2021, 2011-2020, the 1990s."""
    for match in _EN_PART.finditer(text):
        nth = ["first", "second", "third", "fourth"].index(match["nth"].lower()) + 1
        months = 3 if match["part"].lower() == "quarter" else 6
        year = Point(int(match["year"]))
        low, high = year._replace(month=months * (nth - 1) + 1), year._replace(month=months * nth)
        if found := _found(*match.span(), low, high):
            yield found
    for match in _EN_PLAN.finditer(text):
        if found := _plan(match, read_ordinal(match["nth"]) or 1):
            yield found
    for match in _EN_DECADE.finditer(text):
        start = int(match["years"]) if match["years"] else 100 * int(match["century"]) - 99
        if found := _period(match, start, start + (9 if match["years"] else 99)):
            yield found
    end = 0
    for match in _EN_POINT.finditer(text):
        if match.start() >= end and (found := _english_period(match)):
            yield found
            end = found.end


def _english_period(match: re.Match[str]) -> Found | None:
    text, low = match.string, _english_point(match)
    joint = _EN_TO.match(text, match.end())
    before = text[max(0, match.start() - 12) : match.start()]
    spanned = joint and (joint[0] != " and " or "between" in before.lower())
    last = _EN_POINT.match(text, joint.end()) if joint and spanned else None
    if last:
        high = _english_point(last)
        if low.year is None:
            low = low._replace(year=high.year)
        if low < high:
            return _found(match.start(), last.end(), low, high)
    if match["year3"] and not _EN_CUE.search(before):
        return None
    return _found(*match.span(), low, low)
