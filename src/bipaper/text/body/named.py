"""Printed lines that the PDF's bookmarks or its contents name: evidence that they are headings.

A bookmark counts where its page says the same, with or without the number, as a line or as
lines that follow each other; or where only the number is another, as 1 of 第一章. So page labels,
names of embedded objects and bookmarks of what is set aside, as a figure, are evidence of nothing.
So does an entry of the contents; how far its page is from the PDF's is what most entries say.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from bipaper.chars import counted
from bipaper.layout.columns import Placed
from bipaper.pdf.bookmarks import Bookmark
from bipaper.text.body.contents import Listed
from bipaper.text.body.numbering import read_number

LINES = 3  # lines a heading has at most
ENOUGH = 3  # entries of contents that agree on how far their pages are from the PDF's
_NUMBER = re.compile(r"\d{1,2}(?=\D)")  # before a title, where both are written as one word

_Spots = dict[tuple[int, str], list[tuple[int, int]]]  # (page, text): [(lines from, to)]


class _Place(NamedTuple):
    """Lines start:end of the stream, on this page."""

    page: int
    start: int
    end: int


class Named(NamedTuple):
    """Lines up to ``end`` of the stream that a bookmark of this depth names; None where an
    entry of the contents does."""

    end: int
    depth: int | None


def named_lines(
    stream: Sequence[Placed], bookmarks: Sequence[Bookmark], entries: Sequence[Listed] = ()
) -> dict[int, Named]:
    """What bookmarks and entries of contents name, by the index of its first line."""
    return _listed(stream, entries) | _bookmarked(stream, bookmarks)


def _listed(stream: Sequence[Placed], entries: Sequence[Listed]) -> dict[int, Named]:
    """What entries of contents name: lines of their page, or of all without a page or where it is
    said nowhere but on one other (an excerpt, contents older than the text), where these say it
    no more often than the entries do."""
    places: defaultdict[str, list[_Place]] = defaultdict(list)
    if entries:
        for (page, text), spots in _spots(stream, {item.line.page for item in stream}).items():
            places[text].extend(_Place(page, *spot) for spot in spots)
    shift = _shift(places, entries)
    if shift is None:
        return {}
    found: dict[int, Named] = {}
    alike = Counter((_said(entry.title), entry.page) for entry in entries)
    for (title, page), often in alike.items():
        on = page + shift if page > 0 else None
        anywhere = places.get(title) or places.get(_bare(title), [])
        own = anywhere if on is None else [at for at in anywhere if at.page == on]
        own = own or (anywhere if len(anywhere) == 1 else [])
        if len(own) <= often:
            found |= {at.start: Named(at.end, None) for at in own}
    return found


def _shift(places: Mapping[str, Sequence[_Place]], entries: Iterable[Listed]) -> int | None:
    """How many pages of the PDF stand before the contents' page 1; None if too few tell."""
    votes = Counter(
        page - entry.page
        for entry in entries
        if entry.page > 0
        for page in sorted({place.page for place in places.get(_said(entry.title), ())})
    )
    shift, count = max(votes.items(), key=lambda vote: vote[1], default=(0, 0))
    return shift if count >= ENOUGH else None


def _bookmarked(stream: Sequence[Placed], bookmarks: Sequence[Bookmark]) -> dict[int, Named]:
    """What bookmarks name. What a page says more than once is named where it is nearest to what
    the bookmark leads to."""
    spots = _spots(stream, {bookmark.page for bookmark in bookmarks})
    found: dict[int, Named] = {}
    for bookmark in bookmarks:
        top = bookmark.top or 0.0
        said = _said(bookmark.title)
        own = spots.get((bookmark.page, said)) or spots.get((bookmark.page, _bare(said)), [])
        start, end = min(own, key=lambda spot: abs(stream[spot[0]].line.top - top), default=(0, 0))
        if end:
            found[start] = Named(end, bookmark.depth)
    return found


def _spots(stream: Sequence[Placed], pages: Collection[int]) -> _Spots:
    """Where each of these pages says what."""
    spots: defaultdict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    for start, item in enumerate(stream):
        page = item.line.page
        if page not in pages:
            continue
        number = read_number(item.line)
        for end in range(start + 1, min(start + LINES, len(stream)) + 1):
            if stream[end - 1].line.page != page:
                break
            text = "".join(one.line.text for one in stream[start:end])
            for said in {_said(text), _said(text[number.end :] if number else text)} - {""}:
                spots[page, said].append((start, end))
    return spots


def _said(text: str) -> str:
    return counted(text).casefold()


def _bare(said: str) -> str:
    """What is said without the number before it."""
    number = _NUMBER.match(said)
    return said[number.end() :] if number else said
