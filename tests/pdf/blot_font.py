"""A font as a machine may have it, but odd: every character is a blot, 700 wide."""

import io
from collections.abc import Iterable

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph

# The code pages of Japanese, Simplified Chinese, Korean and Traditional Chinese (OS/2).
CODE_PAGES = 1 << 17 | 1 << 18 | 1 << 19 | 1 << 20


def blot_font(family: str, characters: Iterable[str]) -> bytes:
    """The font as a file, under the name of another."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "blot"])
    builder.setupCharacterMap({ord(char): "blot" for char in characters})
    builder.setupGlyf({".notdef": _blot(), "blot": _blot()})
    builder.setupHorizontalMetrics({".notdef": (700, -300), "blot": (700, -300)})
    builder.setupHorizontalHeader(ascent=1300, descent=-600)
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "psName": family})
    builder.setupOS2(ulCodePageRange1=CODE_PAGES)
    builder.setupPost()
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def _blot() -> Glyph:
    """Ink far beyond the character's place."""
    pen = TTGlyphPen(None)
    for number, corner in enumerate([(-300, -600), (-300, 1300), (1200, 1300), (1200, -600)]):
        (pen.lineTo if number else pen.moveTo)(corner)
    pen.closePath()
    return pen.glyph()
