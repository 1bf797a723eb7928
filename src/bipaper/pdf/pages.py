"""All pages of a PDF: characters, rules and images, with OCR where there is no text."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium

from bipaper.model import BBox, TextLayer, Warning
from bipaper.pdf import ocr
from bipaper.pdf.chars import Char, PageChars, turn_upright
from bipaper.pdf.damage import damage_warnings
from bipaper.pdf.each import each_page, page_list
from bipaper.pdf.geometry import A4, mend_page_box, share_covered
from bipaper.pdf.reader import ReadError, open_pdf
from bipaper.pdf.rules import Graphics, read_graphics
from bipaper.pdf.textlayer import PageText, document_layer, page_layers

# Of text that is left out, so many characters are shown in the warning.
MISPLACED_SHOWN = 40


class PdfPage(NamedTuple):
    """What was read from a page; all lengths in points from the upright page's top left.

    ``slanted`` is text set at an angle: watermarks and marginal notes.
    """

    number: int
    width: float
    height: float
    chars: list[Char]
    rules: list[BBox]
    images: list[BBox]
    slanted: str = ""


class PdfText(NamedTuple):
    """A document as read: its pages, its text layer and what a reader should know."""

    pages: list[PdfPage]
    layer: TextLayer
    ocr: bool
    warnings: list[Warning]


def read_pages(path: Path, mode: str) -> PdfText:
    """Read all pages of a PDF.

    ``mode``: "auto" reads pages whose text layer is missing or garbled by OCR, "always"
    all pages, "never" none. A page that cannot be read is an empty one and a warning.
    Raises ReadError for files no reader can open and those without a page that can be read.
    """
    document = open_pdf(path)
    try:
        read, warnings = each_page(
            range(1, len(document) + 1), lambda number: _read_page(document, number), "the text"
        )
        if not read:
            raise ReadError("damaged", f"{path.name}: no page can be read: {warnings[0].message}")
        warnings += [warning for page in read.values() for warning in _warnings(page)]
        warnings += damage_warnings(path, document, any(map(_is_blank, read.values())))
        return _with_ocr(document, read, mode, warnings)
    finally:
        document.close()


class _Read(NamedTuple):
    """A page as its file gives it. ``boxed`` tells that its own box was none a page can have."""

    chars: PageChars
    graphics: Graphics
    boxed: bool


def _read_page(document: pdfium.PdfDocument, number: int) -> _Read:
    page = document[number - 1]
    try:
        boxed = mend_page_box(page)
        return _Read(turn_upright(page, number), read_graphics(page), boxed)
    finally:
        page.close()


def _is_blank(page: _Read) -> bool:
    """Whether nothing is drawn on a page."""
    text, graphics = page.chars, page.graphics
    return not (text.chars or text.slanted or text.unmapped or graphics.paths or graphics.images)


def _with_ocr(
    document: pdfium.PdfDocument, read: Mapping[int, _Read], mode: str, warnings: list[Warning]
) -> PdfText:
    """All pages of a document; those without readable text are read from their pictures."""
    layers = page_layers([_page_text(*page[:2]) for page in read.values()])
    layer = document_layer(layers)
    pages = [
        _page(*read[number][:2]) if number in read else PdfPage(number, *A4, [], [], [])
        for number in range(1, len(document) + 1)
    ]
    judged = zip(read, layers, strict=True)
    poor = [number for number, own in judged if mode == "always" or own != "good"]
    if mode == "never" or not poor:
        return PdfText(pages, layer, False, warnings)
    if not ocr.available():
        return PdfText(pages, layer, False, [*warnings, _missing(poor)])
    pictures, unreadable = ocr.read_pages(document, poor)
    for own in pictures:
        at = own.page.number - 1
        pages[at] = pages[at]._replace(chars=own.page.chars, rules=own.rules, images=own.pictures)
    return PdfText(pages, layer, True, [*warnings, *unreadable])


def _warnings(page: _Read) -> Iterator[Warning]:
    """What is odd about a page that was read."""
    number, text = page.chars.number, page.chars.misplaced
    if page.boxed:
        yield Warning(
            code="page_box",
            message=f"page {number} has a size that no page can have: it is measured on A4",
        )
    if page.chars.turned:
        yield _turned(page.chars)
    if text:
        said = text if len(text) <= MISPLACED_SHOWN else f"{text[:MISPLACED_SHOWN]}…"
        yield Warning(
            code="misplaced",
            message=f"{len(text)} characters of page {number} have a size or place that cannot "
            f"be and are left out: {said!r}",
        )
    if page.graphics.misplaced:
        yield Warning(
            code="misplaced",
            message=f"{page.graphics.misplaced} lines or images of page {number} have a place "
            "that cannot be and are left out",
        )


def _turned(page: PageChars) -> Warning:
    how = "upside down" if page.turned == 180 else "sideways"
    return Warning(
        code="page_turned",
        message=f"the text of page {page.number} is set {how}: boxes on it are measured "
        f"on the page turned clockwise by {page.turned} degrees",
    )


def _missing(poor: list[int]) -> Warning:
    return Warning(
        code="ocr_missing",
        message=f"no readable text on page {page_list(poor)}: install OCR with "
        'pip install "bipaper[ocr]"',
    )


def _page_text(page: PageChars, graphics: Graphics) -> PageText:
    covered = share_covered(graphics.images, page.width, page.height)
    text = "".join(char.text for char in page.chars)
    return PageText(text, page.unmapped, page.invisible, covered, graphics.paths)


def _page(page: PageChars, graphics: Graphics) -> PdfPage:
    return PdfPage(
        page.number,
        page.width,
        page.height,
        page.chars,
        graphics.rules,
        graphics.images,
        page.slanted,
    )
