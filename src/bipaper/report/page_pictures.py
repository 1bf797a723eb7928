"""The pages of a PDF as pictures that a page for a browser holds itself."""

import io
from base64 import b64encode
from collections.abc import Mapping
from contextlib import closing
from typing import NamedTuple

import pypdfium2 as pdfium

from bipaper.pdf.fonts import system_fonts
from bipaper.pdf.geometry import A4, mend_page_box
from bipaper.pdf.reader import PdfFile, open_pdf

# Pixels of a picture's longer side: 10 pt type of A4 is 17 pixels high, and can be read.
LONGEST = 1400
# At 60 of 100 thin strokes of Chinese type stay whole; a page of text has some 100 kB.
QUALITY = 60


class Picture(NamedTuple):
    """A page, its size in points as its boxes are measured, and its picture as a data URL.

    ``url`` is None for a page that cannot be drawn.
    """

    page: int
    width: float
    height: float
    url: str | None


def page_pictures(file: PdfFile, turned: Mapping[int, int]) -> list[Picture]:
    """All pages of a file in WebP; ``turned`` are the degrees by which pages were turned for
    reading, clockwise. Raises ReadError for a file that cannot be opened."""
    with system_fonts(), closing(open_pdf(file)) as document:
        return [
            _picture(document, number, turned.get(number, 0))
            for number in range(1, len(document) + 1)
        ]


def _picture(document: pdfium.PdfDocument, number: int, turned: int) -> Picture:
    try:
        with closing(document[number - 1]) as page:
            mend_page_box(page)
            page.set_rotation((page.get_rotation() + turned) % 360)
            width, height = page.get_size()
            drawn = page.render(scale=LONGEST / max(width, height)).to_pil()
    except pdfium.PdfiumError:
        return Picture(number, *A4, None)
    written = io.BytesIO()
    drawn.save(written, "WEBP", quality=QUALITY)
    url = f"data:image/webp;base64,{b64encode(written.getvalue()).decode()}"
    return Picture(number, width, height, url)
