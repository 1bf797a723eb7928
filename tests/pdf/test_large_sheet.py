"""A page printed in a part of a larger sheet is measured as the page; others stay as they are."""

import pytest

from bipaper.pdf.glyphs import Char
from bipaper.pdf.large_sheet import without_sheets
from bipaper.pdf.pages import PdfPage
from bipaper.pdf.two_up import Origin

A3 = (842.0, 1191.0)
A5 = (184.0, 290.0, 658.0, 870.0)  # the print of such a page in the middle of A3


def page(print_: tuple[float, float, float, float], number: int = 1) -> PdfPage:
    """A sheet of A3 with a character in two corners of what is printed."""
    x0, top, x1, bottom = print_
    ends = [(x0, bottom - 9), (x1 - 10, top)]
    chars = [Char("文", x, y, x + 10, y + 9, y + 8, 10.0, "song", False) for x, y in ends]
    return PdfPage(number, *A3, chars, [(x0, top, x1, top)], [])


@pytest.mark.parametrize(
    ("why", "print_", "begins"),
    [
        ("in the middle", A5, (105, 248.6)),
        ("in a corner of a scanner's glass", (40.0, 50.0, 514.0, 630.0), (0, 8.6)),
        ("wide margins", (150.0, 290.0, 700.0, 870.0), (0, 0)),
        ("a few lines, as of a leaflet", (184.0, 290.0, 658.0, 500.0), (0, 0)),
        ("narrow text as high as pages are", (184.0, 60.0, 658.0, 1100.0), (0, 0)),
    ],
)
def test_a_page_is_cut_out_of_a_sheet_that_its_print_leaves_white(why, print_, begins):
    (cut,), (origin,) = without_sheets([page(print_)], [Origin(1)])
    assert origin == pytest.approx((1, *begins), abs=0.1), why
    first, whole = cut.chars[0], page(print_).chars[0]
    moved = (first.x0 + origin.left, first.top + origin.top, first.base + origin.top)
    assert moved == pytest.approx((whole.x0, whole.top, whole.base))


def test_pages_of_one_size_have_one_part_of_their_sheets() -> None:
    """A last page that is half empty is as large as the others."""
    short = page((184.0, 290.0, 658.0, 500.0), number=2)
    (one, other), origins = without_sheets([page(A5), short], [Origin(1), Origin(2)])
    assert (one.width, one.height) == (other.width, other.height)
    assert origins[0][1:] == origins[1][1:]


def test_half_a_sheet_begins_where_its_print_does() -> None:
    _, (origin,) = without_sheets([page(A5)], [Origin(3, 842.0)])
    assert origin == pytest.approx((3, 947, 248.6), abs=0.1)


def test_a_sheet_without_text_stays() -> None:
    blank = PdfPage(1, *A3, [], [], [])
    assert without_sheets([blank], [Origin(1)]) == ([blank], [Origin(1)])
