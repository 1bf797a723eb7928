"""How text is painted, and what is painted before and after it, from pdfium."""

import ctypes
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from bipaper.model import BBox
from bipaper.pdf.geometry import Matrix, apply, has_place
from bipaper.pdf.objects import Colour, PageObject, bounds, fill

# Pixels a point of the pictures that are compared, and the longest side of one in pixels: the
# strokes of small type cover a pixel.
SCALE = 2.0
LONGEST_SIDE = 4000
# What is narrower or lower (points) covers no character.
LEAST_COVER = 3.0
# A clip with more corners is a drawing, of which no box is made.
MAX_CORNERS = 100
# The mark of what belongs to a layer.
_LAYER = "OC"
_INKLESS = {raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP}


Pixels = NDArray[Any]


class Ink(NamedTuple):
    """How a text object is painted.

    ``order`` is its place among the page's objects, ``colour`` None for a pattern, ``clip``
    the box outside which nothing of it shows. ``inkless`` text is not painted at all or only
    clips what follows, ``clear`` text has no opacity, ``layered`` text may be in a layer
    that is off.
    """

    order: int
    colour: Colour | None
    inkless: bool = False
    clear: bool = False
    layered: bool = False
    clip: BBox | None = None


class Cover(NamedTuple):
    """The box of a filled area or an image, whose ``colour`` is None."""

    order: int
    box: BBox
    colour: Colour | None = None
    image: bool = False
    solid: bool = True


def has_layers_off(data: bytes) -> bool:
    """Whether a file has optional content that may not show; True where it cannot be told.

    Most files have no word of it, which is cheaper to see than to read their catalog.
    """
    if b"/OCProperties" not in data and b"/ObjStm" not in data:
        return False
    try:
        layers = resolve1(PDFDocument(PDFParser(BytesIO(data))).catalog.get("OCProperties")) or {}
        shown = resolve1(layers.get("D")) or {}
        base = getattr(resolve1(shown.get("BaseState")), "name", "ON")
        return base != "ON" or any(resolve1(shown.get(key)) for key in ("OFF", "AS"))
    except Exception:  # pdfminer raises what it likes on a damaged file
        return True


def read_inks(objects: Sequence[PageObject], layers: bool) -> dict[int, Ink]:
    """How each text object of a page is painted, by its address; ``layers``: some may be off."""
    clips: dict[tuple[int, int, Matrix], BBox | None] = {}
    inks: dict[int, Ink] = {}
    for order, item in enumerate(objects):
        if item.kind == raw.FPDF_PAGEOBJ_TEXT:
            colour, alpha = fill(item.handle)
            inks[address(item.handle)] = Ink(
                order,
                colour,
                raw.FPDFTextObj_GetTextRenderMode(item.handle) in _INKLESS,
                item.clear or not alpha,
                layers and (item.inside or _LAYER in _marks(item.handle)),
                _clip(item, clips),
            )
    return inks


def _marks(handle: Any) -> Iterator[str]:
    """The names of the marks that an object's content stands under."""
    size = ctypes.c_ulong()
    for index in range(raw.FPDFPageObj_CountMarks(handle)):
        mark = raw.FPDFPageObj_GetMark(handle, index)
        raw.FPDFPageObjMark_GetName(mark, None, 0, ctypes.byref(size))
        buffer = (raw.FPDF_WCHAR * (size.value // 2))()
        raw.FPDFPageObjMark_GetName(mark, buffer, size.value, ctypes.byref(size))
        yield bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def address(handle: Any) -> int:
    """What tells an object from all others of an open page."""
    return ctypes.addressof(handle.contents)


def read_covers(objects: Sequence[PageObject]) -> list[Cover]:
    """The areas and images that are large enough to cover a character, as they are painted."""
    return [cover for order, item in enumerate(objects) if (cover := _cover(order, item))]


def _cover(order: int, item: PageObject) -> Cover | None:
    if item.kind == raw.FPDF_PAGEOBJ_TEXT:
        return None
    box = x0, top, x1, bottom = bounds(item)
    if not has_place(box) or min(x1 - x0, bottom - top) < LEAST_COVER:
        return None
    solid = not raw.FPDFPageObj_HasTransparency(item.handle)
    if item.kind != raw.FPDF_PAGEOBJ_PATH:
        return Cover(order, box, None, item.kind == raw.FPDF_PAGEOBJ_IMAGE, solid)
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item.handle, ctypes.byref(filled), ctypes.byref(stroked))
    return Cover(order, box, fill(item.handle)[0], False, solid) if filled.value else None


def _clip(item: PageObject, known: dict[tuple[int, int, Matrix], BBox | None]) -> BBox | None:
    """The box around an object's clip.

    Objects painted under one clip share its last path, and so are told by it.
    """
    handle = raw.FPDFPageObj_GetClipPath(item.handle)
    count = raw.FPDFClipPath_CountPaths(handle)
    if count < 1:
        return None
    last = raw.FPDFClipPath_GetPathSegment(handle, count - 1, 0)
    key = address(last) if last else 0, count, item.matrix
    if key not in known:
        boxes = [_path_box(handle, index, item.matrix) for index in range(count)]
        known[key] = _common([box for box in boxes if box])
    return known[key]


def _path_box(handle: Any, index: int, matrix: Matrix) -> BBox | None:
    """The box around one path of a clip."""
    count = raw.FPDFClipPath_CountPathSegments(handle, index)
    if not 0 < count <= MAX_CORNERS:
        return None
    xs, ys = zip(*_corners(handle, index, count, matrix), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _corners(handle: Any, index: int, count: int, matrix: Matrix) -> Iterator[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(count):
        segment = raw.FPDFClipPath_GetPathSegment(handle, index, number)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        yield apply(matrix, x.value, y.value)


def _common(boxes: Sequence[BBox]) -> BBox | None:
    """What all boxes have in common, perhaps nothing; None without any."""
    if not boxes:
        return None
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return max(x0), max(top), min(x1), min(bottom)


class Pictures(NamedTuple):
    """A page drawn as it is and without some of its text, ``scale`` pixels a point."""

    whole: Pixels
    without: Pixels
    scale: float


def draw_without(page: pdfium.PdfPage, texts: Sequence[PageObject]) -> Pictures:
    """Draw a page with and without ``texts``; what is annotated on it is left out."""
    scale = min(SCALE, LONGEST_SIDE / max(page.get_size()))
    whole = _draw(page, scale)
    for item in texts:
        raw.FPDFPageObj_SetIsActive(item.handle, False)
    without = _draw(page, scale)
    for item in texts:
        raw.FPDFPageObj_SetIsActive(item.handle, True)
    return Pictures(whole, without, scale)


def _draw(page: pdfium.PdfPage, scale: float) -> Pixels:
    picture = page.render(scale=scale, may_draw_forms=False, draw_annots=False)
    pixels: Pixels = picture.to_numpy()[:, :, :3].copy()
    return pixels
