"""Labels side by side: 摘要 over a column of Chinese, Abstract over one of English beside it."""

from collections.abc import Iterable, Mapping, Sequence

from bipaper.layout.columns import Placed
from bipaper.layout.labels import label_at_start
from bipaper.layout.lines import Line


def with_facing_labels(placed: Sequence[Placed]) -> list[Placed]:
    """The same lines, with each row of nothing but labels cut: each goes into its column.

    Such a row is too short to show columns of its own, so it comes with the lines above them.
    """
    columns = {(item.zone, item.column): item for item in placed}
    return [new for item in placed for new in _facing(item, columns)]


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
