"""The parts of one entry of a reference list: authors, title, container, year, pages...

Follows GB/T 7714-2015 (numbered and author-year) and what else Chinese journals print:
作者（年）：《题名》，《期刊》第3期; Authors, 2003, “Title”, Journal, Vol.1, pp.1~37.
What is not found stays None: no field is guessed from another.
"""

import re
from typing import NamedTuple

import msgspec

from bipaper.chars import HAN, as_ascii
from bipaper.text.references.cited_authors import author_names, look_like_authors

_MARK = re.compile(
    r"\[ ?((?:DB|CP|EB|CM|DS|[MCNJDRSPAGZ]) ?(?:/ ?(?:OL|CD|MT|DK))?) ?\]", re.IGNORECASE
)
_DOI = re.compile(rf"10\.\d{{4,9}}/[^\s\],;{HAN}]+")
_URL = re.compile(rf"(?:https?|ftp)://[^\s\],;{HAN}]+")
_LOCATOR = re.compile(
    rf"[\[(]? ?(?:doi ?:? ?)?(?:{_URL.pattern}|{_DOI.pattern}) ?\]?|\[\d{{4}}-\d\d?-\d\d?\]",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d-])(?:1[89]|20)\d\d(?!\d)")


class ReferenceFields(msgspec.Struct, kw_only=True):
    """The parsed part of ``model.Reference``."""

    authors: list[str] = []
    title: str | None = None
    container: str | None = None
    publisher: str | None = None
    year: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    doi: str | None = None
    url: str | None = None
    mark: str | None = None


def parse_reference(text: str) -> ReferenceFields:
    """The fields of an entry given without its label; ranges of pages have "-"."""
    doi, url = _DOI.search(text), _URL.search(text)
    bare = _LOCATOR.sub("", text).strip()
    head = _head(bare, as_ascii(bare))
    numbers = _numbers(head.tail, head.year)
    container, publisher = _container(head.tail, head.mark)
    return ReferenceFields(
        authors=author_names(head.authors),
        title=head.title.strip(" .,，．。") or None,
        container=container,
        publisher=publisher,
        doi=doi.group().rstrip(".)") if doi else None,
        url=url.group().rstrip(".)") if url else None,
        mark=head.mark,
        **numbers,
    )


# --- what stands before the container -------------------------------------------------

_LONGEST_AUTHORS = 1000  # characters
_DATED = re.compile(r"[\s,.:]*\(?((?:1[89]|20)\d\d)[a-z]?\)?(?=[\s,.:])[\s,.:]*")
_QUOTED = re.compile(
    r"《([^《》]{1,300}(?:《[^《》]{1,99}》[^《》]{0,99}){0,3})》|“([^“”]{1,400})”|\"([^\"]{1,400})\""
)
_INITIALS_FIRST = re.compile(  # A. Smith, B.-C. Li, and D. Wang, Title
    r"(?:(?:and |& )?(?:[A-Z]\.[ -]?)+(?:[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+)?(?:, | (?=and |& )))+"
    r"(?=[A-Z][\w'’-]+[ :,])"
)
_COMMA = re.compile(",")
_AFTER_AUTHORS = re.compile(rf"(?:\.|(?<=[{HAN})]):)\s*")
_TITLE_END = re.compile(rf"[.?。](?=\s|$|[{HAN}\d])|\.(?=[A-Z])")


class _Head(NamedTuple):
    authors: str
    year: str | None
    title: str
    mark: str | None
    tail: str  # everything behind the title


def _head(text: str, plain: str) -> _Head:
    marked = _MARK.search(plain)
    mark = re.sub(" ", "", marked[1]).upper() if marked else None
    authors_end, year, start = _authors(plain, marked.start() if marked else len(plain))
    quoted = _QUOTED.match(text, start)
    if quoted:
        title, tail = next(filter(None, quoted.groups())), text[quoted.end() :]
    elif marked and marked.start() >= start:
        title, tail = text[start : marked.start()], text[marked.end() :]
    else:
        by_comma = plain[:start].rstrip().endswith(",")
        end = (_COMMA if by_comma else _TITLE_END).search(plain, start)
        at = end.end() if end else len(plain)
        title, tail = text[start:at], text[at:]
    return _Head(text[:authors_end], year, title, mark, _MARK.sub("", tail))


def _authors(plain: str, limit: int) -> tuple[int, str | None, int]:
    """(end of the authors, year if it follows them, start of the title)."""
    limit = min(limit, _LONGEST_AUTHORS)
    quoted = _QUOTED.search(plain, 0, limit)
    if quoted and look_like_authors(plain[: quoted.start()].rstrip(" :,.")):
        return quoted.start(), None, quoted.start()
    initials_first = _INITIALS_FIRST.match(plain, 0, limit)
    if initials_first:
        return initials_first.end(), None, initials_first.end()
    dated = _DATED.search(plain, 0, limit)
    if dated and look_like_authors(plain[: dated.start()]):
        return _with_point(plain, dated.start()), dated[1], dated.end()
    for point in _AFTER_AUTHORS.finditer(plain, 0, limit):
        if _ends_authors(plain, point, limit):
            return point.start(), None, point.end()
    return 0, None, 0


def _with_point(plain: str, end: int) -> int:
    """The end of the authors with the point of a last initial ("Li, X.")."""
    return end + plain.startswith(".", end)


def _ends_authors(plain: str, point: re.Match[str], limit: int) -> bool:
    """Whether a full point (or colon) ends the authors, not an initial or abbreviation."""
    word = plain[point.end() : limit].split(" ", 1)[0]
    joins = word.endswith((",", ";")) or word in ("and", "&", "") or word[0] in ",;&()."
    initial = re.fullmatch(r"[A-Z]\.(?:-?[A-Z]\.)*", word) is not None
    return not joins and not initial and look_like_authors(plain[: point.start()])


# --- container, publisher and numbers ---------------------------------------------------

_YEAR_PATTERN = r"(?<![\d-])(?P<year>(?:1[89]|20)\d\d)(?=[a-z]?\s?(?:[,.:;()年\]-]|$))"
_NUMBERS_START = re.compile(
    rf"(?:^|[,.(》:])\s*{_YEAR_PATTERN}|\bvol\b|\bno\.\s?\d|\bpp?\.\s?\d|第\s?\d[\d\-、]*\s?[卷期辑页]|\d+\s?\("
    rf"|(?<=,)\s?\d+\s?[:,]|,\s?\(\d+\)|(?<=[.:])\s?\d+-\d+"
    r"|(?<=[a-z.])\s\d{1,4}(?=\s?:\s?\d|, ?no\b)",
    re.IGNORECASE,
)
_RANGE = r"[A-Z]{0,2}\d{1,9}(?:\s?-{1,2}\s?[A-Z]{0,2}\d{1,7})?(?:\s?\+\s?\d{1,7}(?:-\d{1,7})?)?"
_IN_PLACE = re.compile(
    rf"[\s,.:;)]*(?:(?P<volume>\d{{1,4}})(?=\s?[(:,]))?\s?(?:\((?P<issue>[^()]{{1,15}})\))?"
    rf"\s?[:,.]?\s?(?:pp?\.?\s?)?(?P<pages>{_RANGE})?"
)
_NAMED = re.compile(
    r"\bvol(?:ume)?\.?\s?(?P<volume>\d{1,4})|第?\s?(?P<volume_zh>\d{1,4})\s?卷"
    r"|\bno\.?\s?(?P<issue>\d[\d\-/]{0,8})|第?\s?(?P<issue_zh>\d[\d\-、/]{0,8})\s?[期辑]"
    rf"|\bpp?\.?\s?(?P<pages>{_RANGE})|第?\s?(?P<pages_zh>\d[\d\-、]{{0,12}})\s?页",
    re.IGNORECASE,
)
_AT_END = re.compile(r":\s?(\d+-\d+)\.?$")  # 12, no. 3 (2004): 45-67.
_THOUSANDS_GAP = re.compile(r"(?<=\b\d) (?=\d{3}\b)")
_LEAD = re.compile(  # "//Editor, ed. Proc. of ...", "//编者.书名"
    rf"[\s,./:]*(?:(?:In|见|载)\s?:\s?)?(?:[^.]{{0,120}}?\beds?\.,?\s|(?<=/)\s?[{HAN}]{{2,4}}(?:,\s?[{HAN}]{{2,4}}|,\s?等)*\.\s?)?"
)
_PUBLISHER = re.compile(
    r"(?:^|[./,]\s*)(?:[A-Z]\w+ (?:[A-Z]\. ?)+)?[^.:/]{2,40}:\s*(?P<name>[^:]{2,80})$"
)
_PUBLISHES = re.compile(r"出版社|书局|书店|印书馆|\bPress\b|\bPublish|\bWiley\b|\bSpringer\b")


def _numbers(tail: str, year: str | None) -> dict[str, str | None]:
    """Year, volume, issue and pages, by their names (Vol., 第…期) or else by their places."""
    plain = _THOUSANDS_GAP.sub("", as_ascii(tail))
    start = _NUMBERS_START.search(plain)
    if start is None:
        return {"year": year}
    placed = _IN_PLACE.match(plain, start.end("year") if start["year"] else start.start())
    found: dict[str, str | None] = {"year": year or start["year"] or _any_year(plain)}
    found |= placed.groupdict() if placed else {}
    for name in _NAMED.finditer(plain):
        field = name.lastgroup or ""
        found[field.removesuffix("_zh")] = name[field]
    at_end = _AT_END.search(plain)
    if at_end and not found.get("pages"):
        found["pages"] = at_end[1]
    return found


def _any_year(plain: str) -> str | None:
    years = _YEAR.findall(plain)
    return years[-1] if years else None


def _container(tail: str, mark: str | None) -> tuple[str | None, str | None]:
    """(journal or book the work is in, publisher)."""
    plain = as_ascii(tail)
    lead, numbers = _LEAD.match(plain), _NUMBERS_START.search(plain)
    begin, end = lead.end() if lead else 0, numbers.start() if numbers else len(plain)
    part, plain = tail[begin:end], plain[begin:end].rstrip(" .,")
    publisher = None if mark == "J" else _PUBLISHER.search(plain)
    if publisher:
        name = part[slice(*publisher.span("name"))]
        return _plain_name(part[: publisher.start()]), _plain_name(name)
    whole = _plain_name(part)
    return (None, whole) if whole and _PUBLISHES.search(whole) else (whole, None)


def _plain_name(text: str) -> str | None:
    return text.strip(" ,./:，．。：《》") or None
