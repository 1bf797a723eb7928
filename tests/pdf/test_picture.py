from importlib.util import find_spec

import numpy as np
import pytest

from bipaper.pdf.picture import find_pictures, find_rules, ink_rows

needs_opencv = pytest.mark.skipif(
    find_spec("cv2") is None, reason='needs pip install "bipaper[ocr]"'
)


def test_ink_of_the_lines_above_and_below_does_not_count() -> None:
    strip = np.full((20, 50), 255, dtype=np.uint8)
    strip[0:2] = strip[5:14] = strip[18:20] = 0
    assert ink_rows(strip) == (5, 14)


def test_a_character_may_be_white_in_its_middle() -> None:
    strip = np.full((20, 50), 255, dtype=np.uint8)
    strip[3:5] = strip[9:10] = strip[15:17] = 0
    assert ink_rows(strip) == (3, 17)


def test_a_strip_without_ink_is_taken_whole() -> None:
    assert ink_rows(np.full((20, 50), 255, dtype=np.uint8)) == (0, 20)


@needs_opencv
def test_rules_are_long_thin_and_may_be_a_little_askew() -> None:
    paper = np.full((800, 600), 255, dtype=np.uint8)
    paper[100:103, 50:550] = 0  # a rule
    for x in range(50, 550):
        paper[200 + x // 100 : 203 + x // 100, x] = 0  # one askew
    paper[300:700, 400:402] = 0  # a vertical one
    paper[400:500, 50:350] = 0  # a dark picture
    paper[600:603, 50:90] = 0  # a dash
    assert [tuple(map(round, rule)) for rule in find_rules(paper, 2.0)] == [
        (25, 50, 275, 52),
        (25, 100, 275, 104),
        (200, 150, 201, 350),
    ]


@needs_opencv
def test_a_figure_is_ink_close_together_and_large_that_is_no_text() -> None:
    paper = np.full((800, 600), 255, dtype=np.uint8)
    paper[100:300, 100] = paper[300, 100:400] = 0  # axes
    for x in range(110, 400, 20):
        paper[200:220, x : x + 6] = 0  # dots
    paper[400:420, 50:550:4] = 0  # a line of text
    paper[600:610, 100:110] = 0  # a stain
    text = [(25.0, 200.0, 275.0, 210.0)]
    found = find_pictures(paper, text, 2.0)
    assert [tuple(map(round, box)) for box in found] == [(50, 50, 200, 150)]


@needs_opencv
def test_bars_on_an_axis_that_the_box_of_its_labels_reaches_over_are_one_figure() -> None:
    paper = np.full((800, 600), 255, dtype=np.uint8)
    paper[300:302, 100:400] = 0  # the axis
    for x, top in ((120, 100), (210, 180), (300, 240)):
        paper[top:300, x : x + 40] = 0
    labels = [(50.0, 149.0, 200.0, 160.0)]
    found = find_pictures(paper, labels, 2.0)
    assert [tuple(map(round, box)) for box in found] == [(50, 50, 200, 151)]
