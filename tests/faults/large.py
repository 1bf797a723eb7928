"""Small files that unpack to much, and papers with more text than anybody writes."""

import random
from functools import partial

from .fonts import TYPE1, set_in
from .given import Given, given
from .written import A4, deflated, packed, paper, stream, zeros

GIGABYTE = 1024  # megabytes
FLATE = "/Filter /FlateDecode"
LINE = 90  # characters
LINES = 60
CHARACTERS = 200_000


def bomb(entries: str = "") -> str:
    """A gigabyte of zeros in a megabyte."""
    return stream(zeros(GIGABYTE), f"{FLATE} {entries}")


def packed_twice() -> str:
    """A gigabyte of zeros in a few kilobytes."""
    return stream(deflated(zeros(GIGABYTE)), "/Filter [/FlateDecode /FlateDecode]")


def scan(width: int, height: int, data: str, entries: str = "") -> bytes:
    """A page that is nothing but an image, which says that it has so many points."""
    picture = stream(
        data,
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} "
        f"/ColorSpace /DeviceGray /BitsPerComponent 8 {entries}",
    )
    return paper(
        stream("q 595 0 0 842 0 0 cm /X6 Do Q"),
        resources="/XObject << /X6 6 0 R >>",
        more=[picture],
    )


def printed(text: str) -> bytes:
    """A text set in full lines, over as many pages as it takes."""
    lines = [text[start : start + LINE] for start in range(0, len(text), LINE)]
    pages = [lines[start : start + LINES] for start in range(0, len(lines), LINES)]
    kids = " ".join(f"{6 + 2 * n} 0 R" for n in range(len(pages)))
    more = []
    for number, page in enumerate(pages):
        shown = " ".join(f"({line}) '" for line in page)
        more += [
            f"<< /Type /Page /Parent 2 0 R {A4} /Contents {7 + 2 * number} 0 R "
            "/Resources << /Font << /F 3 0 R >> >> >>",
            packed(f"BT /F 10 Tf 12 TL 50 790 Td {shown} ET"),
        ]
    return paper(tree=f"/Kids [{kids}] /Count {len(pages)}", more=more)


def prose(characters: int, seed: int) -> str:
    """Sentences of made-up words."""
    chance = random.Random(seed)
    words = ["".join(chance.choices("aeioulmnrst", k=chance.randint(2, 9))) for _ in range(500)]
    sentences = (" ".join(chance.choices(words, k=12)) for _ in range(characters // 50))
    return ". ".join(map(str.capitalize, sentences))[:characters]


BOMBS = given(
    "memory done",
    {
        "a gigabyte of nothing for content": lambda: paper(bomb()),
        "a gigabyte of nothing, packed twice": lambda: paper(packed_twice()),
        "a gigabyte of nothing for a map": lambda: set_in(
            f"<< {TYPE1} /ToUnicode 7 0 R >>", bomb()
        ),
        "a gigabyte of nothing for a font": lambda: set_in(
            "<< /Type /Font /Subtype /TrueType /BaseFont /A /FontDescriptor 7 0 R >>",
            "<< /Type /FontDescriptor /FontName /A /Flags 32 /FontFile2 8 0 R >>",
            bomb(),
        ),
        "a gigabyte of nothing for an image": lambda: scan(32768, 32768, zeros(GIGABYTE), FLATE),
        "a gigabyte of nothing for packed objects": lambda: paper(
            tree="/Kids [4 0 R 9 0 R] /Count 2",
            more=[bomb("/Type /ObjStm /N 100000000 /First 900000000")],
        ),
        "an image of four thousand million points": partial(scan, 65535, 65535, "a"),
    },
)
IMAGES = given(
    "done",
    {
        "an image of no width": scan(0, 99, "a"),
        "an image of a width below nothing": scan(-5, 99, "a"),
        "a JPEG image of noise": scan(
            9999, 9999, "\xff\xd8\xff\xe0" + "x" * 99, "/Filter /DCTDecode"
        ),
        "a JPEG 2000 image of noise": scan(
            99, 99, "\0\0\0\x0cjP  \r\n\x87\n" + "x" * 99, "/Filter /JPXDecode"
        ),
        "a JBIG2 image of noise": scan(
            9999, 9999, "\0\0\0\0\x30\0\1" + "\xff" * 99, "/Filter /JBIG2Decode"
        ),
        "a fax of noise": scan(9999, 9999, "\x99" * 999, "/Filter /CCITTFaxDecode"),
    },
)
LONG = given(
    "done",
    {
        "a paragraph of 200,000 characters": lambda: printed(prose(CHARACTERS, 5)),
        "an abstract of 200,000 characters": lambda: printed("Abstract: " + prose(CHARACTERS, 6)),
    },
)
LARGE: list[Given] = BOMBS + IMAGES + LONG
