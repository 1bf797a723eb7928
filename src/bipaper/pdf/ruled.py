"""What is drawn on a page besides text: thin straight rules and images.

Rules end footnotes, frame tables and underline running headers.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from ctypes import byref, c_float
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from bipaper.parts.boxed_text import BBox
from bipaper.pdf.geometry import Matrix, apply, chain, has_place
from bipaper.pdf.objects import PageObject, Paint, bounds, draw_mode, object_matrix

# Thicker bars are decoration, shorter strokes parts of glyphs and drawings (points).
MAX_THICKNESS = 3.0
MIN_LENGTH = 8.0
# A line is at least this many times longer than thick.
MIN_ASPECT = 4.0
# Pieces of one rule, drawn cell by cell, meet within this distance (points).
TOUCH = 1.5
# A path with more segments is a drawing.
MAX_SEGMENTS = 1000
WHITE = (255, 255, 255)

Point = tuple[float, float]


class Graphics(NamedTuple):
    """Drawn objects of a page, boxes in points from the upright page's top left.

    ``rules`` are thin horizontal and vertical lines, the pieces of one line joined,
    sorted from the top; ``images`` the boxes of raster images in content order; ``painted`` the
    pieces of all paths that show on white; ``paths`` counts all paths, ``misplaced`` the lines and
    images left out, whose place cannot be.
    """

    rules: list[BBox]
    images: list[BBox]
    paths: int
    misplaced: int = 0
    painted: Sequence[BBox] = ()


def read_graphics(objects: Iterable[PageObject]) -> Graphics:
    """The rules and images among the objects of one page."""
    pieces: list[BBox] = []
    images: list[BBox] = []
    painted: list[BBox] = []
    paths = 0
    paint = Paint()
    for item in objects:
        if item.kind == raw.FPDF_PAGEOBJ_PATH:
            paths += 1
            fill, stroke = draw_mode(item)
            boxes = [*_path_boxes(item, fill, stroke)]
            pieces += filter(is_thin, boxes)
            if _shows(item, fill, stroke, paint):
                painted += boxes or [bounds(item)]
        elif item.kind == raw.FPDF_PAGEOBJ_IMAGE:
            box = bounds(item)
            (pieces if is_thin(box) else images).append(box)
    lines, pictures = list(filter(has_place, pieces)), list(filter(has_place, images))
    misplaced = len(pieces) - len(lines) + len(images) - len(pictures)
    drawn = [*filter(has_place, painted)]
    return Graphics(join_rules(lines), pictures, paths, misplaced, drawn)


def is_thin(box: BBox) -> bool:
    """Whether a box is a line to the eye."""
    short, long = sorted((box[2] - box[0], box[3] - box[1]))
    return short <= MAX_THICKNESS and long >= MIN_ASPECT * short and long > TOUCH


def is_horizontal(rule: BBox) -> bool:
    """Whether a rule runs from left to right."""
    return rule[2] - rule[0] >= rule[3] - rule[1]


def join_rules(pieces: Iterable[BBox]) -> list[BBox]:
    """Join the touching pieces of a line and drop what stays short; sorted by top, then x0."""
    pieces = list(pieces)
    across = _join(p for p in pieces if is_horizontal(p))
    down = _join((y0, x0, y1, x1) for x0, y0, x1, y1 in pieces if y1 - y0 > x1 - x0)
    rules = [*across, *((x0, y0, x1, y1) for y0, x0, y1, x1 in down)]
    return sorted(rules, key=lambda r: (r[1], r[0], r[3], r[2]))


def _join(pieces: Iterable[BBox]) -> Iterator[BBox]:
    """Group horizontal pieces by height, then join those that touch along each height."""
    line: list[BBox] = []
    for piece in sorted(pieces, key=lambda p: (p[1] + p[3], p)):
        if line and piece[1] + piece[3] - line[0][1] - line[0][3] > TOUCH:
            yield from _join_line(line)
            line = []
        line.append(piece)
    yield from _join_line(line)


def _join_line(line: list[BBox]) -> Iterator[BBox]:
    runs: list[BBox] = []
    for piece in sorted(line):
        if runs and piece[0] - runs[-1][2] <= TOUCH:
            x0, y0, x1, y1 = runs.pop()
            piece = (x0, min(y0, piece[1]), max(x1, piece[2]), max(y1, piece[3]))
        runs.append(piece)
    return (run for run in runs if run[2] - run[0] >= MIN_LENGTH)


def _shows(item: PageObject, fill: bool, stroke: bool, paint: Paint) -> bool:
    """Whether a path leaves something to see on white paper."""
    used = [paint.fill(item.handle)] * fill + [paint.stroke(item.handle)] * stroke
    return any(colour != WHITE and opacity for colour, opacity in used)


def _path_boxes(item: PageObject, fill: bool, stroke: bool) -> Iterator[BBox]:
    """Boxes of a visible path's straight pieces: edges when stroked, areas when filled.

    pdfium's own bounds of a stroke are wider than its ink, so edges come from the corners.
    """
    box = bounds(item)
    if not (fill or stroke) or max(box[2] - box[0], box[3] - box[1]) < MIN_LENGTH:
        return
    to_page = chain(object_matrix(item.handle), item.matrix)
    if not stroke:
        yield from map(_around, _subpaths(item.handle, to_page))
    elif _stroke_width(item.handle, to_page) <= MAX_THICKNESS:
        for points in _subpaths(item.handle, to_page):
            yield from map(_around, pairwise(points))


def _stroke_width(handle: Any, matrix: Matrix) -> float:
    width = c_float()
    raw.FPDFPageObj_GetStrokeWidth(handle, byref(width))
    a, b, c, d, _, _ = matrix
    return width.value * math.sqrt(abs(a * d - b * c))


def _subpaths(handle: Any, matrix: Matrix) -> list[list[Point]]:
    """The corners of each subpath; none for a drawing: a path with curves or very long."""
    count = raw.FPDFPath_CountSegments(handle)
    paths: list[list[Point]] = []
    x, y = c_float(), c_float()
    for i in range(count if count <= MAX_SEGMENTS else 0):
        segment = raw.FPDFPath_GetPathSegment(handle, i)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            return []
        if kind == raw.FPDF_SEGMENT_MOVETO or not paths:
            paths.append([])
        raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        paths[-1].append(apply(matrix, x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            paths[-1].append(paths[-1][0])
    return paths


def _around(points: Iterable[Point]) -> BBox:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)
