"""Characters with position, size and font, read from a page by pdfium.

pdfium reads a page's characters in 0.01-0.03 s, pdfplumber in 0.2-0.4 s; and some
files that pdfplumber sees as empty pdfium reads whole.
"""

import ctypes
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from bipaper.pdf.geometry import Matrix, has_place, has_size, page_matrix
from bipaper.pdf.normalise import UNREADABLE, normalise_char

_SPACE = 0x20
# What pdfium reports for a hyphen it takes for a soft one at a line end.
_HYPHENS = {0x02, 0xAD, 0xFFFE}
# pdfium gives a character above U+FFFF as two.
_HIGH_SURROGATES = range(0xD800, 0xDC00)
_LOW_SURROGATES = range(0xDC00, 0xE000)
_BOLD_NAME = re.compile(r"bold|black|heavy|hei|-b\b|黑", re.IGNORECASE)
_SUBSET_PREFIX = re.compile(r"^[A-Z]{6}\+")
_BOLD_WEIGHT = 600
_OVERHANG = 0.01  # em
# Text at a greater angle (degrees) is no running text: a watermark, a marginal note.
MAX_SLANT = 1.5


class Char(NamedTuple):
    """One printed character; a ligature has more than one letter in ``text``.

    Coordinates are points from the upright page's top left. ``x0``-``x1`` is the
    advance box, ``base`` the y of the base line. ``spaced`` tells that a space was
    drawn just before it, or seen by pdfium behind an f.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    font: str
    bold: bool
    spaced: bool = False


class PageChars(NamedTuple):
    """A page's characters in the order they are drawn.

    ``chars`` are those set upright; ``slanted`` is the text of all others
    (watermarks, marginal text). ``invisible`` is the share of characters drawn in
    the invisible render mode; ``unmapped`` counts glyphs without a Unicode value.
    ``turned`` tells by how many degrees clockwise the page was turned beyond its /Rotate.
    ``misplaced`` is the text of characters left out, whose size or place cannot be.
    ``makers`` are the addresses of the text objects that draw ``chars``; ``hidden`` counts
    characters left out because nobody can see them, by why.
    """

    number: int
    width: float
    height: float
    chars: list[Char]
    slanted: str = ""
    invisible: float = 0.0
    unmapped: int = 0
    turned: int = 0
    misplaced: str = ""
    makers: Sequence[int] = ()
    hidden: Mapping[str, int] = {}


class _Style(NamedTuple):
    """What all characters of one text object share."""

    size: float
    font: str
    bold: bool
    upright: bool
    invisible: bool
    maker: int


def turn_upright(page: pdfium.PdfPage, number: int) -> PageChars:
    """Read one page, turned by right angles if most of its text is set sideways or upside down.

    The page stays turned in memory, so that all else that is read from it agrees.
    """
    read, rotation = read_page(page, number), page.get_rotation()
    for turn in (90, 180, 270) if len(read.slanted) > len(read.chars) else ():
        page.set_rotation((rotation + turn) % 360)
        turned = read_page(page, number)
        if len(turned.chars) > len(turned.slanted):
            return turned._replace(turned=turn)
    page.set_rotation(rotation)
    return read


def read_page(page: pdfium.PdfPage, number: int) -> PageChars:
    """Read one page; ``number`` counts from 1. /Rotate is undone: the page stands upright."""
    box = width, height = page.get_size()
    matrix = page_matrix(page)
    chars: list[Char] = []
    makers: list[int] = []
    slanted: list[str] = []
    misplaced: list[str] = []
    invisible = unmapped = total = 0
    spaced = False
    for glyph in _glyphs(page.get_textpage(), page.get_rotation()):
        text, style, apart = glyph[:3]
        total += 1
        spaced = spaced or (apart and _leans(chars, style))
        invisible += style.invisible
        if not text or text == UNREADABLE:
            unmapped += 1
        elif not style.upright:
            slanted.append(text)
        elif text == " ":
            spaced = True
        else:
            char = _char(glyph, matrix, spaced)
            if has_place(char[1:5]) and has_size(char.size, char.base, box):
                chars.append(char)
                makers.append(style.maker)
                spaced = False
            else:
                misplaced.append(text)
    share = invisible / total if total else 0.0
    aside = "".join(slanted), share, unmapped
    left_out = "".join(misplaced)
    return PageChars(number, width, height, chars, *aside, misplaced=left_out, makers=makers)


def _char(glyph: "_Glyph", matrix: Matrix, spaced: bool) -> Char:
    """A glyph where it stands on the upright page."""
    text, style, _, x0, y0, x1, y1, x, y = glyph
    a, b, c, d, e, f = matrix
    left, right = a * x0 + c * y0 + e, a * x1 + c * y1 + e
    top, bottom = b * x0 + d * y0 + f, b * x1 + d * y1 + f
    if left > right:
        left, right = right, left
    if top > bottom:
        top, bottom = bottom, top
    size, font, bold = style[:3]
    return Char(text, left, top, right, bottom, b * x + d * y + f, size, font, bold, spaced)


def _leans(chars: list[Char], style: _Style) -> bool:
    """Whether the last letter is an f of the same type, whose ink covers part of a space.

    Elsewhere pdfium sees spaces too many, in formulas above all.
    """
    if not chars or not chars[-1].text.endswith("f"):
        return False
    return (chars[-1].size, chars[-1].font) == (style.size, style.font)


_Glyph = tuple[str, _Style, bool, float, float, float, float, float, float]


def _glyphs(page: pdfium.PdfTextPage, rotation: int) -> Iterator[_Glyph]:
    """Yield (text, style, apart, x0, y0, x1, y1, x, y) of every drawn glyph in user space.

    ``apart`` tells that pdfium sees a space before it; x0-y1 is its advance box, (x, y) its
    origin; ``rotation`` the page's, in degrees.
    Calls into C dominate: handles and references are made once, not for each call.
    """
    handle = page.raw
    styles: dict[int, _Style] = {}
    fonts: dict[int, tuple[str, bool]] = {}
    high = 0
    apart = False
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    to_box, to_x, to_y = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    for index in range(page.count_chars()):
        pointer = raw.FPDFText_GetTextObject(handle, index)
        if not pointer:  # a line end or a space that pdfium made up: it knows the advances
            apart = apart or raw.FPDFText_GetUnicode(handle, index) == _SPACE
            continue
        key = ctypes.addressof(pointer.contents)
        style = styles.get(key)
        if style is None:
            style = styles[key] = _style(handle, index, pointer, fonts, rotation)
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in _HIGH_SURROGATES:  # half of a rare ideograph or of a formula's letter
            high = code
            continue
        if high:
            code, high = _joined(high, code), 0
        text = "-" if code in _HYPHENS else normalise_char(chr(code))
        raw.FPDFText_GetLooseCharBox(handle, index, to_box)
        raw.FPDFText_GetCharOrigin(handle, index, to_x, to_y)
        left, right = box.left, box.right
        if left < x.value - _OVERHANG * style.size and not rotation:
            left, right = x.value, _advanced(pointer, code, x.value, style.size, right)
        yield text, style, apart, left, box.bottom, right, box.top, x.value, y.value
        apart = False


def _joined(high: int, low: int) -> int:
    """The character that two surrogates stand for; the second alone where it is none."""
    return 0x10000 + (high - 0xD800) * 0x400 + low - 0xDC00 if low in _LOW_SURROGATES else low


def _advanced(pointer: Any, code: int, x: float, size: float, right: float) -> float:
    """Where the next glyph would start, after one whose ink reaches beyond its advance.

    pdfium's box covers the ink too: of an italic f it would cover the space that follows.
    ``right`` is returned for fonts whose widths pdfium does not know by Unicode value.
    """
    width = ctypes.c_float()
    raw.FPDFFont_GetGlyphWidth(raw.FPDFTextObj_GetFont(pointer), code, size, width)
    return x + width.value if width.value else right


def _style(
    textpage: Any, index: int, pointer: Any, fonts: dict[int, tuple[str, bool]], rotation: int
) -> _Style:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(textpage, index, matrix)
    scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
    points = raw.FPDFText_GetFontSize(textpage, index)
    size = round(abs(points) * scale, 1)
    # A size below nothing turns the letters by half a turn.
    slant = math.degrees(math.atan2(matrix.b * points, matrix.a * points)) - rotation
    upright = abs((slant + 180) % 360 - 180) <= MAX_SLANT
    handle = raw.FPDFTextObj_GetFont(pointer)
    key = ctypes.addressof(handle.contents) if handle else 0
    if key not in fonts:
        fonts[key] = _font(handle)
    name, bold = fonts[key]
    mode = raw.FPDFTextObj_GetTextRenderMode(pointer)
    stroked = mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
    hidden = mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE
    maker = ctypes.addressof(pointer.contents)
    return _Style(size, name, bold or stroked, upright, hidden, maker)


def _font(handle: Any) -> tuple[str, bool]:
    """A font's name without its subset prefix, and whether it is a bold or sans (黑体) face."""
    if not handle:
        return "", False
    name = font_name(handle)
    heavy = raw.FPDFFont_GetWeight(handle) >= _BOLD_WEIGHT
    return name, heavy or bool(_BOLD_NAME.search(name))


def font_name(handle: Any) -> str:
    """The name of pdfium's font, without its subset prefix."""
    size = raw.FPDFFont_GetBaseFontName(handle, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFFont_GetBaseFontName(handle, buffer, size)
    return _SUBSET_PREFIX.sub("", buffer.value.decode("utf-8", "replace"))
