"""The objects a page is made of, in the order they are painted, from pdfium.

pdfium lists them in C, which costs a tenth of reading them with pdfplumber.
"""

from collections.abc import Iterable, Iterator
from ctypes import byref, c_float, c_uint
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from bipaper.model import BBox
from bipaper.pdf.geometry import Matrix, apply_box, chain, page_matrix

# Form XObjects nested deeper than this do not occur in sane files.
MAX_DEPTH = 8

Colour = tuple[int, int, int]


class PageObject(NamedTuple):
    """A text, path, image or shading; ``kind`` is pdfium's number for it, ``handle`` its own.

    pdfium gives the bounds of an object inside a form XObject in the form's own space;
    ``matrix`` leads from there to the upright page. ``inside`` tells that it is in a form,
    ``clear`` that this form is painted with no opacity.
    """

    kind: int
    handle: Any
    matrix: Matrix
    inside: bool = False
    clear: bool = False


def page_objects(page: pdfium.PdfPage) -> list[PageObject]:
    """All objects of a page, those inside forms in the place of the form."""
    count = raw.FPDFPage_CountObjects(page)
    handles = (raw.FPDFPage_GetObject(page, i) for i in range(count))
    return list(_walk(handles, page_matrix(page), 0, False))


def bounds(item: PageObject) -> BBox:
    """The box of an object, without its clip."""
    left, bottom, right, top = (c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(item.handle, byref(left), byref(bottom), byref(right), byref(top))
    return apply_box(item.matrix, left.value, bottom.value, right.value, top.value)


def object_matrix(handle: Any) -> Matrix:
    """From an object's own space to that it is painted in."""
    m = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(handle, m)
    return m.a, m.b, m.c, m.d, m.e, m.f


def fill(handle: Any) -> tuple[Colour | None, int]:
    """The colour an object is filled with, None for a pattern, and its opacity of 255."""
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint(255)
    known = raw.FPDFPageObj_GetFillColor(
        handle, byref(red), byref(green), byref(blue), byref(alpha)
    )
    return (red.value, green.value, blue.value) if known else None, alpha.value


def _walk(handles: Iterable[Any], matrix: Matrix, depth: int, clear: bool) -> Iterator[PageObject]:
    for handle in handles:
        kind = raw.FPDFPageObj_GetType(handle)
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield PageObject(kind, handle, matrix, depth > 0, clear)
        elif depth < MAX_DEPTH:
            count = raw.FPDFFormObj_CountObjects(handle)
            inner = (raw.FPDFFormObj_GetObject(handle, i) for i in range(count))
            space = chain(object_matrix(handle), matrix)
            yield from _walk(inner, space, depth + 1, clear or not fill(handle)[1])
