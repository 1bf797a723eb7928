"""Zones of the front matter: which lines of a paper belong to it, in each language.

A zone runs from a title to the last labelled part below it. The Chinese and the English one
may stand on one page, at the two ends of a paper, or on pages of their own.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from bipaper.chars import LEADER, count_han
from bipaper.layout.columns import Placed
from bipaper.layout.lines import Line
from bipaper.text.body.numbering import known_title, read_number
from bipaper.text.front.affiliations import is_affiliation
from bipaper.text.front.bylines import SAME, is_byline, on_one_row
from bipaper.text.front.parts import ABSTRACTS, KEYWORDS, Part
from bipaper.text.front.titles import NEAR_LARGEST, Head

HEAD = 16  # lines of a language above its abstract in which title and authors are looked for
COVER = 3  # pages on which everything above the Chinese abstract is front matter
BETWEEN = 3  # lines between the Chinese and the English part that belong to neither
# Parts that are kept as a whole, wherever they stand.
KEPT = (*ABSTRACTS, *KEYWORDS)
# Fields that belong to the front matter wherever they stand on its pages.
FIELDS = {
    "clc",
    "document_code",
    "article_number",
    "doi",
    "jel",
    "msc",
    "pacs",
    "osid",
    "received",
    "revised",
    "registration",
    "citation",
    "highlights",
}


class Zone(NamedTuple):
    """A language's part of the front matter: indexes of the lines above its abstract (title,
    authors), and the labelled parts from the abstract on, lines[start:end]."""

    head: list[int]
    start: int
    end: int


def find_zones(
    stream: Sequence[Placed], parts: Sequence[Part], chosen: Mapping[str, Part]
) -> tuple[Zone, Zone]:
    """The Chinese and the English zone; ``chosen`` are the parts that count, by field.

    A paper without a Chinese abstract or keywords has its Chinese zone at the top of its first
    page.
    """
    chinese, english = (
        _zone(
            stream, parts, chosen.get(f"abstract_{lang}") or chosen.get(f"keywords_{lang}"), latin
        )
        for lang, latin in (("zh", False), ("en", True))
    )
    if not chinese.end:
        chinese = opening(stream[: (english.head or [english.start])[0]] or stream)
    return chinese, english


def used_lines(
    stream: Sequence[Placed],
    parts: Sequence[Part],
    zones: Sequence[tuple[Zone, Head]],
    masthead: bool,
) -> set[int]:
    """Indexes of all lines of the front matter, given what was read from the zones' heads.

    ``masthead``: what stands above all of them on the first pages belongs to it.
    """
    used = _inside(stream, zones)
    if masthead and used and stream[min(used)].line.page <= COVER:
        used |= set(range(min(used)))
    used |= _named(stream, zones)
    used |= {i for part in parts if part.label.field in KEPT for i in range(part.start, part.end)}
    return used | _fields(stream, parts, used)


def _zone(
    stream: Sequence[Placed], parts: Sequence[Part], anchor: Part | None, latin: bool
) -> Zone:
    """The zone of an abstract (or keywords, where there is none)."""
    if anchor is None:
        return Zone([], 0, 0)
    end = anchor.start
    for part in parts:
        if part.start == end:
            end = part.end
    return Zone(_head(stream, parts, anchor, latin), anchor.start, end)


def _head(stream: Sequence[Placed], parts: Sequence[Part], anchor: Part, latin: bool) -> list[int]:
    """The lines without labels above an anchor on its page, Latin ones up to the first Chinese
    or the other abstract.

    A Chinese abstract that begins its page has its title on the page before.
    """
    labelled = {i: part.label.field for part in parts for i in range(part.start, part.end)}
    page = stream[anchor.start].line.page if latin else _title_page(stream, anchor.start)
    head: list[int] = []
    own = 0
    for at in reversed(range(anchor.start)):
        line = stream[at].line
        other = (
            count_han(line.text) * 4 >= len(line.text) or labelled.get(at) in ABSTRACTS + KEYWORDS
        )
        if own == HEAD or (latin and other):
            break
        own += at not in labelled and (latin or line.cjk > 0)
        if line.page < page and not (latin and _cut_off(line, [stream[i].line for i in head])):
            break
        if line.page == page or latin:
            head += [] if at in labelled else [at]
    return [*head[::-1], *_across(stream, head, anchor.start)]


def _across(stream: Sequence[Placed], head: Sequence[int], start: int) -> list[int]:
    """The lines above an abstract in the columns right of its own, where all of them stand on
    rows of its head, in their type: authors in a row of blocks over columns of text."""
    abstract, place = stream[start].line, _place(stream[start])
    right = [
        at
        for at in range(start + 1, len(stream))
        if _place(stream[at]) == place and stream[at].line.base < abstract.top
    ]
    rows = [stream[at].line for at in head if _place(stream[at]) == place]
    shared = all(any(on_one_row(stream[at].line, row) for row in rows) for at in right)
    return right if shared else []


def _place(item: Placed) -> tuple[int, int]:
    """The page that a line stands on, and the part of it with columns of their own."""
    return item.line.page, item.zone


def _cut_off(line: Line, head: Sequence[Line]) -> bool:
    """Whether a line at the end of a page is the title of the names on top of the next one."""
    return bool(head) and line.size > min(below.size for below in head) + SAME


def _title_page(stream: Sequence[Placed], start: int) -> int:
    """The page of the title above an abstract: its own or, where it begins that page, the
    nearest one before that is no table of contents."""
    if start == 0:
        return stream[0].line.page
    contents = {item.line.page for item in stream[:start] if LEADER.search(item.line.text)}
    before = [item.line.page for item in stream[:start] if item.line.page not in contents]
    return before[-1] if before else stream[start].line.page


def opening(stream: Sequence[Placed]) -> Zone:
    """A first page without labels: title, authors and affiliations above the first heading or
    sentence. Names are told from text by affiliations below them or by their surnames."""
    above: list[int] = []
    for at, item in enumerate(stream[:HEAD]):
        heading = known_title(item.line.text) or read_number(item.line)
        if heading or "。" in item.line.text or item.line.page > stream[0].line.page:
            break
        above.append(at)
    largest = max((stream[i].line.size for i in above), default=0.0)
    ends = [i for i in above if is_affiliation(stream[i].line.text)]
    ends = ends or [i for i in above if stream[i].line.size >= NEAR_LARGEST * largest]
    end = ends[-1] + 1 if ends else 0
    if ends and end < len(above) and is_byline(stream[end].line):
        end += 1
    return Zone(above[:end], end, end)


def _inside(stream: Sequence[Placed], zones: Sequence[tuple[Zone, Head]]) -> set[int]:
    """Indexes of all lines of the zones, and of what stands between them."""
    spans = [(_first(stream, zone, head), zone.end) for zone, head in zones if zone.end]
    used = {i for first, end in spans for i in range(first, end)}
    for (_, end), (first, _) in pairwise(sorted(spans)):
        if first - end <= BETWEEN:
            used |= set(range(end, first))
    return used


def _named(stream: Sequence[Placed], zones: Sequence[tuple[Zone, Head]]) -> set[int]:
    """Indexes of the lines that a title or names were read from: an English head without an
    abstract stands in the Chinese one's; and of those right of an abstract's column, which stand
    on rows of its head."""
    kept = {
        id(char)
        for _, head in zones
        for line in (*head.titled, *head.authors, *head.affiliations)
        for char in line.chars
    }
    lines = {i for zone, _ in zones for i in zone.head}
    right = {i for zone, _ in zones for i in zone.head if i > zone.start}
    return right | {i for i in lines if any(id(char) in kept for char in stream[i].line.chars)}


def _first(stream: Sequence[Placed], zone: Zone, head: Head) -> int:
    """Where a zone begins: at its title, not at the end of what stands above it."""
    first = head.titled[0] if head.titled else None
    return next((i for i in zone.head if stream[i].line is first), zone.start)


def _fields(stream: Sequence[Placed], parts: Sequence[Part], used: set[int]) -> set[int]:
    """Indexes of the lines of short fields on the pages of the zones."""
    pages = {stream[i].line.page for i in used}
    return {
        i
        for part in parts
        if part.label.field in FIELDS and stream[part.start].line.page in pages
        for i in range(part.start, part.end)
    }
