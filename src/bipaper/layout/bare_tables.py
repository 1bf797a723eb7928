"""Tables without a caption: what rules of one width part into rows of cells."""

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise

from bipaper.layout.boxes import Surroundings, is_across, same_extent, within
from bipaper.layout.labels import label_at_start
from bipaper.layout.lines import Line
from bipaper.parts.boxed_text import BBox
from bipaper.pdf.ruled import is_horizontal

RULES = 3  # across, as a three-line table (三线表) has
ROWS = 2  # of several cells each
CELL_GAP = 1.0  # em of white space between cells at least, where no rule parts them
PROSE = 15.0  # em; wider cells are columns of text,
WIDE = 0.45  # if they fill so much of the box
ENDS = 2.5  # points between the ends of an upright rule and those it runs between
INDENT = 3.0  # em from a table's edge at which a line of text starts at most
HALF = 0.5  # of a table's width; a line of text that fills more is no row


def bare_tables(around: Surroundings, taken: Set[Line]) -> list[BBox]:
    """The boxes of ruled tables that no caption names; lines ``taken`` are others'.

    The highest first. A box is between the first and the last rule, in points. On the first page,
    where rules part the front matter, only grids are tables.
    """
    around = around._replace(rules=_as_wide_as_grids(around.rules))
    across = [rule for rule in around.rules if is_across(rule)]
    boxes = (box for rules in _groups(across) for box in _boxes(rules, around, taken))
    found = (box for box in boxes if _is_table(box, around))
    return sorted(found, key=lambda box: (box[1] - box[3], box[1]))


def _as_wide_as_grids(rules: Sequence[BBox]) -> list[BBox]:
    """The rules, those between the rows of a grid as wide as it is: beside a cell over several rows
    they begin or end at the upright one that parts it from the others."""
    across = [rule for rule in rules if is_across(rule)]
    uprights = (rule for rule in rules if not is_horizontal(rule))
    parting = [(one, grid) for one in uprights if (grid := _grid_of(one, across))]
    return [_widened(rule, parting) if is_across(rule) else rule for rule in rules]


def _grid_of(upright: BBox, across: Iterable[BBox]) -> BBox | None:
    """The first rule of the grid that an upright one runs through, from that to one alike."""
    crossed = [rule for rule in across if rule[0] + 1 < upright[0] < rule[2] - 1]
    first = [rule for rule in crossed if abs(rule[1] - upright[1]) < ENDS]
    last = [rule for rule in crossed if abs(rule[1] - upright[3]) < ENDS]
    return next((one for one in first for end in last if same_extent(one, end)), None)


def _widened(rule: BBox, parting: Iterable[tuple[BBox, BBox]]) -> BBox:
    for upright, grid in parting:
        begins = abs(rule[0] - upright[0]) < ENDS and abs(rule[2] - grid[2]) < ENDS
        ends = abs(rule[2] - upright[2]) < ENDS and abs(rule[0] - grid[0]) < ENDS
        if upright[1] < rule[1] < upright[3] and (begins or ends):
            return (grid[0], rule[1], grid[2], rule[3])
    return rule


def _groups(rules: Iterable[BBox]) -> list[list[BBox]]:
    """Rules that begin and end alike, from the top down."""
    groups: list[list[BBox]] = []
    for rule in rules:
        group = next((group for group in groups if same_extent(group[0], rule)), None)
        if group:
            group.append(rule)
        else:
            groups.append([rule])
    return groups


def _boxes(rules: Sequence[BBox], around: Surroundings, taken: Set[Line]) -> Iterator[BBox]:
    """Boxes around neighbouring rules of one extent, parted where no rows stand between them."""
    start = 0
    for at, (one, other) in enumerate(pairwise(rules), 1):
        band = (*one[:3], other[1])
        lines = [p.line for p in around.placed if within(p.line, band)]
        celled = any(_parts(rule, band) for rule in around.rules if not is_horizontal(rule))
        text = any(_is_text(line, one) for line in lines)
        ends = text or not taken.isdisjoint(lines) or (_no_rows(lines) and not celled)
        if ends or (start == at - 1 and not lines):  # what stands above is a header's rule
            yield from _box(rules[start:at])
            start = at
    yield from _box(rules[start:])


def _is_text(line: Line, rule: BBox) -> bool:
    """Whether a line is no row that spans all columns, as a group's name, but a sentence."""
    starts = line.x0 - rule[0] < INDENT * line.size and len(_cells(line, ())) == 1
    long = line.x1 - line.x0 > HALF * (rule[2] - rule[0])
    return starts and (line.text.endswith("。") or (long and "，" in line.text))


def _no_rows(lines: Sequence[Line]) -> bool:
    """Whether more than half of the lines between two rules, and not only one, are one piece."""
    alone = [line for line in lines if not _is_row(line, lines)]
    return len(alone) > max(1, len(lines) / 2)


def _is_row(line: Line, others: Iterable[Line]) -> bool:
    """Whether there are cells in a line, or beside it."""
    beside = any(abs(other.base - line.base) < 1 for other in others if other is not line)
    return beside or len(_cells(line, ())) > 1


def _box(rules: Sequence[BBox]) -> Iterator[BBox]:
    if len(rules) >= RULES:
        yield rules[0][0], rules[0][1], rules[0][2], rules[-1][3]


def _is_table(box: BBox, around: Surroundings) -> bool:
    """Whether a box is a grid, or holds rows of cells: several have more than one, and none is
    prose."""
    lines = [item.line for item in around.placed if within(item.line, box)]
    grid = bool(lines) and _is_grid(box, lines, around)
    if grid or not lines or lines[0].page == 1:
        return grid
    sides = [rule[0] for rule in around.rules if not is_horizontal(rule) and _runs_in(rule, box)]
    rows: dict[int, list[Line]] = {}
    for line in lines:
        rows.setdefault(round(line.base), []).append(line)
    cells = [[cell for line in row for cell in _cells(line, sides)] for row in rows.values()]
    full = [row for row in cells if len(row) > 1]
    widest = max(PROSE * lines[0].size, WIDE * (box[2] - box[0]))
    prose = sum(x1 - x0 > widest for row in cells for x0, x1 in row)
    return len(full) >= max(ROWS, len(cells) / 2) and 4 * prose < len(cells)


def _is_grid(box: BBox, lines: Iterable[Line], around: Surroundings) -> bool:
    """Whether upright rules part all rows of a box but its head, and none is an abstract's."""
    heights = {
        r[1]
        for r in around.rules
        if is_across(r) and same_extent(r, box) and box[1] <= r[1] <= box[3]
    }
    bands = [(box[0], one, box[2], other) for one, other in pairwise(sorted(heights))]
    parted = [any(_parts(r, band) for r in around.rules if not is_horizontal(r)) for band in bands]
    labels = filter(None, map(label_at_start, lines))
    labelled = any(label.of_abstract for label in labels)
    return len(parted) >= RULES and all(parted[1:]) and not labelled


def _runs_in(rule: BBox, box: BBox) -> bool:
    """Whether an upright rule parts cells of a box."""
    inside = box[0] + 1 < rule[0] < box[2] - 1
    return inside and rule[1] < box[3] - 1 and rule[3] > box[1] + 1


def _parts(rule: BBox, band: BBox) -> bool:
    """Whether an upright rule runs from one rule to the next."""
    return _runs_in(rule, band) and rule[1] < band[1] + ENDS and rule[3] > band[3] - ENDS


def _cells(line: Line, sides: Iterable[float]) -> list[tuple[float, float]]:
    """The extents of a line's parts between wide gaps and upright rules."""
    sides = list(sides)
    parts: list[tuple[float, float]] = []
    for char in line.chars:
        if parts:
            x0, x1 = parts[-1]
            gap = char.x0 - x1
            if gap <= CELL_GAP * line.size and not any(x1 - 1 < x < char.x0 + 1 for x in sides):
                parts[-1] = (x0, max(x1, char.x1))
                continue
        parts.append((char.x0, char.x1))
    return parts
