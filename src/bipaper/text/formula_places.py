"""Formulas as the result has them: with their places in the paragraphs around them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from bipaper.layout.columns import Placed
from bipaper.layout.lines import Line
from bipaper.parts.displays import Formula
from bipaper.parts.running_text import TextParagraph
from bipaper.text.body.formulas import Displayed
from bipaper.text.regions import around, rounded


class _Place(NamedTuple):
    """Where a printed line stands in the text of a block."""

    block: str
    start: int
    end: int


def formulas_of(
    found: Iterable[Displayed],
    text: Sequence[Placed],
    paragraphs: Iterable[tuple[TextParagraph, Sequence[Placed]]],
) -> list[Formula]:
    """The formulas with their places in the paragraphs that the lines of ``text`` make."""
    places = {
        item.line: _Place(paragraph.id, span.start, span.end)
        for paragraph, lines in paragraphs
        for item, span in zip(lines, paragraph.block.lines, strict=True)
    }
    return [_formula(one, *_anchor(one, text, places)) for one in found]


def _anchor(
    one: Displayed, text: Sequence[Placed], places: Mapping[Line, _Place]
) -> tuple[str | None, int | None]:
    """The block and the place in it: where the text goes on, or else behind what is above."""
    above = places.get(text[one.at - 1].line) if one.at > 0 else None
    below = places.get(text[one.at].line) if one.at < len(text) else None
    if below and (one.offset or below.start or not above):
        return below.block, below.start + one.offset
    return (above.block, above.end) if above else (None, None)


def _formula(one: Displayed, block: str | None, at: int | None) -> Formula:
    return Formula(
        text=one.text,
        number=one.number,
        block=block,
        at=at,
        page=one.lines[0].page,
        bbox=rounded(around(line.bbox for line in one.lines)),
    )
