"""Two printed pages side by side on one sheet, cut apart.

Programs that print two pages on a sheet, and scans of an open book, make a wide page whose text
leaves the fold between two margins free. Columns of one page leave less white between them than
its margins; where they leave as much, nothing is lost by cutting: they are read in the same order.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bipaper.pdf.bookmarks import Bookmark
from bipaper.pdf.cut_out import cut_out
from bipaper.pdf.geometry import united
from bipaper.pdf.glyphs import Char
from bipaper.pdf.pages import PdfPage

WIDE = 1.2  # a sheet is at least so much wider than high: two pages of A4 or 16k are 1.41
FOLD = 0.04  # share of a sheet's width that is white at the fold: two narrow margins
MIDDLE = 0.05  # share of its width by which the fold of an open book may lie off the middle
FEW = 0.01  # of a sheet's characters that stand in the white: a note or number in a margin
EDGE = 1 / 12  # share of its height in which a line of the database may run over the fold


class Origin(NamedTuple):
    """Where a printed page is in its file: the number of the file's page, from 1, and how many
    points from its left edge and its top it begins."""

    page: int
    left: float = 0.0
    top: float = 0.0


def printed_pages(pages: Sequence[PdfPage]) -> tuple[list[PdfPage], list[Origin]]:
    """The printed pages of a file, numbered from 1, each measured from its own top left, and
    where each begins; the pages themselves where a fold is on fewer pages than it cannot be on."""
    folds = [_fold(page) for page in pages]
    shown = sum(fold is not None and fold.wide for fold in folds)
    if not shown or shown < folds.count(None):
        return [*pages], [Origin(page.number) for page in pages]
    cut: list[PdfPage] = []
    origins: list[Origin] = []
    for page, fold in zip(pages, folds, strict=True):
        cut += _halves(page, fold.x) if fold else [page]
        origins += (Origin(page.number, x) for x in ([0.0, fold.x] if fold else [0.0]))
    return [page._replace(number=number) for number, page in enumerate(cut, 1)], origins


def on_printed_pages(
    bookmarks: Iterable[Bookmark], origins: Sequence[Origin]
) -> Iterator[Bookmark]:
    """The bookmarks with the numbers of printed pages: one that leads to a sheet of two leads to
    both, of which the one that says its title tells which is meant."""
    for bookmark in bookmarks:
        for number, origin in enumerate(origins, 1):
            if origin.page == bookmark.page:
                yield bookmark._replace(page=number)


class _Fold(NamedTuple):
    """Where a sheet may be folded, and whether the white of two margins shows that it is."""

    x: float
    wide: bool


def _fold(page: PdfPage) -> _Fold | None:
    """The place nearest to a wide page's middle that no character stands in; None for a page
    that is not wide and for one whose text runs over the middle."""
    if page.width < WIDE * page.height:
        return None
    middle, inner = page.width / 2, _inner(page)
    runs = [(0.0, 0.0), *united((char.x0, char.x1) for char in inner), (page.width, page.width)]
    gaps = [(min(max(middle, a), b), a, b) for (_, a), (b, _) in pairwise(runs)]
    x, x0, x1 = min(gaps, key=lambda gap: abs(gap[0] - middle))
    if abs(x - middle) > MIDDLE * page.width:
        return None
    margin = min(runs[1][0], page.width - runs[-2][1])
    white = max(FOLD * page.width, margin)
    if x1 - x0 < white:
        x0, x1 = x - white / 2, x + white / 2
    within = sum(char.x0 < x1 and char.x1 > x0 for char in inner)
    both = any(char.x1 < x for char in inner) and any(char.x0 > x for char in inner)
    return _Fold(x, both and within <= FEW * len(inner))


def _inner(page: PdfPage) -> list[Char]:
    top, bottom = EDGE * page.height, (1 - EDGE) * page.height
    return [char for char in page.chars if top < char.base < bottom]


def _halves(page: PdfPage, fold: float) -> list[PdfPage]:
    return [_half(page, (0.0, fold), right=False), _half(page, (fold, page.width), right=True)]


def _half(page: PdfPage, edges: tuple[float, float], *, right: bool) -> PdfPage:
    """What stands on one half of a sheet, measured from its own left edge."""
    x0, x1 = edges
    fold = x0 if right else x1
    half = cut_out(
        page, (x0, 0.0, x1, page.height), lambda left, end: (left + end >= 2 * fold) == right
    )
    return half._replace(misplaced="" if right else page.misplaced)
