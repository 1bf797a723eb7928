"""Text that a file sets at an angle over a scan: taken off its picture before that is read.

What OCR sees of a watermark are strange lines, and the print beneath it is lost: lines are not
found, or as high as the watermark's letters. The file tells what it says and where it is.
"""

import math
from collections.abc import Iterator
from ctypes import c_ushort

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from bipaper.pdf.geometry import chain
from bipaper.pdf.objects import PageObject, bounds, object_matrix, page_objects
from bipaper.pdf.slanted import Slanted, add_slanted

# Degrees from level and upright: no page lies so much askew, and OCR reads what does by less.
OBLIQUE = 10.0


def lift_stamps(page: pdfium.PdfPage) -> list[Slanted]:
    """What is set at an angle on a page, which is drawn without it from now on."""
    textpage = page.get_textpage()
    pieces: list[Slanted] = []
    for item in _stamps(page):
        box = bounds(item)
        size = min(box[2] - box[0], box[3] - box[1])
        add_slanted(pieces, Slanted(_text(item, textpage), box, sideways=False, size=size), size)
        raw.FPDFPageObj_SetIsActive(item.handle, False)
    return [piece for piece in pieces if piece.text.strip()]


def _stamps(page: pdfium.PdfPage) -> Iterator[PageObject]:
    """The text objects at an angle; what leaves no ink is another program's reading of a scan."""
    for item in page_objects(page):
        if item.kind == raw.FPDF_PAGEOBJ_TEXT and _is_oblique(item):
            mode = raw.FPDFTextObj_GetTextRenderMode(item.handle)
            if mode != raw.FPDF_TEXTRENDERMODE_INVISIBLE:
                yield item


def _is_oblique(item: PageObject) -> bool:
    across, down = chain(object_matrix(item.handle), item.matrix)[:2]
    slant = math.degrees(math.atan2(down, across)) % 90
    return OBLIQUE < slant < 90 - OBLIQUE


def _text(item: PageObject, textpage: pdfium.PdfTextPage) -> str:
    """What a text object says, as pdfium gives it: UTF-16 that ends in 0."""
    size = raw.FPDFTextObj_GetText(item.handle, textpage, None, 0)
    buffer = (c_ushort * (size // 2 + 1))()
    raw.FPDFTextObj_GetText(item.handle, textpage, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0").strip()
