"""Rows of cells of a table, from its printed lines and its rules.

Where rules part the columns, cells are what pdfplumber's table finder makes of them
(Nurminen 2013, as in Tabula); the table's missing sides count as rules, since Chinese
tables are often open left and right. A three-line table (三线表) has rules above, below
and under its head only: its columns are parted by the white space all rows share, and
each printed line is a row, unless lines of some cells only are set closer together.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from pdfplumber.table import edges_to_intersections, intersections_to_cells, merge_edges

from bipaper.layout.lines import CJK, Line, make_lines, rows
from bipaper.model import BBox
from bipaper.pdf.chars import Char
from bipaper.pdf.rules import is_horizontal
from bipaper.text.join import join_lines

# Rules this far (points) beyond the table's box still belong to it, and rules this near
# each other are one.
NEAR = 3.0
# A line is cut at gaps this wide, columns are parted by space this wide in all full rows (em).
PART_GAP = 0.6
LEAST_GAP = 0.25
# A row is full with this share of the most parts.
FULL = 0.75
# A piece stands in a column that holds this share of it.
MOST = 0.6
# Lines of one cell are set closer than this (em), and closer than rows by this factor.
CLOSE = 1.7
JUMP = 1.25
WORD = re.compile(r"[A-Za-z]{3}")

Rows = list[list[str]]


def read_cells(chars: Iterable[Char], rules: Iterable[BBox], box: BBox) -> Rows:
    """The cells of the table inside ``box``, row by row; every row has a cell a column.

    ``chars`` and ``rules`` are the page's, in points from the top left. A cell that spans
    several columns or rows stands in the first, the others are empty.
    """
    inside = [char for char in chars if _within(char, box)]
    lines = make_lines(rows(inside), 0)
    if not lines:
        return []
    own = [rule for rule in rules if _overlaps(rule, box)]
    cells = _ruled_cells(own, box)
    found = _read_grid(cells, inside) if _is_grid(cells) else _read_open(lines, own)
    return _without_empty(found)


def _within(char: Char, box: BBox) -> bool:
    x, y = (char.x0 + char.x1) / 2, char.base - char.size / 3
    return box[0] - NEAR < x < box[2] + NEAR and box[1] < y < box[3]


def _overlaps(rule: BBox, box: BBox) -> bool:
    across = box[0] - NEAR < rule[2] and rule[0] < box[2] + NEAR
    return across and box[1] - NEAR < rule[3] and rule[1] < box[3] + NEAR


def _without_empty(cells: Rows) -> Rows:
    """Without the rows and columns that have no text."""
    full = [row for row in cells if any(row)]
    columns = [k for k in range(len(full[0]) if full else 0) if any(row[k] for row in full)]
    return [[row[k] for k in columns] for row in full]


# --- ruled tables ---------------------------------------------------------------------


def _ruled_cells(rules: Sequence[BBox], box: BBox) -> list[BBox]:
    """All cells closed by rules and the sides of the box."""
    x0, top, x1, bottom = box
    for rule in rules:
        x0, x1 = min(x0, rule[0]), max(x1, rule[2])
    sides = [(x0, top, x1, top), (x0, bottom, x1, bottom)]
    sides += [(x0, top, x0, bottom), (x1, top, x1, bottom)]
    edges = [_edge(rule) for rule in (*rules, *sides)]
    merged = merge_edges(edges, NEAR, NEAR, NEAR, NEAR)
    crossings = edges_to_intersections(merged, NEAR, NEAR)
    return [tuple(map(float, cell)) for cell in intersections_to_cells(crossings)]


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


def _is_grid(cells: Sequence[BBox]) -> bool:
    """Whether rules part columns: two cells side by side more than once."""
    tops = [cell[1] for cell in cells]
    return sum(tops.count(top) > 1 for top in set(tops)) > 1


def _read_grid(cells: Sequence[BBox], chars: Sequence[Char]) -> Rows:
    columns = sorted({cell[0] for cell in cells})
    table: Rows = []
    for top in sorted({cell[1] for cell in cells}):
        band = sorted(cell for cell in cells if cell[1] == top)
        content = {cell[0]: _lines_in(cell, chars) for cell in band}
        table += _read_band([content.get(x, []) for x in columns], band)
    return table


def _lines_in(cell: BBox, chars: Sequence[Char]) -> list[Line]:
    inside = [
        char
        for char in chars
        if cell[0] <= (char.x0 + char.x1) / 2 < cell[2]
        and cell[1] <= char.base - char.size / 3 < cell[3]
    ]
    return make_lines(rows(inside), 0)


def _read_band(content: Sequence[list[Line]], band: Sequence[BBox]) -> Rows:
    """One row between two rules, or as many as there are lines when these are rows."""
    if not _holds_rows(content, band):
        return [[_join(lines) for lines in content]]
    size = content[0][0].size if content[0] else next(c for c in content if c)[0].size
    bases = sorted(line.base for lines in content for line in lines)
    starts = [bases[0], *(b for a, b in pairwise(bases) if b - a > size / 2)]
    return [
        [_join(line for line in lines if abs(line.base - base) <= size / 2) for lines in content]
        for base in starts
    ]


def _holds_rows(content: Sequence[list[Line]], band: Sequence[BBox]) -> bool:
    """Whether the lines between two rules are rows: level in most cells, and none wraps."""
    several = [lines for lines in content if len(lines) > 2]
    if len(several) < 2 or 2 * len(several) < len(content):
        return False
    counts = {len(lines) for lines in several}
    wraps = any(
        line.x1 - line.x0 > 0.8 * (cell[2] - cell[0])
        for cell in band
        for lines in several
        for line in lines[:-1]
        if cell[0] <= (line.x0 + line.x1) / 2 < cell[2]
    )
    return len(counts) == 1 and not wraps


def _join(lines: Iterable[Line]) -> str:
    return join_lines([line.text for line in lines])


# --- open tables ----------------------------------------------------------------------


def _read_open(lines: Iterable[Line], rules: Iterable[BBox]) -> Rows:
    ordered = sorted(lines, key=lambda line: line.base)
    parts = [_parts(line) for line in ordered]
    separators = _separators(parts)
    cells = [_place(row, separators) for row in parts]
    heights = [rule[1] for rule in rules if is_horizontal(rule)]
    return [_merge(group) for group in _groups(ordered, cells, heights)]


def _parts(line: Line) -> list[Line]:
    """A line cut at its wide gaps."""
    wide = [offset for offset, gap in line.gaps.items() if gap > PART_GAP]
    if not wide:
        return [line]
    left, right = line.split(wide[0])
    return [left, *_parts(right)]


def _separators(parts: Sequence[list[Line]]) -> list[float]:
    """The x coordinates that part columns: middles of the white space full rows share.

    Rows with few parts tell nothing: heads across columns, titles, rows mostly empty.
    """
    counts = sorted(len(row) for row in parts)
    full = [row for row in parts if len(row) >= FULL * counts[-1 - len(counts) // 10]]
    spans = sorted((part.x0, part.x1) for row in full for part in row)
    least = LEAST_GAP * max(part.size for row in full for part in row)
    separators = []
    end = spans[0][1]
    for x0, x1 in spans:
        if x0 - end > least:
            separators.append((x0 + end) / 2)
        end = max(end, x1)
    return separators


def _place(parts: Iterable[Line], separators: Sequence[float]) -> list[str]:
    """The text of each column; a part across several stands in the first."""
    cells: list[list[Line]] = [[] for _ in range(len(separators) + 1)]
    for part in parts:
        for piece in _cut(part, separators):
            cells[_column(piece, separators)].append(piece)
    return [_join(cell) for cell in cells]


def _cut(part: Line, separators: Iterable[float]) -> list[Line]:
    """A part cut at separators that stand in its white space."""
    for x in separators:
        for k, (left, right) in enumerate(pairwise(part.chars), 1):
            reach = part.size / 2
            gap = right.x0 - left.x1
            if gap > LEAST_GAP * part.size and left.x1 - reach < x < right.x0 + reach:
                rest = Line(part.chars[k:], part.page)
                return [Line(part.chars[:k], part.page), *_cut(rest, separators)]
    return [part]


def _column(piece: Line, separators: Sequence[float]) -> int:
    """The column most of a piece stands in, or the first of several it spans."""
    edges = [float("-inf"), *separators, float("inf")]
    shares = [
        max(0.0, min(piece.x1, right) - max(piece.x0, left)) for left, right in pairwise(edges)
    ]
    most = max(shares)
    if most >= MOST * (piece.x1 - piece.x0):
        return shares.index(most)
    return next(k for k, share in enumerate(shares) if share > min(most, piece.size) / 2)


def _groups(lines: Sequence[Line], cells: Rows, rules: Sequence[float]) -> list[Rows]:
    """Group the printed lines that make one row of cells."""
    close = _close_distance(lines)
    groups: list[Rows] = []
    for k, row in enumerate(cells):
        ruled = k > 0 and any(lines[k - 1].base < y < lines[k].base for y in rules)
        near = k > 0 and lines[k].base - lines[k - 1].base <= close
        if near and not ruled and _continues(row, groups[-1]):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _close_distance(lines: Sequence[Line]) -> float:
    """The largest distance of base lines within a row: well below those between rows."""
    steps = sorted(b.base - a.base for a, b in pairwise(lines))
    size = max(line.size for line in lines)
    jumps = [
        (after / before, before)
        for k, (before, after) in enumerate(pairwise(steps), 1)
        if 0 < before < CLOSE * size and len(steps) - k >= len(steps) / 4
    ]
    jump, close = max(jumps, default=(0.0, 0.0))
    return close if jump > JUMP else 0.0


def _continues(row: Sequence[str], group: Rows) -> bool:
    """Whether a line goes on with the cells above: words, in some of the row's columns."""
    filled = [sum(map(bool, line)) for line in (*group, row)]
    words = any(CJK.search(cell) or WORD.search(cell) for line in (*group, row) for cell in line)
    return len(set(filled)) > 1 and words


def _merge(group: Rows) -> list[str]:
    return [join_lines([cell for cell in column if cell]) for column in zip(*group, strict=True)]
