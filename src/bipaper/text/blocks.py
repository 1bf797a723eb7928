"""Blocks of text from printed lines, remembering where each character stands."""

from collections.abc import Sequence

from bipaper.layout.lines import Line
from bipaper.model import Block, LineSpan, Region
from bipaper.text.join import separator


def block_of(lines: Sequence[Line], skip: int = 0) -> Block:
    """Join lines into one text. ``skip`` leaves out that many characters of the first line.

    Chinese is joined without spaces, Latin words with one, soft hyphens are dropped.
    """
    text = ""
    spans: list[LineSpan] = []
    raised: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        cut = skip if number == 0 else 0
        cut += len(line.text[cut:]) - len(line.text[cut:].lstrip())
        part = line.text[cut:].rstrip()
        if not part:
            continue
        drop, between = separator(text, part)
        if drop:
            text = text[:-drop]
            spans[-1] = _shortened(spans[-1], drop)
        text += between
        start = len(text)
        text += part
        spans.append(_span(line, start, cut, len(part)))
        raised += [
            (start + max(0, a - cut), start + b - cut)
            for a, b in line.raised
            if cut < b <= cut + len(part)
        ]
    return Block(text=text, lines=spans, superscripts=raised)


def _span(line: Line, start: int, cut: int, length: int) -> LineSpan:
    edges = [round(x, 1) for x in line.edges[cut : cut + length + 1]]
    box = (edges[0], round(line.top, 1), edges[-1], round(line.bottom, 1))
    return LineSpan(start=start, end=start + length, page=line.page, bbox=box, edges=edges)


def _shortened(span: LineSpan, drop: int) -> LineSpan:
    return LineSpan(
        start=span.start,
        end=span.end - drop,
        page=span.page,
        bbox=span.bbox,
        edges=span.edges[: len(span.edges) - drop],
    )


def regions_of(lines: Sequence[Line]) -> list[Region]:
    """One box for each run of lines on a page that stand in one column."""
    regions: list[Region] = []
    previous: Line | None = None
    for line in lines:
        x0, top, x1, bottom = line.bbox
        if previous and _same_column(previous, line):
            box = regions[-1].bbox
            box = (min(box[0], x0), min(box[1], top), max(box[2], x1), max(box[3], bottom))
            regions[-1] = Region(page=line.page, bbox=box)
        else:
            regions.append(Region(page=line.page, bbox=(x0, top, x1, bottom)))
        previous = line
    return [Region(page=r.page, bbox=_rounded(r.bbox)) for r in regions]


def _same_column(a: Line, b: Line) -> bool:
    return a.page == b.page and b.base > a.base and a.x0 < b.x1 and b.x0 < a.x1


def _rounded(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    return round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1)
