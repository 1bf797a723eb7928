"""How the glyphs of a page are set: size, font, weight and angle, told by text object."""

import ctypes
import math
import re
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from bipaper.pdf.geometry import Matrix, after

# Text at a greater angle (degrees) is no running text: a watermark, a marginal note.
MAX_SLANT = 1.5
_SAME_PLACE = 0.1  # points
_BOLD_NAME = re.compile(r"bold|black|heavy|hei|-b\b|黑", re.IGNORECASE)
_SUBSET_PREFIX = re.compile(r"^[A-Z]{6}\+")
_BOLD_WEIGHT = 600


class _Font(NamedTuple):
    """A font's name without its subset prefix, whether it is a bold or sans (黑体) face, and
    what tells it from others in the file ("" for one that is not embedded)."""

    name: str
    bold: bool
    face: str


class Style(NamedTuple):
    """What all characters of one text object share; ``maker`` is the object's address, ``form``
    the matrix that places of its characters still lack."""

    size: float
    font: str
    bold: bool
    upright: bool
    sideways: bool
    invisible: bool
    face: str
    maker: int
    form: Matrix | None = None


class Styles:
    """The styles of a page's text objects, each read once.

    ``textpage`` is pdfium's handle; ``rotation`` and ``number`` are the page's.
    """

    def __init__(self, textpage: Any, rotation: int, number: int) -> None:
        self.textpage, self.rotation, self.number = textpage, rotation, number
        self._styles: dict[int, Style] = {}
        self._fonts: dict[int, _Font] = {}

    def of(self, index: int, pointer: Any) -> Style:
        """The style of the character with this index, which the text object draws."""
        maker = ctypes.addressof(pointer.contents)
        style = self._styles.get(maker)
        if style is None:
            style = self._styles[maker] = self._read(index, pointer, maker)
        return style

    def _read(self, index: int, pointer: Any, maker: int) -> Style:
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self.textpage, index, matrix)
        mode = raw.FPDFTextObj_GetTextRenderMode(pointer)
        stroked = mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
        hidden = mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE
        area = abs(matrix.a * matrix.d - matrix.b * matrix.c)
        # What OCR writes unseen is stretched to be as long as the print, and as high as that.
        scale = area / math.hypot(matrix.a, matrix.b) if hidden and area else math.sqrt(area)
        points = raw.FPDFText_GetFontSize(self.textpage, index)
        size = round(abs(points) * scale, 1)
        # A size below nothing turns the letters by half a turn.
        slant = math.degrees(math.atan2(matrix.b * points, matrix.a * points)) - self.rotation
        upright = abs((slant + 180) % 360 - 180) <= MAX_SLANT
        sideways = abs(slant % 180 - 90) <= MAX_SLANT
        name, bold, face = self._font(raw.FPDFTextObj_GetFont(pointer))
        form = self._form(index, pointer, matrix)
        return Style(size, name, bold or stroked, upright, sideways, hidden, face, maker, form)

    def _form(self, index: int, pointer: Any, matrix: raw.FS_MATRIX) -> Matrix | None:
        """The matrix of the form that a text object stands in, where pdfium gives a character's
        place without it, as it does where marked content says the text (/ActualText): there the
        place is the object's in the form. One set downwards stands beside its object's place."""
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self.textpage, index, x, y)
        off_page = math.dist((x.value, y.value), (matrix.e, matrix.f))
        if off_page < _SAME_PLACE:
            return None
        own = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(pointer, own)
        within = math.dist((x.value, y.value), (own.e, own.f)) < off_page
        return after(_values(own), _values(matrix)) if within else None

    def _font(self, handle: Any) -> _Font:
        key = ctypes.addressof(handle.contents) if handle else 0
        if key not in self._fonts:
            self._fonts[key] = _read_font(handle, f"{self.number}.{len(self._fonts)}")
        return self._fonts[key]


def _values(matrix: raw.FS_MATRIX) -> Matrix:
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _read_font(handle: Any, place: str) -> _Font:
    """What is known of a font by its name and its file; one without is known by its ``place``."""
    if not handle:
        return _Font("", False, "")
    full = _base_name(handle)
    name = _SUBSET_PREFIX.sub("", full)
    heavy = raw.FPDFFont_GetWeight(handle) >= _BOLD_WEIGHT
    bold = heavy or bool(_BOLD_NAME.search(name))
    if not raw.FPDFFont_GetIsEmbedded(handle):
        return _Font(name, bold, "")
    size = ctypes.c_size_t()  # fonts of one name differ in it
    raw.FPDFFont_GetFontData(handle, None, 0, size)
    return _Font(name, bold, f"{full or place}:{size.value}")


def font_name(handle: Any) -> str:
    """The name of pdfium's font, without its subset prefix."""
    return _SUBSET_PREFIX.sub("", _base_name(handle))


def _base_name(handle: Any) -> str:
    size = raw.FPDFFont_GetBaseFontName(handle, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFFont_GetBaseFontName(handle, buffer, size)
    return buffer.value.decode("utf-8", "replace")
