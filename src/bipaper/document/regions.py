"""Where a span of text is printed: boxes from the lines a block was joined from."""

from collections.abc import Iterable

from bipaper.model import BBox, Block, LineSpan, Region


def span_regions(block: Block, start: int, end: int) -> list[Region]:
    """The box of each printed line's part of ``block.text[start:end]``, in order."""
    parts = ((line, max(start, line.start), min(end, line.end)) for line in block.lines)
    return [Region(page=line.page, bbox=_box(line, a, b)) for line, a, b in parts if a < b]


def block_regions(block: Block) -> list[Region]:
    """One box around each run of lines that stand below one another, in order."""
    regions: list[Region] = []
    for line in block.lines:
        last = regions[-1] if regions else None
        if last and last.page == line.page and _below(last.bbox, line.bbox):
            regions[-1] = Region(page=line.page, bbox=_union((last.bbox, line.bbox)))
        else:
            regions.append(Region(page=line.page, bbox=line.bbox))
    return regions


def _box(line: LineSpan, start: int, end: int) -> BBox:
    """The part of a line's box that holds the characters ``start`` to ``end`` of the block."""
    _, top, _, bottom = line.bbox
    edges = line.edges[start - line.start : end - line.start + 1]
    return (min(edges), top, max(edges), bottom)


def _below(upper: BBox, lower: BBox) -> bool:
    """Whether ``lower`` goes on under ``upper`` in the same column."""
    return lower[1] > upper[1] and lower[0] < upper[2] and upper[0] < lower[2]


def _union(boxes: Iterable[BBox]) -> BBox:
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return (min(x0), min(top), max(x1), max(bottom))
