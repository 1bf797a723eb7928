"""What sources share that a scanner recognises: the printed lines, pages of pictures, a font
without shapes."""

import io
from collections.abc import Iterator

import pikepdf
import pypdfium2
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image


def lines(layer: pypdfium2.PdfTextPage) -> Iterator[tuple[str, float, float, float, float]]:
    """The printed lines: characters, left, right, bottom, top; columns and cells apart."""
    text, boxes = "", []
    for n in range(layer.count_chars()):
        char, box = layer.get_text_range(n, 1), layer.get_charbox(n)
        if char in "\r\n\ufffe" or ord(char) > 0xFFFF:
            continue
        if not char.strip():
            text += " " if text and not text.endswith(" ") else ""
            continue
        if boxes and not goes_on(box, boxes):
            yield text.strip(), *around(boxes)
            text, boxes = "", []
        text, boxes = text + char, [*boxes, box]
    if boxes:
        yield text.strip(), *around(boxes)


def goes_on(box: tuple, boxes: list[tuple]) -> bool:
    """Whether a character stands on the line of those before it, raised or lowered ones too."""
    low, high = min(b[1] for b in boxes), max(b[3] for b in boxes)
    middle = (box[1] + box[3]) / 2
    return low - 2 < middle < high + 3 and -3 < box[0] - boxes[-1][2] < 26


def around(boxes: list[tuple]) -> tuple[float, float, float, float]:
    return (
        boxes[0][0], boxes[-1][2], min(b[1] for b in boxes), max(b[3] for b in boxes)
    )  # fmt: skip


def pictured(
    out: pikepdf.Pdf, size: tuple[float, float], picture: Image.Image, quality: int, dpi: int
) -> pikepdf.Page:
    """A new page of a size in points, with a JPEG of the picture as Im1."""
    held, colours = io.BytesIO(), Name.DeviceGray if picture.mode == "L" else Name.DeviceRGB
    picture.save(held, "JPEG", quality=quality, dpi=(dpi, dpi))
    image = Stream(
        out, held.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=picture.width,
        Height=picture.height, ColorSpace=colours, BitsPerComponent=8, Filter=Name.DCTDecode,
    )  # fmt: skip
    made = out.add_blank_page(page_size=size)
    made.Resources = Dictionary(XObject=Dictionary(Im1=image))
    return made


def saved(out: pikepdf.Pdf, producer: str) -> bytes:
    """The file, named after the program that makes it."""
    out.docinfo["/Producer"] = producer
    target = io.BytesIO()
    out.save(target, static_id=True)
    return target.getvalue()


def glyphless(pdf: pikepdf.Pdf, wide: int = 1000) -> Dictionary:
    """A font without shapes whose codes are characters, as recognisers put below pictures; all but
    the Latin ones, which are half an em, are this wide, in thousandths of an em."""
    unicode = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def "
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange "
        b"1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
    )
    system = Dictionary(
        Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0
    )
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/GlyphLess"), Flags=5, ItalicAngle=0,
        FontBBox=Array([0, -200, 1000, 800]), Ascent=800, Descent=-200, CapHeight=800, StemV=80,
        FontFile2=pdf.make_stream(empty_face()),
    )  # fmt: skip
    below = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/GlyphLess"), DW=wide,
        W=Array([0, 255, 500]), CIDSystemInfo=system, FontDescriptor=pdf.make_indirect(descriptor),
        CIDToGIDMap=pdf.make_stream(b"\0\1" * 0x10000),
    )  # fmt: skip
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/GlyphLess"),
        Encoding=Name("/Identity-H"), DescendantFonts=Array([pdf.make_indirect(below)]),
        ToUnicode=pdf.make_stream(unicode),
    )  # fmt: skip


def empty_face() -> bytes:
    """A TrueType font of two glyphs without outlines."""
    made = FontBuilder(1000, isTTF=True)
    made.setupGlyphOrder([".notdef", "empty"])
    made.setupCharacterMap({0x20: "empty"})
    made.setupGlyf({".notdef": Glyph(), "empty": Glyph()})
    made.setupHorizontalMetrics({".notdef": (1000, 0), "empty": (1000, 0)})
    made.setupHorizontalHeader(ascent=800, descent=-200)
    made.setupOS2()
    made.setupPost()
    made.font.recalcTimestamp = False
    made.updateHead(created=0, modified=0)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
