"""All pages of a PDF: characters, rules and images, with OCR where there is no text."""

from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium

from bipaper.model import BBox, TextLayer, Warning
from bipaper.pdf import ocr
from bipaper.pdf.chars import Char, PageChars, turn_upright
from bipaper.pdf.fonts import box_fonts, system_fonts
from bipaper.pdf.geometry import share_covered
from bipaper.pdf.reader import open_pdf
from bipaper.pdf.rules import Graphics, read_graphics
from bipaper.pdf.textlayer import PageText, document_layer, is_scan, page_layers


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
    all pages, "never" none. Raises ReadError for files no reader can open.
    """
    with box_fonts(), closing(open_pdf(path)) as document:
        return _read(document, path, mode)


def _read(document: pdfium.PdfDocument, path: Path, mode: str) -> PdfText:
    chars: list[PageChars] = []
    graphics: list[Graphics] = []
    for number, page in enumerate(document, 1):
        chars.append(turn_upright(page, number))
        graphics.append(read_graphics(page))
        page.close()
    texts = [_page_text(c, g) for c, g in zip(chars, graphics, strict=True)]
    layers = page_layers(texts)
    pages = [_page(c, g) for c, g in zip(chars, graphics, strict=True)]
    poor = [n for n, layer in enumerate(layers, 1) if mode == "always" or layer != "good"]
    warnings = [_turned(page) for page in chars if page.turned]
    if mode == "never" or not poor:
        return PdfText(pages, document_layer(layers), False, warnings)
    if not ocr.available():
        return PdfText(pages, document_layer(layers), False, [*warnings, _missing(poor)])
    undrawn: list[int] = []
    for read in _read_pictures(path, [chars[number - 1] for number in poor]):
        at = read.page.number - 1
        lost = [] if is_scan(texts[at]) else _undrawn(chars[at], read)
        if lost:
            undrawn.append(read.page.number)
        kept = [] if layers[at] == "garbled" else lost
        pages[at] = pages[at]._replace(
            chars=[*read.page.chars, *kept], rules=read.rules, images=read.pictures
        )
    return PdfText(pages, document_layer(layers), True, [*warnings, *_fonts_missing(undrawn)])


def _read_pictures(path: Path, pages: list[PageChars]) -> list[ocr.OcrPage]:
    """Pages read by OCR. The document is opened anew: the one at hand is set in box fonts."""
    with system_fonts(), closing(open_pdf(path)) as document:
        for page in pages:
            drawn = document[page.number - 1]
            drawn.set_rotation((drawn.get_rotation() + page.turned) % 360)
        return ocr.read_pages(document, [page.number for page in pages])


def _undrawn(page: PageChars, read: ocr.OcrPage) -> list[Char]:
    """The Chinese characters of a page that leave no ink, since their font is not there."""
    return [char for char in page.chars if char.font in read.undrawn and ocr.is_han(char.text)]


def _turned(page: PageChars) -> Warning:
    return Warning(
        code="page_turned",
        message=f"the text of page {page.number} is set sideways: boxes on it are measured "
        f"on the page turned clockwise by {page.turned} degrees",
    )


def _missing(poor: list[int]) -> Warning:
    numbers = ", ".join(map(str, poor))
    return Warning(
        code="ocr_missing",
        message=f'no readable text on page {numbers}: install OCR with pip install "bipaper[ocr]"',
    )


def _fonts_missing(pages: list[int]) -> list[Warning]:
    if not pages:
        return []
    numbers = ", ".join(map(str, pages))
    message = (
        f"Chinese fonts of page {numbers} are neither in the file nor installed, so OCR cannot "
        "see what is set in them: install a Chinese font (Debian: fonts-noto-cjk)"
    )
    return [Warning(code="fonts_missing", message=message)]


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
