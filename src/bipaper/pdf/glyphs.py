"""Characters with position, size and font, read from a page by pdfium.

pdfium reads a page's characters in 0.01-0.03 s, pdfplumber in 0.2-0.4 s; and some
files that pdfplumber sees as empty pdfium reads whole.
"""

import ctypes
import string
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from bipaper.chars import UNREADABLE
from bipaper.pdf.geometry import Matrix, apply, apply_box, has_place, has_size, page_matrix
from bipaper.pdf.glyph_ink import POINTS, Ink, code_by_ink, floats, ink_of, is_blank, text_by_ink
from bipaper.pdf.normalise import normalise_char
from bipaper.pdf.print_size import print_unit
from bipaper.pdf.slanted import Slanted, add_slanted, slanted_text
from bipaper.pdf.type_styles import Style, Styles

_SPACE = 0x20
# What pdfium reports for a hyphen it takes for a soft one at a line end; 0x02 is also a code
# that files give to other signs, whose ink tells them from a dash.
_HYPHENS = {0x02, 0xAD, 0xFFFE}
_CONTROL = 0x02
_DOUBTFUL = POINTS | {"", UNREADABLE}
# What stands on the base line in any font.
_STANDING = frozenset(map(ord, string.ascii_letters + string.digits + "/"))
# Of a range of codes in a font's map pdfium reads what shares all but the last byte with the first.
# What tesseract writes under a scan has one range, in which every code is its own character.
_READ_OF_RANGE = 0x100
# pdfium gives a character above U+FFFF as two.
_HIGH_SURROGATES = range(0xD800, 0xDC00)
_LOW_SURROGATES = range(0xDC00, 0xE000)
# Letters of formulas, A to z and Α to δ in italics, by the last byte of their code. That of later
# Greek ones is that of bold letters, too.
_ITALICS = ((0x1D400, range(0x34, 0x68)), (0x1D600, range(0xE2, 0x100)))
_OVERHANG = 0.01  # em
_APART = 1.0  # em between the pieces of text at an angle
# Capitals that fonts let hang over the space beside them (the kerning pairs with the space in
# Adobe's metrics of Times: by up to .09 em), and what is left of one in a narrow line.
_LEANING = frozenset("ATVWY")
_KERNED = 0.1  # em
# Em above and below the base line: no glyph reaches further, for fonts give lengths as numbers of
# 16 bits, and one written without its sign is larger; where the glyph is as wide, its em is wrong.
# The em instead stands so on the base line.
_FURTHEST = 32.0
_ABOVE, _BELOW = 0.8, 0.2


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
    characters left out because nobody can see them, by why. ``afloat`` are the fonts (``face``)
    with a letter, digit or slash whose ink is another mark's.
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
    afloat: frozenset[str] = frozenset()

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
    afloat: set[str] = set()
    invisible = total = 0
    spaced = False
    for glyph in _glyphs(page.get_textpage(), page.get_rotation(), number):
        style = glyph.style
        total += 1
        spaced = spaced or (glyph.apart and _leans(chars, style))
        invisible += style.invisible
        if glyph.floats:
            afloat.add(style.face)
        if glyph.text == " " and style.upright:
            spaced = True
            continue
        char = _char(glyph, matrix, spaced)
        place = char[1:5]
        if not style.upright:
            piece = Slanted(char.text, place, style.sideways, style.size)
            add_slanted(slanted, piece, _APART * style.size)
        elif has_place(place) and has_size(char.size, char.base, box):
            if glyph.apart and not spaced and chars and _kerned(chars[-1], char):
                char = char._replace(spaced=True)
            chars.append(char)
            makers.append(style.maker)
            spaced = False
        else:
            misplaced.append(char.text)
    return PageChars(
        number,
        width,
        height,
        chars,
        slanted,
        invisible / total if total else 0.0,
        misplaced="".join(misplaced),
        makers=makers,
        afloat=frozenset(afloat),
    )


_Place = tuple[float, float, float, float, float, float]


class _Glyph(NamedTuple):
    """A glyph in user space: its advance box and its origin (x, y). ``apart`` tells that pdfium
    sees a space before it, ``floats`` that its ink, looked at once a glyph and page, is that of
    another mark."""

    text: str
    style: Style
    apart: bool
    floats: bool
    code: int
    x0: float
    y0: float
    x1: float
    y1: float
    x: float
    y: float


def _char(glyph: _Glyph, matrix: Matrix, spaced: bool) -> Char:
    """A glyph where it stands on the upright page."""
    text, style, _, _, code, x0, y0, x1, y1, x, y = glyph
    a, b, c, d, e, f = matrix
    left, right = a * x0 + c * y0 + e, a * x1 + c * y1 + e
    top, bottom = b * x0 + d * y0 + f, b * x1 + d * y1 + f
    if left > right:
        left, right = right, left
    if top > bottom:
        top, bottom = bottom, top
    size, font, bold = style[:3]
    base, face = b * x + d * y + f, style.face
    if max(base - top, bottom - base) > _FURTHEST * max(size, right - left):
        top, bottom = base - _ABOVE * size, base + _BELOW * size
    return Char(text, left, top, right, bottom, base, size, font, bold, spaced, face, code)


def _leans(chars: list[Char], style: Style) -> bool:
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


def _glyphs(page: pdfium.PdfTextPage, rotation: int, number: int) -> Iterator[_Glyph]:
    """Every glyph of a page; ``rotation`` and ``number`` are the page's. What leaves no ink and
    says nothing is left out.

    Calls into C dominate: handles and references are made once, not for each call.
    """
    handle = page.raw
    styles = Styles(handle, rotation, number)
    high = 0
    apart = False
    looked: set[tuple[str, int]] = set()
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    to_box, to_x, to_y = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    for index in range(page.count_chars()):
        pointer = raw.FPDFText_GetTextObject(handle, index)
        code = raw.FPDFText_GetUnicode(handle, index)
        if not pointer:  # a line end or a space that pdfium made up: it knows the advances
            apart = apart or code == _SPACE
            continue
        style = styles.of(index, pointer)
        told = raw.FPDFText_HasUnicodeMapError(handle, index) != 1
        if not told and style.invisible and code >= _READ_OF_RANGE:
            told = is_blank(ink_of(handle, index, style.size, rotation), style.face)
        if told and code in _HIGH_SURROGATES:  # half of a rare ideograph or a formula's letter
            high = code
            continue
        if high:
            code, high = _joined(high, code), 0
        text = _text(code) if told else UNREADABLE
        if text in _DOUBTFUL or code == _CONTROL:
            ink = ink_of(handle, index, style.size, rotation)
            dash = raw.FPDFText_IsHyphen(handle, index) == 1
            text, code = _by_ink(ink, text, code, style.face, dash, told)
            if not text:
                continue
        raw.FPDFText_GetLooseCharBox(handle, index, to_box)
        raw.FPDFText_GetCharOrigin(handle, index, to_x, to_y)
        left, right = box.left, box.right
        if style.upright and left < x.value - _OVERHANG * style.size and not rotation:
            left = x.value
            right = _advanced(pointer, code, left, style.size, right) if told else right
        afloat = False
        if style.face and code in _STANDING and (style.face, code) not in looked:
            looked.add((style.face, code))
            afloat = style.upright and floats(ink_of(handle, index, style.size, rotation))
        place = left, box.bottom, right, box.top, x.value, y.value
        yield _Glyph(text, style, apart, afloat, code, *_in_form(place, style.form))
        apart = False


def _in_form(place: _Place, form: Matrix | None) -> _Place:
    """A glyph's box and origin on the page, where they are told as in a form on it."""
    return (*apply_box(form, *place[:4]), *apply(form, *place[4:])) if form else place


def _by_ink(ink: Ink, text: str, code: int, face: str, dash: bool, told: bool) -> tuple[str, int]:
    """What a glyph in doubt says, "" for nothing, and its code; ``dash``: pdfium takes it for a
    hyphen, ``told``: the file says what it is."""
    text = "-" if text == "-" and dash else text_by_ink(ink, text, face)
    if text and code == _CONTROL and dash:
        return text, ord("-")  # as pdfium found it
    return text, code_by_ink(code, ink) if told and text == UNREADABLE else code


def _text(code: int) -> str:
    """What a glyph's Unicode value says: "" for a mark without a place, a control code."""
    return "-" if code in _HYPHENS else normalise_char(chr(code))


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
