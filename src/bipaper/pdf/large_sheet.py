"""Pages printed on sheets larger than they are, measured as the pages.

Small books and journals are scanned on a glass of A4, and printers' files have their pages in the
middle of larger sheets. Where a page ends tells what stands at its edge: running heads, numbers
and notes in margins are looked for there.
"""

from collections import defaultdict
from collections.abc import Sequence

from bipaper.parts.boxed_text import BBox
from bipaper.pdf.cut_out import cut_out
from bipaper.pdf.pages import PdfPage
from bipaper.pdf.two_up import Origin

# Shares of a page's width and height that print takes at least: that of theses, in margins of
# 3.5 cm on A4, two thirds and three fourths.
LEAST_WIDE, LEAST_HIGH = 0.6, 0.75
# A page's print is so many times as high as wide at least (books, 1.4): a few lines are no page.
UPRIGHT = 1.2
# What margins are to print: a sixth of its width beside it; above it and below, where running
# heads stand in the margin, a fourteenth of its height. A4 in margins of 2.5 and 2 cm.
BESIDE, ABOVE = 1 / 6, 1 / 14


def without_sheets(
    pages: Sequence[PdfPage], origins: Sequence[Origin]
) -> tuple[list[PdfPage], list[Origin]]:
    """Pages cut out of larger sheets, and where each begins on its own; others as they are."""
    alike: dict[tuple[int, int], list[PdfPage]] = defaultdict(list)
    for page in pages:
        alike[_size(page)].append(page)
    parts = {size: _printed_part(own) for size, own in alike.items()}
    cut: list[PdfPage] = []
    begin: list[Origin] = []
    for page, origin in zip(pages, origins, strict=True):
        part = parts[_size(page)]
        cut.append(cut_out(page, part, lambda *_: True) if part else page)
        x, y = part[:2] if part else (0.0, 0.0)
        begin.append(origin._replace(left=origin.left + x, top=origin.top + y))
    return cut, begin


def _size(page: PdfPage) -> tuple[int, int]:
    return round(page.width), round(page.height)


def _printed_part(pages: Sequence[PdfPage]) -> BBox | None:
    """The part of sheets of one size that their pages take; None where they are the sheets."""
    chars = [char for page in pages for char in page.chars]
    if not chars:
        return None
    width, height = pages[0].width, pages[0].height
    x0, x1 = min(char.x0 for char in chars), max(char.x1 for char in chars)
    top, bottom = min(char.top for char in chars), max(char.bottom for char in chars)
    if x1 - x0 >= LEAST_WIDE * width or bottom - top >= LEAST_HIGH * height:
        return None
    if bottom - top < UPRIGHT * (x1 - x0):
        return None
    beside, above = BESIDE * (x1 - x0), ABOVE * (bottom - top)
    return (
        max(0.0, x0 - beside),
        max(0.0, top - above),
        min(width, x1 + beside),
        min(height, bottom + above),
    )
