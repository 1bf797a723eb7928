"""Figures and tables: which lines belong to them and not to the running text."""

from collections.abc import Sequence
from typing import NamedTuple

from bipaper.layout.body import BodyStyle
from bipaper.layout.captions import Label, is_caption, read_label
from bipaper.layout.columns import Placed
from bipaper.layout.lines import CJK, Line
from bipaper.model import BBox

NEAR_RULE = 4.0  # em between a table's caption and its first rule
SAME_EDGE = 8.0  # points between the edges of rules of one table
NEAR_IMAGE = 5.0  # em between an image and its caption
SPLIT_GAP = 1.5  # em between captions printed side by side
NOTE = ("注", "资料来源", "資料來源", "数据来源", "來源", "来源", "說明", "说明", "Note", "Source")


class Float(NamedTuple):
    """A figure or table: its caption's lines and the lines inside its box.

    ``bbox`` spans the figure or table without caption, in points.
    """

    label: Label
    caption: list[Line]
    english: list[Line]
    inside: list[Line]
    notes: list[Line]
    bbox: BBox


def part_lines(placed: Sequence[Placed], rules: Sequence[BBox]) -> list[Placed]:
    """Cut lines where what stands side by side is not one text.

    Two captions on one height, and running text set beside a narrow ruled table.
    """
    boxes = _narrow_boxes(placed, rules)
    beside = [part for item in placed for part in _cut_at_boxes(item, boxes)]
    return [
        item._replace(line=line) if line is not item.line else item
        for item in beside
        for line in _parts(item.line)
    ]


def _narrow_boxes(placed: Sequence[Placed], rules: Sequence[BBox]) -> list[BBox]:
    """Boxes between first and last of horizontal rules of one width, narrower than the column.

    A box starts three lines higher, where its caption stands.
    """
    if not placed:
        return []
    width = max(p.x1 - p.x0 for p in placed)
    groups: list[list[BBox]] = []
    for rule in rules:
        if rule[3] - rule[1] > 4 or not 60 < rule[2] - rule[0] < 0.75 * width:
            continue
        group = next((g for g in groups if _same_extent(g[0], rule)), None)
        if group:
            group.append(rule)
        else:
            groups.append([rule])
    lift = 3.5 * placed[0].line.size
    return [
        (g[0][0], g[0][1] - lift, g[0][2], g[-1][3]) for g in groups if g[-1][1] - g[0][1] > 30
    ]


def _same_extent(a: BBox, b: BBox) -> bool:
    return abs(a[0] - b[0]) < SAME_EDGE and abs(a[2] - b[2]) < SAME_EDGE


def _cut_at_boxes(item: Placed, boxes: Sequence[BBox]) -> list[Placed]:
    """Cut a line at the left and right edge of a box it reaches into."""
    for box in boxes:
        if not box[1] < item.line.base - 1 < box[3]:
            continue
        for edge, from_left in ((box[0], False), (box[2], True)):
            offset = _gap_at(item.line, edge)
            if offset:
                left, right = item.line.split(offset)
                one = item._replace(line=left, x1=max(left.x1, edge) if from_left else left.x1)
                two = item._replace(line=right, x0=right.x0 if from_left else min(edge, right.x0))
                return [*_cut_at_boxes(one, boxes), *_cut_at_boxes(two, boxes)]
    return [item]


def _gap_at(line: Line, edge: float) -> int | None:
    """The offset of a gap in a line that lies at the x coordinate ``edge``."""
    if not line.x0 + 5 < edge < line.x1 - 5:
        return None
    for offset in line.gaps:
        before, after = line.edges[offset - 1], line.edges[offset]
        if before - 2 < edge + line.size and after + 2 > edge - line.size and after > edge - 8:
            return offset
    return None


def _parts(line: Line) -> list[Line]:
    for offset, gap in line.gaps.items():
        if gap > SPLIT_GAP:
            left, right = line.split(offset)
            if read_label(right):
                return [left, *_parts(right)]
    return [line]


def find_floats(
    placed: Sequence[Placed], rules: Sequence[BBox], images: Sequence[BBox], body: BodyStyle
) -> list[Float]:
    """All captioned figures and tables of a page, from the top down."""
    labels = {i: label for i, p in enumerate(placed) if (label := _caption_label(p, body))}
    own = [i for i in labels if not _translates(i, labels, placed)]
    floats: list[Float] = []
    for at in own:
        english = [i for i in labels if i not in own and _nearest(i, own, placed) == at]
        stops = [placed[i].line for i in own if i != at]
        grow = _table if labels[at].kind == "table" else _figure
        floats.append(grow(placed, at, labels[at], english, stops, rules, images, body))
    return floats


def _caption_label(item: Placed, body: BodyStyle) -> Label | None:
    label = read_label(item.line)
    if label and is_caption(item, label, body, (item.x0, item.x1)):
        return label
    return None


def _translates(index: int, labels: dict[int, Label], placed: Sequence[Placed]) -> bool:
    """Whether an English caption stands by a Chinese one of the same kind and number."""
    label = labels[index]
    return label.english and any(
        not other.english
        and other.kind == label.kind
        and abs(placed[i].line.base - placed[index].line.base) < 4 * placed[i].line.size
        for i, other in labels.items()
    )


def _nearest(index: int, own: list[int], placed: Sequence[Placed]) -> int:
    here = placed[index].line
    return min(own, key=lambda i: _distance(placed[i].line, here))


def _distance(a: Line, b: Line) -> float:
    return abs(a.base - b.base) + 0.2 * abs(a.x0 + a.x1 - b.x0 - b.x1)


def _table(
    placed: Sequence[Placed],
    at: int,
    label: Label,
    english: list[int],
    stops: list[Line],
    rules: Sequence[BBox],
    images: Sequence[BBox],
    body: BodyStyle,
) -> Float:
    item = placed[at]
    last = max((placed[i].line for i in english), default=item.line, key=lambda line: line.base)
    last = max(last, item.line, key=lambda line: line.base)
    ruled = _ruled_box(item, last, stops, rules)
    box = ruled or _text_box(placed, item, last, body)
    lines = [placed[i].line for i in english]
    notes = _notes(placed, box, body)
    head = (box[0], item.line.base + 1, box[2], ruled[1]) if ruled else None
    caption = [item.line, *(_second_lines(placed, item, lines, head) if head else [])]
    taken = {id(line) for line in (*caption, *lines, *notes)}
    inside = [p.line for p in placed if _within(p.line, box) and id(p.line) not in taken]
    between = [p.line for p in placed if head and _within(p.line, head)]
    inside += [line for line in between if id(line) not in taken and line not in inside]
    return Float(label, caption, lines, inside, notes, box)


def _second_lines(
    placed: Sequence[Placed], item: Placed, english: list[Line], head: BBox
) -> list[Line]:
    """Lines between a table's caption and its first rule that go on with the caption."""
    return [
        p.line
        for p in placed
        if p.line is not item.line
        and _within(p.line, head)
        and not any(p.line is e for e in english)
        and abs(p.line.size - item.line.size) < 0.2
        and p.line.font == item.line.font
        and not p.line.text.startswith(("单位", "單位"))
        and p.line.base - item.line.base < 2 * item.line.size
    ]


def _ruled_box(item: Placed, last: Line, stops: list[Line], rules: Sequence[BBox]) -> BBox | None:
    """From the first rule below a caption to the last rule of the same width."""
    below = [r for r in rules if r[3] - r[1] < 4 and r[1] > last.base - 2]
    below = [r for r in below if r[2] > item.line.x0 and r[0] < item.line.x1]
    if not below or below[0][1] - last.base > NEAR_RULE * last.size + 14:
        return None
    first = below[0]
    limit = min(
        (s.top for s in stops if s.top > first[1] and s.x1 > first[0] and s.x0 < first[2]),
        default=float("inf"),
    )
    same = [
        r
        for r in below
        if _same_extent(r, first) and r[1] < limit
    ]
    return (first[0], first[1], first[2], same[-1][3])


def _text_box(placed: Sequence[Placed], item: Placed, last: Line, body: BodyStyle) -> BBox:
    """Without rules: down from the caption to the first line of running text."""
    bottom = last.bottom
    for other in placed:
        line = other.line
        if line.base <= last.base + 1 or line.x1 < item.x0 or line.x0 > item.x1:
            continue
        if is_running_text(other, body) or line.top - bottom > 4 * body.pitch:
            break
        bottom = max(bottom, line.bottom)
    return item.x0, last.bottom, item.x1, bottom


def _figure(
    placed: Sequence[Placed],
    at: int,
    label: Label,
    english: list[int],
    stops: list[Line],
    rules: Sequence[BBox],
    images: Sequence[BBox],
    body: BodyStyle,
) -> Float:
    item = placed[at]
    lines = [placed[i].line for i in english]
    x0, x1 = _figure_width(item, stops)
    top = _image_top(item, images, x0, x1)
    if top is None:
        top = _drawing_top(placed, item, stops, body, x0, x1)
    box = (x0, top, x1, item.line.top)
    more = _continuation(placed, at, lines, body)
    taken = {id(line) for line in (item.line, *lines, *more, *stops)}
    inside = [p.line for p in placed if _within(p.line, box) and id(p.line) not in taken]
    notes = _notes(placed, (x0, top, x1, max(line.bottom for line in (item.line, *lines))), body)
    return Float(label, [item.line, *more], lines, inside, notes, box)


def _figure_width(item: Placed, stops: list[Line]) -> tuple[float, float]:
    """The column's width; half of the space between captions printed side by side."""
    x0, x1 = item.x0, item.x1
    for other in stops:
        if abs(other.base - item.line.base) < item.line.size:
            if other.x0 > item.line.x1:
                x1 = min(x1, (other.x0 + item.line.x1) / 2)
            elif other.x1 < item.line.x0:
                x0 = max(x0, (other.x1 + item.line.x0) / 2)
    return x0, x1


def _image_top(item: Placed, images: Sequence[BBox], x0: float, x1: float) -> float | None:
    """Top of the images stacked right above a caption."""
    top: float | None = None
    edge = item.line.top
    for image in sorted(images, key=lambda box: -box[3]):
        beside = image[0] < x1 - 5 and image[2] > x0 + 5
        above = image[1] < edge and abs(edge - image[3]) < NEAR_IMAGE * item.line.size
        if beside and above and image[3] - image[1] > 20 and image[2] - image[0] > 20:
            top = min(image[1], top if top is not None else image[1])
            edge = top
    return top


def _drawing_top(
    placed: Sequence[Placed],
    item: Placed,
    stops: list[Line],
    body: BodyStyle,
    x0: float,
    x1: float,
) -> float:
    """Up from the caption to the nearest running text or other caption."""
    top = item.line.top
    for other in reversed(placed):
        line = other.line
        if line.base >= item.line.base - 1 or line.x1 < x0 or line.x0 > x1:
            continue
        if is_running_text(other, body) or any(line is stop for stop in stops):
            return max(line.bottom, 0.0)
        top = min(top, line.top)
    return top


def _continuation(
    placed: Sequence[Placed], at: int, english: list[Line], body: BodyStyle
) -> list[Line]:
    """Further lines of a figure caption that fills its column."""
    item, more = placed[at], list[Line]()
    last = item
    for other in placed[at + 1 :]:
        line = other.line
        if other.side != item.side or any(line is e for e in english):
            continue
        goes_on = last.rest < 2 and abs(line.size - item.line.size) < 0.2 and body.smaller(line)
        if not goes_on or line.base - last.line.base > 2 * line.size or read_label(line):
            break
        more.append(line)
        last = other
    return more


def _notes(placed: Sequence[Placed], box: BBox, body: BodyStyle) -> list[Line]:
    """Lines of small type right below a float that open with 注 or 资料来源."""
    notes: list[Line] = []
    edge = box[3]
    for item in placed:
        line = item.line
        if line.top < box[3] - 3 or line.x1 < box[0] or line.x0 > box[2]:
            continue
        opens = line.text.lstrip("*＊ ").startswith(NOTE)
        if line.top - edge > 2.2 * line.size or not (body.smaller(line) or opens):
            break
        if not notes and not opens:
            break
        notes.append(line)
        edge = line.bottom
    return notes


def is_running_text(item: Placed, body: BodyStyle) -> bool:
    """Whether a line looks like the body's: its size, Chinese, at the column's edge."""
    line = item.line
    if not body.same_size(line) or line.cjk < 3 or len(CJK.findall(line.text)) * 3 < len(line.text):
        return False
    if any(gap > 2 for gap in line.gaps.values()):
        return False
    return abs(item.indent) < 0.6 or 1.5 < item.indent < 2.6


def _within(line: Line, box: BBox) -> bool:
    middle = (line.x0 + line.x1) / 2
    return box[0] - 5 <= middle <= box[2] + 5 and box[1] - 2 <= line.base - 1 <= box[3] + 2
