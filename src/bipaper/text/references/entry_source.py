"""Where an entry's work is found: its container (journal, host book, site) and its publisher."""

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from bipaper.chars import HAN, count_han, simplify
from bipaper.text.references.cited_authors import look_like_authors
from bipaper.text.references.entry_head import Head, thesis
from bipaper.text.references.entry_text import PREPRINT, EntryText, words

# Types that stand on their own (books, theses, reports, standards, patents, files...): what
# follows their titles is a publisher, unless something leads to a host.
_ALONE = {"M", "D", "R", "S", "P", "G", "Z", "DB", "DS", "CP"}
_SERIES = re.compile(r"\bPapers?$")  # of reports
_PUBLISHER = re.compile(
    r"(?:^|[./,(]\s*)(?:[A-Z]\w+ (?:[A-Z]\. ?)+)?[^.:/()]{2,40}:\s*(?P<name>[^:]{2,80})$"
)
_QUOTED = re.compile(r"[\s,.:]*《([^《》]{1,120}(?:《[^《》]{1,60}》[^《》]{0,60})?)》")
_SENTENCE_END = re.compile(rf"(?<=\w{{5}})\. (?=[A-Z])|(?<=[)\d{HAN}])\.\s?(?=[A-Z{HAN}])")
_EDITED_BY = re.compile(r",? (?:edited by|eds?\. by)\b.*$", re.IGNORECASE)
_LONGEST_PLACE = 3  # characters of 北京, 石家庄
# Editors as GB/T 7714 prints them, without a word: //HOLM T, LUND A. Proceedings
_INITIALED = re.compile(r"(?:[A-Z][\w'-]+(?: [A-Z]){1,3}(?:, ?(?:et al)?)?)+\. ?(?=[A-Z])")
_PLACE = re.compile(rf", ?(?:[A-Z][\w.]*(?: [A-Z][\w.]*){{0,2}}|[{HAN}]{{2,4}})$")
_SHORT = re.compile(r"\b[A-Z][a-z]{0,5}$")  # what may be an abbreviation
_EDGES = " ,./:;(，．。：；（《》\u3000"


class Source(NamedTuple):
    """The book, journal or site a work is in, and who publishes it."""

    container: str | None
    publisher: str | None


def read_source(head: Head, numbers: int) -> Source:
    """What stands between the title and the offset in the tail where its numbers begin."""
    part = _after(_edition(), head.tail.part(0, numbers)).without(_EDITED_BY)
    behind = head.tail.plain[numbers : numbers + 1]
    lead = _lead().match(part.plain)
    hosted = _after(_INITIALED, _after(_editors(), part.part(lead.end()))) if lead else part
    quoted = _QUOTED.match(hosted.plain)
    if quoted:
        rest = hosted.part(quoted.end())
        return Source(hosted.text[slice(*quoted.span(1))], _published(rest, behind).publisher)
    if head.thesis:
        return Source(None, _name(part.without(thesis())))
    if head.second_mark is not None and head.second_mark <= numbers:
        at = len(hosted.plain) - (numbers - head.second_mark)
        host, behind_it = _host(hosted.part(0, at), ""), _published(hosted.part(at), behind)
        return host._replace(publisher=host.publisher or behind_it.publisher)
    return _host(hosted, behind) if lead else _of_type(head, part, behind)


def _of_type(head: Head, part: EntryText, behind: str) -> Source:
    """The source of a work that nothing leads to."""
    if not part.plain.strip(_EDGES):
        return _preprint(head)
    if head.mark == "J":
        return Source(_name(part, behind), None)
    found = _published(part, behind)
    if head.mark and head.mark.split("/")[0] in _ALONE and not _series(found):
        found = Source(None, None if head.mark == "P" else found.publisher or found.container)
    return _meeting(found)


def _series(found: Source) -> bool:
    """Whether a report stands in a series: NBER Working Paper."""
    return found.publisher is None and _SERIES.search(found.container or "") is not None


def _host(part: EntryText, behind: str) -> Source:
    """A book or proceedings, which names of its editors and its publisher may stand around."""
    plain = part.plain.rstrip(_EDGES)
    place = _PUBLISHER.search(plain)
    publisher = _name(part.part(*place.span("name"))) if place else None
    host, *rest = _sentences(part.part(0, place.start() if place else len(plain)))
    if rest and _editors_alone(host, rest[0], place is not None):
        host, *rest = rest
    comma = host.plain.rfind(",")
    if comma > 0 and not publisher and _press().search(host.plain[comma:]):
        host, publisher = host.part(0, comma), _name(host.part(comma))
    else:
        publisher = publisher or next((_name(s) for s in rest if _press().search(s.plain)), None)
    return _meeting(Source(_name(host, behind if host.plain == plain else ""), publisher))


def _editors_alone(first: EntryText, second: EntryText, place: bool) -> bool:
    """Whether Chinese names without a word stand before the title of the host: 编者. 书名."""
    title = place or (len(second.plain) > _LONGEST_PLACE and not _press().search(second.plain))
    names = count_han(first.plain) > 1 or re.search(r"\b[A-Z]\.", first.plain)
    return bool(title and names and look_like_authors(first.plain))


def _sentences(part: EntryText) -> list[EntryText]:
    ends = [0, *(end.end() for end in _SENTENCE_END.finditer(part.plain)), len(part.plain)]
    return [part.part(start, end).stripped(_EDGES) for start, end in pairwise(ends)]


def _published(part: EntryText, behind: str) -> Source:
    """A container and the publisher behind it; a press alone is a publisher."""
    plain = part.plain.rstrip(_EDGES)
    publisher = _PUBLISHER.search(plain)
    if publisher:
        name = part.text[slice(*publisher.span("name"))].strip(_EDGES)
        return Source(_name(part.part(0, publisher.start())), name or None)
    whole = _name(part, behind)
    return Source(None, whole) if whole and _press().search(plain) else Source(whole, None)


def _meeting(source: Source) -> Source:
    """A meeting's name without the place where it was held."""
    name = source.container
    if name is None or not _of_meeting().search(simplify(name)):
        return source
    return source._replace(container=_PLACE.sub("", _PLACE.sub("", name)))


def _preprint(head: Head) -> Source:
    """A preprint's number where nothing else names a container."""
    number = PREPRINT.search(head.tail.text)
    return Source(head.tail.text[slice(*number.span())] if number else None, None)


def _name(part: EntryText, behind: str = "") -> str | None:
    """A name without the marks around it; an abbreviation keeps its point (Urban Stud.)."""
    name = part.text.strip(_EDGES)
    pointed = part.plain.rstrip(" ,:/(").endswith(".") or behind == "."
    short = _SHORT.search(name) is not None and not re.search(r"\b[a-z]{2}", name)
    abbreviated = short and ("." in name or behind == ",")
    return name + "." if name and pointed and abbreviated else name or None


def _after(lead: re.Pattern[str], part: EntryText) -> EntryText:
    found = lead.match(part.plain)
    return part.part(found.end()) if found else part


@cache
def _edition() -> re.Pattern[str]:
    return re.compile(rf"[\s.,]*(?:{words('editions')})(?=[\s.,])", re.IGNORECASE)


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"[\s.,:]*(?:{words('hosts')})\s?", re.IGNORECASE)


@cache
def _editors() -> re.Pattern[str]:
    return re.compile(rf".{{0,120}}?(?:{words('editors')})\s?", re.IGNORECASE)


@cache
def _press() -> re.Pattern[str]:
    return re.compile(words("presses"))


@cache
def _of_meeting() -> re.Pattern[str]:
    return re.compile(words("meetings"))
