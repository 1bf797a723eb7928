"""Columns: where the gutter is, and which lines cross it."""

from typeset import chars, column

from bipaper.layout.columns import find_gutters, place
from bipaper.layout.lines import rows

WIDTH = 600.0
LEFT, RIGHT = 50.0, 310.0
FULL = "城市公园绿地面积逐年增加居民步行可达性改善"  # 21 characters fill 210 of 250 points
TEXT = FULL + "明显提高"


def two_columns(rows: int, base: float = 200.0) -> list:
    return column([TEXT[:24]] * rows, LEFT, base) + column([TEXT[:24]] * rows, RIGHT, base)


def gutters_of(pages):
    return find_gutters([rows(page) for page in pages], [WIDTH] * len(pages))


def test_lines_on_both_sides_of_a_white_strip_make_two_columns():
    (gutter,) = gutters_of([two_columns(8)])
    assert (gutter.left, gutter.x0, gutter.x1, gutter.right) == (50, 290, 310, 550)


def test_lines_across_the_page_make_one_column():
    page = column([TEXT * 2] * 8, LEFT)
    assert gutters_of([page]) == [None]


def test_first_line_indents_do_not_move_a_columns_edge():
    lines = ["\u3000\u3000" + TEXT[:22], TEXT[:24]] * 4
    indented = [
        c
        for n, t in enumerate(lines)
        for c in chars(t.strip(), LEFT + 20 * (n % 2 == 0), 200 + 16 * n)
    ]
    (gutter,) = gutters_of([indented + column([TEXT[:24]] * 8, RIGHT, 200)])
    assert gutter.left == 50


def test_a_short_last_page_takes_the_papers_gutter():
    last = two_columns(2)
    gutters = gutters_of([two_columns(8), two_columns(8), last])
    assert gutters[2].x1 == 310


def test_a_last_page_with_hardly_a_right_column_takes_it_too():
    last = column([TEXT[:24]] * 9, LEFT) + chars(TEXT[:20], RIGHT, 200)
    gutters = gutters_of([two_columns(8), two_columns(8), last])
    assert gutters[2].x1 == 310


def test_a_page_of_full_lines_in_a_two_column_paper_has_no_gutter():
    gutters = gutters_of([two_columns(8), column([TEXT * 2] * 8, LEFT)])
    assert gutters[1] is None


def test_an_abstract_across_the_page_stands_above_two_columns():
    page = column([TEXT * 2] * 3, LEFT, 100) + two_columns(6)
    (gutter,) = gutters_of([page])
    sides = [item.side for item in place(page, 1, gutter)]
    assert sides == ["full"] * 3 + ["left", "right"] * 6


def test_short_lines_between_lines_across_the_page_belong_to_them():
    page = two_columns(6) + column([TEXT * 2, TEXT[:8], TEXT[:9], TEXT * 2], LEFT, 330)
    (gutter,) = gutters_of([page])
    assert [item.side for item in place(page, 1, gutter)][12:] == ["full"] * 4


def test_a_column_beside_a_figure_stays_a_column():
    page = two_columns(6) + column([TEXT * 2, *[TEXT[:24]] * 5, TEXT * 2], LEFT, 330)
    (gutter,) = gutters_of([page])
    assert [item.side for item in place(page, 1, gutter)][13:18] == ["left"] * 5


def test_columns_with_base_lines_of_their_own_stay_apart():
    page = column([TEXT[:24]] * 6, LEFT, 200) + column([TEXT[:24]] * 6, RIGHT, 203)
    (gutter,) = gutters_of([page])
    assert {item.side for item in place(page, 1, gutter)} == {"left", "right"}


def test_marks_that_hang_over_a_columns_edge_join_no_lines():
    hanging = chars(TEXT[:23], LEFT, 296) + chars("，", 283, 296)
    hanging += chars("（", 304, 296) + chars(TEXT[:23], 314, 296)
    page = two_columns(6) + hanging
    (gutter,) = gutters_of([page])
    assert [item.side for item in place(page, 1, gutter)][-2:] == ["left", "right"]


def test_authors_between_full_lines_are_one_line_despite_their_gaps():
    authors = chars("金木", 150, 132, 12) + chars("水火土", 400, 132, 12)
    page = column([TEXT * 2] * 2, LEFT, 100) + authors + column([TEXT * 2], LEFT, 150)
    page += two_columns(6)
    (gutter,) = gutters_of([page])
    assert "金木水火土" in [item.line.text for item in place(page, 1, gutter)]


def test_indent_and_rest_are_measured_in_em_from_the_column():
    page = two_columns(6) + chars("短行", RIGHT + 20, 320)
    (gutter,) = gutters_of([page])
    short = place(page, 1, gutter)[-1]
    assert (short.side, short.indent, short.rest) == ("right", 2.0, 20.0)
