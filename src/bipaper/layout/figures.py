"""Boxes of figures: around what is drawn, or up to the running text."""

from collections.abc import Iterable, Sequence, Set

from bipaper.layout.boxes import (
    EDGE,
    FILLS,
    LINES_BETWEEN,
    THIN,
    Surroundings,
    frame,
    is_across,
    open_box,
    overlap,
    same_extent,
    stands_in_text,
    within,
)
from bipaper.layout.captions import Caption, is_running_text, opens_notes, read_label
from bipaper.layout.columns import Placed
from bipaper.layout.lines import Line
from bipaper.parts.boxed_text import BBox
from bipaper.pdf.drawings import enclosing
from bipaper.pdf.ruled import is_horizontal

NEAR_IMAGE = 5.0  # em between an image and its caption
# Em between a drawing and the small type at its edge, and between its lines. From 1 to 3 no paper
# of ours and none of 40 sheets of tests/press changes; at 0.5 four of the papers do.
LABELLED = 1.5
SMALLEST = 20.0  # points; smaller images are symbols


def figure_box(caption: Caption, stops: Sequence[Line], around: Surroundings) -> BBox:
    """The box of a figure: above its caption, or below where only there is an image.

    ``stops`` are the lines of captions and tables, which no figure reaches over.
    """
    x0, x1 = _half(caption, stops)
    edge = min(line.top for line in caption.both)
    text = [p.line for p in around.placed if _fills_column(p, around)]
    images = [image for image in pictures(around.images) if not _is_ground(image, text)]
    top = _image_top(caption, images, edge, x0, x1)
    if top is not None:
        top = _below_text(top, text, (x0, x1))
        ends = {*around.fields, *stops} - set(caption.both)
        top = _outward(top, (x0, top, x1, edge), ends, around, x1 - x0, up=True)
    elif drawn := _drawn(caption, stops, text, around) or _shown_beside(
        caption, stops, text, around
    ):
        return drawn
    else:
        top = _drawing_top(caption, stops, around, edge, (x0, x1))
    if edge - top < around.body.pitch:
        below = max(line.bottom for line in caption.both)
        found = _image_below(images, below, x0, x1) or _drawing_below(caption, around)
        return found or (x0, top, x1, edge)
    return x0, top, x1, edge


def _drawn(
    caption: Caption, stops: Sequence[Line], text: Sequence[Line], around: Surroundings
) -> BBox | None:
    """The box of what is drawn in lines above a figure's caption, or below where only there is
    something; with the small type that stands at its edges.

    It is as wide as its column, or wider where the drawing is; where text or another figure stands
    beside it, as wide as the drawing.
    """
    set_on = [*text, *stops, *around.fields]
    drawings = [one for one in around.drawings if not _is_ground(one, set_on)]
    x0, x1 = _half(caption, stops)
    own = set(caption.both)
    ends = {*around.fields, *stops} - own
    edge = min(line.top for line in own)
    free = [one for one in drawings if not any(_names(line, one) for line in ends)]
    if above := _piled(caption, free, [*text, *ends], (x0, x1)):
        if framed := _frame_of(above, edge, around):
            return framed[0], framed[1], framed[2], edge
        top = _outward(above[1], above, ends, around, x1 - x0, up=True)
        another = any(_is_beside(one, above) for one in drawings if one not in free)
        if another or _beside(above, (x0, x1), around):
            return _with_labels((above[0], top, above[2], edge), around)
        return min(x0, above[0]), top, max(x1, above[2]), edge
    below = max(line.bottom for line in own)
    if found := _image_below(free, below, x0, x1):
        return x0, below, x1, _outward(found[3], found, ends, around, x1 - x0, up=False)
    return None


def _frame_of(drawn: BBox, edge: float, around: Surroundings) -> BBox | None:
    """The box that rules make around what is drawn, and that ends right above ``edge``."""
    near = LABELLED * around.body.size
    sides = [
        one
        for one in around.rules
        if not is_horizontal(one) and one[1] <= drawn[1] and drawn[3] <= one[3]
        if 0 <= edge - one[3] < near
    ]
    left = max((one for one in sides if one[2] <= drawn[0]), key=lambda one: one[0], default=None)
    right = min((one for one in sides if one[0] >= drawn[2]), key=lambda one: one[0], default=None)
    if left is None or right is None:
        return None
    box = enclosing([left, right])
    ends = [one for one in around.rules if is_across(one) and same_extent(one, box)]
    closed = (any(abs(one[1] - y) < THIN for one in ends) for y in (box[1], box[3]))
    return box if all(closed) else None


def _shown_beside(
    caption: Caption, stops: Sequence[Line], text: Sequence[Line], around: Surroundings
) -> BBox | None:
    """The box of what is pictured beside a caption, nothing in body type between them, and close
    below that, with the small type at its edges: captions may stand in a margin or in a column."""
    own = set(caption.both)
    ends = {*around.fields, *stops} - own
    shown = [*pictures(around.images), *around.drawings]
    free = [one for one in shown if not _is_ground(one, [*text, *ends])]
    free = [one for one in free if not any(_names(line, one) for line in ends)]
    lines = enclosing(line.bbox for line in own)
    beside = [one for one in free if _is_level(one, lines) and _gap(one, lines) >= -EDGE]
    near = min(beside, key=lambda one: _gap(one, lines), default=None)
    body = [item.line for item in around.placed if around.body.same_size(item.line)]
    if near is None or any(_parts(line, lines, near) for line in body):
        return None
    box = enclosing([near, *(one for one in beside if _is_alike(one, [near]))])
    box = _with_strip(box, free, body, NEAR_IMAGE * around.body.size)
    width = box[2] - box[0]
    top = _outward(box[1], box, ends, around, width, up=True)
    bottom = _outward(box[3], box, ends, around, width, up=False)
    return _with_labels((box[0], top, box[2], bottom), around)


def _with_strip(box: BBox, drawings: Iterable[BBox], body: Sequence[Line], near: float) -> BBox:
    """A box with the drawings that follow below it, each so near (points), no text between."""
    for one in sorted(drawings, key=lambda one: one[1]):
        gap = (box[0], box[3], box[2], one[1])
        follows = 0 <= one[1] - box[3] < near and _gap(one, box) < 0
        if follows and not any(within(line, gap) for line in body):
            box = enclosing([box, one])
    return box


def _is_level(one: BBox, other: BBox) -> bool:
    """Whether two boxes share some height."""
    return one[1] < other[3] and other[1] < one[3]


def _gap(one: BBox, other: BBox) -> float:
    """White space between boxes side by side, in points; below 0 where they overlap."""
    return max(one[0] - other[2], other[0] - one[2])


def _parts(line: Line, one: BBox, other: BBox) -> bool:
    """Whether a line stands between two boxes side by side."""
    left, right = sorted((one, other))
    return _is_level(line.bbox, one) and left[2] - EDGE < (line.x0 + line.x1) / 2 < right[0] + EDGE


def _piled(
    caption: Caption, drawings: Sequence[BBox], lines: Sequence[Line], extent: tuple[float, float]
) -> BBox | None:
    """What is drawn piece upon piece above a caption, without one of the lines between, and what
    is drawn beside it: as high as a piece, or on its height where that reaches over the column's
    edge. ``drawings`` are those without another caption."""
    edge = min(line.top for line in caption.both)
    piled: list[BBox] = []
    for one in _stacked(caption, drawings, edge, *extent):
        upper = min([edge, *(box[1] for box in piled)])
        gap = (max(one[0], extent[0]), one[3], min(one[2], extent[1]), upper)
        if any(overlap(line, gap) and gap[1] < _middle(line) < gap[3] for line in lines):
            break
        piled.append(one)
    if not piled:
        return None
    box = enclosing(piled)
    over = box[0] < extent[0] - EDGE or extent[1] + EDGE < box[2]
    others = [one for one in drawings if (_is_beside(one, box) if over else _is_alike(one, piled))]
    return enclosing([*piled, *others])


def _is_beside(one: BBox, other: BBox) -> bool:
    return other[1] <= (one[1] + one[3]) / 2 <= other[3]


def _is_alike(one: BBox, others: Iterable[BBox]) -> bool:
    """Whether a drawing stands on the height of another and is as high: part (b) beside (a)."""
    return any(max(abs(one[1] - box[1]), abs(one[3] - box[3])) < EDGE for box in others)


def _beside(box: BBox, extent: tuple[float, float], around: Surroundings) -> bool:
    """Whether the body's text stands beside a drawing, in its column."""
    lines = [item.line for item in around.placed if around.body.same_size(item.line)]
    column = [line for line in lines if line.x1 > extent[0] and line.x0 < extent[1]]
    text = [line for line in column if line.cjk > 2 and not overlap(line, box)]
    return sum(box[1] < _middle(line) < box[3] for line in text) >= LINES_BETWEEN


def _with_labels(box: BBox, around: Surroundings) -> BBox:
    """A box with the small type that stands right beside it."""
    small = [item.line for item in around.placed if around.body.smaller(item.line)]
    beside = [line for line in small if box[1] < _middle(line) < box[3]]
    apart = ((max(line.x0 - box[2], box[0] - line.x1), line) for line in beside)
    near = [line for gap, line in apart if gap < LABELLED * line.size]
    return enclosing([box, *((line.x0, box[1], line.x1, box[3]) for line in near)])


def _names(line: Line, box: BBox) -> bool:
    """Whether a line is the label of a figure right above it that stands in a box."""
    if not (overlap(line, box) and -line.size < line.top - box[3] < NEAR_IMAGE * line.size):
        return False
    label = read_label(line)
    return label is not None and label.kind == "figure"


def _outward(
    edge: float, box: BBox, ends: Set[Line], around: Surroundings, width: float, up: bool
) -> float:
    """The top (or bottom) of a drawing with the lines of small type that go on from there, as
    the names of its axes do; what is framed goes as far as its frame, narrower than a column of
    the ``width``."""
    for item in reversed(around.placed) if up else around.placed:
        line = item.line
        _, top, _, bottom = frame(line, around.rules, width) or (0.0, line.top, 0.0, line.bottom)
        apart = edge - bottom if up else top - edge
        if not overlap(line, box) or apart < -line.size:
            continue
        if apart > LABELLED * line.size or line in ends or stands_in_text(item, around):
            break
        if opens_notes(line) or around.body.larger(line):
            break
        edge = min(edge, top) if up else max(edge, bottom)
    return edge


def _half(caption: Caption, stops: Iterable[Line]) -> tuple[float, float]:
    """The column's width; half of the space between captions printed side by side."""
    item, own = caption.item, set(caption.both)
    x0, x1 = item.x0, item.x1
    for other in stops:
        if other in own:
            continue
        if abs(other.base - item.line.base) < item.line.size:
            if other.x0 > item.line.x1:
                x1 = min(x1, (other.x0 + item.line.x1) / 2)
            elif other.x1 < item.line.x0:
                x0 = max(x0, (other.x1 + item.line.x0) / 2)
    return x0, x1


def _is_ground(image: BBox, text: Iterable[Line]) -> bool:
    """Whether running text stands on an image, as on a scanned page or a watermark; or fields on a
    drawing, as in the shaded box of an abstract."""
    on = (line for line in text if within(line, image))
    return sum(image[1] < _middle(line) < image[3] for line in on) >= LINES_BETWEEN


def _below_text(top: float, text: Iterable[Line], extent: tuple[float, float]) -> float:
    """The top of an image, or the bottom of the line of text that its edge runs through."""
    through = (line for line in text if line.x1 > extent[0] and line.x0 < extent[1])
    return max([top, *(line.bottom for line in through if _middle(line) < top < line.bottom + 2)])


def _fills_column(item: Placed, around: Surroundings) -> bool:
    """Whether a line is running text and fills its column."""
    line = item.line
    wide = line.x1 - line.x0 > FILLS * (item.x1 - item.x0)
    return wide and is_running_text(item, around.body)


def _middle(line: Line) -> float:
    return (line.top + line.bottom) / 2


def pictures(images: Iterable[BBox]) -> list[BBox]:
    """Images large enough to be figures."""
    return [box for box in images if min(box[2] - box[0], box[3] - box[1]) > SMALLEST]


def _of_column(images: Iterable[BBox], x0: float, x1: float) -> list[BBox]:
    return [image for image in images if image[0] < x1 - EDGE and image[2] > x0 + EDGE]


def _image_top(
    caption: Caption, images: Iterable[BBox], edge: float, x0: float, x1: float
) -> float | None:
    """Top of the images stacked right above a caption."""
    stacked = _stacked(caption, images, edge, x0, x1)
    return min(image[1] for image in stacked) if stacked else None


def _stacked(
    caption: Caption, images: Iterable[BBox], edge: float, x0: float, x1: float
) -> list[BBox]:
    """The images of a column that stand on each other or side by side above a caption, from
    below."""
    stacked: list[BBox] = []
    foot, reach = edge, NEAR_IMAGE * caption.item.line.size
    for image in sorted(_of_column(images, x0, x1), key=lambda box: -box[3]):
        on_top = image[1] < edge and abs(edge - image[3]) < reach
        if on_top or (edge < image[3] < foot + reach and _is_apart(image, stacked)):
            stacked.append(image)
            edge = min(image[1], edge)
    return stacked


def _is_apart(image: BBox, others: Sequence[BBox]) -> bool:
    """Whether an image stands beside others and over none of them, as a watermark may."""
    return bool(others) and not any(image[0] < one[2] and one[0] < image[2] for one in others)


def _image_below(images: Iterable[BBox], edge: float, x0: float, x1: float) -> BBox | None:
    """The image that follows a caption at once."""
    below = [image for image in _of_column(images, x0, x1) if 0 <= image[1] - edge < SMALLEST]
    return (x0, edge, x1, max(image[3] for image in below)) if below else None


def _drawing_top(
    caption: Caption,
    stops: Iterable[Line],
    around: Surroundings,
    edge: float,
    extent: tuple[float, float],
) -> float:
    """Up from the caption to the nearest running text, field, other caption or table."""
    ends = {*stops, *around.fields}
    own = set(caption.both)
    for item in reversed(around.placed):
        line = item.line
        if line in own or line.base >= edge or line.x1 < extent[0] or line.x0 > extent[1]:
            continue
        if stands_in_text(item, around) or line in ends:
            return max(line.bottom, 0.0)
        edge = min(edge, line.top)
    return edge


def _drawing_below(caption: Caption, around: Surroundings) -> BBox | None:
    """What follows a caption down to the running text, if all of it is in small type."""
    box = open_box(caption, around)
    inside = [p.line for p in around.placed if within(p.line, box) and p.line.top > box[1] - 1]
    return box if inside and all(map(around.body.smaller, inside)) else None
