"""Reading order of a page in columns."""

from hypothesis import given, settings
from hypothesis import strategies as st
from typeset import chars

from bipaper.layout.columns import Gutter, Placed
from bipaper.layout.lines import Line
from bipaper.layout.order import reading_order

GUTTER = Gutter(0.0, 200.0, 220.0, 420.0)
COLUMNS = {"left": (0.0, 200.0), "right": (220.0, 420.0), "full": (0.0, 420.0)}


def place(text, side, base):
    x0, x1 = COLUMNS[side]
    return Placed(Line(chars(text, x0, base), 1), side, x0, x1)


def read(placed, boxes=(), gutter=GUTTER):
    return " ".join(p.line.text for p in reading_order(placed, boxes, gutter))


def two_columns(first, base):
    """Two lines in each column, counted down the left one first."""
    return [
        place(f"甲{first + 2 * column + row}", side, base + 16 * row)
        for row in (0, 1)
        for column, side in enumerate(("left", "right"))
    ]


def test_the_left_column_is_read_before_the_right():
    assert read(two_columns(1, 100)) == "甲1 甲2 甲3 甲4"


def test_lines_across_the_page_part_what_is_above_from_what_is_below():
    page = [*two_columns(1, 100), place("通栏", "full", 132), *two_columns(5, 148)]
    assert read(page) == "甲1 甲2 甲3 甲4 通栏 甲5 甲6 甲7 甲8"


def test_columns_above_a_figure_across_the_page_are_read_before_those_below():
    page = [*two_columns(1, 100), *two_columns(5, 300)]
    assert read(page, [(50.0, 130.0, 400.0, 280.0)]) == "甲1 甲2 甲3 甲4 甲5 甲6 甲7 甲8"


def test_a_figure_in_one_column_parts_nothing():
    page = [*two_columns(1, 100), *two_columns(5, 300)]
    assert read(page, [(0.0, 130.0, 200.0, 280.0)]) == "甲1 甲2 甲5 甲6 甲3 甲4 甲7 甲8"


def test_a_short_line_close_above_one_across_the_page_heads_it():
    page = [*two_columns(1, 100), place("文献", "left", 150), place("通栏", "full", 166)]
    assert read(page) == "甲1 甲2 甲3 甲4 文献 通栏"


def test_the_last_line_of_a_column_heads_nothing():
    page = [*two_columns(1, 100), place("末行", "left", 132), place("通栏", "full", 148)]
    assert read(page) == "甲1 甲2 末行 甲3 甲4 通栏"


def test_a_page_without_a_gutter_is_read_from_the_top():
    page = [place("一", "full", 100), place("二", "full", 116)]
    assert read(page, [(0.0, 105.0, 420.0, 110.0)], gutter=None) == "一 二"


lines = st.tuples(st.sampled_from(sorted(COLUMNS)), st.integers(50, 800))
tops = st.lists(st.integers(50, 800), max_size=3)


@settings(deadline=None, max_examples=100)
@given(st.lists(lines, max_size=20), tops)
def test_every_line_is_read_once(drawn, tops):
    page = [place(f"行{n}", side, base) for n, (side, base) in enumerate(drawn)]
    page.sort(key=lambda p: p.line.base)
    boxes = [(0.0, float(top), 420.0, top + 40.0) for top in tops]
    assert sorted(map(id, reading_order(page, boxes, GUTTER))) == sorted(map(id, page))
