"""Make the sample papers (raw/) and the specimens (tests/specimens/) from their sources.

    python tests/specimens/build.py [NAME ...]

Without names everything is made. Needs typst (in the ``dev`` extra), pikepdf, Pillow and the
fonts Noto CJK, LXGW WenKai and Liberation (Debian: fonts-noto-cjk, fonts-lxgw-wenkai,
fonts-liberation). Dates and identifiers are fixed and the scanner's noise is seeded, so the same
versions of these give the same bytes.
"""

import io
import json
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import typst
from PIL import Image

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "sources"
GOLDEN = HERE.parent / "golden"  # a document for each sample paper
RAW = HERE.parents[1] / "raw"
SHARED_SOURCES = {"journal", "prose", "abstract_form", "references_list"}
ENTRIES = HERE.parent / "text" / "references" / "printed"  # of reference lists, in many styles
BAD_SOURCE = "run_in_headings"  # what the files in bad/ were before they were broken
TIMESTAMP = 1_704_067_200  # 2024-01-01, written into every PDF
SCAN_DPI = 200


def typeset(source: str, **inputs: str) -> bytes:
    """Compile one source, untagged as most journals' PDFs are."""
    path = SOURCES / f"{source}.typ"
    return typst.compile(path, root=SOURCES, timestamp=TIMESTAMP, pdf_tags=False, sys_inputs=inputs)


def saved(pdf: pikepdf.Pdf, **options: object) -> bytes:
    """A PDF's bytes, with an identifier that does not change."""
    out = io.BytesIO()
    pdf.save(out, static_id=True, **options)
    return out.getvalue()


def rotated_page() -> bytes:
    """Tell viewers to turn the second page, which was set lying on its side."""
    with pikepdf.open(io.BytesIO(typeset("rotated_page"))) as pdf:
        pdf.pages[1].rotate(90, relative=False)
        return saved(pdf)


def missing_tounicode() -> bytes:
    """Take away what maps glyphs to characters."""
    with pikepdf.open(io.BytesIO(typeset("missing_tounicode"))) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
                del thing.ToUnicode
        return saved(pdf)


def scanned(page: pypdfium2.PdfPage) -> bytes:
    """A page as a scanner sees it: grey, a little askew, with grain; a JPEG file."""
    sharp = page.render(scale=SCAN_DPI / 72, grayscale=True).to_pil()
    askew = sharp.rotate(0.25, resample=Image.Resampling.BICUBIC, fillcolor=255)
    grain = np.random.default_rng(7).normal(-8, 5, (askew.height, askew.width))
    pixels = np.clip(np.asarray(askew, dtype=float) + grain, 0, 255).astype(np.uint8)
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "JPEG", quality=30)
    return out.getvalue()


def scan(keep_text: bool, **inputs: str) -> bytes:
    """Pages of scan.typ as images; the text stays, invisible, where ``keep_text``."""
    images = [scanned(page) for page in pypdfium2.PdfDocument(typeset("scan"))]
    with pikepdf.open(io.BytesIO(typeset("scan", **inputs))) as pdf:
        for page, jpeg in zip(pdf.pages, images, strict=True):
            cover(pdf, page, jpeg, keep_text)
        pdf.remove_unreferenced_resources()
        return saved(pdf)


def cover(pdf: pikepdf.Pdf, page: pikepdf.Page, jpeg: bytes, keep_text: bool) -> None:
    """Draw an image over the whole page; what was there becomes invisible text, or goes."""
    width, height = Image.open(io.BytesIO(jpeg)).size
    image = pikepdf.Stream(
        pdf,
        jpeg,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=width,
        Height=height,
        ColorSpace=pikepdf.Name.DeviceGray,
        BitsPerComponent=8,
        Filter=pikepdf.Name.DCTDecode,
    )
    if not keep_text:
        page.obj.Contents = pdf.make_stream(b"")
        page.obj.Resources = pikepdf.Dictionary()
    name = page.add_resource(image, pikepdf.Name.XObject, pikepdf.Name.Scan)
    _, _, right, top = map(float, page.mediabox)
    page.contents_add(b"3 Tr", prepend=True)
    page.contents_add(f"q {right} 0 0 {top} 0 0 cm {name} Do Q".encode())


def encrypted() -> bytes:
    """Asks for a password. RC4, since AES would start from random bytes."""
    lock = pikepdf.Encryption(owner="owner", user="user", R=3, aes=False, metadata=False)
    with pikepdf.open(io.BytesIO(typeset(BAD_SOURCE))) as pdf:
        return saved(pdf, encryption=lock)


def truncated() -> bytes:
    """The first half: no cross-reference table, no trailer, no catalogue."""
    data = typeset(BAD_SOURCE)
    return data[: len(data) // 2]


def no_root() -> bytes:
    """pdfminer finds no trailer and says "No /Root object"; pdfium rebuilds one and reads it.

    The table's offset is wrong and the word trailer is not at the start of its line.
    """
    head, tail = typeset(BAD_SOURCE).split(b"\ntrailer\n")
    trailer, _ = tail.split(b"startxref\n")
    return head + b"\n\n trailer\n" + trailer + b"startxref\n7\n%%EOF\n"


def zero_pages() -> bytes:
    """pdfminer finds no pages, since nothing in the page tree says its type; pdfium reads it."""
    with pikepdf.open(io.BytesIO(typeset(BAD_SOURCE))) as pdf:
        del pdf.Root.Pages.Type
        for page in pdf.pages:
            del page.obj.Type
        return saved(pdf)


def references(form: str, number: int) -> bytes:
    """Every third of the printed entries, from ``number`` on, as a list of that form."""
    files = [ENTRIES / "fitted.toml", ENTRIES / "held_out.toml"]
    tables = [tomllib.loads(file.read_text(encoding="utf-8")) for file in files]
    entries = [entry["text"] for table in tables for entry in table["entry"]]
    return typeset("references_list", form=form, entries=json.dumps(entries[number::3]))


MADE: dict[str, Callable[[], bytes]] = {
    "rotated_page": rotated_page,
    "sideways_page": lambda: typeset("rotated_page"),
    "missing_tounicode": missing_tounicode,
    "scan": lambda: scan(keep_text=False),
    "scan_with_text": lambda: scan(keep_text=True),
    "garbled_text_layer": lambda: scan(keep_text=True, garbled="yes"),
    "references_labelled": lambda: references("labelled", 0),
    "references_columns": lambda: references("columns", 1),
    "references_hanging": lambda: references("hanging", 2),
    "bad/encrypted": encrypted,
    "bad/truncated": truncated,
    "bad/empty": lambda: b"",
    "bad/not_a_pdf": lambda: "这是一个文本文件，不是PDF。\n".encode(),
    "bad/no_root": no_root,
    "bad/zero_pages": zero_pages,
}


def names() -> list[str]:
    """Everything that can be made: the sources' names and what is made from them."""
    sources = (path.relative_to(SOURCES) for path in SOURCES.rglob("*.typ"))
    typeset_only = {path.with_suffix("").as_posix() for path in sources} - SHARED_SOURCES
    return sorted(typeset_only | MADE.keys())


def make(name: str) -> bytes:
    """The bytes of one sample paper or specimen."""
    return MADE[name]() if name in MADE else typeset(name)


def target(name: str) -> Path:
    """Where a PDF goes: the sample papers to raw/, specimens next to this script."""
    is_sample = (GOLDEN / f"{name}.json").exists()
    return (RAW if is_sample else HERE) / f"{name}.pdf"


def main(wanted: list[str]) -> None:
    unknown = set(wanted) - set(names())
    if unknown:
        sys.exit(f"no such specimen: {', '.join(sorted(unknown))}; there are {', '.join(names())}")
    for name in wanted or names():
        target(name).parent.mkdir(exist_ok=True)
        target(name).write_bytes(make(name))


if __name__ == "__main__":
    main(sys.argv[1:])
