"""Lengths are measured in points of print, whatever a point is in the file."""

import pytest

from bipaper.pdf.glyphs import Char
from bipaper.pdf.in_print import in_print
from bipaper.pdf.pages import PdfPage
from bipaper.pdf.print_size import print_unit
from bipaper.pdf.slanted import Slanted


@pytest.mark.parametrize("size", [6.5, 7.5, 9.0, 10.5, 12.0, 16.0])
def test_type_of_the_sizes_of_print_is_measured_in_points(size):
    assert print_unit([size] * 50 + [40.0] * 10 + [4.0] * 10) == 1


@pytest.mark.parametrize(("size", "unit"), [(5.25, 0.5), (21.0, 2.0), (29.4, 2.8)])
def test_other_type_is_that_of_journals_in_another_unit(size, unit):
    assert print_unit([size] * 50) == pytest.approx(unit)


def test_a_page_without_type_is_measured_in_points():
    assert print_unit([]) == 1


def test_all_lengths_of_a_page_are_in_the_same_unit():
    char = Char("字", 42.0, 160.0, 63.0, 186.0, 181.0, 21.0, "F", False)
    page = PdfPage(
        1,
        1190.0,
        1684.0,
        [char],
        [(40.0, 200.0, 600.0, 201.0)],
        [(40.0, 300.0, 600.0, 800.0)],
        slanted=[Slanted("轴", (10.0, 20.0, 30.0, 40.0), True, 18.0)],
        unsure=[("？", (50.0, 60.0, 70.0, 80.0))],
        drawings=[(40.0, 900.0, 600.0, 1000.0)],
    )
    assert in_print([page]) == (
        [
            PdfPage(
                1,
                595.0,
                842.0,
                [Char("字", 21.0, 80.0, 31.5, 93.0, 90.5, 10.5, "F", False)],
                [(20.0, 100.0, 300.0, 100.5)],
                [(20.0, 150.0, 300.0, 400.0)],
                slanted=[Slanted("轴", (5.0, 10.0, 15.0, 20.0), True, 9.0)],
                unsure=[("？", (25.0, 30.0, 35.0, 40.0))],
                drawings=[(20.0, 450.0, 300.0, 500.0)],
            )
        ],
        2.0,
    )
