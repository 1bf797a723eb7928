"""What becomes of a typeset PDF on its way: a database that saves it anew, a scanner whose program
recognises as Tesseract does, Ghostscript and qpdf."""

import io
import math
import random
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import typst
from named_fonts import glyphs
from pikepdf import Array, Dictionary, Name, Operator
from PIL import Image, ImageChops, ImageFilter, ImageOps
from recognised import glyphless, lines, pictured, saved

Instruction = tuple[list, Operator]
Matrix = tuple[float, ...]

# through "saved_anew" --------------------------------------------------------------------------

NOTICE = """
#set page(width: WIDEpt, height: TALLpt, margin: 0pt, fill: none)
#set text(font: ("Nimbus Roman", "Noto Serif CJK SC"), size: 8pt)
#place(top + right, dx: -14mm, dy: 5mm, align(right)[
  网络首发时间：2034-05-11 09:28:17 \\
  网络首发地址：https:\\//kns.shuyuan.example/kcms/detail/44.1988.C.20340510.1127.003])
"""
LONGEST = 5  # glyphs of a run
COLOURS = ("g", "rg", "k", "cs", "sc", "scn")  # what sets the colour of letters
LETTERS = ("BT", "ET", "Tf", "Tm", "Td", "Tr", "Tj", "TJ")


def by_saving_anew(data: bytes) -> bytes:
    """Each page draws its lines and then its letters, all of one font before those of the next, in
    runs of a few; each page has fonts of its own under names that tell nothing."""
    chance = random.Random(19)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            fonts = dict(page.Resources.Font)
            shown = list(font_by_font(page, fonts, chance))
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(shown))
            page.Resources.Font = Dictionary(
                {key: renamed(pdf, font, number, n) for n, (key, font) in enumerate(fonts.items())}
            )
        _, _, wide, tall = (float(x) for x in pdf.pages[0].mediabox)
        source = NOTICE.replace("WIDE", str(wide)).replace("TALL", str(tall)).encode()
        notice = pikepdf.open(io.BytesIO(typst.compile(source, pdf_tags=False)))
        pdf.pages[0].add_overlay(notice.pages[0])
        pdf.docinfo["/Producer"] = "SYReader PDF 2.6"
        out = io.BytesIO()
        pdf.remove_unreferenced_resources()
        pdf.save(out, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


def font_by_font(page: pikepdf.Page, fonts: dict, chance: random.Random) -> Iterator[Instruction]:
    """A page's instructions: what is no letter, then the letters of each font."""
    shown: dict[str, list[Instruction]] = {}
    states: list[tuple[Matrix, list[Instruction]]] = [((1, 0, 0, 1, 0, 0), [])]
    key, size, at = "", 0.0, states[0][0]
    for operands, operator in pikepdf.parse_content_stream(page):
        done, (base, colour) = str(operator), states[-1]
        if done == "q":
            states.append((base, colour))
        elif done == "Q":
            states.pop()
        elif done == "cm":
            states[-1] = (times(tuple(float(x) for x in operands), base), colour)
        elif done in COLOURS:
            kept = colour if done in ("sc", "scn") else []
            states[-1] = (base, [*kept, (list(operands), operator)])
        elif done == "Tf":
            key, size = str(operands[0]), float(operands[1])
        elif done == "Tm":
            at = tuple(float(x) for x in operands)
        elif done in ("Tj", "TJ"):
            pieces = list(operands[0]) if done == "TJ" else [operands[0]]
            placed = list(glyphs(pieces, fonts[key], size))
            runs = in_runs(placed, size, times(at, base), chance)
            shown.setdefault(key, []).extend(
                [*colour, ([Name(key), round(size, 2)], Operator("Tf")), *runs]
            )
        if done not in LETTERS:
            yield list(operands), operator
    for letters in shown.values():
        yield [], Operator("q")
        yield [], Operator("BT")
        yield from letters
        yield [], Operator("ET")
        yield [], Operator("Q")


def times(a: Matrix, b: Matrix) -> Matrix:
    """What ``a`` and then ``b`` do to a point."""
    return (
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    )  # fmt: skip


def in_runs(
    placed: list[tuple[bytes, float, float]], size: float, at: Matrix, chance: random.Random
) -> Iterator[Instruction]:
    """Glyphs in runs of up to ``LONGEST``, each with its place; in one, gaps between strings."""
    while placed:
        most = chance.randint(1, LONGEST)
        run, placed = placed[:most], placed[most:]
        (code, along, wide), *others = run
        pieces, end = [pikepdf.String(code)], along + wide
        for code, begin, wide in others:
            pieces += [round((end - begin) * 1000 / size, 2), pikepdf.String(code)]
            end = begin + wide
        place = (*at[:4], at[4] + at[0] * along, at[5] + at[1] * along)
        yield [round(x, 3) for x in place], Operator("Tm")
        yield [Array(pieces)], Operator("TJ")


def renamed(pdf: pikepdf.Pdf, font: pikepdf.Object, page: int, number: int) -> pikepdf.Object:
    """A page's copy of a font under a name that tells nothing, with the same file."""
    name = Name(f"/DLF-{page}-{number}-{4711 * page + 97 * number}+ZQ{'CDFHKM'[number % 6]}E")
    below = Dictionary(dict(font.DescendantFonts[0]))
    descriptor = Dictionary(dict(below.FontDescriptor))
    below.BaseFont = descriptor.FontName = name
    for key in ("/FontFamily", "/FontWeight", "/FontStretch", "/CIDSet"):
        if key in descriptor:
            del descriptor[key]
    below.FontDescriptor = pdf.make_indirect(descriptor)
    made = Dictionary(dict(font))
    made.BaseFont, made.DescendantFonts = name, Array([pdf.make_indirect(below)])
    return pdf.make_indirect(made)


# through "tesseract" ---------------------------------------------------------------------------

DPI = 150
SKEW = (-0.35, 0.2, -0.15, 0.4)  # degrees, page by page
PAPER, INK = (243, 234, 212), (48, 40, 38)  # yellowed
ALIKE = dict(
    zip(
        "已未人日己土大0l1O末入曰士太干于蚕桑茧丝室温湿龄叶结眠氏比此种科料率卒间问，。（）：；、",
        "己末入曰已士太OIlD未人日土大于干蛋柔苗丝宝湿温令叫结眼民此比种料科卒率问间,.():;，",
        strict=True,
    )
)
MISREAD = 0.05  # of the characters that look like another
LOST = 0.003  # of all characters


def by_tesseract(data: bytes) -> bytes:
    """Coloured pictures, a little turned, above words of recognised text that turn with them."""
    chance = random.Random(1919)
    out = pikepdf.new()
    face = out.make_indirect(glyphless(out, wide=500))
    for number, page in enumerate(pypdfium2.PdfDocument(data)):
        wide, tall = page.get_size()
        angle = SKEW[number % len(SKEW)]
        made = pictured(out, (wide, tall), worn(page, angle, chance), 50, DPI)
        made.Resources.Font = Dictionary({"/f-0-0": face})
        turn = about((wide / 2, tall / 2), math.radians(angle))
        layer = "".join(written(*line, turn, chance) for line in lines(page.get_textpage()))
        made.Contents = out.make_stream(
            f"q {wide} 0 0 {tall} 0 0 cm /Im1 Do Q\nBT\n3 Tr {layer}ET\n".encode()
        )
    return saved(out, "Tesseract 5.3.4")


def worn(page: pypdfium2.PdfPage, angle: float, chance: random.Random) -> Image.Image:
    """A page of yellowed paper as it comes off the glass: turned, a little blurred and grained."""
    picture = page.render(scale=DPI / 72, grayscale=True).to_pil()
    picture = picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    picture = picture.filter(ImageFilter.GaussianBlur(0.5))
    grain = Image.frombytes("L", picture.size, chance.randbytes(picture.width * picture.height))
    picture = ImageChops.add(picture, grain.point(lambda v: 118 + v // 13), 1, -128)
    return ImageOps.colorize(picture, INK, PAPER)


def about(centre: tuple[float, float], angle: float) -> Matrix:
    """The turn of a page about its middle."""
    x, y = centre
    cos, sin = math.cos(angle), math.sin(angle)
    return cos, sin, -sin, cos, x - x * cos + y * sin, y - x * sin - y * cos


def written(
    text: str, left: float, right: float, low: float, high: float, turn: Matrix, chance
) -> str:
    """A line as recognised, a word after the other along its foot, each as wide as its print."""
    em = [0.5 if ord(char) < 256 else 1.0 for char in text]
    each = (right - left) / sum(em)
    foot = low + 0.12 * (high - low)
    size = max(round(1.1 * (high - low)), 1)  # whole points, by the line's height
    out, last = "", left
    x, y = times((1, 0, 0, 1, left, foot), turn)[4:]
    for found in re.finditer(r"[!-~]+|[^ -~]{1,3}", text):
        read = "".join(
            ALIKE.get(c, c) if chance.random() < MISREAD else c
            for c in found[0]
            if chance.random() > LOST
        )
        if not read:
            continue
        begin = left + each * sum(em[: found.start()])
        wide = each * sum(em[found.start() : found.end()])
        stretch = 100 * wide / (size * 0.5 * len(read))
        if not out:
            out = " ".join(f"{v:.5f}" for v in turn[:4]) + f" {x:.2f} {y:.2f} Tm /f-0-0 {size} Tf"
        else:
            out += f" {begin - last:.2f} 0 Td"
        last = begin
        out += f" {stretch:.3f} Tz [ <{(read + ' ').encode('utf-16-be').hex().upper()}> ] TJ\n"
    return out


# through "locked" ------------------------------------------------------------------------------


def by_locking(data: bytes) -> bytes:
    """Written anew by Ghostscript; by qpdf in order for the web, and locked against copying."""
    with tempfile.TemporaryDirectory() as folder:
        first, again, locked = (Path(folder) / name for name in ("a.pdf", "b.pdf", "c.pdf"))
        first.write_bytes(data)
        call = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pdfwrite"]
        call += ["-dCompatibilityLevel=1.5", "-dPDFSETTINGS=/ebook", f"-sOutputFile={again}", first]
        subprocess.run(call, check=True, timeout=200)
        with pikepdf.open(again, allow_overwriting_input=True) as pdf:
            for name in ("/CreationDate", "/ModDate"):
                if name in pdf.docinfo:
                    del pdf.docinfo[name]
            del pdf.Root.Metadata
            pdf.save(again, static_id=True)
        call = ["qpdf", "--linearize", "--object-streams=generate", "--static-id"]
        call += ["--static-aes-iv", "--encrypt", "", "shuyuan", "128", "--use-aes=y"]
        call += ["--extract=n", "--modify=none", "--print=full", "--", again, locked]
        subprocess.run(call, check=True, timeout=60)
        return locked.read_bytes()


THROUGH = {"saved_anew": by_saving_anew, "tesseract": by_tesseract, "locked": by_locking}
