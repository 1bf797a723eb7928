"""Upright watermarks are lifted off the text they are printed over."""

from typeset import chars, column

from bipaper.layout.watermarks import lift_watermarks, without_emblems
from bipaper.pdf.recognised import FONT

TEXT = "湿地公园的水鸟数量随水位变化而波动春秋两季最明显"


def lifted(*pages):
    """The watermark of each page, after a check that the text is still all there."""
    rest, found = lift_watermarks(pages)
    marks = [" ".join("".join(c.text for c in one) for one in own) for own in found]
    for page, left, mark in zip(pages, rest, marks, strict=True):
        assert sorted(c.text for c in page) == sorted("".join(c.text for c in left) + mark)
    return marks


def test_large_words_over_the_text_are_a_watermark():
    assert lifted(column([TEXT] * 6, 50) + chars("内部资料", 60, 150, 40)) == ["内部资料"]


def test_large_words_beside_the_text_are_a_title():
    assert lifted(column([TEXT] * 6, 50) + chars("水鸟", 50, 60, 40)) == [""]


def test_small_words_over_the_text_of_several_pages_are_a_stamp():
    pages = [column([TEXT] * 6, 50) + chars("馆藏", 60, 150, 12) for _ in range(2)]
    assert lifted(*pages) == ["馆藏", "馆藏"]


def test_the_same_words_on_one_page_are_not():
    assert lifted(column([TEXT] * 6, 50) + chars("馆藏", 60, 150, 12)) == [""]


def test_a_large_initial_is_no_watermark():
    assert lifted(column([TEXT] * 6, 50) + chars("湿", 60, 150, 40)) == [""]


def test_pages_without_text_have_none():
    assert lift_watermarks([[], []]) == ([[], []], [[], []])


def test_what_ocr_sizes_too_large_stands_over_nothing():
    lines = [*column([TEXT] * 6, 50), *chars("林知远", 60, 150, 40)]
    assert lifted([char._replace(font=FONT) for char in lines]) == [""]


def test_a_picture_at_one_place_on_several_pages_is_no_figure():
    emblem, figure = (200.2, 350.0, 400.0, 480.0), (70.0, 500.0, 520.0, 600.0)
    assert without_emblems([[emblem, figure], [emblem], [emblem]]) == [[figure], [], []]
    assert without_emblems([[figure], [figure], []]) == [[figure], [figure], []]
