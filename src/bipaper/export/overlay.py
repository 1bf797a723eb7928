"""Boxes drawn over the pages of a PDF, as a PDF or as pictures."""

import ctypes
import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from bipaper.export.drawing import COLOURS, Box, Colour, Kind, Sheet
from bipaper.parts.boxed_text import BBox
from bipaper.pdf.geometry import A4, mend_page_box
from bipaper.pdf.reader import PdfFile, open_pdf

SCALE = 2  # pixels of a picture a point
FILL = 36  # of 255: what is printed below stays black on white
STROKE = 0.6  # points, as all that follows
DASH = 3.0
TAG = 6.0  # size of type in tags
PAD = 1.0  # around it
LEGEND = 8.0  # size of type above the page
ROW = 13.0  # height of its lines
MARGIN = 12.0  # white space around and between what stands there
BRIGHT = 140  # luma (ITU-R BT.601) from which black type is easier to read than white

# A tag stands right of its box; left of what fills its column, below a piece of a line.
LEFT: frozenset[Kind] = frozenset({"abstract", "paragraph", "reference"})
BELOW: frozenset[Kind] = frozenset({"unplaced"})
FONT = "Helvetica-Bold"  # every PDF reader has it, and pdfium brings it

_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)
# pdfium makes it of the time and an address.
_ID = re.compile(rb"/ID\[<[0-9A-F]{32}><[0-9A-F]{32}>\]")


class _Canvas(NamedTuple):
    """A page that is drawn on, the font for it, and its height."""

    pdf: pdfium.PdfDocument
    page: pdfium.PdfPage
    font: pdfium.PdfFont
    height: float


def drawn_pdf(file: PdfFile, sheets: Sequence[Sheet]) -> bytes:
    """A PDF of these pages of a file as they are, their boxes over them and a legend above.

    The same bytes for the same input. Raises ReadError for a file that cannot be opened; a page
    that pdfium cannot load is white below its boxes.
    """
    # With a date two runs would differ.
    raw.FPDF_SetSandBoxPolicy(raw.FPDF_POLICY_MACHINETIME_ACCESS, False)
    with (
        closing(open_pdf(file)) as source,
        closing(_upright(source, sheets)) as pages,
        closing(_as_forms(pages)) as pdf,
    ):
        font = pdfium.PdfFont.load_standard(pdf, FONT)
        for index, sheet in enumerate(sheets):
            _draw(pdf, index, font, sheet)
        written = io.BytesIO()
        pdf.save(written)
    data = written.getvalue()
    digest = hashlib.sha256(_ID.sub(b"", data)).hexdigest()[:32].upper()
    return _ID.sub(f"/ID[<{digest}><{digest}>]".encode(), data)


def pictures(data: bytes) -> Iterator[bytes]:
    """Each page of a PDF as a PNG."""
    with closing(pdfium.PdfDocument(data)) as pdf:
        for page in pdf:
            written = io.BytesIO()
            page.render(scale=SCALE).to_pil().save(written, "PNG")
            yield written.getvalue()


def _upright(source: pdfium.PdfDocument, sheets: Sequence[Sheet]) -> pdfium.PdfDocument:
    """A document of these pages, turned as they were for reading."""
    pdf = pdfium.PdfDocument.new()
    given = [sheet.number - 1 for sheet in sheets if _loads(source, sheet.number - 1)]
    if given:  # all at once, or fonts that pages share would be copied for each
        pdf.import_pages(source, given)
    for index, sheet in enumerate(sheets):
        if sheet.number - 1 not in given:
            pdf.new_page(sheet.width, sheet.height, index).close()
        with closing(pdf[index]) as page:
            mend_page_box(page)
            page.set_rotation((page.get_rotation() + sheet.turned) % 360)
    return pdf


def _loads(source: pdfium.PdfDocument, index: int) -> bool:
    try:
        source[index].close()
    except pdfium.PdfiumError:
        return False
    return True


def _as_forms(pages: pdfium.PdfDocument) -> pdfium.PdfDocument:
    """The same pages, each with all that it draws as one object, its first.

    What a page draws may leave the graphics state changed for what is drawn later; an object
    does not. pdfium makes such objects where it puts several pages on one: an empty one each.
    """
    for index in range(len(pages)):
        pages.new_page(*A4, 2 * index + 1).close()
    return pdfium.PdfDocument(raw.FPDF_ImportNPagesToOne(pages, *A4, 1, 2))


def _draw(pdf: pdfium.PdfDocument, index: int, font: pdfium.PdfFont, sheet: Sheet) -> None:
    kinds = [kind for kind in COLOURS if any(box.kind == kind for box in sheet.boxes)]
    rows = list(_rows(kinds, sheet.width, font))
    above = (len(rows) + 1) * ROW + PAD
    with closing(pdf[index]) as page:
        own, *empty = page.get_objects(max_depth=1)
        own.set_matrix(pdfium.PdfMatrix())
        for one in empty:
            page.remove_obj(one)
        page.set_mediabox(0, 0, sheet.width, sheet.height + above)
        canvas = _Canvas(pdf, page, font, sheet.height + above)
        _text(canvas, sheet.head, MARGIN, ROW, LEGEND, _BLACK)
        for number, row in enumerate(rows, 2):
            for x, kind in row:
                _swatch(canvas, kind, x, number * ROW)
        for box in sheet.boxes:
            x0, top, x1, bottom = box.bbox
            _box(canvas, box._replace(bbox=(x0, top + above, x1, bottom + above)))
        page.gen_content()


# --- the legend ---------------------------------------------------------------------------


def _rows(
    kinds: Iterable[Kind], width: float, font: pdfium.PdfFont
) -> Iterator[list[tuple[float, Kind]]]:
    """The kinds with the x coordinate of each, a list for each line that they fill."""
    row: list[tuple[float, Kind]] = []
    x = MARGIN
    for kind in kinds:
        needed = ROW + _width(font, kind, LEGEND) + MARGIN
        if row and x + needed > width:
            yield row
            row, x = [], MARGIN
        row.append((x, kind))
        x += needed
    if row:
        yield row


def _swatch(canvas: _Canvas, kind: Kind, x: float, base: float) -> None:
    _frame(canvas, kind, (x, base - LEGEND * 0.8, x + LEGEND, base))
    _text(canvas, kind, x + ROW, base, LEGEND, _BLACK)


# --- boxes ----------------------------------------------------------------------------------


def _box(canvas: _Canvas, box: Box) -> None:
    _frame(canvas, box.kind, box.bbox)
    if box.label:
        _tag(canvas, box)


def _frame(canvas: _Canvas, kind: Kind, bbox: BBox) -> None:
    """A box's edges and its area in the colour of its kind; columns are dashed lines."""
    shape = _rectangle(canvas, bbox)
    raw.FPDFPageObj_SetStrokeColor(shape, *COLOURS[kind], 255)
    raw.FPDFPageObj_SetStrokeWidth(shape, STROKE)
    if kind == "column":
        raw.FPDFPageObj_SetDashArray(shape, (ctypes.c_float * 2)(DASH, DASH), 2, 0)
    else:
        raw.FPDFPageObj_SetFillColor(shape, *COLOURS[kind], FILL)
    filled = raw.FPDF_FILLMODE_NONE if kind == "column" else raw.FPDF_FILLMODE_WINDING
    raw.FPDFPath_SetDrawMode(shape, filled, True)
    raw.FPDFPage_InsertObject(canvas.page, shape)


def _tag(canvas: _Canvas, box: Box) -> None:
    """A box's label, out of the way of what is printed: see ``LEFT`` and ``BELOW``."""
    x0, top, x1, bottom = box.bbox
    width = _width(canvas.font, box.label, TAG) + 2 * PAD
    left = x0 - width if box.kind in LEFT else x0 if box.kind in BELOW else x1
    left = min(max(0.0, left), canvas.page.get_width() - width)
    top = bottom if box.kind in BELOW else top
    colour = COLOURS[box.kind]
    shape = _rectangle(canvas, (left, top, left + width, top + TAG + PAD))
    raw.FPDFPageObj_SetFillColor(shape, *colour, 255)
    raw.FPDFPath_SetDrawMode(shape, raw.FPDF_FILLMODE_WINDING, False)
    raw.FPDFPage_InsertObject(canvas.page, shape)
    type_colour = _BLACK if _luma(colour) > BRIGHT else _WHITE
    _text(canvas, box.label, left + PAD, top + TAG - PAD / 2, TAG, type_colour)


def _luma(colour: Colour) -> float:
    red, green, blue = colour
    return 0.299 * red + 0.587 * green + 0.114 * blue


# --- pdfium ----------------------------------------------------------------------------------


def _rectangle(canvas: _Canvas, bbox: BBox) -> Any:
    x0, top, x1, bottom = bbox
    return raw.FPDFPageObj_CreateNewRect(x0, canvas.height - bottom, x1 - x0, bottom - top)


def _text(canvas: _Canvas, text: str, x: float, base: float, size: float, colour: Colour) -> None:
    shape = raw.FPDFPageObj_CreateTextObj(canvas.pdf, canvas.font, size)
    units = (raw.FPDF_WCHAR * (len(text) + 1))(*map(ord, text), 0)
    raw.FPDFText_SetText(shape, units)
    raw.FPDFPageObj_SetFillColor(shape, *colour, 255)
    raw.FPDFPageObj_Transform(shape, 1, 0, 0, 1, x, canvas.height - base)
    raw.FPDFPage_InsertObject(canvas.page, shape)


def _width(font: pdfium.PdfFont, text: str, size: float) -> float:
    """How wide a text is set, in points."""
    width, total = ctypes.c_float(), 0.0
    for char in text:
        raw.FPDFFont_GetGlyphWidth(font, ord(char), size, width)
        total += width.value
    return total
