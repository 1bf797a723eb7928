"""All pages of a PDF: characters, rules and images, with OCR where there is no text."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium

from bipaper.model import BBox, TextLayer, Warning
from bipaper.pdf import ocr
from bipaper.pdf.chars import Char, PageChars, turn_upright
from bipaper.pdf.damage import damage_warnings
from bipaper.pdf.each import each_page, page_list
from bipaper.pdf.ems import printed_sizes
from bipaper.pdf.fonts import box_fonts, system_fonts
from bipaper.pdf.geometry import A4, mend_page_box, share_covered
from bipaper.pdf.objects import page_objects
from bipaper.pdf.paint import has_layers_off
from bipaper.pdf.reader import PdfFile, open_pdf, read_file, unopened
from bipaper.pdf.rules import Graphics, read_graphics
from bipaper.pdf.textlayer import PageText, document_layer, is_scan, page_layers
from bipaper.pdf.visible import without_hidden

# Of text that is left out, so many characters are shown in the warning.
MISPLACED_SHOWN = 40


class PdfPage(NamedTuple):
    """What was read from a page; all lengths in points from the upright page's top left.

    ``slanted`` is text set at an angle: watermarks and marginal notes; ``misplaced`` text that
    is left out since its size or place cannot be. ``ocr``: it was read from its picture.
    """

    number: int
    width: float
    height: float
    chars: list[Char]
    rules: list[BBox]
    images: list[BBox]
    slanted: str = ""
    misplaced: str = ""
    ocr: bool = False


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
    file = read_file(path)
    with box_fonts(), closing(open_pdf(file)) as document:
        layers = has_layers_off(file.data)
        read, warnings = each_page(
            range(1, len(document) + 1),
            lambda number: _read_page(document, number, layers),
            "the text",
        )
        if not read:
            raise unopened(file, f"no page can be read: {warnings[0].message}")
        warnings += [warning for page in read.values() for warning in _warnings(page)]
        warnings += _hidden({number: page.chars.hidden for number, page in read.items()})
        warnings += damage_warnings(file.data, document, any(map(_is_blank, read.values())))
        pages = len(document)
    return _as_printed(_with_ocr(file, pages, read, mode, warnings))


def _as_printed(text: PdfText) -> PdfText:
    """The same with all characters in the size that they are printed in."""
    chars = printed_sizes([page.chars for page in text.pages])
    pages = [page._replace(chars=own) for page, own in zip(text.pages, chars, strict=True)]
    return text._replace(pages=pages)


class _Read(NamedTuple):
    """A page as its file gives it. ``boxed`` tells that its own box was none a page can have."""

    chars: PageChars
    graphics: Graphics
    boxed: bool


def _read_page(document: pdfium.PdfDocument, number: int, layers: bool) -> _Read:
    page = document[number - 1]
    try:
        boxed = mend_page_box(page)
        chars = turn_upright(page, number)
        objects = page_objects(page)
        chars = without_hidden(page, chars, objects, layers)
        return _Read(chars, read_graphics(objects), boxed)
    finally:
        page.close()


def _is_blank(page: _Read) -> bool:
    """Whether nothing is drawn on a page."""
    text, graphics = page.chars, page.graphics
    return not (text.chars or text.slanted or text.unmapped or graphics.paths or graphics.images)


def _with_ocr(
    file: PdfFile, count: int, read: Mapping[int, _Read], mode: str, warnings: list[Warning]
) -> PdfText:
    """All ``count`` pages of a file; those without readable text are read from pictures."""
    texts = {number: _page_text(*page[:2]) for number, page in read.items()}
    found = page_layers(list(texts.values()))
    layers, layer = dict(zip(read, found, strict=True)), document_layer(found)
    pages = [
        _page(*read[number][:2]) if number in read else PdfPage(number, *A4, [], [], [])
        for number in range(1, count + 1)
    ]
    poor = [number for number, own in layers.items() if mode == "always" or own != "good"]
    if mode == "never" or not poor:
        return PdfText(pages, layer, False, warnings)
    if not ocr.available():
        return PdfText(pages, layer, False, [*warnings, _missing(poor)])
    pictures, unreadable = _read_pictures(file, [read[number].chars for number in poor])
    undrawn: list[int] = []
    for own in pictures:
        number = own.page.number
        lost = [] if is_scan(texts[number]) else _undrawn(read[number].chars, own)
        if lost:
            undrawn.append(number)
        kept = [] if layers[number] == "garbled" else lost
        pages[number - 1] = pages[number - 1]._replace(
            chars=[*own.page.chars, *kept], rules=own.rules, images=own.pictures, ocr=True
        )
    return PdfText(pages, layer, True, [*warnings, *unreadable, *_fonts_missing(undrawn)])


def _read_pictures(
    file: PdfFile, pages: Sequence[PageChars]
) -> tuple[list[ocr.OcrPage], list[Warning]]:
    """Pages read by OCR. The document is opened anew: what was read is set in box fonts."""
    with system_fonts(), closing(open_pdf(file)) as document:
        for page in pages:
            drawn = document[page.number - 1]
            mend_page_box(drawn)
            drawn.set_rotation((drawn.get_rotation() + page.turned) % 360)
        return ocr.read_pages(document, [page.number for page in pages])


def _undrawn(page: PageChars, read: ocr.OcrPage) -> list[Char]:
    """The Chinese characters of a page that leave no ink, since their font is not there."""
    return [char for char in page.chars if char.font in read.undrawn and ocr.is_han(char.text)]


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


def _hidden(pages: Mapping[int, Mapping[str, int]]) -> list[Warning]:
    """What is said of characters that nobody can see, for each way to hide them."""
    found: dict[str, dict[int, int]] = {}
    for number, counts in pages.items():
        for why, count in counts.items():
            found.setdefault(why, {})[number] = count
    return [
        Warning(
            code="hidden_text",
            message=f"{sum(counts.values())} characters of page {page_list(counts)} are left out "
            f"since a reader cannot see them: {why}",
        )
        for why, counts in sorted(found.items())
    ]


def _missing(poor: list[int]) -> Warning:
    return Warning(
        code="ocr_missing",
        message=f"no readable text on page {page_list(poor)}: install OCR with "
        'pip install "bipaper[ocr]"',
    )


def _fonts_missing(pages: list[int]) -> list[Warning]:
    if not pages:
        return []
    message = (
        f"Chinese fonts of page {page_list(pages)} are neither in the file nor installed, so OCR "
        "cannot see what is set in them: install a Chinese font (Debian: fonts-noto-cjk)"
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
        page.misplaced,
    )
