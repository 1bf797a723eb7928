"""What becomes of a typeset PDF on its way: a database's reader, Ghostscript, a scanner."""

import io
import random
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import typst
from named_fonts import glyphs
from pikepdf import Array, Dictionary, Name, Operator, Stream
from PIL import Image, ImageDraw

# through "reader" ------------------------------------------------------------------------------

NOTICE = """
#set page(width: WIDEpt, height: TALLpt, margin: 0pt, fill: none)
#set text(font: ("Liberation Sans", "Noto Sans CJK SC"), size: 9pt, fill: luma(45%))
#place(bottom + left, dx: 12mm, dy: -9mm)[文川数据库 www.wenchuan.example]
#set text(size: 7.5pt)
#place(left + horizon, dx: 4mm, rotate(-90deg, reflow: true)[
  仅供授权用户阅读，禁止传播　下载于2034-06-18])
"""
UNNAMED = "NotoSansCJKsc-Regular"  # the face that loses what its codes stand for


def by_reader(data: bytes) -> bytes:
    """Each glyph placed alone, bold ones twice, a notice on each page, a face without ToUnicode."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        _, _, wide, tall = (float(x) for x in pdf.pages[0].mediabox)
        source = NOTICE.replace("WIDE", str(wide)).replace("TALL", str(tall)).encode()
        notice = pikepdf.open(io.BytesIO(typst.compile(source, pdf_tags=False)))
        for page in pdf.pages:
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(list(alone(page))))
        for page in pdf.pages:
            for font in dict(page.Resources.Font).values():
                if UNNAMED in str(font.BaseFont) and "/ToUnicode" in font:
                    del font.ToUnicode
        for page in pdf.pages:
            page.add_overlay(notice.pages[0])
        pdf.docinfo["/Producer"] = "WCReader 3.1"
        out = io.BytesIO()
        pdf.save(out, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


def alone(page: pikepdf.Page) -> Iterator[tuple[list, Operator]]:
    """A page's instructions, those that show text once a glyph."""
    fonts = dict(page.Resources.Font)
    font, size, at = None, 0.0, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            font, size = fonts[str(operands[0])], float(operands[1])
        if str(operator) == "Tm":
            at = tuple(float(x) for x in operands)
        if str(operator) not in ("Tj", "TJ"):
            yield list(operands), operator
            continue
        pieces = list(operands[0]) if str(operator) == "TJ" else [operands[0]]
        offsets = (0.0, 0.35) if "Bold" in str(font.BaseFont) else (0.0,)
        for code, along, _ in glyphs(pieces, font, size):
            for more in offsets:
                yield [*at[:4], at[4] + at[0] * along + more, at[5] + at[1] * along], Operator("Tm")
                yield [pikepdf.String(code)], Operator("Tj")


# through "ghostscript" -------------------------------------------------------------------------


def by_ghostscript(data: bytes) -> bytes:
    """Printed to PostScript and made a PDF again, which loses what the fonts were."""
    with tempfile.TemporaryDirectory() as folder:
        first, printed, again = (Path(folder) / name for name in ("a.pdf", "b.ps", "c.pdf"))
        first.write_bytes(data)
        for device, source, target in (
            ("ps2write", first, printed),
            ("pdfwrite", printed, again),
        ):
            call = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-r240", f"-sDEVICE={device}"]
            subprocess.run([*call, f"-sOutputFile={target}", source], check=True, timeout=120)
        with pikepdf.open(again, allow_overwriting_input=True) as pdf:
            for name in ("/CreationDate", "/ModDate"):
                if name in pdf.docinfo:
                    del pdf.docinfo[name]
            pdf.save(again, static_id=True)
        return again.read_bytes()


# through "scan" --------------------------------------------------------------------------------

DOTS = 200 / 72  # per point
MISTAKEN = str.maketrans("已未人日己土大，。0l1O", "己末入曰已士太．．Ol1O0"[:13])
EVERY = 70  # about so many characters are one misread


def by_scanner(data: bytes) -> bytes:
    """Pictures in black and white, a little turned, below characters that are a little off."""
    chance = random.Random(9)
    document, out = pypdfium2.PdfDocument(data), pikepdf.new()
    for page in document:
        wide, tall = page.get_size()
        angle = chance.uniform(-0.5, 0.5)
        picture = page.render(scale=DOTS, grayscale=True).to_pil()
        picture = picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
        spots = ImageDraw.Draw(picture)
        for _ in range(60):
            x, y = chance.randrange(picture.width), chance.randrange(picture.height)
            spots.ellipse((x, y, x + chance.randint(0, 2), y + chance.randint(0, 2)), fill=0)
        made = out.add_blank_page(page_size=(wide, tall))
        made.Resources = Dictionary(XObject=Dictionary(Scan=in_fax(out, picture)))
        made.Resources.Font = Dictionary(F=out.make_indirect(named_only()))
        layer = "".join(shown(*line, chance) for line in lines(page.get_textpage()))
        made.Contents = out.make_stream(
            f"q {wide} 0 0 {tall} 0 0 cm /Scan Do Q BT 3 Tr {layer} ET".encode()
        )
    out.docinfo["/Producer"] = "ScanLeaf OCR 6.2"
    target = io.BytesIO()
    out.save(target, static_id=True)
    return target.getvalue()


def in_fax(pdf: pikepdf.Pdf, picture: Image.Image) -> Stream:
    """A picture in CCITT's group 4."""
    held = io.BytesIO()
    black = picture.point(lambda v: 255 if v > 150 else 0).convert("1", dither=Image.Dither.NONE)
    black.save(held, "TIFF", compression="group4", tiffinfo={278: black.height})
    tiff = Image.open(held)
    (start,), (size,) = tiff.tag_v2[273], tiff.tag_v2[279]
    return Stream(
        pdf,
        held.getvalue()[start : start + size],
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=black.width,
        Height=black.height,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=1,
        Filter=Name.CCITTFaxDecode,
        DecodeParms=Dictionary(
            K=-1, Columns=black.width, Rows=black.height, BlackIs1=tiff.tag_v2[262] == 1
        ),
    )


def named_only() -> Dictionary:
    """A Chinese font that the file only names."""
    system = Dictionary(
        Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("GB1"), Supplement=4
    )
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/STSong-Light"), Flags=6, ItalicAngle=0,
        FontBBox=Array([-25, -254, 1000, 880]), Ascent=880, Descent=-120, CapHeight=880, StemV=93,
    )  # fmt: skip
    below = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=Name("/STSong-Light"),
        CIDSystemInfo=system, FontDescriptor=descriptor, DW=1000, W=Array([1, 95, 500]),
    )  # fmt: skip
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/STSong-Light"),
        Encoding=Name("/UniGB-UCS2-H"), DescendantFonts=Array([below]),
    )  # fmt: skip


def lines(layer: pypdfium2.PdfTextPage) -> Iterator[tuple[str, float, float, float, float]]:
    """The printed lines: characters, left, right, bottom, height."""
    text, boxes = "", []
    for n in range(layer.count_chars()):
        char, box = layer.get_text_range(n, 1), layer.get_charbox(n)
        if not char.strip() or char == "\ufffe":
            continue
        if boxes and (abs(box[1] - boxes[-1][1]) > 6 or not -2 < box[0] - boxes[-1][2] < 24):
            yield text, *around(boxes)
            text, boxes = "", []
        text, boxes = text + char, [*boxes, box]
    if boxes:
        yield text, *around(boxes)


def around(boxes: list) -> tuple[float, float, float, float]:
    low, high = min(b[1] for b in boxes), max(b[3] for b in boxes)
    return boxes[0][0], boxes[-1][2], low, high - low


def shown(
    text: str, left: float, right: float, low: float, height: float, chance: random.Random
) -> str:
    """A line as recognised: some characters are wrong, and it stands a little beside its own."""
    read = "".join(c.translate(MISTAKEN) if chance.random() < 6 / EVERY else c for c in text)
    read = "".join(c for c in read if ord(c) < 0x10000)
    em = sum(0.5 if c.isascii() else 1 for c in read)
    stretch = 100 * (right - left) / (em * max(height, 4))
    x, y = left + chance.uniform(-2, 2), low + chance.uniform(-2, 2)
    return (
        f"/F {max(height, 4):.1f} Tf {stretch:.1f} Tz 1 0 0 1 {x:.1f} {y:.1f} Tm "
        f"<{read.encode('utf-16-be').hex()}> Tj\n"
    )


THROUGH = {"reader": by_reader, "ghostscript": by_ghostscript, "scan": by_scanner}
