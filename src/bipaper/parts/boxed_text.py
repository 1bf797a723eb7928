"""Text, and where it stands on its page.

A bbox is ``(x0, top, x1, bottom)`` in points from the page's top left corner; pages count
from 1. Offsets are half-open character offsets.
"""

from bipaper.parts.structs import Struct

BBox = tuple[float, float, float, float]


class Region(Struct, kw_only=True):
    """A box on a page: ``bbox`` in points from the top left, ``page`` from 1."""

    page: int
    bbox: BBox


class LineSpan(Struct, kw_only=True):
    """One printed line of a block: text[start:end] stands in ``bbox`` on ``page``.

    ``edges`` holds the x coordinate left of each character and right of the last
    (``end - start + 1`` values, points), so that any span can be boxed exactly.
    """

    start: int
    end: int
    page: int
    bbox: BBox
    edges: list[float]


class Block(Struct, kw_only=True):
    """A run of text with the printed lines it was joined from.

    ``superscripts`` are spans set above the base line (citation marks, note marks).
    """

    text: str
    lines: list[LineSpan] = []
    superscripts: list[tuple[int, int]] = []
