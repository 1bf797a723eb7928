"""What stands before the container of an entry: authors, sometimes the year, title, type mark."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from bipaper.chars import HAN
from bipaper.text.references.cited_authors import look_like_authors
from bipaper.text.references.entry_text import EntryText, words
from bipaper.text.surnames import has_surname
from bipaper.years import YEAR

MARK = re.compile(
    r"\[ ?((?:DB|CP|EB|CM|DS|[MCNJDRSPAGZ]) ?(?:/ ?(?:OL|CD|MT|DK))?) ?\]", re.IGNORECASE
)
FIRST_REPUBLICAN_YEAR = 1911  # 民國1年 is 1912
_LONGEST_AUTHORS = 1000  # characters
_QUOTED_NAMES = 2  # titles in the names of authors: 《水史》编写组


class Head(NamedTuple):
    """The beginning of an entry; ``tail`` is all behind the title, less type marks."""

    authors: str
    year: str | None
    title: str
    mark: str | None
    thesis: bool
    tail: EntryText
    second_mark: int | None
    """Where in ``tail`` another mark stood, which the title of a host has."""


class _Start(NamedTuple):
    """Where the authors end and the title begins, and the year if it stands between them."""

    authors_end: int
    title: int
    year: str | None = None


def read_head(entry: EntryText) -> Head:
    """Authors, year, title and mark of an entry without notes."""
    marked = MARK.search(entry.plain)
    mark = marked[1].replace(" ", "").upper() if marked else None
    limit = min(marked.start() if marked else len(entry.plain), _LONGEST_AUTHORS)
    start = next(_starts(entry.plain, limit), _Start(0, 0))
    title, behind = _title(entry.plain, start.title, marked)
    tail = entry.part(behind)
    second = MARK.search(tail.plain)
    return Head(
        authors=entry.text[: start.authors_end],
        year=start.year,
        title=entry.text[title].strip(_EDGES),
        mark=mark,
        thesis=mark in (None, "D") and thesis().search(entry.plain, title.stop) is not None,
        tail=tail.without(MARK),
        second_mark=second.start() if second else None,
    )


# --- the authors ----------------------------------------------------------------------

_QUOTED = re.compile(
    r"《([^《》]{1,300}(?:《[^《》]{1,99}》[^《》]{0,99}){0,3})》|〈([^〈〉]{1,300})〉|“([^“”]{1,400})”"
    r"|\"([^\"]{1,400})\"|‘([^‘]{1,400}?)’(?=[\s,.]|$)|「([^「」]{1,300})」"
)
_INITIALS_FIRST = re.compile(  # A. Smith, B.-C. Li, and D. Wang, Title
    r"(?:(?:and |& )?(?:[A-Z]\.[ -]?)+(?:[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+)?(?:, | (?=and |& )))+"
    r"(?=[A-Z][\w'’-]+[ :,.])"
)
# St. Clair; A. Smith and B. Lee; A. Smith, B. Lee; Ng, A., B. Lee, C. Wu
_OPENS_NAME = re.compile(
    r"\b(?:S[Tt][Ee]?)$|(?:^|\band |& |(?:^|, ?)[A-Z]\. ?[A-Z][\w’'-].*, ?|[A-Z]\. ?, ?)"
    r"(?:[A-Z]\.-?\s?)*[A-Z]$"
)
_HAN_NAME = re.compile(rf"([{HAN}]{{2,4}}|等)[,、]\s?")
_SHORT_END = re.compile(r"\b[A-Za-z]{1,2}$")  # initials, Jr
_OPENING = '《〈“「"'
_AFTER_AUTHORS = re.compile(rf"(?:\.:?|(?<=[{HAN}]):)\s*")
# "J. Shore Chem. 2012, 34", "Phys. Shore B 12, 34": chemists and physicists print no titles.
_UNTITLED = re.compile(
    r"(?:(?<=[A-Z]\. )|(?<=, ))(?:J|[A-Z][a-z]{1,6})\. (?:[A-Z][\w.]{0,15} ){0,6}"
    r"\d{1,4}, ?\d{1,4}\b"
)


def _starts(plain: str, limit: int) -> Iterator[_Start]:
    """What may be the start of the title, the surest first."""
    for quoted in islice(_QUOTED.finditer(plain, 0, limit), _QUOTED_NAMES + 1):
        if look_like_authors(plain[: quoted.start()].rstrip(" :,.")):
            yield _Start(quoted.start(), quoted.start())
    initials_first = _INITIALS_FIRST.match(plain, 0, limit)
    if initials_first:
        yield _Start(initials_first.end(), initials_first.end())
    untitled = _UNTITLED.search(plain, 0, limit)
    if untitled and look_like_authors(plain[: untitled.start()]):
        yield _Start(untitled.start(), untitled.start())
    dated = _dated().search(plain, 0, limit)
    if dated and dated.end() < len(plain) and look_like_authors(plain[: dated.start()]):
        yield _Start(_with_point(plain, dated.start()), dated.end(), _year_of(dated))
    for point in _AFTER_AUTHORS.finditer(plain, 0, limit):
        if _ends_authors(plain, point, limit):
            yield _Start(_with_point(plain, point.start()), point.end())
    names = _names_by_comma(plain)
    if names:
        yield _Start(names, names)


def _names_by_comma(plain: str) -> int:
    """Where Chinese names end that the title follows behind a comma: 林一，河道治理，2019."""
    end = 0
    while (name := _HAN_NAME.match(plain, end)) and (has_surname(name[1]) or name[1] == "等"):
        end = name.end()
    return end


@cache
def _dated() -> re.Pattern[str]:
    """The year that follows the authors, alone or in brackets with its day.

    Joined lines keep no wide space beside Chinese: 林一　2019　《坝》 is read as 林一2019《坝》.
    """
    day = r"(?:, ?[A-Z][a-z]+\.?(?: \d{1,2}(?:-\d{1,2})?)?|年\d{1,2}月(?:\d{1,2}日)?|年)?"
    return re.compile(
        rf"[\s,.:;]*(?:\( ?(?:(?P<year>{YEAR})[a-z]?{day}|民国? ?(?P<minguo>\d{{2,3}})年?"
        rf"|{words('undated')}) ?\)|(?P<bare>{YEAR})[a-z]?)(?=[\s,.:;{_OPENING}])[\s,.:;]*"
    )


def _year_of(dated: re.Match[str]) -> str | None:
    if dated["minguo"]:
        return str(FIRST_REPUBLICAN_YEAR + int(dated["minguo"]))
    return dated["year"] or dated["bare"]


def _with_point(plain: str, end: int) -> int:
    """The end of the authors with the point of a last initial ("Li, X.")."""
    return end + plain.startswith(".", end)


def _ends_authors(plain: str, point: re.Match[str], limit: int) -> bool:
    """Whether a full point (or colon) ends the authors, not an initial or abbreviation."""
    before = plain[: point.start()]
    word = plain[point.end() : limit].split(" ", 1)[0]
    goes_on = word.endswith((",", ";")) and _SHORT_END.search(before) is not None
    joins = goes_on or word in ("and", "&", "et", "") or word[0] in ",;&()."
    initial = re.match(r"[A-Z]\.(?:-?[A-Z]\.)*(?:$|[,;])", word) is not None
    opens_name = _OPENS_NAME.search(before) is not None
    last = re.split("[,、]", before)[1:][-1:]  # of several: before a colon it may open the title
    colon = point[0].startswith(":") and word[:1] not in _OPENING
    inside = colon and not all(has_surname(name.strip()) for name in last)
    volume = colon and _volume().match(plain, point.end())
    return not (joins or initial or opens_name or inside or volume) and look_like_authors(before)


@cache
def _volume() -> re.Pattern[str]:
    return re.compile(rf"(?:{words('volumes')})(?![{HAN}])")


# --- the title ------------------------------------------------------------------------

_TITLE_END = re.compile(
    rf"(?:(?<!\d)\.|\.(?!\d))(?=\s|$|[A-Z{HAN}\d])|[?!？！。](?=\s|$|[{HAN}\d])|[？！](?=[A-Z])"
    rf"|,(?=\s?(?:民国|{YEAR}[,.年-]))"
)
_EDGES = " .,:，．。：\u3000"
_COMMA = re.compile(r",|(?<=\w{4})[.?!](?=\s)")
_BRACKETED = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_GOES_ON = re.compile(rf"(?<![.,?!][”\"’])\s?(?:-|(?!载|收|见|第|卷)[{HAN}]|(?!in\b)[a-z])")
_ANSWERED = re.compile(r"\s\w[^.?!,]{3,200}\w\s[^.?!,]{2,200}[.?!] ?[A-Z]")


def _title_end(plain: str, start: int) -> int:
    """Where a title ends that no mark and no quotation mark ends."""
    if _UNTITLED.match(plain, start):
        return start
    outside = _BRACKETED.sub(lambda inner: "_" * len(inner[0]), plain)
    by_comma = plain[:start].rstrip().endswith(",")
    for end in (_COMMA if by_comma else _TITLE_END).finditer(outside, start):
        question = end[0] in "?!？！" and _ANSWERED.match(outside, end.end())
        if not question:
            return end.end()
    return len(plain)


def _title(plain: str, start: int, marked: re.Match[str] | None) -> tuple[slice, int]:
    """The title that starts there, bare, and where the container may start."""
    quoted = _QUOTED.match(plain, start)
    if quoted and not _GOES_ON.match(plain, quoted.end()):
        return slice(*quoted.span(quoted.lastindex or 0)), quoted.end()
    if marked and marked.start() >= start:
        end, behind = marked.start(), marked.end()
    else:
        end = behind = _title_end(plain, start)
    kind = _behind_title().search(plain, start, end)
    return slice(start, kind.start() if kind else end), behind


@cache
def thesis() -> re.Pattern[str]:
    """What a thesis is called."""
    return re.compile(words("theses"), re.IGNORECASE)


@cache
def _behind_title() -> re.Pattern[str]:
    """The edition, what kind of thesis it is, a translation of the title, in brackets."""
    kinds = f"{words('editions')}|{words('theses')}"
    return re.compile(
        rf"(?:[\s:,]*[\[(][^\[\]()]{{0,60}}(?:{kinds})[^\[\]()]{{0,60}}[\])]"
        rf"|(?<=[{HAN}])\s\[[^\[\]{HAN}]{{1,200}}\])[\s.]*$",
        re.IGNORECASE,
    )
