"""Coordinates: from PDF user space to points from the top left of the upright page.

What a file says of sizes and places is checked here, where it is read: whatever goes on from
``pdf`` is finite, in order and within reach of a page, and all type has a size, so that
layout may divide by it.
"""

from collections.abc import Iterable, Sequence

import pypdfium2 as pdfium

from bipaper.parts.boxed_text import BBox

Matrix = tuple[float, float, float, float, float, float]
"""(a, b, c, d, e, f) as in a PDF: x' = a*x + c*y + e and y' = b*x + d*y + f."""

# The largest page is 200 inches wide (ISO 32000-1, annex C.2); what is narrower than a staple
# is none to read. Points.
LARGEST_SIDE = 14_400.0
SMALLEST_SIDE = 10.0
A4 = (595.0, 842.0)
# Sizes of type are given in tenths of a point.
LEAST_SIZE = 0.1

# Cells a side of the grid on which areas are estimated.
_GRID = 25


def page_matrix(page: pdfium.PdfPage) -> Matrix:
    """From the page's user space to points from its top left, as a reader sees the page."""
    left, bottom, right, top = page.get_bbox()
    return {
        0: (1, 0, 0, -1, -left, top),
        90: (0, 1, 1, 0, -bottom, -left),
        180: (-1, 0, 0, 1, right, -bottom),
        270: (0, -1, -1, 0, top, right),
    }[page.get_rotation()]


def mend_page_box(page: pdfium.PdfPage) -> bool:
    """Give a page whose box no page can have that of A4, and say so.

    The page keeps it in memory, so that all else that is read from it agrees.
    """
    if all(SMALLEST_SIDE <= side <= LARGEST_SIDE for side in page.get_size()):
        return False
    page.set_mediabox(0, 0, *A4)
    page.set_cropbox(0, 0, *A4)
    return True


def has_place(box: BBox) -> bool:
    """Whether a box's edges are numbers in order, no further away than a page reaches."""
    x0, top, x1, bottom = box
    return (
        -LARGEST_SIDE <= x0 <= x1 <= LARGEST_SIDE and -LARGEST_SIDE <= top <= bottom <= LARGEST_SIDE
    )


def has_size(size: float, base: float, page: tuple[float, float]) -> bool:
    """Whether type has a size, not above the page's, and a base line within reach of it."""
    return LEAST_SIZE <= size <= max(page) and -LARGEST_SIDE <= base <= LARGEST_SIDE


def chain(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies ``inner`` first, then ``outer``."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def after(inner: Matrix, whole: Matrix) -> Matrix | None:
    """The matrix that makes ``whole`` when applied after ``inner``; None where ``inner`` leaves
    nothing of a length."""
    a, b, c, d, e, f = inner
    det = a * d - b * c
    if not det:
        return None
    back = d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det
    return chain(back, whole)


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """The point (x, y) under ``matrix``."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def apply_box(matrix: Matrix, x0: float, y0: float, x1: float, y1: float) -> BBox:
    """The upright box around a box under ``matrix``, which turns by right angles at most."""
    u0, v0 = apply(matrix, x0, y0)
    u1, v1 = apply(matrix, x1, y1)
    return min(u0, u1), min(v0, v1), max(u0, u1), max(v0, v1)


def united(spans: Iterable[tuple[float, float]], space: float = 0.0) -> list[tuple[float, float]]:
    """Spans along a line, from its beginning; those that no wider ``space`` parts are one."""
    joined: list[tuple[float, float]] = []
    for begin, end in sorted(spans):
        if joined and begin <= joined[-1][1] + space:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((begin, end))
    return joined


def share_covered(boxes: Sequence[BBox], width: float, height: float) -> float:
    """The share of a page's area under boxes that may overlap, to about 1 %."""
    least = width * height / 1000
    large = [b for b in boxes if (b[2] - b[0]) * (b[3] - b[1]) >= least]
    steps = [(i + 0.5) / _GRID for i in range(_GRID)]
    points = [(width * i, height * j) for i in steps for j in steps]
    return sum(
        any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in large)
        for x, y in points
    ) / len(points)
