"""Characters with position, size and font, read from a page by pdfium.

pdfium reads a page's characters in 0.01-0.03 s, pdfplumber in 0.2-0.4 s; and some
files that pdfplumber sees as empty pdfium reads whole.
"""

import ctypes
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from bipaper.chars import UNREADABLE
from bipaper.pdf.geometry import Matrix, has_place, has_size, page_matrix
from bipaper.pdf.normalise import normalise_char
from bipaper.pdf.print_size import print_unit
from bipaper.pdf.slanted import Slanted, add_slanted, slanted_text

_SPACE = 0x20
# What pdfium reports for a hyphen it takes for a soft one at a line end; 0x02 is also a code
# that files give to other signs, whose ink tells them from a dash.
_HYPHENS = {0x02, 0xAD, 0xFFFE}
_CONTROL = 0x02
_DASH = (0.1, 0.45, 0.15)  # em: ink no lower, no higher and no thicker
# Points at half height, which some files give for a decimal point; one of ink no higher is none.
_POINTS = frozenset("∙·•‧⋅")
_LOW = 0.25  # em
_DOUBTFUL = _POINTS | {"", UNREADABLE}
# Edges of ink nearer than this are one (em); so many of them are told apart.
_NEAR, _PLACES = 0.05, 64
_BLANK = 0.02  # em; sizes are rounded to 0.1 point
# pdfium gives a character above U+FFFF as two.
_HIGH_SURROGATES = range(0xD800, 0xDC00)
_LOW_SURROGATES = range(0xDC00, 0xE000)
# Letters of formulas, A to z and Α to δ in italics, by the last byte of their code. That of later
# Greek ones is that of bold letters, too.
_ITALICS = ((0x1D400, range(0x34, 0x68)), (0x1D600, range(0xE2, 0x100)))
_BOLD_NAME = re.compile(r"bold|black|heavy|hei|-b\b|黑", re.IGNORECASE)
_SUBSET_PREFIX = re.compile(r"^[A-Z]{6}\+")
_BOLD_WEIGHT = 600
_OVERHANG = 0.01  # em
# Text at a greater angle (degrees) is no running text: a watermark, a marginal note.
MAX_SLANT = 1.5
_APART = 1.0  # em between the pieces of text at an angle
# Capitals that fonts let hang over the space beside them (the kerning pairs with the space in
# Adobe's metrics of Times: by up to .09 em), and what is left of one in a narrow line.
_LEANING = frozenset("ATVWY")
_KERNED = 0.1  # em


class Char(NamedTuple):
    """One printed character; a ligature has more than one letter in ``text``.

    Coordinates are points from the upright page's top left. ``x0``-``x1`` is the
    advance box, ``base`` the y of the base line. ``spaced`` tells that a space was
    drawn just before it, or seen by pdfium behind an f. A glyph whose character the file
    does not tell is UNREADABLE. ``face`` tells fonts in the file apart ("" for one that is
    not in it), ``code`` what stands for the glyph in the file: its Unicode value or, where it
    has none, its code. A value that can be no character is given below 0, with the place of
    the glyph's ink, for several glyphs may share it.
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
    face: str = ""
    code: int = 0


class PageChars(NamedTuple):
    """A page's characters in the order they are drawn.

    ``chars`` are those set upright; ``slanted`` is the text of all others
    (watermarks, marginal text, names of upright axes). ``invisible`` is the share of characters
    drawn in the invisible render mode. ``turned`` tells by how many degrees clockwise the page was
    turned beyond its /Rotate.
    ``misplaced`` is the text of characters left out, whose size or place cannot be.
    ``makers`` are the addresses of the text objects that draw ``chars``; ``hidden`` counts
    characters left out because nobody can see them, by why.
    """

    number: int
    width: float
    height: float
    chars: list[Char]
    slanted: Sequence[Slanted] = ()
    invisible: float = 0.0
    turned: int = 0
    misplaced: str = ""
    makers: Sequence[int] = ()
    hidden: Mapping[str, int] = {}

    @property
    def unit(self) -> float:
        """How many points a point of print is on this page."""
        return print_unit([char.size for char in self.chars])

    @property
    def slants(self) -> int:
        """How many characters are set at an angle."""
        return len(slanted_text(self.slanted))

    def keep(self, numbers: Iterable[int]) -> "PageChars":
        """The page with those of its ``chars`` alone that have these numbers."""
        pairs = [(self.chars[i], self.makers[i]) for i in numbers]
        return self._replace(
            chars=[char for char, _ in pairs], makers=[maker for _, maker in pairs]
        )


class _Font(NamedTuple):
    """A font's name without its subset prefix, whether it is a bold or sans (黑体) face, and
    what tells it from others in the file ("" for one that is not embedded)."""

    name: str
    bold: bool
    face: str


class _Style(NamedTuple):
    """What all characters of one text object share."""

    size: float
    font: str
    bold: bool
    upright: bool
    sideways: bool
    invisible: bool
    face: str
    maker: int


def turn_upright(page: pdfium.PdfPage, number: int) -> PageChars:
    """Read one page, turned by right angles if most of its text is set sideways or upside down.

    The page stays turned in memory, so that all else that is read from it agrees.
    """
    read, rotation = read_page(page, number), page.get_rotation()
    for turn in (90, 180, 270) if read.slants > len(read.chars) else ():
        page.set_rotation((rotation + turn) % 360)
        turned = read_page(page, number)
        if len(turned.chars) > turned.slants:
            return turned._replace(turned=turn)
    page.set_rotation(rotation)
    return read


def read_page(page: pdfium.PdfPage, number: int) -> PageChars:
    """Read one page; ``number`` counts from 1. /Rotate is undone: the page stands upright."""
    box = width, height = page.get_size()
    matrix = page_matrix(page)
    chars: list[Char] = []
    makers: list[int] = []
    slanted: list[Slanted] = []
    misplaced: list[str] = []
    invisible = total = 0
    spaced = False
    for glyph in _glyphs(page.get_textpage(), page.get_rotation(), number):
        text, style, apart = glyph[:3]
        total += 1
        spaced = spaced or (apart and _leans(chars, style))
        invisible += style.invisible
        if text == " " and style.upright:
            spaced = True
        elif not style.upright:
            place = _char(glyph, matrix, spaced=False)[1:5]
            piece = Slanted(text, place, style.sideways, style.size)
            add_slanted(slanted, piece, _APART * style.size)
        else:
            char = _char(glyph, matrix, spaced)
            if apart and not spaced and chars and _kerned(chars[-1], char):
                char = char._replace(spaced=True)
            if has_place(char[1:5]) and has_size(char.size, char.base, box):
                chars.append(char)
                makers.append(style.maker)
                spaced = False
            else:
                misplaced.append(text)
    share = invisible / total if total else 0.0
    aside = slanted, share
    left_out = "".join(misplaced)
    return PageChars(number, width, height, chars, *aside, misplaced=left_out, makers=makers)


def _char(glyph: "_Glyph", matrix: Matrix, spaced: bool) -> Char:
    """A glyph where it stands on the upright page."""
    text, style, _, code, x0, y0, x1, y1, x, y = glyph
    a, b, c, d, e, f = matrix
    left, right = a * x0 + c * y0 + e, a * x1 + c * y1 + e
    top, bottom = b * x0 + d * y0 + f, b * x1 + d * y1 + f
    if left > right:
        left, right = right, left
    if top > bottom:
        top, bottom = bottom, top
    size, font, bold = style[:3]
    base, face = b * x + d * y + f, style.face
    return Char(text, left, top, right, bottom, base, size, font, bold, spaced, face, code)


def _leans(chars: list[Char], style: _Style) -> bool:
    """Whether the last letter is an f of the same type, whose ink covers part of a space.

    Elsewhere pdfium sees spaces too many, in formulas above all.
    """
    if not chars or not chars[-1].text.endswith("f"):
        return False
    return (chars[-1].size, chars[-1].font) == (style.size, style.font)


def _kerned(left: Char, right: Char) -> bool:
    """Whether a space that pdfium sees is one that a capital beside it has made narrower."""
    alike = (left.size, left.font, left.base) == (right.size, right.font, right.base)
    beside = left.text in _LEANING or right.text in _LEANING
    gap = (right.x0 - left.x1) / right.size
    return alike and beside and gap > _KERNED and left.text.isalpha() and right.text.isalpha()


_Ink = tuple[float, float, float, float]
"""Edges of a glyph's ink from its origin, in em: left, bottom, right, top."""
_Glyph = tuple[str, _Style, bool, int, float, float, float, float, float, float]


def _glyphs(page: pdfium.PdfTextPage, rotation: int, number: int) -> Iterator[_Glyph]:
    """Yield (text, style, apart, code, x0, y0, x1, y1, x, y) of every glyph in user space.

    ``apart`` tells that pdfium sees a space before it; x0-y1 is its advance box, (x, y) its
    origin; ``rotation`` and ``number`` are the page's. What leaves no ink and says nothing is
    left out.
    Calls into C dominate: handles and references are made once, not for each call.
    """
    handle = page.raw
    styles: dict[int, _Style] = {}
    fonts: dict[int, _Font] = {}
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
            style = styles[key] = _style(handle, index, pointer, fonts, rotation, number)
        code = raw.FPDFText_GetUnicode(handle, index)
        told = raw.FPDFText_HasUnicodeMapError(handle, index) != 1
        if told and code in _HIGH_SURROGATES:  # half of a rare ideograph or a formula's letter
            high = code
            continue
        if high:
            code, high = _joined(high, code), 0
        text = _text(code) if told else UNREADABLE
        if text in _DOUBTFUL or code == _CONTROL:
            ink = _turned(_ink(handle, index, style.size), rotation)
            dash = raw.FPDFText_IsHyphen(handle, index) == 1
            text = "-" if text == "-" and dash else _by_ink(ink, text, style)
            if not text:
                continue
            if code == _CONTROL and dash:
                code = ord("-")  # as pdfium found it
            elif told and text == UNREADABLE:
                code = _shared(code, ink)
        raw.FPDFText_GetLooseCharBox(handle, index, to_box)
        raw.FPDFText_GetCharOrigin(handle, index, to_x, to_y)
        left, right = box.left, box.right
        if style.upright and left < x.value - _OVERHANG * style.size and not rotation:
            left = x.value
            right = _advanced(pointer, code, left, style.size, right) if told else right
        yield text, style, apart, code, left, box.bottom, right, box.top, x.value, y.value
        apart = False


def _text(code: int) -> str:
    """What a glyph's Unicode value says: "" for a mark without a place, a control code."""
    return "-" if code in _HYPHENS else normalise_char(chr(code))


def _by_ink(ink: _Ink, text: str, style: _Style) -> str:
    """What a glyph is that has no sure character: a dash, a point, a space, by its ink.

    ``text`` is what its code says: "" for a mark that should leave no ink.
    """
    left, bottom, right, top = ink
    # pdfium gives a glyph without ink a box from its origin, as high as its type or not at all.
    blank = bool(style.face) and left == bottom == 0 and min(top, abs(top - 1)) < _BLANK
    if text == "-":
        low, high, thick = _DASH
        dash = low <= bottom <= top <= high and top - bottom <= min(thick, right - left)
        return "-" if dash else UNREADABLE
    if text in _POINTS:
        return "." if style.face and not blank and top < _LOW else text
    if blank:
        return " " if text else ""
    return UNREADABLE if text or style.face else ""


def _shared(code: int, ink: _Ink) -> int:
    """A number below 0 for the glyphs of a code whose ink has this place."""
    for edge in ink:
        code = _PLACES * code + round(edge / _NEAR) % _PLACES
    return -1 - code


def _ink(handle: Any, index: int, size: float) -> _Ink:
    """The box of a glyph's ink."""
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    raw.FPDFText_GetCharBox(handle, index, left, right, bottom, top)
    raw.FPDFText_GetCharOrigin(handle, index, x, y)
    edges = left.value - x.value, bottom.value - y.value, right.value - x.value, top.value - y.value
    a, b, c, d = (round(edge / size, 3) if size else 0.0 for edge in edges)
    return a, b, c, d


def _turned(ink: _Ink, rotation: int) -> _Ink:
    """The same seen upright on a page with this /Rotate, where text runs at that angle."""
    left, bottom, right, top = ink
    if rotation == 90:
        return bottom, -right, top, -left
    if rotation == 180:
        return -right, -top, -left, -bottom
    return (-top, left, -bottom, right) if rotation == 270 else ink


def _joined(high: int, low: int) -> int:
    """The character that two surrogates stand for; the second alone where it is none.

    Ghostscript 10 writes the first byte of the second wrongly, as the last of the other: what it
    was is told by the alphabets in italics that formulas are set in, or not at all.
    """
    if low in _LOW_SURROGATES:
        return 0x10000 + (high - 0xD800) * 0x400 + low - 0xDC00
    if low >> 8 != high & 0xFF:
        return low
    last = low & 0xFF
    return next((first + last for first, known in _ITALICS if last in known), ord(UNREADABLE))


def _advanced(pointer: Any, code: int, x: float, size: float, right: float) -> float:
    """Where the next glyph would start, after one whose ink reaches beyond its advance.

    pdfium's box covers the ink too: of an italic f it would cover the space that follows.
    ``right`` is returned for fonts whose widths pdfium does not know by Unicode value.
    """
    width = ctypes.c_float()
    raw.FPDFFont_GetGlyphWidth(raw.FPDFTextObj_GetFont(pointer), code, size, width)
    return x + width.value if width.value else right


def _style(
    textpage: Any,
    index: int,
    pointer: Any,
    fonts: dict[int, _Font],
    rotation: int,
    number: int,
) -> _Style:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(textpage, index, matrix)
    scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
    points = raw.FPDFText_GetFontSize(textpage, index)
    size = round(abs(points) * scale, 1)
    # A size below nothing turns the letters by half a turn.
    slant = math.degrees(math.atan2(matrix.b * points, matrix.a * points)) - rotation
    upright = abs((slant + 180) % 360 - 180) <= MAX_SLANT
    sideways = abs(slant % 180 - 90) <= MAX_SLANT
    handle = raw.FPDFTextObj_GetFont(pointer)
    key = ctypes.addressof(handle.contents) if handle else 0
    if key not in fonts:
        fonts[key] = _font(handle, f"{number}.{len(fonts)}")
    name, bold, face = fonts[key]
    mode = raw.FPDFTextObj_GetTextRenderMode(pointer)
    stroked = mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
    hidden = mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE
    maker = ctypes.addressof(pointer.contents)
    return _Style(size, name, bold or stroked, upright, sideways, hidden, face, maker)


def _font(handle: Any, place: str) -> _Font:
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
