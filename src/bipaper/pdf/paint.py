"""How text is painted, and what is painted before and after it, from pdfium."""

import ctypes
from collections.abc import Iterator, Sequence, Set
from io import BytesIO
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from bipaper.parts.boxed_text import BBox
from bipaper.pdf.geometry import Matrix, apply, has_place
from bipaper.pdf.objects import Colour, PageObject, Paint, address, bounds, draw_mode

# Pixels a point of the pictures that are compared: the strokes of small type cover one. A large
# page's picture is no longer than that of an A3 page (pixels).
SCALE = 2.0
LONGEST_SIDE = 2400
# What is narrower or lower (points) covers no character.
LEAST_COVER = 3.0
# Boxes that differ by less in width and height (points) are those of one text.
SAME_SIZE = 0.5
# A clip with more corners is a drawing, of which no box is made.
MAX_CORNERS = 100
# The mark of what belongs to a layer.
_LAYER = "OC"
_INKLESS = {raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP}


LAYER_OFF = "in a layer that is off"
INKLESS = "drawn without ink"
CLEAR = "fully transparent"

Pixels = NDArray[Any]


class Ink(NamedTuple):
    """How a text object is painted.

    ``order`` is its place among the page's objects, ``clip`` the box outside which nothing of
    it shows; ``why`` says why all of it may be hidden.
    """

    order: int
    colour: Colour
    why: str | None = None
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
    paint, clips = Paint(), _Clips()
    inks: dict[int, Ink] = {}
    for order, item in enumerate(objects):
        if item.kind == raw.FPDF_PAGEOBJ_TEXT:
            colour, alpha = paint.fill(item.handle)
            why = _why(item, alpha, layers)
            inks[address(item.handle)] = Ink(order, colour, why, clips.box(item))
    return inks


def _why(item: PageObject, alpha: int, layers: bool) -> str | None:
    """Why all of a text object may be hidden, whatever is around it."""
    if raw.FPDFTextObj_GetTextRenderMode(item.handle) in _INKLESS:
        return INKLESS
    if not alpha:
        return CLEAR
    layered = layers and (item.form or _LAYER in _marks(item.handle))
    return LAYER_OFF if layered else None


def _marks(handle: Any) -> Iterator[str]:
    """The names of the marks that an object's content stands under."""
    size = ctypes.c_ulong()
    for index in range(raw.FPDFPageObj_CountMarks(handle)):
        mark = raw.FPDFPageObj_GetMark(handle, index)
        raw.FPDFPageObjMark_GetName(mark, None, 0, ctypes.byref(size))
        buffer = (raw.FPDF_WCHAR * (size.value // 2))()
        raw.FPDFPageObjMark_GetName(mark, buffer, size.value, ctypes.byref(size))
        yield bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def read_covers(objects: Sequence[PageObject]) -> list[Cover]:
    """The areas and images that are large enough to cover a character, as they are painted."""
    paint = Paint()
    covers = (_cover(order, item, paint) for order, item in enumerate(objects))
    return [cover for cover in covers if cover]


def _cover(order: int, item: PageObject, paint: Paint) -> Cover | None:
    if item.kind == raw.FPDF_PAGEOBJ_TEXT:
        return None
    box = x0, top, x1, bottom = bounds(item)
    if not has_place(box) or min(x1 - x0, bottom - top) < LEAST_COVER:
        return None
    solid = not raw.FPDFPageObj_HasTransparency(item.handle)
    if item.kind != raw.FPDF_PAGEOBJ_PATH:
        return Cover(order, box, None, item.kind == raw.FPDF_PAGEOBJ_IMAGE, solid)
    filled, _ = draw_mode(item)
    return Cover(order, box, paint.fill(item.handle)[0], False, solid) if filled else None


class _Clips:
    """The boxes around the clips of a page's objects.

    Objects painted under one clip share its last path, and so are told by it.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[int, int, Matrix], BBox | None] = {}

    def box(self, item: PageObject) -> BBox | None:
        """The box outside which nothing of an object shows; None without a clip."""
        own = self._own(item)
        around = self.box(item.form) if item.form else None
        return _common([own, around]) if own and around else own or around

    def _own(self, item: PageObject) -> BBox | None:
        clip = raw.FPDFPageObj_GetClipPath(item.handle)
        count = raw.FPDFClipPath_CountPaths(clip)
        if count < 1:
            return None
        last = raw.FPDFClipPath_GetPathSegment(clip, count - 1, 0)
        key = address(last) if last else 0, count, item.matrix
        if key not in self._known:
            boxes = [_path_box(clip, index, item.matrix) for index in range(count)]
            self._known[key] = _common([box for box in boxes if box])
        return self._known[key]


def _path_box(clip: Any, index: int, matrix: Matrix) -> BBox | None:
    """The box around one path of a clip."""
    count = raw.FPDFClipPath_CountPathSegments(clip, index)
    if not 0 < count <= MAX_CORNERS:
        return None
    xs, ys = zip(*_corners(clip, index, count, matrix), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _corners(clip: Any, index: int, count: int, matrix: Matrix) -> Iterator[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(count):
        segment = raw.FPDFClipPath_GetPathSegment(clip, index, number)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        yield apply(matrix, x.value, y.value)


def _common(boxes: Sequence[BBox]) -> BBox | None:
    """What all boxes have in common, perhaps nothing; None without any."""
    if not boxes:
        return None
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return max(x0), max(top), min(x1), min(bottom)


def with_repeats(
    texts: Sequence[PageObject], objects: Sequence[PageObject], read: Set[int]
) -> list[PageObject]:
    """Text objects with those that paint them again and were not ``read`` (their addresses).

    pdfium reads the first of such objects only, and a reader may see the last.
    """
    unread = [
        (item, bounds(item))
        for item in objects
        if item.kind == raw.FPDF_PAGEOBJ_TEXT and address(item.handle) not in read
    ]
    boxes = [bounds(item) for item in texts] if unread else []
    again = [item for item, box in unread if any(_repeats(box, first) for first in boxes)]
    return [*texts, *again]


def _repeats(box: BBox, first: BBox) -> bool:
    """Whether two boxes are one, moved by less than its height."""
    shifts = [edge - other for edge, other in zip(box, first, strict=True)]
    near = max(map(abs, shifts)) < first[3] - first[1]
    return near and abs(shifts[2] - shifts[0]) < SAME_SIZE > abs(shifts[3] - shifts[1])


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
