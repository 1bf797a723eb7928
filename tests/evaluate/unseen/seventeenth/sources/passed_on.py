"""What becomes of a typeset PDF on its way: a database's converter; a scanner that recognises."""

import io
import random
from collections.abc import Iterator

import pikepdf
import pypdfium2
import typst
from named_fonts import glyphs
from pikepdf import Array, Dictionary, Name, Operator
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from recognised import glyphless, lines, pictured, saved

# through "converter" ---------------------------------------------------------------------------

NOTICE = """
#set page(width: WIDEpt, height: TALLpt, margin: 0pt, fill: none)
#set text(font: ("Nimbus Roman", "Noto Sans CJK SC"), size: 8.5pt, fill: luma(55%))
#place(bottom + left, dx: 6mm, dy: -4mm)[启文数据库　https:\\//www.qwdata.example]
"""
HELD = 200  # glyphs of a face in one font, as the converter packs them
LONGEST = 6  # glyphs of a run


def by_converter(data: bytes) -> bytes:
    """Text in runs of a few glyphs, each face in several renamed fonts, a line at each foot."""
    chance = random.Random(17)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        _, _, wide, tall = (float(x) for x in pdf.pages[0].mediabox)
        source = NOTICE.replace("WIDE", str(wide)).replace("TALL", str(tall)).encode()
        notice = pikepdf.open(io.BytesIO(typst.compile(source, pdf_tags=False)))
        packed: dict[tuple[str, int], pikepdf.Object] = {}
        for page in pdf.pages:
            shown = list(in_runs(page, pdf, packed, chance))
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(shown))
            page.Resources.Font = Dictionary(
                {f"/{label(*key)}": font for key, font in packed.items()}
            )
        for page in pdf.pages:
            page.add_underlay(notice.pages[0])
        pdf.docinfo["/Producer"] = "QWReader Converter 5.02"
        out = io.BytesIO()
        pdf.remove_unreferenced_resources()
        pdf.save(out, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


def label(face: str, part: int) -> str:
    return f"{face}P{part}"


def in_runs(
    page: pikepdf.Page, pdf: pikepdf.Pdf, packed: dict, chance: random.Random
) -> Iterator[tuple[list, Operator]]:
    """A page's instructions, those that show text in runs of up to ``LONGEST`` glyphs."""
    fonts = dict(page.Resources.Font)
    font, size, at = None, 0.0, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            font, size = fonts[str(operands[0])], float(operands[1])
            continue
        if str(operator) == "Tm":
            at = tuple(float(x) for x in operands)
            continue
        if str(operator) not in ("Tj", "TJ"):
            yield list(operands), operator
            continue
        pieces = list(operands[0]) if str(operator) == "TJ" else [operands[0]]
        for part, codes, along, space in runs(list(glyphs(pieces, font, size)), chance):
            face = str(font.BaseFont).rpartition("-")[0][-3:] + f"{font.objgen[0]}"
            key = ("F" + "".join(c for c in face if c.isalnum()), part)
            if key not in packed:
                packed[key] = renamed(pdf, font, len(packed) + 1)
            place = (at[4] + at[0] * along, at[5] + at[1] * along)
            yield [Name("/" + label(*key)), round(size, 2)], Operator("Tf")
            yield [*at[:4], *(round(x, 2) for x in place)], Operator("Tm")
            yield [round(space, 3)], Operator("Tc")
            yield [pikepdf.String(codes)], Operator("Tj")


def runs(
    shown: list[tuple[bytes, float, float]], chance: random.Random
) -> Iterator[tuple[int, bytes, float, float]]:
    """Runs: in which part of the face, codes, how far along, the mean space between glyphs."""
    while shown:
        part = (shown[0][0][0] << 8 | shown[0][0][1]) // HELD
        most, length = chance.randint(2, LONGEST), 1
        while length < min(most, len(shown)):
            code, along, _ = shown[length]
            gap = along - shown[length - 1][1] - shown[length - 1][2]
            if (code[0] << 8 | code[1]) // HELD != part or abs(gap) > 2:
                break
            length += 1
        run, shown = shown[:length], shown[length:]
        gaps = run[-1][1] - run[0][1] - sum(wide for *_, wide in run[:-1])
        yield part, b"".join(code for code, *_ in run), run[0][1], gaps / max(length - 1, 1)


def renamed(pdf: pikepdf.Pdf, font: pikepdf.Object, number: int) -> pikepdf.Object:
    """A copy of a font under a name that tells nothing, with the same file."""
    name = Name(f"/{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[number % 26] * 6}+DlFont{number}+QWHT")
    below = Dictionary(dict(font.DescendantFonts[0]))
    below.BaseFont = name
    descriptor = Dictionary(dict(below.FontDescriptor))
    descriptor.FontName = name
    for key in ("/FontFamily", "/FontWeight", "/FontStretch"):
        if key in descriptor:
            del descriptor[key]
    below.FontDescriptor = pdf.make_indirect(descriptor)
    made = Dictionary(dict(font))
    made.BaseFont = name
    made.DescendantFonts = Array([pdf.make_indirect(below)])
    return pdf.make_indirect(made)


# through "scan" --------------------------------------------------------------------------------

DPI = 200
SKEW = (0.25, -0.3, 0.15, -0.2)  # degrees, page by page
ALIKE = dict(
    zip(
        "已未人日己土大，。0l1O末入曰士太于干千釉袖窑窖瓷胎态晶品洁结坯坏烧挠温湿氧氣白自同问",
        "己末入曰已士太，．O1lO未人日土大干于干袖釉窖窑资治杰品晶结洁坏坯挠烧湿温氣氧自白问同",
        strict=True,
    )
)
MISREAD = 0.045  # of the characters that look like another
LOST = 0.004  # of all characters


def by_scanner(data: bytes) -> bytes:
    """Grey pictures, a little turned, with an invisible line of recognised text on each line."""
    chance = random.Random(1717)
    document, out = pypdfium2.PdfDocument(data), pikepdf.new()
    face = out.make_indirect(glyphless(out))
    for number, page in enumerate(document):
        wide, tall = page.get_size()
        picture = worn(page, SKEW[number % len(SKEW)], chance)
        made = pictured(out, (wide, tall), picture, 62, DPI)
        made.Resources.Font = Dictionary(f0=face)
        layer = "".join(written(*line, chance) for line in lines(page.get_textpage()))
        made.Contents = out.make_stream(
            f"q {wide} 0 0 {tall} 0 0 cm /Im1 Do Q\nBT 3 Tr\n{layer}ET".encode()
        )
    return saved(out, "PaperLeaf Scan & OCR 4")


def worn(page: pypdfium2.PdfPage, angle: float, chance: random.Random) -> Image.Image:
    """A page as it comes off the glass: turned, a little blurred, grained, paper not white."""
    picture = page.render(scale=DPI / 72, grayscale=True).to_pil()
    picture = picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    picture = picture.filter(ImageFilter.GaussianBlur(0.6))
    picture = picture.point(lambda v: 42 + v * 203 // 255)
    grain = Image.frombytes("L", picture.size, chance.randbytes(picture.width * picture.height))
    picture = ImageChops.add(picture, grain.point(lambda v: 122 + v // 21), 1, -128)
    pen = ImageDraw.Draw(picture)
    for _ in range(70):
        x, y = chance.randrange(picture.width), chance.randrange(picture.height)
        pen.ellipse((x, y, x + chance.randint(0, 2), y + chance.randint(0, 2)), fill=80)
    return picture


def written(
    text: str, left: float, right: float, low: float, high: float, chance: random.Random
) -> str:
    """A line as recognised, in a box about that of the print."""
    read = "".join(
        ALIKE[c] if c in ALIKE and chance.random() < MISREAD else c
        for c in text
        if chance.random() > LOST
    )
    if not read:
        return ""
    size = max(high - low, 5.0)
    em = sum(0.5 if ord(c) < 256 else 1 for c in read)
    stretch = 100 * (right - left) / (em * size)
    x, y = left + chance.uniform(-0.8, 0.8), low + 0.15 * size + chance.uniform(-0.7, 0.7)
    return (
        f"/f0 {size:.1f} Tf {stretch:.2f} Tz 1 0 0 1 {x:.2f} {y:.2f} Tm "
        f"<{read.encode('utf-16-be').hex()}> Tj\n"
    )


THROUGH = {"converter": by_converter, "scan": by_scanner}
