"""Blocks of text from printed lines, remembering where each character stands."""

from collections.abc import Sequence

from bipaper.layout.lines import Line
from bipaper.model import Block, LineSpan
from bipaper.text.join import separator
from bipaper.text.regions import rounded


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
    box = rounded((edges[0], line.top, edges[-1], line.bottom))
    return LineSpan(start=start, end=start + length, page=line.page, bbox=box, edges=edges)


def _shortened(span: LineSpan, drop: int) -> LineSpan:
    return LineSpan(
        start=span.start,
        end=span.end - drop,
        page=span.page,
        bbox=span.bbox,
        edges=span.edges[: len(span.edges) - drop],
    )
