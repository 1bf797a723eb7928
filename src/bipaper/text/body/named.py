"""Printed lines that the PDF's bookmarks name: evidence that they are headings.

A bookmark counts where its page says the same, with or without the number, as a line or as
lines that follow each other. So page labels, names of embedded objects and bookmarks of what
is set aside, as a figure, are evidence of nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import NamedTuple

from bipaper.chars import counted
from bipaper.layout.columns import Placed
from bipaper.pdf.bookmarks import Bookmark
from bipaper.text.body.numbering import read_number

LINES = 3  # lines a heading has at most


class Named(NamedTuple):
    """Lines up to ``end`` of the stream that a bookmark of this depth names."""

    end: int
    depth: int


def named_lines(stream: Sequence[Placed], bookmarks: Sequence[Bookmark]) -> dict[int, Named]:
    """What bookmarks name, by the index of its first line.

    What a page says more than once is named where it is nearest to what the bookmark leads to.
    """
    spots = _spots(stream, {bookmark.page for bookmark in bookmarks})
    found: dict[int, Named] = {}
    for bookmark in bookmarks:
        top = bookmark.top or 0.0
        own = spots[bookmark.page, _said(bookmark.title)]
        start, end = min(own, key=lambda spot: abs(stream[spot[0]].line.top - top), default=(0, 0))
        if end:
            found[start] = Named(end, bookmark.depth)
    return found


def _spots(
    stream: Sequence[Placed], pages: Collection[int]
) -> defaultdict[tuple[int, str], list[tuple[int, int]]]:
    """Where each page says what: {(page, text): [lines from, to]}."""
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
