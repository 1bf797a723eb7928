"""Make a PDF's fonts ones that the file only names, as many Chinese journals' PDFs do.

What typst embeds as Identity-H becomes a font of a predefined CMap (GBK-EUC-H, UniGB-UCS2-H,
UniCNS-UTF16-H) without a font file and without ToUnicode; a Latin font becomes a simple one in
WinAnsiEncoding. Every string of the content streams is written in the new codes.
"""

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf
from pdfminer.cmapdb import CMapDB
from pikepdf import Array, Dictionary, Name, Object

Codes = dict[int, bytes]  # an old code's new one

SIMPLIFIED = {
    "NotoSerifCJK": "SimSun",
    "NotoSansCJK": "SimHei",
    "LXGWWenKai": "KaiTi_GB2312",
    "UKai": "FangSong_GB2312",
    "UMing": "SimSun",
}
TRADITIONAL = {"NotoSerifCJK": "PMingLiU", "NotoSansCJK": "MingLiU", "UKai": "DFKai-SB"}
LATIN = {
    "TeXGyreTermes": "TimesNewRoman",
    "LiberationSerif": "TimesNewRoman",
    "LiberationSans": "Arial",
}
# CMap: how Python calls its encoding, the character collection and its supplement, the faces
CMAPS = {
    "GBK-EUC-H": ("gbk", "GB1", 2, SIMPLIFIED),
    "UniGB-UCS2-H": ("utf-16-be", "GB1", 4, SIMPLIFIED),
    "UniCNS-UTF16-H": ("utf-16-be", "CNS1", 4, TRADITIONAL),
}
FILES = ("/FontFile", "/FontFile2", "/FontFile3", "/CIDSet")


def without_fonts(data: bytes, given: Mapping[str, Any]) -> bytes:
    """The PDF, its fonts only named where the annotations say so."""
    return only_named(data, given["fonts"], given["latin_named"]) if given.get("fonts") else data


def only_named(data: bytes, cmap: str, latin: bool) -> bytes:
    """The PDF with its Chinese fonts, and its Latin ones where ``latin``, not embedded."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        done: dict[tuple[int, int], Codes] = {}
        for holder in holders(pdf):
            fonts = dict(holder.get("/Resources", {}).get("/Font", {})).items()
            for _, font in fonts:
                if font.objgen not in done:
                    done[font.objgen] = named(font, cmap, latin) if "/ToUnicode" in font else {}
            here = {key: done[font.objgen] for key, font in fonts if done[font.objgen]}
            if here and isinstance(holder, pikepdf.Stream):
                holder.write(recoded(holder, here))
            elif here:
                holder.Contents = pdf.make_stream(recoded(pikepdf.Page(holder), here))
        pdf.remove_unreferenced_resources()
        out = io.BytesIO()
        pdf.save(out, static_id=True)
        return out.getvalue()


def holders(pdf: pikepdf.Pdf) -> Iterator[Object]:
    """What has a content stream and resources: pages and forms."""
    yield from (page.obj for page in pdf.pages)
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form":
            yield thing


def named(font: Object, cmap: str, latin: bool) -> Codes:
    """Change one font; its new codes, none if it stays as it is."""
    base = str(font.BaseFont)
    encoding, _, _, faces = CMAPS[cmap]
    codes = unicode_map(font)
    try:
        if face := next((faces[key] for key in faces if key in base), None):
            new = {code: char.encode(encoding) for code, char in codes.items()}
            name_composite(font, face + style_of(base), cmap, new)
            return new
        if latin and (face := next((LATIN[key] for key in LATIN if key in base), None)):
            new = {code: char.encode("cp1252") for code, char in codes.items()}
            name_simple(font, face + style_of(base), new)
            return new
    except UnicodeEncodeError as error:
        print("  stays embedded:", base, error.object[error.start : error.end])
    return {}


def style_of(base: str) -> str:
    style = "Bold" * ("Bold" in base) + "Italic" * ("Italic" in base)
    return f",{style}" if style else ""


def name_composite(font: Object, face: str, cmap: str, new: Codes) -> None:
    """Make ``font`` a composite one of a predefined CMap; glyphs of odd width keep theirs."""
    _, ordering, supplement, _ = CMAPS[cmap]
    descendant, table = font.DescendantFonts[0], CMapDB.get_cmap(cmap)
    width, usual = widths(descendant), float(descendant.get("/DW", 1000))
    cids = {code: next(iter(table.decode(data)), 0) for code, data in new.items()}
    odd = {cid: w for code, cid in cids.items() if (w := width.get(code, usual)) != 1000}
    font.BaseFont = descendant.BaseFont = named_descriptor(descendant, face)
    font.Encoding = Name(f"/{cmap}")
    descendant.Subtype = Name.CIDFontType2
    descendant.CIDSystemInfo = Dictionary(
        Registry=pikepdf.String("Adobe"),
        Ordering=pikepdf.String(ordering),
        Supplement=supplement,
    )
    descendant.DW = 1000
    descendant.W = Array([x for cid in sorted(odd) for x in (cid, Array([round(odd[cid])]))])
    if "/CIDToGIDMap" in descendant:
        del descendant.CIDToGIDMap
    del font.ToUnicode


def name_simple(font: Object, face: str, new: Codes) -> None:
    """Make ``font`` a simple one in WinAnsiEncoding."""
    descendant = font.DescendantFonts[0]
    width, usual = widths(descendant), float(descendant.get("/DW", 1000))
    at = {data[0]: width.get(code, usual) for code, data in new.items()}
    first, last = min(at), max(at)
    name = named_descriptor(descendant, face)
    for key in list(font.keys()):
        del font[key]
    font.Type, font.Subtype, font.BaseFont = Name.Font, Name.TrueType, name
    font.FontDescriptor = descendant.FontDescriptor
    font.Encoding = Name.WinAnsiEncoding
    font.FirstChar, font.LastChar = first, last
    font.Widths = Array([round(at.get(code, 0)) for code in range(first, last + 1)])


def named_descriptor(descendant: Object, face: str) -> Object:
    """Take the font file away; the name that is left."""
    descriptor = descendant.FontDescriptor
    for key in FILES:
        if key in descriptor:
            del descriptor[key]
    descriptor.FontName = Name(f"/{face}")
    return descriptor.FontName


def unicode_map(font: Object) -> dict[int, str]:
    """What each code of a font stands for."""
    text, found = font.ToUnicode.read_bytes().decode("latin-1"), {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for code, to in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = from_hexadecimal(to)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for low, high, to in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            first = from_hexadecimal(to)
            for step, code in enumerate(range(int(low, 16), int(high, 16) + 1)):
                found[code] = first[:-1] + chr(ord(first[-1]) + step)
    return found


def from_hexadecimal(text: str) -> str:
    return bytes.fromhex(text).decode("utf-16-be")


def widths(descendant: Object) -> dict[int, float]:
    """The widths of a composite font's /W, by CID."""
    found: dict[int, float] = {}
    items, at = list(descendant.get("/W", [])), 0
    while at < len(items):
        first = int(items[at])
        if isinstance(items[at + 1], Array):
            found |= {first + step: float(w) for step, w in enumerate(items[at + 1])}
            at += 2
        else:
            found |= dict.fromkeys(range(first, int(items[at + 1]) + 1), float(items[at + 2]))
            at += 3
    return found


def recoded(stream: Object | pikepdf.Page, fonts: dict[str, Codes]) -> bytes:
    """A content stream whose strings are written in the new codes."""
    now: Codes | None = None
    out = []
    for operands, operator in pikepdf.parse_content_stream(stream):
        written = operands
        if str(operator) == "Tf":
            now = fonts.get(str(operands[0]))
        elif now and str(operator) in ("Tj", "TJ"):
            written = [in_codes(operands[0], now)]
        out.append((written, operator))
    return pikepdf.unparse_content_stream(out)


def in_codes(shown: Object, new: Codes) -> Object:
    """A string or an array of strings and gaps, written in the new codes."""
    if isinstance(shown, Array):
        return Array([in_codes(x, new) if isinstance(x, pikepdf.String) else x for x in shown])
    data = bytes(shown)
    pairs = (data[i] << 8 | data[i + 1] for i in range(0, len(data), 2))
    return pikepdf.String(b"".join(new[pair] for pair in pairs))


def glyphs(pieces: list, font: Object, size: float) -> Iterator[tuple[bytes, float, float]]:
    """The codes that an operator shows, each with how far along the line it stands and how wide it
    is; ``pieces`` are strings and the numbers between them, ``font`` a composite one."""
    descendant = font.DescendantFonts[0]
    width, usual = widths(descendant), float(descendant.get("/DW", 1000))
    along = 0.0
    for piece in pieces:
        if not isinstance(piece, pikepdf.String):
            along -= float(piece) / 1000 * size
            continue
        data = bytes(piece)
        for n in range(0, len(data), 2):
            wide = width.get(data[n] << 8 | data[n + 1], usual) / 1000 * size
            yield data[n : n + 2], along, wide
            along += wide
