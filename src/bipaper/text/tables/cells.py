"""Rows of cells of a table, from its printed lines and its rules.

Where rules part the columns, cells are what pdfplumber's table finder makes of them
(Nurminen 2013, as in Tabula); the table's missing sides count as rules, since Chinese
tables are often open left and right. All others are read by ``open_tables``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain
from typing import Any

from pdfplumber.table import edges_to_intersections, intersections_to_cells, merge_edges

from bipaper.layout.lines import Line, make_lines, rows
from bipaper.parts.boxed_text import BBox
from bipaper.parts.displays import CellSpan
from bipaper.pdf.glyphs import Char
from bipaper.pdf.ruled import is_horizontal
from bipaper.text.tables.grid import Cells, Rows, without_empty
from bipaper.text.tables.open_tables import is_number, join_cell, read_open, read_rows

# Rules this far (points) beyond the table's box still belong to it, and rules this near
# each other are one.
NEAR = 3.0
# A line that fills this share of its cell may go on in the next.
WRAPPED = 0.8
# Characters of a value that is no number: 是, Yes, 控制.
SHORT = 3
_NO_VALUE = re.compile(r"(?<!\d)(?:19|20)\d\d年?(?!\d)|[（(]\d{1,2}[）)]")
# Longer lists of rules are drawings: the finder's time grows with their square.
MAX_RULES = 300


def read_cells(lines: Iterable[Line], rules: Iterable[BBox], box: BBox) -> Cells:
    """The cells of the table that ``lines`` print, row by row; every row has a cell a column.

    ``rules`` are the page's; only those in ``box`` (points from the top left) count. A cell
    that spans several columns or rows stands in the first, the others are empty.
    """
    chars = [char for line in lines for char in line.chars]
    if not chars:
        return Cells([])
    own = [rule for rule in rules if _overlaps(rule, box)]
    cells = _ruled_cells(own, box) if len(own) <= MAX_RULES else []
    return without_empty(_read_grid(cells, chars) if _is_grid(cells) else read_open(chars, own))


def _overlaps(rule: BBox, box: BBox) -> bool:
    across = box[0] - NEAR < rule[2] and rule[0] < box[2] + NEAR
    return across and box[1] - NEAR < rule[3] and rule[1] < box[3] + NEAR


def _ruled_cells(rules: Sequence[BBox], box: BBox) -> list[BBox]:
    """All cells closed by rules and the sides of the box."""
    x0, top, x1, bottom = box
    for rule in rules:
        x0, x1 = min(x0, rule[0]), max(x1, rule[2])
    sides = [(x0, top, x1, top), (x0, bottom, x1, bottom)]
    sides += [(x0, top, x0, bottom), (x1, top, x1, bottom)]
    edges = [_edge(rule) for rule in (*rules, *sides)]
    merged = merge_edges(edges, NEAR, NEAR, NEAR, NEAR)
    merged += map(_edge, _where_uprights_end(merged))
    crossings = edges_to_intersections(merged, NEAR, NEAR)
    return [
        (float(x0), float(y0), float(x1), float(y1))
        for x0, y0, x1, y1 in intersections_to_cells(crossings)
    ]


def _where_uprights_end(edges: Iterable[dict[str, Any]]) -> Iterator[BBox]:
    """Where upright rules begin or end on no other, between those beside them that go on: so does
    a head over columns, or the name of a panel across the table."""
    boxes = [(edge["x0"], edge["top"], edge["x1"], edge["bottom"]) for edge in edges]
    across = [box for box in boxes if box[1] == box[3]]
    uprights = [box for box in boxes if box[1] != box[3]]
    for x, y in ((x, y) for x, top, _, bottom in uprights for y in (top, bottom)):
        met = any(x0 - NEAR < x < x1 + NEAR and abs(y - own) < NEAR for x0, own, x1, _ in across)
        on = [own for own, top, _, bottom in uprights if top + NEAR < y < bottom - NEAR]
        left, right = [one for one in on if one < x], [one for one in on if one > x]
        if left and right and not met:
            yield max(left), y, min(right), y


def _edge(rule: BBox) -> dict[str, Any]:
    """A rule in pdfplumber's terms."""
    x0, top, x1, bottom = rule
    if is_horizontal(rule):
        top = bottom = (top + bottom) / 2
        orientation = "h"
    else:
        x0 = x1 = (x0 + x1) / 2
        orientation = "v"
    size = {"width": x1 - x0, "height": bottom - top}
    box = {"x0": x0, "x1": x1, "top": top, "bottom": bottom}
    return {"object_type": "line", "orientation": orientation, **box, **size}


def _is_grid(cells: Iterable[BBox]) -> bool:
    """Whether rules part both rows and columns."""
    corners = [(cell[0], cell[1]) for cell in cells]
    return all(len(set(places)) > 1 for places in zip(*corners, strict=True)) and len(corners) > 2


def _read_grid(cells: Sequence[BBox], chars: Iterable[Char]) -> Cells:
    held: dict[BBox, list[Char]] = {cell: [] for cell in cells}
    cell = cells[0]
    for char in chars:
        if _distance(char, cell):  # most stand in the cell of the one before
            cell = min(cells, key=lambda other: _distance(char, other))
        held[cell].append(char)
    columns = sorted({cell[0] for cell in cells})
    tops = sorted({cell[1] for cell in cells})
    bands = [sorted(cell for cell in cells if cell[1] == top) for top in tops]
    printed = [{cell[0]: make_lines(rows(held[cell]), 0) for cell in band} for band in bands]
    read = [
        _read_band([lines.get(x, []) for x in columns], band)
        for lines, band in zip(printed, bands, strict=True)
    ]
    starts = [0, *accumulate(map(len, read))]
    spans = tuple(_spans(bands, columns, starts))
    return Cells([row for band in read for row in band], starts[_head(printed)], spans)


def _spans(
    bands: Sequence[Sequence[BBox]], columns: Sequence[float], starts: Sequence[int]
) -> Iterator[CellSpan]:
    """How far each cell reaches; ``starts`` are the first rows of the bands, and their end.

    Of a band that holds several rows a cell has one of each.
    """
    tops = [band[0][1] for band in bands]
    for at, band in enumerate(bands):
        for cell in band:
            column, end = columns.index(cell[0]), _before(cell[3], tops)
            width = _before(cell[2], columns) - column
            if end > at + 1:
                height = starts[end] - starts[at]
                yield CellSpan(row=starts[at], column=column, rows=height, columns=width)
            else:
                for row in range(starts[at], starts[at + 1]):
                    yield CellSpan(row=row, column=column, columns=width)


def _before(edge: float, starts: Sequence[float]) -> int:
    """How many of the columns or bands begin before the far edge of a cell."""
    return sum(start < edge - NEAR for start in starts)


def _head(bands: Sequence[Mapping[float, Sequence[Line]]]) -> int:
    """How many bands are heads: those above the first with a number for itself."""
    numbers = (any(_has_value(line) for lines in band.values() for line in lines) for band in bands)
    return next((at for at, found in enumerate(numbers) if found), 0)


def _has_value(line: Line) -> bool:
    """Whether a line is a number that is no year and numbers no column: not 2019, （1）."""
    return is_number(_NO_VALUE.sub("", line.text))


def _distance(char: Char, cell: BBox) -> float:
    """How far outside a cell a character stands, in points along both axes."""
    x, y = (char.x0 + char.x1) / 2, char.base - char.size / 3
    return max(cell[0] - x, x - cell[2], 0) + max(cell[1] - y, y - cell[3], 0)


def _read_band(content: Sequence[list[Line]], band: Sequence[BBox]) -> Rows:
    """One row between two rules, or as many as its lines make where these are rows."""
    if _holds_rows(content) or _is_level(content, band):
        return read_rows(content)
    return [[join_cell(lines) for lines in content]]


def _holds_rows(content: Sequence[list[Line]]) -> bool:
    """Whether labels have columns of values beside them, which do not go on in the next line:
    two, or one with a value for each label, or some that have one for each between them."""
    values = [lines for lines in content[1:] if lines and all(map(_is_value, lines))]
    several = [lines for lines in values if len(lines) > 1]
    labels = len(content[0])
    if labels < 2 or not several:
        return False
    each = _beside([*chain(*values)], content[0]) and _beside(content[0], [*chain(*values)])
    return len(several) > 1 or each or any(len(lines) == labels for lines in several)


def _beside(lines: Iterable[Line], others: Sequence[Line]) -> bool:
    """Whether each line has another on its height."""
    return all(any(abs(one.base - o.base) < o.size / 2 for o in others) for one in lines)


def _is_value(line: Line) -> bool:
    """Whether a line is a number, or a mark or a word as short as 是, Yes."""
    text = line.text
    return len(text) <= SHORT or any(char.isdigit() for char in text)


def _is_level(content: Sequence[list[Line]], band: Sequence[BBox]) -> bool:
    """Whether labels have as many lines beside them in each cell, and none wraps."""
    filled = [lines for lines in content if lines]
    counts = {len(lines) for lines in filled}
    if not content[0] or len(filled) < 3 or len(counts) > 1 or counts == {1}:
        return False
    return not any(
        line.x1 - line.x0 > WRAPPED * (cell[2] - cell[0])
        for cell in band
        for lines in filled
        for line in lines[:-1]
        if cell[0] <= (line.x0 + line.x1) / 2 < cell[2]
    )
