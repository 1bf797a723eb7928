"""Boxes of text in a column: lines in a frame, on a ground or between rules of their own."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from bipaper.layout.body import BodyStyle
from bipaper.layout.boxes import EDGE, is_across, overlap, same_extent
from bipaper.layout.columns import Placed
from bipaper.layout.labels import label_at_start
from bipaper.layout.lines import Line
from bipaper.parts.boxed_text import BBox

LINES = 2  # in a box at least; one alone is a title on a bar
MOST = 0.5  # of a page's lines; a frame with more of them is around the page


def with_frames(
    flow: Sequence[Placed], drawings: Iterable[BBox], rules: Iterable[BBox], body: BodyStyle
) -> list[Placed]:
    """A page's text in reading order, with the box that lines stand in and their edges there.

    What is labelled in a box, as 摘要 is, belongs to the front matter and is as it was.
    """
    placed = list(flow)
    for box in [*drawings, *_ruled(flow, rules, body)]:
        own = [at for at, item in enumerate(placed) if _is_in(item.line, box)]
        lines = [placed[at].line for at in own]
        if any(placed[at].frame for at in own) or not _is_box(own, placed, box):
            continue
        x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
        for at in own:
            placed[at] = placed[at]._replace(x0=x0, x1=x1, frame=box)
    return placed


def _is_in(line: Line, box: BBox) -> bool:
    across = box[0] - EDGE < line.x0 and line.x1 < box[2] + EDGE
    return across and box[1] < line.base - 1 < box[3]


def _is_box(own: Sequence[int], flow: Sequence[Placed], box: BBox) -> bool:
    """Whether these lines of a page, and no others, are a text in a box."""
    if not LINES <= len(own) <= MOST * len(flow) or own[-1] - own[0] >= len(own):
        return False
    lines = [flow[at].line for at in own]
    if any(label_at_start(line) for line in lines):
        return False
    others = (item.line for at, item in enumerate(flow) if at not in own)
    return not any(overlap(line, box) and box[1] < line.base - 1 < box[3] for line in others)


def _ruled(flow: Sequence[Placed], rules: Iterable[BBox], body: BodyStyle) -> Iterator[BBox]:
    """Boxes between rules alike, above text and below it, where no line is set as the text is."""
    across = sorted((rule for rule in rules if is_across(rule)), key=lambda rule: rule[1])
    for one, other in pairwise(across):
        box = (*one[:3], other[3])
        lines = [item.line for item in flow if _is_in(item.line, box)]
        if same_extent(one, other) and not any(_is_text(line, body) for line in lines):
            text = [p.line for p in flow if overlap(p.line, box) and _is_text(p.line, body)]
            if any(line.base < box[1] for line in text) and any(line.top > box[3] for line in text):
                yield box


def _is_text(line: Line, body: BodyStyle) -> bool:
    return body.same_size(line) and line.cjk_font in body.fonts
