"""Blocks of text from printed lines, remembering where each character stands."""

from collections.abc import Sequence, Set

from bipaper.layout.lines import Line
from bipaper.parts.boxed_text import Block, LineSpan
from bipaper.text.decimals import close_decimals
from bipaper.text.join import separator
from bipaper.text.regions import rounded

FULL_WIDTH = 0.9  # em that a full-width digit takes at least


def block_of(lines: Sequence[Line], skip: int = 0, spelt: Set[str] = frozenset()) -> Block:
    """Join lines into one text. ``skip`` leaves out that many characters of the first line;
    ``spelt`` are words as the paper spells them.

    Chinese is joined without spaces, Latin words with one, soft hyphens are dropped. Numbers
    in full-width digits break anywhere and go on without a space; decimals have none inside.
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
        drop, between = separator(text, part, spelt)
        if spans and _full_width(lines[number - 1], -1) and _full_width(line, cut):
            between = ""
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
    return close_decimals(Block(text=text, lines=spans, superscripts=raised))


def _full_width(line: Line, at: int) -> bool:
    """Whether the character at an offset is a digit as wide as a Chinese character."""
    if not line.text[at].isdigit():
        return False
    x0, x1 = (line.edges[-2:]) if at == -1 else line.edges[at : at + 2]
    return x1 - x0 > FULL_WIDTH * line.size


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
