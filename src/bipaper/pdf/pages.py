"""All pages of a PDF: characters, rules and images, with OCR where there is no text."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium

from bipaper.chars import is_han
from bipaper.parts.boxed_text import BBox
from bipaper.parts.diagnostics import Warning
from bipaper.parts.source_file import Healed, TextLayer
from bipaper.pdf import ocr
from bipaper.pdf.bookmarks import Bookmark, read_bookmarks
from bipaper.pdf.damage import damage_warnings
from bipaper.pdf.doubled import without_doubled
from bipaper.pdf.drawings import find_drawings
from bipaper.pdf.each import each_page, page_list
from bipaper.pdf.ems import printed_sizes
from bipaper.pdf.fonts import box_fonts, system_fonts
from bipaper.pdf.geometry import A4, chain, mend_page_box, share_covered
from bipaper.pdf.glyphs import Char, PageChars, turn_upright
from bipaper.pdf.mend import Mended, mend, opened_as_read, unmapped_warnings, with_unknown
from bipaper.pdf.objects import PageObject, page_objects
from bipaper.pdf.paint import has_layers_off
from bipaper.pdf.print_size import scaled_boxes
from bipaper.pdf.reader import PdfFile, open_pdf, read_file, unopened
from bipaper.pdf.readings import LATIN, says_much_more
from bipaper.pdf.ruled import Graphics, read_graphics
from bipaper.pdf.slanted import Slanted
from bipaper.pdf.textlayer import (
    PageText,
    document_layer,
    is_garbled,
    is_scan,
    page_layers,
    words,
)
from bipaper.pdf.visible import without_hidden

# Of text that is left out, so many characters are shown in the warning.
MISPLACED_SHOWN = 40


class PdfPage(NamedTuple):
    """What was read from a page; all lengths in points from the upright page's top left.

    ``slanted`` is text set at an angle: watermarks, marginal notes, the names of upright axes;
    ``misplaced`` text that
    is left out since its size or place cannot be. ``ocr``: it was read from its picture, and
    ``unsure`` are lines that OCR can only guess at. ``turned`` tells by how many degrees
    clockwise the page was turned, beyond its /Rotate, to be upright. ``drawings`` are the boxes
    of what is drawn in lines and areas; a page read from its picture has none.
    """

    number: int
    width: float
    height: float
    chars: list[Char]
    rules: list[BBox]
    images: list[BBox]
    slanted: Sequence[Slanted] = ()
    misplaced: str = ""
    ocr: bool = False
    unsure: Sequence[tuple[str, BBox]] = ()
    turned: int = 0
    drawings: Sequence[BBox] = []


class PdfText(NamedTuple):
    """A document as read: its pages, its text layer and what a reader should know."""

    pages: list[PdfPage]
    layer: TextLayer
    ocr: bool
    warnings: list[Warning]
    healed: list[Healed] = []
    bookmarks: Sequence[Bookmark] = ()


def read_pages(path: Path, mode: str, page_done: Callable[[], None] = lambda: None) -> PdfText:
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
        count = len(document)
        bookmarks = read_bookmarks(document)
    given = _layers(read)
    if mode == "auto" and ocr.available():
        given = _beside_picture(file, read, given, page_done)
    read, mended = _mend(file, read, mode, page_done)
    typeset = [number for number, page in read.items() if not is_scan(page.text)]
    healed = _layers({n: read[n] for n in typeset}) if mended.healed else {}
    pages, by_ocr, found = _with_ocr(file, count, read, given | healed, mode, page_done)
    said = [
        *warnings,
        *mended.warnings,
        *found,
        *unmapped_warnings({page.number: page.chars for page in pages}),
        *(_turned(page) for page in pages if page.turned),
    ]
    layer = document_layer(given.values())
    return PdfText(_as_printed(pages), layer, by_ocr, said, mended.healed, bookmarks)


def _as_printed(pages: Sequence[PdfPage]) -> list[PdfPage]:
    """The same with all characters in the size that they are printed in."""
    chars = printed_sizes([page.chars for page in pages])
    return [page._replace(chars=own) for page, own in zip(pages, chars, strict=True)]


class _Read(NamedTuple):
    """A page as its file gives it, and what its text layer is judged by. ``boxed`` tells that
    its own box was none a page can have."""

    chars: PageChars
    graphics: Graphics
    boxed: bool
    text: PageText


def _read_page(document: pdfium.PdfDocument, number: int, layers: bool) -> _Read:
    page = document[number - 1]
    try:
        boxed = mend_page_box(page)
        chars = turn_upright(page, number)
        objects = page_objects(page)
        chars = without_doubled(without_hidden(page, chars, objects, layers))
        graphics = _graphics(objects, chars.unit)
        return _Read(chars, graphics, boxed, _page_text(chars, graphics))
    finally:
        page.close()


def _is_blank(page: _Read) -> bool:
    """Whether nothing is drawn on a page."""
    text, graphics = page.chars, page.graphics
    return not (text.chars or text.slanted or graphics.paths or graphics.images)


def _mend(
    file: PdfFile, read: Mapping[int, _Read], mode: str, page_done: Callable[[], None]
) -> tuple[dict[int, _Read], Mended]:
    """The pages with what their fonts' maps lack or tell wrongly; scans show no fonts."""
    typeset = [page.chars for page in read.values() if not is_scan(page.text)]
    mended = mend(file, typeset, mode == "auto", page_done)
    changed = {p.number: p for p in mended.pages if p is not read[p.number].chars}
    return {n: _with_chars(page, changed.get(n)) for n, page in read.items()}, mended


def _with_chars(page: _Read, chars: PageChars | None) -> _Read:
    """The page with other characters, if there are any."""
    return page._replace(chars=chars, text=_page_text(chars, page.graphics)) if chars else page


def _layers(read: Mapping[int, _Read]) -> dict[int, TextLayer]:
    """Each page's text layer."""
    return dict(zip(read, page_layers([page.text for page in read.values()]), strict=True))


def _beside_picture(
    file: PdfFile,
    read: Mapping[int, _Read],
    layers: dict[int, TextLayer],
    page_done: Callable[[], None],
) -> dict[int, TextLayer]:
    """The layers again, where those under a scan are garbled if its picture says much more.

    Some other OCR wrote them. The page with most Latin letters tells: programs made for
    Chinese lose English words first.
    """
    scans = {n: p.text.text for n, p in read.items() if layers[n] == "good" and is_scan(p.text)}
    sample = max(scans, key=lambda number: len(LATIN.findall(scans[number])), default=None)
    if sample is None:
        return layers
    pictures, _ = _read_pictures(file, [read[sample].chars], page_done)
    seen = words(pictures[0].page.chars) if pictures else ""
    if not says_much_more(seen, scans[sample]):
        return layers
    return {**layers, **dict.fromkeys(scans, "garbled")}


def _with_ocr(
    file: PdfFile,
    count: int,
    read: Mapping[int, _Read],
    layers: Mapping[int, TextLayer],
    mode: str,
    page_done: Callable[[], None],
) -> tuple[list[PdfPage], bool, list[Warning]]:
    """All ``count`` pages of a file, whether some were read from pictures, for want of readable
    text, and what is to be said of it."""
    pages = [
        _page(*read[number][:2]) if number in read else PdfPage(number, *A4, [], [], [])
        for number in range(1, count + 1)
    ]
    poor = [number for number, own in layers.items() if mode == "always" or own != "good"]
    if mode == "never" or not poor:
        return pages, False, []
    if not ocr.available():
        return pages, False, [_missing(poor)]
    pictures, unreadable = _read_pictures(file, [read[number].chars for number in poor], page_done)
    undrawn: list[int] = []
    for own in pictures:
        number = own.page.number
        typeset = [] if is_scan(read[number].text) else read[number].chars.chars
        lost = [char for char in typeset if char.font in own.undrawn and is_han(char.text)]
        if lost:
            undrawn.append(number)
        kept = [] if layers[number] == "garbled" or own.page.turned else lost
        seen = own.page.chars if own.page.turned else with_unknown(own.page.chars, typeset)
        pages[number - 1] = _as_pictured(pages[number - 1], own, [*seen, *kept])
    return pages, True, [*unreadable, *_fonts_missing(undrawn), *_poorly_read(pictures)]


def _as_pictured(page: PdfPage, own: ocr.OcrPage, chars: list[Char]) -> PdfPage:
    """A page as its picture shows it, with these characters."""
    return page._replace(
        width=own.page.width,
        height=own.page.height,
        chars=chars,
        rules=own.rules,
        images=own.pictures,
        slanted=own.page.slanted,
        ocr=True,
        unsure=own.unsure,
        drawings=[],
        turned=(page.turned + own.page.turned) % 360,
    )


def _read_pictures(
    file: PdfFile, pages: Sequence[PageChars], page_done: Callable[[], None]
) -> tuple[list[ocr.OcrPage], list[Warning]]:
    """Pages read by OCR. The document is opened anew: what was read is set in box fonts."""
    with system_fonts(), opened_as_read(file, pages) as document:
        return ocr.read_pages(document, [page.number for page in pages], page_done)


def _warnings(page: _Read) -> Iterator[Warning]:
    """What is odd about a page that was read."""
    number, text = page.chars.number, page.chars.misplaced
    if page.boxed:
        yield Warning(
            code="page_box",
            message=f"page {number} has a size that no page can have: it is measured on A4",
        )
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


def _turned(page: PdfPage) -> Warning:
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


def _poorly_read(pages: Iterable[ocr.OcrPage]) -> list[Warning]:
    """What OCR reads goes through the checks of any other text."""
    poor = [page.number for page, *_ in pages if is_garbled(words(page.chars))]
    message = f"what OCR reads on page {page_list(poor)} is hardly text: look at the page"
    return [Warning(code="ocr_poor", message=message)] if poor else []


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
    return PageText(words(page.chars), page.invisible, covered, graphics.paths)


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
        turned=page.turned,
        drawings=_drawings(graphics.painted, page),
    )


def _graphics(objects: Iterable[PageObject], unit: float) -> Graphics:
    """The rules and images of a page, told by their lengths in points of print."""
    to_print = (1 / unit, 0, 0, 1 / unit, 0, 0)
    read = read_graphics(one._replace(matrix=chain(one.matrix, to_print)) for one in objects)
    return read._replace(
        rules=scaled_boxes(read.rules, unit),
        images=scaled_boxes(read.images, unit),
        painted=scaled_boxes(read.painted, unit),
    )


def _drawings(painted: Iterable[BBox], page: PageChars) -> list[BBox]:
    """The drawings of a page, told by their lengths in points of print."""
    by = 1 / page.unit
    found = find_drawings(scaled_boxes(painted, by), page.width * by, page.height * by)
    return scaled_boxes(found, page.unit)
