"""Characters taken out of a block, and replaced in it: all else keeps its place on the page."""

from collections.abc import Iterable

from bipaper.model import Block, LineSpan


def without(block: Block, spans: Iterable[tuple[int, int]]) -> Block:
    """The block without these spans of its text, which do not overlap."""
    for start, end in sorted(spans, reverse=True):
        block = _cut(block, start, end)
    return block


def _cut(block: Block, start: int, end: int) -> Block:
    def at(offset: int) -> int:
        return offset - max(0, min(offset, end) - start)

    return Block(
        text=block.text[:start] + block.text[end:],
        lines=[_cut_line(line, start, end, at(line.start), at(line.end)) for line in block.lines],
        superscripts=[(at(a), at(b)) for a, b in block.superscripts if at(a) < at(b)],
    )


def _cut_line(line: LineSpan, start: int, end: int, first: int, last: int) -> LineSpan:
    """The line, which goes from ``first`` to ``last`` without the text from start to end."""
    skip, rest = max(0, start - line.start), max(0, end - line.start)
    return LineSpan(
        start=first,
        end=last,
        page=line.page,
        bbox=line.bbox,
        edges=line.edges[:skip] + line.edges[rest:]
        if last - first < line.end - line.start
        else line.edges,
    )


def with_text(block: Block, start: int, text: str) -> Block:
    """The block with other characters, as many, from ``start`` on."""
    end = start + len(text)
    return Block(
        text=block.text[:start] + text + block.text[end:],
        lines=block.lines,
        superscripts=block.superscripts,
    )
