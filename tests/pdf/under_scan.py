"""Text as tesseract writes it under a scan: without ink, in a font of one blank glyph, whose map
is one range of codes that are their own characters."""

import io
import zlib
from collections.abc import Sequence

from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph
from unembedded import page

EM = 1024
FONT = """/Subtype /Type0 /BaseFont /Glyphless /Encoding /Identity-H /DescendantFonts [6 0 R]
  /ToUnicode 10 0 R"""
DESCENDANT = """6 0 obj << /Type /Font /Subtype /CIDFontType2 /BaseFont /Glyphless /DW 500
  /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>
  /FontDescriptor 7 0 R /CIDToGIDMap 9 0 R >> endobj
7 0 obj << /Type /FontDescriptor /FontName /Glyphless /Flags 5 /Ascent 1000 /Descent -1
  /CapHeight 1000 /ItalicAngle 0 /StemV 80 /FontBBox [0 0 500 1000] /FontFile2 8 0 R >> endobj
"""
CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Own def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end"""


def under_scan(lines: Sequence[str], mode: int) -> bytes:
    """A PDF of one page with these lines in a text rendering mode: 3 is invisible."""
    shown = [
        f"BT {mode} Tr /F 10 Tf 40 {250 - 20 * y} Td <{text.encode('utf-16-be').hex()}> Tj ET"
        for y, text in enumerate(lines)
    ]
    more = [_stream(8, _blank_font()), _stream(9, b"\0\1" * 0x10000), _stream(10, CMAP.encode())]
    return page("\n".join(shown), FONT, "".join([DESCENDANT, *more]))


def _stream(number: int, data: bytes) -> str:
    packed = zlib.compress(data).hex() + ">"
    head = f"<< /Filter [/ASCIIHexDecode /FlateDecode] /Length {len(packed)} >>"
    return f"{number} 0 obj {head} stream\n{packed}\nendstream endobj\n"


def _blank_font() -> bytes:
    builder = FontBuilder(EM, isTTF=True)
    names = [".notdef", "blank"]
    builder.setupGlyphOrder(names)
    builder.setupGlyf({name: Glyph() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (EM // 2, 0)))
    builder.setupHorizontalHeader(ascent=EM, descent=-1)
    builder.setupCharacterMap({0: "blank"})
    builder.setupPost()
    out = io.BytesIO()
    builder.font.save(out)
    return out.getvalue()
