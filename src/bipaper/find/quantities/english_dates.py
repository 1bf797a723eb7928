"""Dates and periods in English text: September 2023, 3 May 2021, 2011-2020, the 1990s."""

import re
from collections.abc import Iterator

from bipaper.find.quantities.centuries import (
    english_centuries,
    english_years_of_christ,
    spanned,
)
from bipaper.find.quantities.found import Found
from bipaper.find.quantities.periods import Point, dated, five_year_plan, years
from bipaper.find.quantities.reading import Reading
from bipaper.nlp.numerals import ENGLISH_ORDINAL, read_ordinal
from bipaper.years import YEAR

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_MONTH_NAME = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR_SAID = "(?:1[5-9]|20)[0-9]{2}"  # behind a cue, which calls it one: in 1588
_POINT = re.compile(
    rf"(?P<month>{_MONTH_NAME}) (?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? )?(?:of )?"
    r"(?P<year>[12][0-9]{3})\b"
    rf"|\b(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month2>{_MONTH_NAME}),? "
    r"(?P<year2>[12][0-9]{3})\b"
    rf"|\b(?P<year3>{_YEAR_SAID})\b(?![0-9%.]?[0-9%])"
    rf"|\b(?P<month4>{_MONTH_NAME}) (?P<day4>[0-9]{{1,2}})\b(?!,? ?[0-9%])"
    rf"|\b(?P<day5>[0-9]{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month5>{_MONTH_NAME})"
    r"(?![A-Za-z]|,? ?[0-9])"
)
# in 2015, 2016 and 2018: one cue for all.
_LISTED_YEARS = re.compile(
    rf"\b{_YEAR_SAID}(?:, {_YEAR_SAID})+,? (?:and|or) {_YEAR_SAID}\b(?![0-9%.]?[0-9%])"
)
_ORDINAL_DAY = "[0-9]{1,2}(?:st|nd|rd|th)?"
# March to May 2019, 5 March to 8 May 2019, 5-8 May 2019: the year stands once.
_SHARED_YEAR = re.compile(
    rf"(?P<between>between )?\b(?:(?P<day>{_ORDINAL_DAY}) ?)?"
    rf"(?:(?P<month>{_MONTH_NAME})(?: (?P<day2>{_ORDINAL_DAY}))?)?"
    rf"(?: ?- ?| to | through | until |(?P<and> and ))"
    rf"(?:(?P<day3>{_ORDINAL_DAY}) )?(?:(?P<month2>{_MONTH_NAME}) ?)?"
    rf"(?:(?P<day4>{_ORDINAL_DAY}),)? ?"
    r"(?P<year>[12][0-9]{3})\b",
    re.I,
)
_TO = re.compile(" ?[-~] ?| to | through | until | and ")
_CUE = re.compile(
    r"\b(?:fiscal|in|since|from|by|during|until|till|of|before|after|between|year|years|late|early|mid|to|"
    r"through|the|for|as of|over|throughout|and|around)[ -]?$",
    re.I,
)
_DECADE = re.compile(
    r"\b(?P<years>(?:1[0-9]|20)[0-9]0)s(?:(?: ?- ?| to | through | until )(?:the )?"
    r"(?P<last>(?:1[0-9]|20)[0-9]0)s)?\b"
)
# 2018/19 and 2018-19 are a year that begins in the one; 1990-95 are six. 2020-05 may be a month.
_SPLIT_YEAR = re.compile(
    rf"(?:\b|(?<=FY))(?P<year>{YEAR}) ?[-/] ?(?P<last>[0-9]{{2}})\b(?![-/.,]?[0-9]|%)"
)
# Behind a name or what lasts for years: the Ming dynasty (1368-1644), Keynes (1883-1946).
_LASTED = re.compile(
    r"(?:(?P<age>\b(?:[Dd]ynast(?:y|ies)|[Ee]mpire|[Kk]ingdom|[Pp]eriod|[Ee]ra|[Rr]eign|[Rr]epublic))"
    r"|[A-Z][a-z]+ [A-Z][a-z]+) \((?P<first>[0-9]{3,4}) ?-{1,2} ?(?P<last>[0-9]{3,4})\)"
)
_LIFETIME = 110  # years
_PLAN = re.compile(rf"(?P<nth>[0-9]{{1,2}}th|{ENGLISH_ORDINAL}) five-year plan period", re.I)
_PART = re.compile(
    rf"\b(?P<nth>first|second|third|fourth) (?P<part>quarter|half) of (?P<year>{YEAR})\b",
    re.I,
)


def _english_point(match: re.Match[str]) -> Point:
    month = next((m for key in ("month", "month2", "month4", "month5") if (m := match[key])), None)
    year = match["year"] or match["year2"] or match["year3"]
    day = match["day"] or match["day2"] or match["day4"] or match["day5"]
    return Point(
        int(year) if year else None,
        _month(month) if month else None,
        int(day) if day else None,
    )


def english_dates(reading: Reading) -> Iterator[Found]:
    """Dates in folded English text: September 2023, 3 May 2021, 2011-2020, the 1990s."""
    text = reading.text
    yield from english_centuries(text)
    yield from english_years_of_christ(text)
    for match in _PART.finditer(text):
        nth = ["first", "second", "third", "fourth"].index(match["nth"].lower()) + 1
        months = 3 if match["part"].lower() == "quarter" else 6
        year = Point(int(match["year"]))
        low, high = year._replace(month=months * (nth - 1) + 1), year._replace(month=months * nth)
        if found := dated("english-part-of-year", *match.span(), low, high):
            yield found
    yield from _lifetimes(text)
    for match in _PLAN.finditer(text):
        nth = read_ordinal(match["nth"]) or 1
        if found := five_year_plan("english-plan-period", *match.span(), nth):
            yield found
    for match in _DECADE.finditer(text):
        first = int(match["years"])
        last = int(match["last"] or first) + 9
        if first < last and (found := years("english-decade", *match.span(), first, last)):
            yield found
    for match in _SPLIT_YEAR.finditer(text):
        first = int(match["year"])
        last = first // 100 * 100 + int(match["last"])
        told = last == first + 1 or (last > first and last % 100 > 12)
        if told and (found := years("english-period", *match.span(), first, last)):
            yield found
    for match in _SHARED_YEAR.finditer(text):
        if found := _shared_year(match):
            yield found
    for match in _LISTED_YEARS.finditer(text):
        if _CUE.search(text[max(0, match.start() - 12) : match.start()]):
            yield from _listed_years(match)
    end = 0
    for match in _POINT.finditer(text):
        if match.start() >= end and (found := _english_period(match)):
            yield found
            end = found.end


def _lifetimes(text: str) -> Iterator[Found]:
    """The years of an age, and those of a person, who lives for a century at most."""
    for match in _LASTED.finditer(text) if "(" in text else ():
        low, high = int(match["first"]), int(match["last"])
        lived = low > 1000 and high - low < _LIFETIME
        if low < high < 2200 and (match["age"] or lived):
            yield spanned("english-period", match.start("first"), match.end("last"), low, high)


def _listed_years(match: re.Match[str]) -> Iterator[Found]:
    for year in re.finditer(_YEAR_SAID, match[0]):
        start, end = (match.start() + place for place in year.span())
        yield Found("english-year", start, end, "date", value=year[0])


def _shared_year(match: re.Match[str]) -> Found | None:
    """Two days or months of a year that stands once behind them; 5-8 May shares the month."""
    first, last = match["month"] or match["month2"], match["month2"] or match["month"]
    days = [match["day"] or match["day2"], match["day3"] or match["day4"]]
    whole = None not in days or (days == [None, None] and match["month"])
    if not first or not last or not whole or (match["and"] and not match["between"]):
        return None
    low, high = (
        Point(int(match["year"]), _month(month), int(re.sub("[a-z]", "", day)) if day else None)
        for month, day in zip((first, last), days, strict=True)
    )
    start = match.end("between") if match["between"] else match.start()
    return dated("english-period", start, match.end(), low, high) if low < high else None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].capitalize()) + 1


def _english_period(match: re.Match[str]) -> Found | None:
    text, low = match.string, _english_point(match)
    joint = _TO.match(text, match.end())
    before = text[max(0, match.start() - 12) : match.start()]
    spanned = joint and (joint[0] != " and " or "between" in before.lower())
    last = _POINT.match(text, joint.end()) if joint and spanned else None
    if last:
        high = _english_point(last)
        if low.year is None:
            low = low._replace(year=high.year)
        if low.iso() < high.iso():
            return dated("english-period", match.start(), last.end(), low, high)
    if match["year3"] and not _CUE.search(before):
        return None
    rule = "english-year" if match["year3"] else "english-date"
    return dated(rule, *match.span(), low, low)
