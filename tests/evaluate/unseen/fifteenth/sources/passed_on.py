"""What becomes of a typeset PDF on its way: a flat scanner; a printer and a database."""

import io
import random
import subprocess
import tempfile
from pathlib import Path

import pikepdf
import pypdfium2
import typst
from pikepdf import Dictionary, Name, Stream
from PIL import Image, ImageChops, ImageDraw, ImageFilter

# through "grey_scan" ---------------------------------------------------------------------------

DPI = 170
PAPER, INK = 226, 38  # grey levels of yellowed paper and faded ink
SKEW = (-0.9, 0.7, -0.4, 0.5)  # degrees, page by page


def by_scanner(data: bytes) -> bytes:
    """Grey pictures, turned, blurred and spotted, darker towards the spine; no text."""
    chance = random.Random(15)
    out = pikepdf.new()
    for number, page in enumerate(pypdfium2.PdfDocument(data)):
        wide, tall = page.get_size()
        picture = page.render(scale=DPI / 72, grayscale=True).to_pil()
        picture = worn(picture, SKEW[number % len(SKEW)], number % 2 == 0, chance)
        held = io.BytesIO()
        picture.save(held, "JPEG", quality=58, dpi=(DPI, DPI))
        made = out.add_blank_page(page_size=(wide, tall))
        made.Resources = Dictionary(XObject=Dictionary(Im0=in_jpeg(out, held, picture)))
        made.Contents = out.make_stream(f"q {wide} 0 0 {tall} 0 0 cm /Im0 Do Q".encode())
    out.docinfo["/Producer"] = "FlatScan 2.0"
    target = io.BytesIO()
    out.save(target, static_id=True)
    return target.getvalue()


def worn(picture: Image.Image, angle: float, spine_left: bool, chance: random.Random):
    """A page as it comes off the glass."""
    picture = picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    picture = picture.filter(ImageFilter.GaussianBlur(0.55))
    picture = picture.point(lambda v: INK + v * (PAPER - INK) // 255)
    grain = Image.frombytes("L", picture.size, chance.randbytes(picture.width * picture.height))
    grain = grain.point(lambda v: 116 + v // 11)  # about the middle, 128
    picture = ImageChops.add(picture, grain, 1, -128)
    pen = ImageDraw.Draw(picture)
    for _ in range(90):
        x, y = chance.randrange(picture.width), chance.randrange(picture.height)
        pen.ellipse((x, y, x + chance.randint(0, 2), y + chance.randint(0, 2)), fill=70)
    shade = Image.linear_gradient("L").rotate(90 if spine_left else 270).resize(picture.size)
    return ImageChops.multiply(picture, shade.point(lambda v: min(255, 190 + v)))


def in_jpeg(pdf: pikepdf.Pdf, held: io.BytesIO, picture: Image.Image) -> Stream:
    return Stream(
        pdf,
        held.getvalue(),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=picture.width,
        Height=picture.height,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )


# through "reprint" -----------------------------------------------------------------------------

MARKS = """
#set page(width: WIDEpt, height: TALLpt, margin: 0pt, fill: none)
#place(center + horizon, rotate(-38deg, text(font: "Noto Sans CJK SC", size: 46pt,
  weight: "bold", fill: luma(205),
  stack(spacing: 24pt, [仅供参考　严禁转载], [仅供参考　严禁转载]))))
#place(bottom + center, dy: -17pt, text(font: ("Nimbus Roman", "Noto Serif CJK SC"), size: 7.5pt)[
  (C)1998-2035 Qingyun Academic Database. All rights reserved. 下载时间：2035-03-11 09:26
  #h(1em) http:\\//www.qingyun.example])
"""
BEYOND = 62.0  # points of empty sheet on each side of a page: MediaBox less CropBox


def by_reprint(data: bytes) -> bytes:
    """Marked by a database, printed again as a PDF, on a turned, larger sheet."""
    with tempfile.TemporaryDirectory() as folder:
        first, again = Path(folder) / "a.pdf", Path(folder) / "b.pdf"
        first.write_bytes(marked(data))
        call = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pdfwrite"]
        call += ["-dCompatibilityLevel=1.4", f"-sOutputFile={again}", str(first)]
        subprocess.run(call, check=True, timeout=200)
        return turned(again.read_bytes())


def marked(data: bytes) -> bytes:
    """A watermark below each page's text and the database's line at its foot."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        _, _, wide, tall = (float(x) for x in pdf.pages[0].mediabox)
        source = MARKS.replace("WIDE", str(wide)).replace("TALL", str(tall)).encode()
        marks = pikepdf.open(io.BytesIO(typst.compile(source, pdf_tags=False)))
        for page in pdf.pages:
            page.add_underlay(marks.pages[0])
        out = io.BytesIO()
        pdf.save(out, static_id=True)
        return out.getvalue()


def turned(data: bytes) -> bytes:
    """Each page drawn on its side and turned upright again by /Rotate, cropped to what it was."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            left, low, right, high = (float(x) for x in page.mediabox)
            wide, tall = right - left, high - low
            # A point (x, y) comes to (BEYOND + tall - y, BEYOND + x): a quarter to the left.
            cm = f"q 0 1 -1 0 {BEYOND + high} {BEYOND - left} cm\n".encode()
            page.contents_add(pdf.make_stream(cm), prepend=True)
            page.contents_add(pdf.make_stream(b"\nQ"))
            page.MediaBox = [0, 0, tall + 2 * BEYOND, wide + 2 * BEYOND]
            page.CropBox = [BEYOND, BEYOND, BEYOND + tall, BEYOND + wide]
            page.Rotate = 90
            for number, font in enumerate(dict(page.Resources.Font).values(), start=1):
                nameless(font, f"QYPRNT+F{number}")
        for name in ("/CreationDate", "/ModDate"):
            if name in pdf.docinfo:
                del pdf.docinfo[name]
        del pdf.Root.Metadata
        out = io.BytesIO()
        packed = pikepdf.ObjectStreamMode.generate
        pdf.save(out, static_id=True, recompress_flate=True, object_stream_mode=packed)
        return out.getvalue()


def nameless(font: pikepdf.Object, name: str) -> None:
    """A font under a name that tells nothing."""
    for one in [font, *font.get("/DescendantFonts", [])]:
        one.BaseFont = Name(f"/{name}")
        if "/FontDescriptor" in one:
            one.FontDescriptor.FontName = Name(f"/{name}")


THROUGH = {"grey_scan": by_scanner, "reprint": by_reprint}
