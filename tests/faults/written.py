"""PDFs written by hand, object by object, so that each can be odd in one place.

Text here is Latin-1: a character for a byte, as in a PDF.
"""

import zlib
from collections.abc import Iterable
from itertools import accumulate

HEADER = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
TIMES = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"
A4 = "/MediaBox [0 0 595 842]"
_MEGABYTE = 1 << 20


def say(text: str, set_as: str = "/F 10 Tf 50 700 Td") -> str:
    """Content that shows a text."""
    return f"BT {set_as} ({text}) Tj ET\n"


GOOD = say("Rivers carry oxygen and heat from the hills to the lower plain.")


def stream(data: str, entries: str = "", length: str = "") -> str:
    """A stream as an object; ``length`` is what it says of itself, if not the truth."""
    return f"<< /Length {length or len(data)} {entries} >> stream\n{data}\nendstream"


def packed(data: str, entries: str = "") -> str:
    """A compressed stream as an object."""
    return stream(deflated(data), f"/Filter /FlateDecode {entries}")


def deflated(data: str) -> str:
    return zlib.compress(data.encode("latin-1")).decode("latin-1")


def zeros(megabytes: int) -> str:
    """So many zero bytes, compressed; they are never in memory."""
    packer = zlib.compressobj(9)
    head, block = (
        packer.compress(bytes(_MEGABYTE)) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2)
    )
    adler = (megabytes * _MEGABYTE % 65521) << 16 | 1
    end = b"\x03\x00" + adler.to_bytes(4, "big")
    return (head + block * (megabytes - 1) + end).decode("latin-1")


def pdf(*objects: str, trailer: str = "/Root 1 0 R") -> bytes:
    """A whole file; its objects are numbered from 1."""
    parts = [HEADER, *(f"{n} 0 obj\n{one}\nendobj\n" for n, one in enumerate(objects, 1))]
    places = list(accumulate(map(len, parts)))  # where the next one begins
    table = "".join(f"{place:010} 00000 n \n" for place in places[:-1])
    size = len(parts)
    return "".join(
        [
            *parts,
            f"xref\n0 {size}\n0000000000 65535 f \n{table}",
            f"trailer\n<< /Size {size} {trailer} >>\nstartxref\n{places[-1]}\n%%EOF\n",
        ]
    ).encode("latin-1")


def paper(
    content: str = stream(GOOD),
    *,
    catalog: str = "",
    tree: str = "/Kids [4 0 R] /Count 1",
    font: str = TIMES,
    page: str = A4,
    resources: str = "",
    more: Iterable[str] = (),
    trailer: str = "/Root 1 0 R",
) -> bytes:
    """A paper of one page.

    Objects: 1 the catalogue, 2 the page tree, 3 the font /F, 4 the page, 5 its content, and
    from 6 on ``more``.
    """
    return pdf(
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages {tree} >>",
        font,
        "<< /Type /Page /Parent 2 0 R /Contents 5 0 R "
        f"/Resources << /Font << /F 3 0 R >> {resources} >> {page} >>",
        content,
        *more,
        trailer=trailer,
    )
