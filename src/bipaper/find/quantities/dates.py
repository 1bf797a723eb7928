"""Dates and periods in Chinese text: 2023年9月, 2011—2020年, 20世纪90年代, “十四五”时期."""

import re
from collections.abc import Iterator, Sequence

from bipaper.chars import ONES
from bipaper.find.quantities.centuries import CN, NUMBER, TO, centuries, years_of_christ
from bipaper.find.quantities.context import is_span
from bipaper.find.quantities.eras import era_years
from bipaper.find.quantities.found import Found
from bipaper.find.quantities.lexicon import unit_at
from bipaper.find.quantities.periods import Point, dated, five_year_plan, years
from bipaper.find.quantities.reading import Reading
from bipaper.nlp.numerals import read_integer

_Y, _M, _D = (
    rf"{NUMBER} ?{of} ?" for of in ("年(?![级龄代])", "月(?![球龄])份?", "[日号](?![本龄])")
)
_PIECES = f"(?={NUMBER} ?[年月日号])(?:{_Y}(?:{_M}(?:{_D})?)?|{_M}(?:{_D})?|{_D})"
_LARGER = f"(?:{NUMBER} ?[年月] ?){{0,2}}"  # what a number without 月 or 日 is of
_DATE = re.compile(
    rf"(?P<left>{_LARGER}{NUMBER} ?|{_PIECES})"
    rf"(?:{TO}|[与和及] ?(?=[0-9{CN}年月日号 ]{{2,16}}之间))(?P<right>{_PIECES})"
    rf"|(?P<only>{_PIECES})"
)
_MONTHS = re.compile(rf"{NUMBER} ?(?:月{TO}{NUMBER} ?|{TO}{NUMBER} ?)?月 ?")
_ONE_PIECE = re.compile(rf"({NUMBER}) ?([年月日号]?)")
_PART = re.compile(
    "度?(?:(?P<half>[上下])半年|(?P<quarter>前?第?[一二三四1-4])个?季度|Q(?P<q>[1-4]))"
    "|[年月度]?[初底末]|度|[上中下]旬|年中"
)
_DAY = re.compile(rf"(?<=月)(?:[二三]?十[{CN}]?|[{ONES}])(?=[，,。、；)]|$)")
_YEAR = re.compile("[0-9]{4}")  # at the beginning of an ISO date
_FIELD = {"年": 0, "月": 1, "日": 2, "号": 2}


def _point(text: str, default: str = "") -> Point | None:
    """年, 月, 日 in this order; a number without one takes ``default``."""
    parts: list[int | None] = [None, None, None]
    last = -1
    for number, name in _ONE_PIECE.findall(text):
        field = _FIELD[name or default]
        if field <= last:
            return None
        parts[field], last = read_integer(number), field
    return Point(*parts)


def _written_dates(text: str) -> Iterator[Found]:
    """Dates with 年, 月, 日. A coordinated one takes over what it leaves unsaid: 5日与7日."""
    end, last = -1, Point()
    for match in _DATE.finditer(text):
        if _MONTHS.fullmatch(match[0]) and is_span(text, *match.span()):
            continue  # 术后|3月
        coordinated = end >= 0 and _COORDINATED.fullmatch(text, end, match.start())
        dates = _endpoints(match)
        if dates is None:
            continue
        low, high = (date.after(last) for date in dates) if coordinated else dates
        if found := _with_part(match, low, high):
            yield found
            end, last = found.end, high


# Dates that _written_dates does not join itself.
_WHOLE = frozenset(("part-of-date", "reign-year", "date-of-the-republic"))


def _joined(text: str, dates: Sequence[Found]) -> Iterator[Found]:
    """Two dates with 至 between them as one period: 2015年第一季度至2018年第四季度."""
    last: Found | None = None
    for date in dates:
        whole = last is not None and not _WHOLE.isdisjoint((last.rule, date.rule))
        period = _period(text, last, date) if last and whole else None
        if last and not period:
            yield last
        last = period or date
    yield from [last] if last else []


def _period(text: str, first: Found, last: Found) -> Found | None:
    if not re.fullmatch(TO, text[first.end : last.start]):
        return None
    low, high = str(first.low or first.value), str(last.high or last.value)
    if _YEAR.match(low) and not _YEAR.match(high):
        high = f"{low[:4]}-{high}"
    if bool(_YEAR.match(low)) != bool(_YEAR.match(high)) or low >= high:
        return None
    return Found("written-period", first.start, last.end, "date", low=low, high=high)


def _endpoints(match: re.Match[str]) -> tuple[Point, Point] | None:
    low = high = _point(match["only"] or match["right"])
    if match["left"]:
        first_unit = _ONE_PIECE.findall(match["right"])[0][1]
        low = _point(match["left"], default=first_unit)
    if low is None or high is None:
        return None
    if low.year and high.year and high.year < 100 <= low.year:  # 1958—60年
        high = high._replace(year=low.year // 100 * 100 + high.year)
    return low, high.after(low)


def _with_part(match: re.Match[str], low: Point, high: Point) -> Found | None:
    """With 底, 上半年, 第一季度 ... behind it, where there is one."""
    end = match.end() - (len(match[0]) - len(match[0].rstrip(" ")))
    part = _PART.match(match.string, end)
    if part is None and low == high and (day := _day_alone(match.string, end, low)):
        return dated("written-date", match.start(), *day)
    if part is None:
        rule = "written-period" if match["left"] else "written-date"
        return dated(rule, match.start(), end, low, high)
    if high.month is None and (months := _months(part)):
        low, high = low._replace(month=months[0]), high._replace(month=months[1])
    return dated("part-of-date", match.start(), part.end(), low, high)


def _day_alone(text: str, end: int, month: Point) -> tuple[int, Point, Point] | None:
    """二〇〇四年八月十五 leaves out 日: where the date ends, and the date twice."""
    day = _DAY.match(text, end) if month.year and month.month and not month.day else None
    return (day.end(), *(month._replace(day=read_integer(day[0])),) * 2) if day else None


def _months(part: re.Match[str]) -> tuple[int, int] | None:
    """The months of a half or quarter; 前三季度 are the first nine."""
    if part["half"]:
        return (1, 6) if part["half"] == "上" else (7, 12)
    if name := part["quarter"] or part["q"]:
        last = 3 * read_integer(name.lstrip("前第"))
        return 1 if name[0] == "前" else last - 2, last
    return None


_COORDINATED = re.compile(" ?(?:[、和与及或]|以及) ?")
_Y4 = "(?:1[0-9]|20|21)[0-9]{2}"
# 2004、2005和2006年: the years before the last.
_LISTED_YEAR = re.compile(
    rf"(?<![0-9.])({_Y4})(?=(?: ?[、,，和与及或] ?{_Y4}){{1,9}} ?年(?![级龄代]))"
)
_EVENT_YEAR = re.compile("(?<=[A-Z]{3} )((?:19|20)[0-9]{2})(?![0-9.-])")  # of a conference
_QUARTER = re.compile(
    "(?<![个每])(?P<first>前?)(?:第?(?P<from>[一二三四1-4])(?:个?季度)?(?:[至到~]|-{1,2}))?"
    "第?(?P<last>[一二三四1-4])季度"
)
_PLAN = re.compile(
    rf"[“\"'‘「『]?(?P<plan>十?[{ONES}]|十)五[”\"'’」』]?(?:规划|计划)?(?:时期|期间)"
)
_YEARS = re.compile(
    r"(?<![0-9.])((?:18|19|20)[0-9]{2})(?:[~至到/]|-{1,2})((?:18|19|20)[0-9]{2})(?![0-9.])"
    "(?P<season> ?(?:学年度?|财年|赛季))?"
)
_ISO = re.compile(r"(?<![0-9.])([12][0-9]{3})([-/.])([01]?[0-9])\2([0-3]?[0-9])(?![0-9.])")
_BARE_YEAR = re.compile(r"(?<=[于自从至在止])((?:19|20)[0-9]{2})(?![0-9.])")


def _chinese_plan(match: re.Match[str]) -> Found | None:
    return five_year_plan("plan-period", *match.span(), read_integer(match["plan"]))


def _iso_date(match: re.Match[str]) -> Found | None:
    point = Point(*(int(match[group]) for group in (1, 3, 4)))
    return dated("iso-date", *match.span(), point, point)


def _year_range(match: re.Match[str]) -> Found | None:
    low, high = int(match[1]), int(match[2])
    return years("year-range", *match.span(), low, high) if low < high else None


def _bare_year(match: re.Match[str]) -> Found | None:
    year = int(match[1])
    return years("year-by-preposition", *match.span(), year, year)


def _quarter(match: re.Match[str]) -> Found | None:
    last = 3 * read_integer(match["last"])
    first = 1 if match["first"] else 3 * read_integer(match["from"] or match["last"]) - 2
    return dated("quarter", *match.span(), Point(month=first), Point(month=last))


def _listed_year(match: re.Match[str]) -> Found | None:
    year = int(match[1])
    return years("listed-year", *match.span(), year, year)


def _event_year(match: re.Match[str]) -> Found | None:
    year = int(match[1])
    return years("event-year", *match.span(), year, year)


_CHINESE = (
    (_ISO, _iso_date),
    (_LISTED_YEAR, _listed_year),
    (_EVENT_YEAR, _event_year),
    (_PLAN, _chinese_plan),
    (_YEARS, _year_range),
    (_QUARTER, _quarter),
    (_BARE_YEAR, _bare_year),
)


_BARE_YEARS = ("year-range", "year-by-preposition")  # they count something before a unit


def chinese_dates(reading: Reading) -> Iterator[Found]:
    """Dates in folded Chinese text; earlier ones take precedence over later."""
    yield from years_of_christ(reading.text)
    yield from _joined(reading.text, list(era_years(reading.text)))
    yield from _joined(reading.text, list(_written_dates(reading.text)))
    yield from centuries(reading.text)
    for pattern, read in _CHINESE:
        for match in pattern.finditer(reading.text):
            found = read(match)
            if found and not (found.rule in _BARE_YEARS and unit_at(reading, found.end)):
                yield found
