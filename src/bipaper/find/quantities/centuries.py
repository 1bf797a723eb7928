"""Centuries, decades and years counted from Christ: 公元前221年, 公元755年, 3—6世纪, 1930s."""

import re
from collections.abc import Iterator
from itertools import pairwise

from bipaper.chars import COUNTING, HAN, ONES
from bipaper.find.quantities.found import Found
from bipaper.find.quantities.periods import years
from bipaper.nlp.numerals import (
    ENGLISH_ORDINAL,
    read_approximate,
    read_integer,
    read_ordinal,
)

CN = f"零〇{COUNTING}"
# A full point before it is the stop of the sentence before, if no digit is before that.
NUMBER = rf"(?<![0-9{CN}])(?<![0-9]\.)(?:[0-9]{{1,4}}|[{CN}]{{1,4}})(?![0-9.{CN}])"
TO = "(?:起?[至到]|~|-{1,2}|(?<=[0-9]{4})/(?=(?:[0-9]{2}){1,2} ?年)) ?"

_SAID = rf"(?:{NUMBER}|[{CN}百千]{{2,8}})"  # 公元前一千年
_CHRIST = re.compile(
    rf"(?=[公前])(?:公元(?P<bc>前)?|(?:(?<![{HAN}])|(?<=\(约))(?P<short>前)) ?(?P<year>{_SAID})"
    rf"(?: ?(?:年|世纪))?(?:{TO}(?P<ad>公元)?(?P<last_bc>前)? ?(?P<last>{_SAID}))?"
    r"(?:(?<![年纪]) ?(?P<of>年|世纪)|(?<=[0-9])(?(last)(?=\))|(?!)))"  # 孔子（前551—前479）
)
_BEFORE, _AFTER = r"(?:BCE?\b|B\.C\.(?:E\.)?)", r"(?:AD\b|A\.D\.|CE\b|C\.E\.)"
_ENGLISH = re.compile(
    rf"(?:\b(?P<ad>{_AFTER}) (?=[0-9]{{3}}))?\b(?P<year>[0-9]{{1,4}})"
    rf"(?: (?P<bc>{_BEFORE})|(?<=[0-9]{{3}}) (?P<ce>{_AFTER}))?"
    rf"(?:(?: ?-{{1,2}} ?| to )(?:{_AFTER} )?(?P<last>[0-9]{{1,4}})"
    rf"(?: (?P<last_bc>{_BEFORE})| {_AFTER})?)?"
)
_NTH = rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)|(?:twenty-)?{ENGLISH_ORDINAL})"
_ENGLISH_CENTURY = re.compile(
    r"\b(?:(?P<half>first|second|latter) half of the )?"
    rf"(?:(?P<since>{_NTH})(?:(?: and| to)(?: the)? |-))?(?P<century>{_NTH})"
    rf"[ -]centur(?:y|ies)\b(?: (?P<bc>{_BEFORE}))?",
    re.I,
)
_AND = "[、和与及]"
# 80、90 and 六、七十 are one period.
_TWO = "|".join(
    [f"{low}0{_AND}{high}0" for low, high in pairwise("23456789")]
    + [f"{low}十?{_AND}{high}十" for low, high in pairwise(ONES[1:])]
)
_DECADE = f"(?:{_TWO}|[1-9]0|[二三四五六七八九]{{0,2}}十)"
_TENTH = "(?:1[0-9]{2}0|20[0-9]0)"
_DECADE_S = r"(?:1[5-9][0-9]0|20[0-9]0)s"
# What says that an s is no second: a word before it or behind; or that nothing is before it whose
# duration it could be, which a decade with its tens needs as well (1950s, but 1800s).
_IN_DECADE = re.compile("(?:世纪|始于|[自在到从至])$")
_DECADE_GOES_ON = re.compile("[初末起]|以来|至今|[前中后]期")
_SET_OFF = re.compile("(?:^|[,，。、；;:：(“])$")
_SECONDS = re.compile(" ?(?:[内左后时附]|的时)(?!期)")
_LISTED = re.compile(" ?[、和与及或] ?")
_ASKED = re.compile("世纪|年代|0s")  # first, for speed
_CENTURY = re.compile(
    rf"(?:(?:(?P<since>{NUMBER})(?: ?世纪)?{TO})?"
    rf"(?P<century>[0-9]{{1,2}}|[{CN}]{{1,3}}|上个?|本) ?世纪)"
    rf"(?: ?(?:(?:(?P<from_decade>{_DECADE})(?:年代)?{TO})?(?P<decade>{_DECADE}) ?年代"
    r"|(?P<tens>[1-9]0)s))?"
    r"(?:初|末|中叶|[前中后]期|(?P<half>[上下前后])半[叶期])?"
    rf"|(?<![0-9])(?:(?P<since_years>{_TENTH}) ?(?:年代)?[初中末]?{TO})?"
    rf"(?P<years>{_TENTH}) ?年代[初末]?"
    rf"|(?<![0-9A-Za-z.])(?:(?P<since_s>{_DECADE_S}){TO})?(?P<s>{_DECADE_S})(?![0-9A-Za-z])"
    rf"|(?<!民国)(?:(?<![0-9])(?P<from_bare>[2-9]0){TO})?"
    rf"(?P<bare>(?<![0-9{CN}])(?:{_TWO})|[2-9]0|[二三四五六七八九]{{1,2}}十) ?年代[初末]?"
)


def years_of_christ(text: str) -> Iterator[Found]:
    """Years and centuries behind 公元 and 公元前; behind 前 where that is meant."""
    for match in _CHRIST.finditer(text) if "前" in text or "公元" in text else ():
        ends = _christ(match)
        told = not match["short"] or match["last_bc"] or "公元前" in text or _told(match)
        if ends and told and ends[0] <= ends[1]:
            yield spanned("years-of-christ", *match.span(), *ends)


def english_centuries(text: str) -> Iterator[Found]:
    """The 19th century, the first century BC, the 18th and 19th centuries."""
    for match in _ENGLISH_CENTURY.finditer(text) if "centur" in text else ():
        last = read_ordinal(match["century"]) or 0
        first = read_ordinal(match["since"] or match["century"]) or 0
        bc = match["bc"] is not None
        low, high = _years_of(first, bc, 100)[0], _years_of(last, bc, 100)[1]
        if first == last and match["half"]:
            low, high = _half(match["half"].lower() == "first", low, high)
        if first > 0 and 0 < last < 30 and low <= high:
            yield spanned("english-century", *match.span(), low, high)


def english_years_of_christ(text: str) -> Iterator[Found]:
    """Years with BC or AD: 221 BC, AD 755, 475-221 BC, 206 BC to AD 220."""
    for match in _ENGLISH.finditer(text):
        first, last = int(match["year"]), int(match["last"] or match["year"])
        last_bc = bool(match["last_bc"] if match["last"] else match["bc"])
        bc = bool(match["bc"]) or (last_bc and last < first)
        low, high = _years_of(first, bc, 1)[0], _years_of(last, last_bc, 1)[1]
        told = match["ad"] or match["bc"] or match["ce"] or match["last_bc"]
        if told and low <= high and 0 not in (first, last):
            yield spanned("english-years-of-christ", *match.span(), low, high)


def _told(match: re.Match[str]) -> bool:
    """Whether 前 before so many is before Christ, and not the first so many: 前202年, 前3世纪."""
    year = read_integer(match["year"])
    return match["of"] == "世纪" or (year > 100 and year % 10 > 0)


def _christ(match: re.Match[str]) -> tuple[int, int] | None:
    """The first and the last year, by ISO 8601, which counts a year 0: 公元前221年 is -220."""
    bc = bool(match["bc"] or match["short"])
    first = read_integer(match["year"])
    last = read_integer(match["last"] or match["year"])
    last_bc = bool(match["last_bc"]) if match["last"] else bc
    if match["last"] and bc and not last_bc and not match["ad"]:
        last_bc = last < first  # 公元前221—207年
        if not last_bc:
            return None
    near = match["year"] == "一" if match["of"] == "世纪" else first < 100
    if match["short"] and near and not match["last_bc"]:
        return None  # 前10年, 前一世纪
    if not first or not last or (match["of"] == "世纪" and not bc):
        return None
    span = 100 if match["of"] == "世纪" else 1
    return _years_of(first, bc, span)[0], _years_of(last, last_bc, span)[1]


def _years_of(number: int, bc: bool, span: int) -> tuple[int, int]:
    """The years of the n-th span of so many years after or before Christ."""
    low, high = span * (number - 1) + 1, span * number
    return (1 - high, 1 - low) if bc else (low, high)


def spanned(rule: str, start: int, end: int, low: int, high: int) -> Found:
    """text[start:end] says the years from ``low`` to ``high``, of any time."""
    first, last = (f"{year:0{5 if year < 0 else 4}d}" for year in (low, high))
    if low == high:
        return Found(rule, start, end, "date", value=first)
    return Found(rule, start, end, "date", low=first, high=last)


def centuries(text: str) -> Iterator[Found]:
    """Centuries, and decades with or without theirs."""
    end = len(text)  # of the last decade with an s
    for match in _CENTURY.finditer(text) if _ASKED.search(text) else ():
        listed = _LISTED.fullmatch(text, end, match.start())
        if match["s"] and not listed and not _is_decade(match):
            continue  # 1800 seconds
        if found := _century(match):
            end = found.end if match["s"] else len(text)
            yield found


def _is_decade(match: re.Match[str]) -> bool:
    """Whether what is around a year that ends in 0, and an s, says that it is ten years."""
    text, (start, end) = match.string, match.span()
    if _DECADE_GOES_ON.match(text, end):
        return True
    alone = "00s" not in match[0] and _SET_OFF.search(text, max(0, start - 1), start)
    led = _IN_DECADE.search(text, max(0, start - 2), start)
    return bool(alone or led) and _SECONDS.match(text, end) is None


def _century(match: re.Match[str]) -> Found | None:
    if last := match["years"] or match["s"]:
        first = match["since_years"] or match["since_s"] or last
        low, high = (int(year.rstrip("s")) for year in (first, last))
        return years("decade", *match.span(), low, high + 9) if low <= high else None
    if match["bare"]:
        return _decades(match, 1900, match["bare"], match["from_bare"])
    if match.string.endswith("前", 0, match.start()):
        return None  # 前一世纪
    name = match["century"]
    century = {"上": 20, "本": 21}.get(name[0]) or read_integer(name)
    since = read_integer(match["since"]) if match["since"] else century
    if since > century or (since < century and (match["decade"] or match["tens"])):
        return None
    if decade := match["decade"] or match["tens"]:
        return _decades(match, 100 * (century - 1), decade, match["from_decade"])
    low, high = 100 * since - 99, 100 * century
    if since == century and match["half"]:
        low, high = _half(match["half"] in "上前", low, high)
    return spanned("century", *match.span(), low, high)


def _half(is_first: bool, low: int, high: int) -> tuple[int, int]:
    """The years of the first or the second half of a century: 20世纪上半叶 is 1901 to 1950."""
    return (low, low + 49) if is_first else (high - 49, high)


def _decades(
    match: re.Match[str], century: int, decades: str, since: str | None = None
) -> Found | None:
    """九十年代, and 五六十年代 or 60—90年代 from the first year of the one to the other's last."""
    last = re.split(_AND, decades)[-1]
    low, high = read_approximate(last) or (read_integer(last), read_integer(last))
    if last != decades:
        low = 10 * read_integer(decades[0])
    if since:
        low = read_integer(since)
    return years("decade", *match.span(), century + int(low), century + int(high) + 9)
