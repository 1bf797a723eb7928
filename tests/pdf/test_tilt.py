"""What is seen of a scan that lies a little askew is set level."""

import numpy as np
import pytest

from bipaper.pdf.recognised import OcrLine
from bipaper.pdf.tilt import Tilt, tilt_of

FALLS, RISES = Tilt(0.01, 300.0, 400.0), Tilt(-0.01, 300.0, 400.0)


def corners(x0, y0, x1, fall, height=30):
    """Those of a line in pixels, clockwise from the top left."""
    return np.array([(x0, y0), (x1, y0 + fall), (x1, y0 + fall + height), (x0, y0 + height)])


def lines(fall, count=5, width=1000):
    return [corners(100, 100 + 50 * n, 100 + width, fall) for n in range(count)]


@pytest.mark.parametrize(
    ("seen", "slope"),
    [
        (lines(10), 0.01),
        (lines(-10), -0.01),
        (lines(10) + lines(12, count=2) + lines(300, count=2), 0.01),  # most tell
        (lines(10, count=4), 0.0),  # too few
        (lines(10, width=200), 0.0),  # too short
        (lines(100), 0.0),  # no accident
    ],
)
def test_a_pages_tilt_is_that_of_most_of_its_long_lines(seen, slope):
    assert tilt_of(seen, 600.0, 800.0) == pytest.approx((slope, 300.0, 400.0))


@pytest.mark.parametrize(("tilt", "top"), [(FALLS, 202.0), (RISES, 201.0)])
def test_a_line_stands_where_its_middle_would_on_a_level_page(tilt, top):
    """Its box begins at the higher end, which is 2 points above the page's middle, or 1."""
    line = OcrLine("湖泊", [("湖", 110.0), ("泊", 390.0)], 100.0, 200.0, 400.0, 210.0, 0.9)
    along = -195 * tilt.slope
    assert tilt.level_line(line) == line._replace(
        chars=[("湖", pytest.approx(110 + along)), ("泊", pytest.approx(390 + along))],
        x0=pytest.approx(100 + along),
        x1=pytest.approx(400 + along),
        top=pytest.approx(top),
        bottom=pytest.approx(top + 10),
    )


@pytest.mark.parametrize(
    ("box", "level"),
    [
        ((100.0, 400.0, 500.0, 405.0), (100.0, 402.0, 500.0, 403.0)),  # a rule across
        ((296.0, 200.0, 301.0, 600.0), (298.0, 200.0, 299.0, 600.0)),  # a rule down
        ((100.0, 98.0, 500.0, 102.0), (97.0, 100.0, 497.0, 100.0)),  # with no more than its tilt
    ],
)
def test_a_rule_is_as_thin_as_on_a_level_page(box, level):
    assert FALLS.level_box(box) == pytest.approx(level, abs=0.05)


def test_a_level_page_stays_as_it_is():
    line = OcrLine("湖", [("湖", 110.0)], 100.0, 200.0, 120.0, 210.0, 0.9)
    level = Tilt(0.0, 300.0, 400.0)
    assert (level.level_line(line), level.level_box(line.box)) == (line, line.box)
