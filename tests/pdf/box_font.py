"""Make the font that text is read with where a PDF does not bring its own.

    python tests/pdf/box_font.py        (needs fonttools, in the ``dev`` extra)

Writes src/bipaper/pdf/box.ttf. The font has one shape: it takes up a place, so that pdfium
sees that something is printed, and leaves ink, so that a picture shows whether it is hidden.
"""

import io
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables._g_l_y_f import Glyph

PATH = Path(__file__).resolve().parents[2] / "src" / "bipaper" / "pdf" / "box.ttf"
EM = 1000
# Those of STSong-Light, which files may name without describing it.
ASCENT, DESCENT = 880, -120
# The shape's side: pdfium stretches a character's box to its ink, and the narrowest letters of
# Chinese fonts are 200 wide. A narrower one would hide from pdfium what is drawn twice for weight.
SIDE = 150
# Widths of a file that gives none: letters are half an em wide, what is above them an em.
HALF, FULL = range(0x20, 0x2E80), [*range(0x2E80, 0xD800), *range(0xE000, 0xFFFE)]
# Seconds since 1904, when TrueType's time begins: the same bytes whenever it is made.
MADE = 0


def box_font() -> bytes:
    """The font as a file."""
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", "half", "full"])
    builder.setupGlyf(dict.fromkeys([".notdef", "half", "full"], _shape()))
    builder.setupHorizontalMetrics({".notdef": (EM, 0), "half": (EM // 2, 0), "full": (EM, 0)})
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    builder.setupCharacterMap({})
    builder.font["cmap"].tables = [_every_character(encoding) for encoding in (1, 10)]
    builder.updateHead(created=MADE, modified=MADE)
    builder.font.recalcTimestamp = builder.font.recalcBBoxes = False
    head = builder.font["head"]
    head.xMin, head.yMin, head.xMax, head.yMax = 0, DESCENT, EM, ASCENT
    out = io.BytesIO()
    builder.font.save(out)
    return out.getvalue()


def _shape() -> Glyph:
    """A square."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((0, SIDE))
    pen.lineTo((SIDE, SIDE))
    pen.lineTo((SIDE, 0))
    pen.closePath()
    return pen.glyph()


def _every_character(encoding: int) -> CmapSubtable:
    """A map in format 13, many characters to one glyph, under one of Microsoft's encodings."""
    table = CmapSubtable.newSubtable(13)
    table.platformID, table.platEncID, table.language = 3, encoding, 0
    table.cmap = dict.fromkeys(HALF, "half") | dict.fromkeys(FULL, "full")
    return table


if __name__ == "__main__":
    PATH.write_bytes(box_font())
