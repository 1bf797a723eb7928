"""Fonts that are broken, missing or go round in circles; the pages are in order."""

import random

from .given import Given, given
from .written import GOOD, TIMES, paper, say, stream

TYPE1 = "/Type /Font /Subtype /Type1 /BaseFont /Times-Roman"
TRUETYPE = "/Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Rivers /FirstChar 32 /LastChar 126"
WIDTHS = f"/Widths [{'500 ' * 95}]"
DESCRIPTOR = (
    "/Type /FontDescriptor /FontName /ABCDEF+Rivers /Flags 32 /FontBBox [0 -200 1000 800] "
    "/ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80"
)
NOISE = random.Random(4).randbytes(3000).decode("latin-1")
# Two glyphs with a character each, and what else a map may say.
MAP = "begincmap 1 begincodespacerange <00> <ff> endcodespacerange {} endcmap"


def composite(encoding: str = "/Identity-H", descendant: str = "", more: str = "") -> str:
    """A font of Chinese characters that is not in the file."""
    cid = (
        "/Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light "
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> {descendant}"
    )
    return (
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light "
        f"/Encoding {encoding} /DescendantFonts [<< {cid} >>] {more} >>"
    )


def set_in(font: str, *more: str, text: str = "(Rivers carry oxygen and heat.) Tj") -> bytes:
    """A text in this font, below one that is in order."""
    return paper(
        stream(f"{GOOD} BT /O 10 Tf 50 600 Td {text} ET"),
        resources="/Font << /F 3 0 R /O 6 0 R >>",
        more=[font, *more],
    )


def mapped(ranges: str) -> bytes:
    """With a map from codes to characters that says this."""
    return set_in(f"<< {TYPE1} /ToUnicode 7 0 R >>", stream(MAP.format(ranges)))


def embedded(program: str, key: str = "FontFile2") -> bytes:
    """With a font program in the file."""
    return set_in(
        f"<< {TRUETYPE} {WIDTHS} /FontDescriptor 7 0 R >>",
        f"<< {DESCRIPTOR} /{key} 8 0 R >>",
        stream(program),
    )


def of_drawings(glyph: str, matrix: str = "0.001 0 0 0.001 0 0") -> bytes:
    """In a font whose glyphs are drawings."""
    return set_in(
        f"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [{matrix}] "
        "/FirstChar 97 /LastChar 97 /Widths [1000] /CharProcs << /a 7 0 R >> "
        "/Encoding << /Differences [97 /a] >> /Resources << /Font << /O 6 0 R >> >> >>",
        stream(f"1000 0 0 0 750 750 d1 {glyph}"),
        text="(aaaa) Tj",
    )


FONTS: list[Given] = given(
    "done",
    {
        "a font that is not there": set_in("null"),
        "a font that is a number": set_in("7"),
        "a font that is a page": set_in("4 0 R"),
        "a font of no kind": set_in("<< /Type /Font /Subtype /NoSuch >>"),
        "a font with a name of bytes": set_in(
            "<< /Type /Font /Subtype /TrueType /BaseFont /\xcb\xce\xcc\xe5 >>"
        ),
        "a font with itself as encoding": set_in(f"<< {TYPE1} /Encoding 6 0 R >>"),
        "a font with glyphs of unknown names": set_in(
            f"<< {TYPE1} /Encoding << /Differences [0 /g1 /g2 {'/x ' * 300}] >> >>"
        ),
        "a font with a difference of minus one": set_in(
            f"<< {TYPE1} /Encoding << /Differences [-1 /a 9999999 /b] >> >>"
        ),
        "a font with widths of no numbers": set_in(
            f"<< {TYPE1} /FirstChar 0 /LastChar 255 /Widths [nan /a (b) 1e30 -1e30] >>"
        ),
        "a font with a million widths": set_in(
            f"<< {TYPE1} /FirstChar 0 /LastChar 999999 /Widths [{'1 ' * 10**6}] >>"
        ),
        "a font from a million to nothing": set_in(
            f"<< {TYPE1} /FirstChar 1000000 /LastChar 0 /Widths [500] >>"
        ),
        "a font that noise describes": set_in(f"<< {TRUETYPE} /FontDescriptor 7 0 R >>", "(a)"),
        "a font program of nothing": embedded(""),
        "a font program of noise": embedded(NOISE),
        "a font program of noise behind its head": embedded("\0\1\0\0\0\4" + NOISE),
        "a font program of another kind": embedded(NOISE, "FontFile3"),
        "a font program of Type 1, of noise": embedded("%!PS-AdobeFont-1.0\n" + NOISE, "FontFile"),
        "a map of noise": set_in(f"<< {TYPE1} /ToUnicode 7 0 R >>", stream(NOISE)),
        "a map that is its own font": set_in(f"<< {TYPE1} /ToUnicode 6 0 R >>"),
        "a map that uses itself": set_in(
            f"<< {TYPE1} /ToUnicode 7 0 R >>", stream(MAP.format(""), "/UseCMap 7 0 R")
        ),
        "a map of four thousand million codes": mapped(
            "1 beginbfrange <00000000> <ffffffff> <0041> endbfrange"
        ),
        "a map from its end to its start": mapped("1 beginbfrange <ff> <00> <0041> endbfrange"),
        "a map to halves of characters": mapped("1 beginbfrange <20> <7e> <d800> endbfrange"),
        "a map to nothing": mapped("2 beginbfchar <52> <> <69> <0000> endbfchar"),
        "a map to a text of 10,000 characters": mapped(
            f"1 beginbfchar <52> <{'0041' * 10_000}> endbfchar"
        ),
        "a map that does not end": mapped("100 beginbfchar <52> <0041"),
        "Chinese in a font that is not there": set_in(
            composite("/UniGB-UCS2-H"), text="<6cb36d415e26676567276c14> Tj"
        ),
        "Chinese in an encoding that is not there": set_in(composite("/NoSuch-H")),
        "Chinese in an encoding of noise": set_in(
            composite("7 0 R"), stream(NOISE, "/Type /CMap /CMapName /Noise")
        ),
        "Chinese in an encoding that uses itself": set_in(
            composite("7 0 R"), stream(MAP.format(""), "/Type /CMap /UseCMap 7 0 R")
        ),
        "Chinese with widths from a million to nothing": set_in(
            composite(descendant="/W [1000000 0 500 [/a] 7 0 [] -5 -1 1e30]")
        ),
        "Chinese with glyphs in a map of noise": set_in(
            composite(descendant="/CIDToGIDMap 7 0 R"), stream(NOISE)
        ),
        "Chinese in no descendant": set_in(
            "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [] >>"
        ),
        "Chinese in a descendant of itself": set_in(
            "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [6 0 R] >>"
        ),
        "text cut in the middle of a character": set_in(
            composite("/UniGB-UCS2-H"), text="<6cb36d41 5e> Tj <6> Tj"
        ),
        "glyphs that are drawn": of_drawings("0 0 750 750 re f"),
        "glyphs that are drawn with themselves": of_drawings("BT /O 500 Tf (a) Tj ET"),
        "glyphs that are drawn on nothing": of_drawings("0 0 9 9 re f", "0 0 0 0 0 0"),
        "glyphs that are drawn beyond all numbers": of_drawings("0 0 9 9 re f", "1e9 0 0 1e9 0 0"),
        "a font that changes a thousand times": paper(
            stream(GOOD + "".join(say("R", f"/F {n % 40 + 1} Tf 50 600 Td") for n in range(1000))),
            font=TIMES,
        ),
    },
    "a page",
)
