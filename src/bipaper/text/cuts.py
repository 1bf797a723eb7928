"""Characters taken out of a block, and replaced in it: all else keeps its place on the page."""

from collections.abc import Iterable

from msgspec.structs import replace

from bipaper.parts.boxed_text import Block, LineSpan


def without(block: Block, spans: Iterable[tuple[int, int]]) -> Block:
    """The block without these spans of its text, which do not overlap."""
    for start, end in sorted(spans, reverse=True):
        block = _cut(block, start, end)
    return block


def moved(offset: int, spans: Iterable[tuple[int, int]]) -> int:
    """Where a place of a text is when the text is without these spans."""
    return offset - sum(max(0, min(offset, end) - start) for start, end in spans)


def _cut(block: Block, start: int, end: int) -> Block:
    def at(offset: int) -> int:
        return moved(offset, [(start, end)])

    lines = (
        replace(line, start=at(line.start), end=at(line.end), edges=_cut_edges(line, start, end))
        for line in block.lines
    )
    return Block(
        text=block.text[:start] + block.text[end:],
        lines=[line for line in lines if line.start < line.end],
        superscripts=[(at(a), at(b)) for a, b in block.superscripts if at(a) < at(b)],
    )


def _cut_edges(line: LineSpan, start: int, end: int) -> list[float]:
    """The edges of a line's characters without those from ``start`` to ``end`` of the text."""
    if end <= line.start or line.end <= start:
        return line.edges
    return line.edges[: max(0, start - line.start)] + line.edges[end - line.start :]


def with_text(block: Block, start: int, text: str) -> Block:
    """The block with other characters, as many, from ``start`` on."""
    end = start + len(text)
    return replace(block, text=block.text[:start] + text + block.text[end:])
