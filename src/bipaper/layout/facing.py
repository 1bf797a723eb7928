"""Labels side by side: 摘要 over a column of Chinese, Abstract over one of English beside it; and
what stands beside a labelled text in type of its own, as an institution below the authors."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations

from bipaper.layout.columns import Placed
from bipaper.layout.labels import SAME_SIZE, Label, label_at_start, labels_in
from bipaper.layout.lines import GUTTER, Line
from bipaper.parts.boxed_text import BBox

COUNTERPARTS = (("abstract_zh", "abstract_en"), ("keywords_zh", "keywords_en"))


def with_facing_labels(placed: Sequence[Placed]) -> list[Placed]:
    """The same lines, with each row of nothing but labels cut: each goes into its column.

    Such a row is too short to show columns of its own, so it comes with the lines above them. So
    does a labelled text with another beside it, which goes on with those and is read first.
    """
    columns = {(item.zone, item.column): item for item in placed}
    rows = [new for item in placed for new in _facing(item, columns)]
    return [item._replace(line=line) for item in rows for line in _beside(item.line)]


def facing_parts(placed: Iterable[Placed]) -> list[BBox]:
    """The rows of labels of one part in both languages, each in its column, from the left column's
    edge to the right one's: what stands above them, as authors in both languages, is read first."""
    labelled = [(item, label) for item in placed if (label := _label_in_column(item))]
    return [
        (min(one.x0, other.x0), one.line.top, max(one.x1, other.x1), one.line.bottom)
        for (one, label), (other, theirs) in permutations(labelled, 2)
        if (label.field, theirs.field) in COUNTERPARTS
        if one.zone == other.zone and one.column != other.column
        if one.line.top < other.line.base and other.line.top < one.line.base
    ]


def _label_in_column(item: Placed) -> Label | None:
    return label_at_start(item.line) if item.column is not None else None


def _beside(line: Line) -> list[Line]:
    """What white space and another size and font part from a labelled text on its row, and that;
    or the line itself."""
    wide = [at for at, gap in line.gaps.items() if gap >= GUTTER]
    label = label_at_start(line) if wide else None
    for at in (at for at in wide if label and at > label.end):
        left, right = line.split(at)
        other = abs(left.size - right.size) > SAME_SIZE and left.cjk_font != right.cjk_font
        if other and not labels_in(right):
            return [right, left]
    return [line]


def _facing(item: Placed, columns: Mapping[tuple[int, int | None], Placed]) -> Iterable[Placed]:
    labels = _labels(item.line) if item.column is None else []
    if len(labels) < 2:
        return [item]
    below = [one for (zone, _), one in columns.items() if zone == item.zone + 1]
    over = [one for label in labels for one in below if one.x0 <= label.x0 and label.x1 <= one.x1]
    if len(over) != len(labels) or len({one.column for one in over}) < len(over):
        return [item]
    return [one._replace(line=label) for one, label in zip(over, labels, strict=True)]


def _labels(line: Line) -> list[Line]:
    """The labels that a line is nothing but; none of another line."""
    label = label_at_start(line)
    if label is None or label.end == len(line.text):
        return [line] if label else []
    left, right = line.split(label.end)
    rest = _labels(right)
    return [left, *rest] if rest else []
