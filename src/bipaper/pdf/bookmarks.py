"""A PDF's bookmarks (its outline): what the program that wrote the file took for headings."""

import logging
from collections.abc import Iterator
from contextlib import closing
from ctypes import c_float, c_int
from itertools import islice
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from bipaper.pdf.geometry import apply, page_matrix
from bipaper.pdf.normalise import normalise

MOST = 2000  # a book has as many; more has what was made to keep a reader busy

# That an outline is a part of itself is no news: it is left there.
logging.getLogger("pypdfium2._helpers.document").addHandler(logging.NullHandler())


class Bookmark(NamedTuple):
    """A bookmark and where it leads: ``depth`` counts those that it stands below, ``page`` from
    1; ``top`` is in points from the page's top, None where it leads to a page as a whole."""

    title: str
    depth: int
    page: int
    top: float | None


def read_bookmarks(document: pdfium.PdfDocument) -> list[Bookmark]:
    """The bookmarks that lead to a page of the document, in order; of ``MOST`` at most."""
    return list(_read(document))


def _read(document: pdfium.PdfDocument) -> Iterator[Bookmark]:
    for item in islice(document.get_toc(), MOST):
        dest = item.get_dest()
        index = dest.get_index() if dest else None
        if index is not None and index < len(document):
            top = _top(document, index, dest)
            yield Bookmark(_title(item), item.level, index + 1, top)


def _title(item: pdfium.PdfBookmark) -> str:
    """What a bookmark says, in the characters of text as it is read; "" for what is no text."""
    try:
        return normalise(item.get_title())
    except UnicodeDecodeError:
        return ""


def _top(document: pdfium.PdfDocument, index: int, dest: pdfium.PdfDest) -> float | None:
    """How far below the upright page's top a destination is."""
    has_x, has_y, has_zoom, x, y, zoom = c_int(), c_int(), c_int(), c_float(), c_float(), c_float()
    if not raw.FPDFDest_GetLocationInPage(dest, has_x, has_y, has_zoom, x, y, zoom):
        return None
    try:
        with closing(document[index]) as page:
            return apply(page_matrix(page), x.value, y.value)[1] if has_y.value else None
    except pdfium.PdfiumError:
        return None
