"""What the ink of a glyph tells of it, where its code says nothing sure."""

import ctypes
from typing import Any

import pypdfium2.raw as raw

from bipaper.chars import UNREADABLE

Ink = tuple[float, float, float, float]
"""Edges of a glyph's ink from its origin, in em: left, bottom, right, top."""

# Points at half height, which some files give for a decimal point; one of ink no higher is none.
POINTS = frozenset("∙·•‧⋅")
_LOW = 0.25  # em
_DASH = (0.1, 0.45, 0.15)  # em: ink no lower, no higher and no thicker
# Ink of a letter or digit begins no higher, but for raised ones, which are no lower (em): opening
# quotation marks of CNKI's fonts of signs have the code of a stroke, closing ones that of 0.
_STANDS, _HIGH = 0.3, 0.33
# Edges of ink nearer than this are one (em); so many of them are told apart.
_NEAR, _PLACES = 0.05, 64
_BLANK = 0.02  # em; sizes are rounded to 0.1 point


def ink_of(textpage: Any, index: int, size: float, rotation: int) -> Ink:
    """The ink of a character, seen upright; ``textpage`` is pdfium's handle, ``rotation`` the
    page's, at which text runs there."""
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    raw.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
    raw.FPDFText_GetCharOrigin(textpage, index, x, y)
    edges = left.value - x.value, bottom.value - y.value, right.value - x.value, top.value - y.value
    a, b, c, d = (round(edge / size, 3) if size else 0.0 for edge in edges)
    return _turned((a, b, c, d), rotation)


def _turned(ink: Ink, rotation: int) -> Ink:
    left, bottom, right, top = ink
    if rotation == 90:
        return bottom, -right, top, -left
    if rotation == 180:
        return -right, -top, -left, -bottom
    return (-top, left, -bottom, right) if rotation == 270 else ink


def text_by_ink(ink: Ink, text: str, face: str) -> str:
    """What a glyph is that has no sure character: a dash, a point, a space, by its ink.

    ``text`` is what its code says: "" for a mark that should leave no ink; ``face`` is its font,
    "" for one that is not in the file.
    """
    left, bottom, right, top = ink
    blank = is_blank(ink, face)
    if text == "-":
        low, high, thick = _DASH
        dash = low <= bottom <= top <= high and top - bottom <= min(thick, right - left)
        return "-" if dash else UNREADABLE
    if text in POINTS:
        return "." if face and not blank and top < _LOW else text
    if blank:
        return " " if text else ""
    return UNREADABLE if text or face else ""


def floats(ink: Ink) -> bool:
    """Whether this ink is none of a letter, a digit or a slash: a mark's that hangs high."""
    _, bottom, _, top = ink
    return bottom > _STANDS and top - bottom < _HIGH


def is_blank(ink: Ink, face: str) -> bool:
    """Whether a glyph of a font that is in the file leaves no ink: pdfium gives such a glyph a box
    from its origin, as high as its type or not at all."""
    left, bottom, _, top = ink
    return bool(face) and left == bottom == 0 and min(top, abs(top - 1)) < _BLANK


def code_by_ink(code: int, ink: Ink) -> int:
    """A number below 0 for the glyphs of a code whose ink has this place."""
    for edge in ink:
        code = _PLACES * code + round(edge / _NEAR) % _PLACES
    return -1 - code
