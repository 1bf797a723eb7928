"""Tables of contents, lists of tables and of figures: which lines they are.

An entry leads by dots to a page, ends in a page behind white space, or says what another line of
the paper says: it is a title there. Below a title of such a list (contents.toml) all three make
one; without a title only dots that lead to pages do. The list ends where the first of its titles
comes again without a page, or where neither a line nor those it may go on in are entries.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

from bipaper.chars import LEADER, counted, simplify
from bipaper.layout.captions import read_label
from bipaper.layout.columns import Placed
from bipaper.layout.lines import Line
from bipaper.layout.page import Layout, PageLayout
from bipaper.parts.set_aside import Furniture
from bipaper.rules import read_lists
from bipaper.text.regions import regions_of

ENOUGH = 2  # entries below a title that make it one of contents, where none has dots
UNTITLED = 3  # lines with dots and a page below each other that are contents without a title
WRAPPED = 2  # lines that a title may take before the one with its page
SPACE = 0.9  # em of white space at least before a page without dots
NO_PAGE = -1

_PAGE = re.compile(r"[\W_]*(\d{1,4}|[ivxlc]{1,7})[\W_]*$", re.IGNORECASE)  # (12), -3-, ：….9


class Listed(NamedTuple):
    """What an entry says: its title, letters and digits only ("" for a caption's), and its page.

    ``page`` is 0 for a Roman number: such pages stand before those in Arabic ones, or after; -1
    where none is said. ``leads`` is whether dots lead to it; it may be lost behind them.
    """

    title: str
    page: int
    leads: bool


class Contents(NamedTuple):
    """The indexes of the lines of all lists of contents, with their titles; their entries."""

    lines: set[int]
    entries: list[Listed]


def read_contents(stream: Sequence[Placed]) -> Contents:
    """All lists of contents among a paper's lines."""
    lines = [item.line for item in stream]
    said = Counter(counted(line.text) for line in lines)
    contents = Contents(set(), [])
    for start, line in enumerate(lines):
        if start not in contents.lines and _may_open(line):
            own, entries = _list_at(lines, start, said)
            contents.lines.update(own)
            contents.entries.extend(entries)
    return contents


def contents_text(lines: Sequence[Line]) -> Iterator[Furniture]:
    """The lists of each page, an entry a line, with … between a title and its page."""
    for page, listed in groupby(lines, key=lambda line: line.page):
        own = list(listed)
        text = "\n".join(map(_shown, own))
        yield Furniture(kind="contents", text=text, page=page, regions=regions_of(own))


def _shown(line: Line) -> str:
    leader = LEADER.search(line.text)
    number = _PAGE.match(line.text, leader.end()) if leader else _page_behind_space(line)
    if number is None:
        return LEADER.sub(" … ", line.text).strip()
    title = line.text[: leader.start() if leader else number.start()]
    return f"{title.rstrip()} … {number[1]}"


def with_entries_in_flow(layout: Layout) -> Layout:
    """The same where no entry of a list of tables or figures is taken for a caption."""
    return layout._replace(pages=[_without_listed(page) for page in layout.pages])


def _without_listed(page: PageLayout) -> PageLayout:
    listed = [one for one in page.floats if one.caption and _leads(one.caption[-1])]
    lines = [line for one in listed for line in one.lines()]
    if not lines:
        return page
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    flow = [*page.flow, *(Placed(line, None, x0, x1) for line in lines)]
    return page._replace(
        flow=sorted(flow, key=lambda item: item.line.base),
        floats=[one for one in page.floats if one not in listed],
    )


def _leads(line: Line) -> bool:
    return _entry(line, Counter(), titled=False) is not None


def _may_open(line: Line) -> bool:
    return _is_title(line) or LEADER.search(line.text) is not None


def _is_title(line: Line) -> bool:
    return simplify(counted(line.text)).lower() in _titles()


@cache
def _titles() -> frozenset[str]:
    return frozenset(map(counted, read_lists(__name__, "contents.toml")["titles"].words))


def _list_at(lines: Sequence[Line], start: int, said: Counter[str]) -> tuple[range, list[Listed]]:
    """The lines and entries of the list that a line opens; none where it opens none."""
    titled = _is_title(lines[start])
    at = start + titled
    last = NO_PAGE
    entries: list[Listed] = []
    listed: set[str] = set()
    while at < len(lines):
        known = said if titled else Counter[str]()
        step = _next(lines[at : at + 1 + WRAPPED], known, listed, titled)
        if step is None or _counts_down(step[1], last):
            break
        length, entry = step
        before = "".join(counted(line.text) for line in lines[at : at + length - 1])
        title = "" if read_label(lines[at]) else before + entry.title
        entries.append(entry._replace(title=title))
        listed.add(entry.title)
        last = last if entry.page == NO_PAGE else entry.page
        at += length
    leads = sum(entry.leads for entry in entries)
    enough = leads >= 1 or len(entries) >= ENOUGH if titled else leads >= UNTITLED
    return (range(start, at), entries) if enough else (range(start, start), [])


def _next(
    lines: Sequence[Line], said: Counter[str], listed: set[str], titled: bool
) -> tuple[int, Listed] | None:
    """The next entry and how many lines it takes, if the first of these lines begins one."""
    if titled and _is_title(lines[0]) and not LEADER.search(lines[0].text):
        return None  # of a list of its own
    for length, line in enumerate(lines, 1):
        if counted(line.text) in listed or line.page != lines[0].page:
            return None
        entry = _entry(line, said, titled)
        if entry and (length == 1 or entry.page != NO_PAGE):
            return length, entry
    return None


def _entry(line: Line, said: Counter[str], titled: bool) -> Listed | None:
    leader = LEADER.search(line.text)
    if leader:
        number = _PAGE.match(line.text, leader.end())
        if number is None and (counted(line.text[leader.end() :]) or not titled):
            return None
        return Listed(counted(line.text[: leader.start()]), _value(number), True)
    if not titled:
        return None
    number = _page_behind_space(line)
    if number:
        return Listed(counted(line.text[: number.start()]), _value(number), False)
    title = counted(line.text)
    return Listed(title, NO_PAGE, False) if said[title] > 1 else None


def _page_behind_space(line: Line) -> re.Match[str] | None:
    """The number at a line's end, if white space parts it from a title."""
    at = max((at for at, gap in line.gaps.items() if gap > SPACE), default=len(line.text))
    number = _PAGE.match(line.text, at)
    return number if number and counted(line.text[:at]) else None


def _value(number: re.Match[str] | None) -> int:
    if number is None:
        return NO_PAGE
    return int(number[1]) if number[1].isdecimal() else 0


def _counts_down(entry: Listed, last: int) -> bool:
    """Whether a page stands before the last one, where no dots show that it is a page."""
    return not entry.leads and 0 < entry.page < last
