"""The spans that the finders propose, and which of them are kept."""

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from bipaper.model import EntityType


class Source(IntEnum):
    """Where a span comes from. Of two spans of one length the smaller source wins."""

    TITLE = 1  # 《…》
    CONTEXT = 2  # a citation, a definition, a word beside the name
    GAZETTEER = 3
    HEAD = 4  # the name's own last word
    LIST = 5  # its neighbours in an enumeration
    DOCUMENT = 6  # found by one of the above elsewhere in the paper


class Span(NamedTuple):
    """A proposed name: half-open character offsets into its block's text."""

    start: int
    end: int
    type: EntityType
    source: Source


def resolve(spans: Iterable[Span]) -> list[Span]:
    """The spans kept when the longest wins and nothing overlaps, in text order.

    Of equally long ones the better source, then the earlier, then the type's name decides.
    """
    best = sorted(set(spans), key=lambda s: (s.start - s.end, s.source, s.start, s.type))
    taken: set[int] = set()
    kept = []
    for span in best:
        places = range(span.start, span.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(span)
    return sorted(kept)
