"""Drawings: where vector paths paint something that is no rule, piece beside piece.

A page is looked at in cells: pieces in the same cell or in neighbouring ones are one drawing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import ceil, floor

import numpy as np
import numpy.typing as npt

from bipaper.parts.boxed_text import BBox

CELL = 6.0  # points; half a line of text: the parts of a chart stand closer, paragraphs do not
MOST = 250  # cells along a side; those of a larger page than A2 are larger
FLAT = 8.0  # points; what is flatter is a rule or a fraction's bar,
SMALL = 20.0  # and what is nowhere longer a symbol
ACROSS = 0.6  # of the page's width: so long a rule parts the page, and no drawings are joined by it
DOWN = 0.1  # of its height, some five lines: so long a rule that nothing touches parts columns


def find_drawings(pieces: Sequence[BBox], width: float, height: float) -> list[BBox]:
    """The boxes of the drawings on a page, from the top; all lengths in points.

    ``pieces`` are the boxes of what is painted; what is off the page is left out, and so are rules
    across it and between columns. Linear in the pieces and in the cells of the page.
    """
    on_page = [_clipped(piece, width, height) for piece in pieces]
    pieces = [piece for piece in on_page if piece and not _is_across(piece, width)]
    cell = max(CELL, width / MOST, height / MOST)
    columns, rows = ceil(width / cell), ceil(height / cell)
    down = [piece for piece in pieces if _is_down(piece, height)]
    pieces = [piece for piece in pieces if not _is_down(piece, height)]
    painted = _painted(pieces, cell, columns, rows)
    touched = [piece for piece in down if _is_touched(piece, painted, cell)]
    pieces += touched
    painted |= _painted(touched, cell, columns, rows)
    drawing = {place: n for n, cells in enumerate(_connected(painted)) for place in cells}
    own: dict[int, list[BBox]] = defaultdict(list)
    for piece in pieces:
        place = floor(piece[1] / cell), floor(piece[0] / cell)
        if place in drawing:
            own[drawing[place]].append(piece)
    boxes = map(enclosing, own.values())
    return sorted(filter(_is_large, boxes), key=lambda box: (box[1], box))


def _clipped(piece: BBox, width: float, height: float) -> BBox | None:
    x0, y0, x1, y1 = (
        max(piece[0], 0.0),
        max(piece[1], 0.0),
        min(piece[2], width),
        min(piece[3], height),
    )
    return (x0, y0, x1, y1) if x0 <= x1 and y0 <= y1 else None


def _is_across(piece: BBox, width: float) -> bool:
    return piece[3] - piece[1] < FLAT and piece[2] - piece[0] > ACROSS * width


def _is_down(piece: BBox, height: float) -> bool:
    return piece[2] - piece[0] < FLAT and piece[3] - piece[1] > DOWN * height


def _is_touched(piece: BBox, painted: npt.NDArray[np.bool_], cell: float) -> bool:
    """Whether something is painted in a cell that a piece passes through."""
    x0, y0, x1, y1 = (floor(edge / cell) for edge in piece)
    return bool(painted[y0 : y1 + 1, x0 : x1 + 1].any())


def _is_large(box: BBox) -> bool:
    flat, long = sorted((box[2] - box[0], box[3] - box[1]))
    return flat >= FLAT and long >= SMALL


def enclosing(boxes: Iterable[BBox]) -> BBox:
    """The smallest box around others."""
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def _painted(pieces: Iterable[BBox], cell: float, columns: int, rows: int) -> npt.NDArray[np.bool_]:
    """Which cells of a page something is painted in, by its two-dimensional running sums."""
    changes = np.zeros((rows + 1, columns + 1), dtype=np.int64)
    for x0, y0, x1, y1 in pieces:
        left, right = floor(x0 / cell), min(floor(x1 / cell) + 1, columns)
        top, bottom = floor(y0 / cell), min(floor(y1 / cell) + 1, rows)
        if left < right and top < bottom:
            changes[top, left] += 1
            changes[top, right] -= 1
            changes[bottom, left] -= 1
            changes[bottom, right] += 1
    painted: npt.NDArray[np.bool_] = changes.cumsum(axis=0).cumsum(axis=1)[:rows, :columns] > 0
    return painted


def _connected(painted: npt.NDArray[np.bool_]) -> Iterator[list[tuple[int, int]]]:
    """The (row, column) of the cells of each drawing."""
    left = {(int(row), int(column)) for row, column in np.argwhere(painted)}
    while left:
        cells, at = [left.pop()], 0
        while at < len(cells):
            row, column = cells[at]
            near = {(row + down, column + along) for down in (-1, 0, 1) for along in (-1, 0, 1)}
            cells += near & left
            left -= near
            at += 1
        yield cells
