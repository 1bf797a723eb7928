"""Where text is printed: boxes of lines, and of spans of a block joined from lines."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from string import ascii_lowercase
from typing import Protocol

from bipaper.parts.boxed_text import BBox, Block, LineSpan, Region

_START, _END = attrgetter("start"), attrgetter("end")


class Printed(Protocol):
    """What stands on a page: a line, or what is left of one in a block."""

    @property
    def page(self) -> int:
        """Number of the page, from 1."""

    @property
    def bbox(self) -> BBox:
        """Its box in points from the page's top left."""


def regions_of(lines: Iterable[Printed]) -> list[Region]:
    """One box around each run of lines that stand below one another, in order."""
    regions: list[Region] = []
    last: BBox | None = None
    for line in lines:
        if last and regions[-1].page == line.page and _below(last, regions[-1].bbox, line.bbox):
            regions[-1] = Region(page=line.page, bbox=around((regions[-1].bbox, line.bbox)))
        else:
            regions.append(Region(page=line.page, bbox=line.bbox))
        last = line.bbox
    return [Region(page=region.page, bbox=rounded(region.bbox)) for region in regions]


def lettered(label: str, regions: Sequence[Region]) -> Iterator[tuple[str, Region]]:
    """The parts of one thing, each with its label: where there are several, a letter tells them."""
    for number, region in enumerate(regions):
        letter = ascii_lowercase[number % len(ascii_lowercase)] if len(regions) > 1 else ""
        yield f"{label}{letter}", region


def span_regions(block: Block, start: int, end: int) -> list[Region]:
    """The box of each printed line's part of ``block.text[start:end]``, in order."""
    first = bisect_right(block.lines, start, key=_END)
    last = bisect_left(block.lines, end, key=_START)
    lines = block.lines[first:last]
    parts = ((line, max(start, line.start), min(end, line.end)) for line in lines)
    return [Region(page=line.page, bbox=_part(line, a, b)) for line, a, b in parts if a < b]


def around(boxes: Iterable[BBox]) -> BBox:
    """The box around at least one box."""
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return min(x0), min(top), max(x1), max(bottom)


def rounded(box: BBox) -> BBox:
    """A box to a tenth of a point, as results give it."""
    x0, top, x1, bottom = (round(edge, 1) for edge in box)
    return x0, top, x1, bottom


def _part(line: LineSpan, start: int, end: int) -> BBox:
    """The part of a line's box that holds the characters ``start`` to ``end`` of the block."""
    _, top, _, bottom = line.bbox
    edges = line.edges[start - line.start : end - line.start + 1]
    return min(edges), top, max(edges), bottom


def _below(last: BBox, run: BBox, line: BBox) -> bool:
    """Whether a line goes on under the last one, in the column of the run that ends with it."""
    return line[1] > last[1] and line[0] < run[2] and run[0] < line[2]
