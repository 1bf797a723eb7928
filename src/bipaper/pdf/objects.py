"""The objects a page is made of, in the order they are painted, from pdfium.

pdfium lists them in C, which costs a tenth of reading them with pdfplumber.
"""

from collections.abc import Iterable, Iterator
from ctypes import addressof, byref, c_float, c_int, c_uint
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from bipaper.parts.boxed_text import BBox
from bipaper.pdf.geometry import Matrix, apply_box, chain, page_matrix

# Form XObjects nested deeper than this do not occur in sane files.
MAX_DEPTH = 8

Colour = tuple[int, int, int]


class PageObject(NamedTuple):
    """A text, path, image, shading or form; ``kind`` is pdfium's number, ``handle`` its own.

    pdfium gives the bounds of an object inside a form XObject in the form's own space;
    ``matrix`` leads from there to the upright page. ``form`` is the form it is in.
    """

    kind: int
    handle: Any
    matrix: Matrix
    form: "PageObject | None" = None


def page_objects(page: pdfium.PdfPage) -> list[PageObject]:
    """All objects of a page, those inside forms in the place of the form."""
    count = raw.FPDFPage_CountObjects(page)
    handles = (raw.FPDFPage_GetObject(page, i) for i in range(count))
    return list(_walk(handles, page_matrix(page), None, 0))


def address(handle: Any) -> int:
    """What tells an object from all others of an open page."""
    return addressof(handle.contents)


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


def draw_mode(item: PageObject) -> tuple[bool, bool]:
    """Whether a path is filled, and whether it is stroked."""
    fill, stroke = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(item.handle, byref(fill), byref(stroke))
    return bool(fill.value), bool(stroke.value)


class Paint:
    """Asks for the colour of objects, black for a pattern, and its opacity of 255.

    What it asks with is made once: a page may have thousands of objects.
    """

    def __init__(self) -> None:
        self._values = [c_uint() for _ in range(4)]
        self._to = [byref(value) for value in self._values]

    def fill(self, handle: Any) -> tuple[Colour, int]:
        """The colour and the opacity that one object is filled with."""
        raw.FPDFPageObj_GetFillColor(handle, *self._to)
        return self._asked()

    def stroke(self, handle: Any) -> tuple[Colour, int]:
        """Those of its outline."""
        raw.FPDFPageObj_GetStrokeColor(handle, *self._to)
        return self._asked()

    def _asked(self) -> tuple[Colour, int]:
        red, green, blue, alpha = self._values
        return (red.value, green.value, blue.value), alpha.value


def _walk(
    handles: Iterable[Any], matrix: Matrix, form: PageObject | None, depth: int
) -> Iterator[PageObject]:
    for handle in handles:
        item = PageObject(raw.FPDFPageObj_GetType(handle), handle, matrix, form)
        if item.kind != raw.FPDF_PAGEOBJ_FORM:
            yield item
        elif depth < MAX_DEPTH:
            count = raw.FPDFFormObj_CountObjects(handle)
            inner = (raw.FPDFFormObj_GetObject(handle, i) for i in range(count))
            yield from _walk(inner, chain(object_matrix(handle), matrix), item, depth + 1)
