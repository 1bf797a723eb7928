"""Lines cut where what stands side by side in a column is not one text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from bipaper.chars import LEADER
from bipaper.layout.boxes import is_across, same_extent
from bipaper.layout.captions import LEADING, begins_in_text, read_label, translation_at
from bipaper.layout.columns import Placed
from bipaper.layout.lines import WIDE_GAP, Line
from bipaper.layout.paired_tables import paired_tables
from bipaper.parts.boxed_text import BBox

SPLIT_GAP = 1.5  # em between captions printed side by side
SAME_SIZE = 0.2  # points by which the lines of a caption differ at most
FAR = 2.5  # em between the words of a caption and what does not belong to it
NARROW = 0.75  # share of the column's width that a float beside text fills at most
LEAST = 60.0  # points that a table's rules are long at least
TALL = 30.0  # points between its first and last rule at least
LIFT = 3.5  # em above its first rule in which its caption stands
CELLS = 1.0  # em; wider gaps part the cells of a row, no words of a text
PROSE = 8.0  # em; text beside a figure is set at least this wide
FEW = 3  # so many lines of it at least
FILLED = 5  # so many lines of it end on one vertical
NEARLY = 0.7  # em by which they may fall short of it
MOSTLY = 0.6  # share of the lines there that do
SLACK = 5.0  # points by which text may reach over a float's side
IN_COLUMN = 0.8  # share of a table's width; the half of a cell beside its text is no more than 0.17


def part_lines(
    placed: Sequence[Placed], rules: Iterable[BBox], images: Sequence[BBox]
) -> list[Placed]:
    """Cut lines that hold two captions, or running text beside a figure or table."""
    for box in _text_strips(placed, images):
        placed = _set_beside(placed, box)
    for box in _narrow_tables(placed, rules):
        placed = _set_beside(placed, box)
    placed = paired_tables(placed)
    return [
        item._replace(line=line) if line is not item.line else item
        for item, parts in zip(placed, _parts(item.line for item in placed), strict=True)
        for line in parts
    ]


# --- floats beside text -------------------------------------------------------------------


def _narrow_tables(placed: Sequence[Placed], rules: Iterable[BBox]) -> list[BBox]:
    """Boxes of ruled tables narrower than the column, captions included."""
    if not placed:
        return []
    width = max(item.x1 - item.x0 for item in placed)
    groups: list[list[BBox]] = []
    for rule in rules:
        if not is_across(rule) or not LEAST < rule[2] - rule[0] < NARROW * width:
            continue
        group = next((g for g in groups if same_extent(g[0], rule)), None)
        if group:
            group.append(rule)
        else:
            groups.append([rule])
    parts = [part for group in groups for part in _unbroken(group, placed)]
    return [_with_caption(part, placed) for part in parts if part[3] - part[1] > TALL]


def _unbroken(rules: Sequence[BBox], placed: Sequence[Placed]) -> list[BBox]:
    """Boxes around rules of one extent, from the top, that no line of text runs through."""
    boxes = [rules[0]]
    for rule in rules[1:]:
        box = (*boxes[-1][:3], rule[3])
        if any(
            _is_at(p, box) and p.line.base > boxes[-1][3] and _runs_over(p, box) for p in placed
        ):
            boxes.append(rule)
        else:
            boxes[-1] = box
    return boxes


def _with_caption(box: BBox, placed: Sequence[Placed]) -> BBox:
    """A table's box, made higher where its caption stands."""
    top = box[1] - LIFT * placed[0].line.size
    above = [p for p in placed if _is_at(p, (box[0], top, box[2], box[1]))]
    top = max([top, *(p.line.bottom for p in above if _runs_over(p, box))])
    captions = (p.line.top for p in above if p.line.base > top and _holds_label(p.line))
    return box[0], min(captions, default=box[1]), box[2], box[3]


def _holds_label(line: Line) -> bool:
    """Whether a caption begins in a line, at its start or behind a gap."""
    return any(read_label(line.split(at)[1] if at else line) for at in (0, *line.gaps))


def _text_strips(placed: Iterable[Placed], images: Iterable[BBox]) -> list[BBox]:
    """Boxes of what stands to the right of text that is set narrower than its column.

    Such text shows by several lines from the column's left edge that end on one vertical,
    with another text or an image behind them.
    """
    columns: dict[tuple[float, float], list[Placed]] = defaultdict(list)
    for item in placed:
        columns[item.x0, item.x1].append(item)
    boxes = (box for column in columns.values() for box in _strips_of(column))
    return [
        box
        for box in boxes
        if any(_is_at(p, box) and p.line.x1 > box[0] + SLACK for p in placed)
        or any(_overlap(image, box) for image in images)
    ]


def _overlap(a: BBox, b: BBox) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _strips_of(column: Sequence[Placed]) -> Iterator[BBox]:
    """Boxes beside the runs of lines in a column that fill less than its width."""
    ends = sorted((x, item.line.size) for item in column for x in _prose_ends(item))
    while ends:
        edge, size = ends[-1]
        near = [x for x, _ in ends if x > edge - NEARLY * size]
        for run in _runs_along(column, edge) if len(near) >= FILLED else ():
            filled = [item for item in run if _fills(item, edge)]
            left = [item for item in run if item.line.x0 < edge]
            if len(filled) >= max(FILLED, MOSTLY * len(left)):
                yield edge, run[0].line.top, column[0].x1, run[-1].line.bottom
        del ends[-len(near) :]


def _prose_ends(item: Placed) -> list[float]:
    """Where text may end that a line at its column's left edge begins with; dots that lead to a
    page are none."""
    if not begins_in_text(item) or LEADER.search(item.line.text):
        return []
    line, widest = item.line, NARROW * (item.x1 - item.x0)
    last = min((line.edges[at] for at, gap in line.gaps.items() if gap > CELLS), default=line.x1)
    ends = (x for x in _ends(line) if x <= last)
    return [x for x in ends if PROSE * line.size < x - item.x0 < widest]


def _ends(line: Line) -> list[float]:
    """The right edges of a line's parts."""
    wide = WIDE_GAP * line.size
    return [*(a.x1 for a, b in pairwise(line.chars) if b.x0 - a.x1 > wide), line.x1]


def _fills(item: Placed, edge: float) -> bool:
    reach = NEARLY * item.line.size
    return any(edge - reach < x <= edge for x in _prose_ends(item))


def _runs_along(column: Iterable[Placed], edge: float) -> Iterator[list[Placed]]:
    """Runs of lines that do not cross a vertical but in white space, from the first that
    fills the column up to there to the last."""
    run: list[Placed] = []
    for item in [*column, None]:
        if item is None or _crosses(item, edge):
            while run and not _fills(run[-1], edge):
                run.pop()
            if run:
                yield run
            run = []
        elif run or _fills(item, edge):
            run.append(item)


def _crosses(item: Placed, edge: float) -> bool:
    line = item.line
    reach = NEARLY * line.size
    if line.x0 >= edge - reach or line.x1 <= edge + 1:
        return False
    return not any(edge - reach < x <= edge + 1 for x in _ends(line))


def _set_beside(placed: Sequence[Placed], box: BBox) -> list[Placed]:
    """All lines, those at a box's height cut at its sides and, if there is text beside it,
    given columns of their own."""
    parts = [part for item in placed for part in _cut_at(item, box)]
    left = [p.line for p in parts if _is_at(p, box) and _middle(p) < box[0]]
    right = [p.line for p in parts if _is_at(p, box) and _middle(p) > box[2]]
    if sum(line.x1 - line.x0 > PROSE * line.size for line in (*left, *right)) < FEW:
        return parts
    x0 = max((line.x1 for line in left), default=box[0])
    x1 = min((line.x0 for line in right), default=box[2])
    return [_in_column(part, box, x0, x1) if _is_at(part, box) else part for part in parts]


def _is_at(item: Placed, box: BBox) -> bool:
    """Whether a line stands at a box's height in its column, over which a table's rules may reach
    where columns end with their text."""
    shared = min(item.x1, box[2]) - max(item.x0, box[0])
    in_column = shared > IN_COLUMN * (box[2] - box[0])
    return in_column and box[1] < item.line.base - 1 < box[3]


def _middle(item: Placed) -> float:
    return (item.line.x0 + item.line.x1) / 2


def _in_column(item: Placed, box: BBox, left: float, right: float) -> Placed:
    if _middle(item) < box[0]:
        return item._replace(x1=min(item.x1, left))
    if _middle(item) > box[2]:
        return item._replace(x0=max(item.x0, right))
    return item._replace(x0=max(item.x0, box[0]), x1=min(item.x1, box[2]))


def _cut_at(item: Placed, box: BBox) -> list[Placed]:
    """A line cut at the sides of a box where it has gaps."""
    if not _is_at(item, box):
        return [item]
    for edge in (box[0], box[2]):
        offset = _gap_at(item.line, edge)
        if offset:
            left, right = item.line.split(offset)
            return [
                *_cut_at(item._replace(line=left), box),
                *_cut_at(item._replace(line=right), box),
            ]
    return [item]


def _runs_over(item: Placed, box: BBox) -> bool:
    """Whether a line goes across a side of a box without a gap."""
    line = item.line
    sides = (x for x in (box[0], box[2]) if line.x0 + SLACK < x < line.x1 - SLACK)
    return any(_gap_at(line, x) is None for x in sides)


def _gap_at(line: Line, edge: float) -> int | None:
    """The offset of a gap in a line that lies at the x coordinate ``edge``."""
    if not line.x0 + SLACK < edge < line.x1 - SLACK:
        return None
    for offset in line.gaps:
        before, after = line.edges[offset - 1], line.edges[offset]
        if before - 2 < edge + line.size and after + 2 > edge - line.size and after > edge - 8:
            return offset
    return None


def _parts(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines cut between captions side by side, and below them where these go on."""
    above: list[Line] = []
    for line in lines:
        parts = _captions(line)
        if len(parts) > 1:
            above = parts if all(map(read_label, parts)) else []
        elif above and _goes_on(above[-1], line):
            parts = _beneath(line, above)
            above = parts if len(parts) == len(above) else above
        yield parts


def _goes_on(caption: Line, line: Line) -> bool:
    """Whether a line right below a caption is set like it."""
    near = line.base - caption.base < LEADING * caption.size
    return near and caption.font == line.font and abs(caption.size - line.size) < SAME_SIZE


def _beneath(line: Line, captions: Sequence[Line]) -> list[Line]:
    """A line cut where its white space lies below that between captions."""
    for left, right in pairwise(captions):
        for offset, gap in line.gaps.items():
            before, after = line.edges[offset - 1], line.edges[offset]
            if gap > SPLIT_GAP and before < right.x0 and left.x1 < after:
                one, other = line.split(offset)
                return [one, *_beneath(other, captions)]
    return [line]


def _captions(line: Line) -> list[Line]:
    """A line cut before each further caption in it, and behind a caption's words."""
    for offset, gap in line.gaps.items():
        if gap > SPLIT_GAP:
            left, right = line.split(offset)
            if read_label(right):
                return [*_words_alone(left), *_captions(right)]
    translation = translation_at(line)
    return list(line.split(translation)) if translation else _words_alone(line)


def _words_alone(line: Line) -> list[Line]:
    """A caption cut off from what stands far to its right, such as the unit of a table."""
    label = read_label(line)
    wide = (at for at, gap in line.gaps.items() if label and at > label.end and gap > FAR)
    offset = next(wide, None)
    return list(line.split(offset)) if offset else [line]
