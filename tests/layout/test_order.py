"""Reading order of a page in columns."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typeset import chars

from bipaper.layout.columns import Placed
from bipaper.layout.lines import Line
from bipaper.layout.order import reading_order

COLUMNS = {0: (0.0, 200.0), 1: (220.0, 420.0), None: (0.0, 420.0)}


def place(text, column, base, zone=0):
    x0, x1 = COLUMNS[column]
    return Placed(Line(chars(text, x0, base), 1), column, x0, x1, zone)


def read(placed, boxes=()):
    return " ".join(p.line.text for p in reading_order(placed, boxes))


def two_columns(first, base, zone=0):
    """Two lines in each column, counted down the left one first."""
    return [
        place(f"甲{first + 2 * column + row}", column, base + 16 * row, zone)
        for row in (0, 1)
        for column in (0, 1)
    ]


def test_the_left_column_is_read_before_the_right():
    assert read(two_columns(1, 100)) == "甲1 甲2 甲3 甲4"


def test_lines_across_the_page_part_what_is_above_from_what_is_below():
    page = [*two_columns(1, 100), place("通栏", None, 132), *two_columns(5, 148)]
    assert read(page) == "甲1 甲2 甲3 甲4 通栏 甲5 甲6 甲7 甲8"


def test_columns_above_a_figure_across_the_page_are_read_before_those_below():
    page = [*two_columns(1, 100), *two_columns(5, 300)]
    assert read(page, [(50.0, 130.0, 400.0, 280.0)]) == "甲1 甲2 甲3 甲4 甲5 甲6 甲7 甲8"


def test_columns_above_a_rule_across_the_page_are_read_before_those_below():
    page = [*two_columns(1, 100), *two_columns(5, 140)]
    assert read(page, [(0.0, 126.0, 420.0, 126.5)]) == "甲1 甲2 甲3 甲4 甲5 甲6 甲7 甲8"


def test_a_figure_in_one_column_parts_nothing():
    page = [*two_columns(1, 100), *two_columns(5, 300)]
    assert read(page, [(0.0, 130.0, 200.0, 280.0)]) == "甲1 甲2 甲5 甲6 甲3 甲4 甲7 甲8"


def around_white_space(*texts):
    """Lines of a left and a right column: two, white space, one; further ones in the right one."""
    bases = (84, 100, 200, 84, 100, 200, 116, 132, 148, 164, 180)
    placed = [place(one, int(n > 2), bases[n]) for n, one in enumerate(texts)]
    return sorted(placed, key=lambda item: (item.line.base, item.column))


def test_white_space_across_the_columns_parts_them_where_words_go_on_so():
    """水|鸟 and 公|园 are words; without them each column is read to its foot."""
    left, right = ("湖很大。", "水位变化大。", "园里有水"), ("城很小。", "湿地的公", "鸟与芦苇。")
    apart = "湖很大。 水位变化大。 城很小。 湿地的公 园里有水 鸟与芦苇。"
    assert read(around_white_space(*left, *right)) == apart
    beside = around_white_space(*left, *right, "园。", "路。", "桥。", "山。", "城里有公")
    down = (
        "湖很大。 水位变化大。 园里有水 城很小。 湿地的公 园。 路。 桥。 山。 城里有公 鸟与芦苇。"
    )
    assert read(beside) == down
    ends = around_white_space(*left[:2], "水位变化大。", *right[:2], "春季最多。")
    assert read(ends) == "湖很大。 水位变化大。 水位变化大。 城很小。 湿地的公 春季最多。"


def test_white_space_across_the_columns_parts_them_where_paragraphs_go_on_so():
    """A line without indent goes on with no paragraph that has ended above it."""
    set_in = "    湖面在夏季升高，芦苇随之向岸边退去，"
    full = "这里的水鸟因此在夏季少，芦苇退去以后多，"
    texts = ("湖很大。", set_in, "春季的湖", full, "城很小。", full)
    a, b, c, d, e, f = (text.strip() for text in texts)
    assert read(around_white_space(*texts)) == " ".join((a, b, d, e, c, f))
    begins = (*texts[:-1], "    " + full[2:])
    assert read(around_white_space(*begins)) == " ".join((a, b, c, d, e, full[2:]))
    unfinished = full[:-1] + "水"
    texts = ("湖很大。", set_in, unfinished, set_in, "城很小，", full)
    assert read(around_white_space(*texts)) == " ".join((a, b, b, "城很小，", unfinished, full))


FIGURE = (50.0, 110.0, 400.0, 180.0)


def test_each_column_flows_around_a_figure_across_the_page_where_words_go_on_so():
    """As Word sets it: 公|园 and 水|鸟 are words."""
    texts = ("湖很大。", "湿地的公", "园里有水", "鸟很多。", "水位变化大。", "春季最多。")
    assert read(around_white_space(*texts), [FIGURE]) == " ".join(texts)


def test_each_column_flows_around_a_figure_across_the_page_where_headings_count_on_so():
    texts = ("水位很高。", "湖水很深。", "（一）湖", "（二）河", "河水很浅。", "三、海")
    assert read(around_white_space(*texts), [FIGURE]) == " ".join(texts)
    texts = ("一、湖", "（一）水", "（一）鱼", "（二）草", "二、河", "（二）鸟")
    order = "一、湖 （一）水 （二）草 二、河 （一）鱼 （二）鸟"
    assert read(around_white_space(*texts), [FIGURE]) == order


def test_zones_are_read_one_after_the_other():
    page = [*two_columns(1, 100), *two_columns(5, 132, zone=1)]
    assert read(page) == "甲1 甲2 甲3 甲4 甲5 甲6 甲7 甲8"


def above_a_line_across(left, right):
    """Two lines in the left column, one in the right, a heading at the left, text across."""
    texts = [(left[0], 0, 100), (right, 1, 100), (left[1], 0, 116), ("参考文献", 0, 160)]
    return [*(place(*one) for one in texts), place("通栏", None, 190)]


def test_a_heading_of_what_crosses_the_page_below_stands_behind_the_columns_above_it():
    page = above_a_line_across(["湿地的水鸟", "受春天的温"], "度影响很大。")
    assert read(page) == "湿地的水鸟 受春天的温 度影响很大。 参考文献 通栏"
    assert read([*page[:-1], place("通栏", None, 190, zone=1)]) == read(page)


def test_no_line_is_lost_above_such_a_heading_where_a_figure_crosses_the_columns():
    page = above_a_line_across(["湿地的水鸟", "受春天的温"], "度影响很大。")
    upper = [place("湖很大。", 0, 40), place("湖水很深。", 1, 40)]
    order = "湖很大。 湖水很深。 湿地的水鸟 受春天的温 度影响很大。 参考文献 通栏"
    assert read([*upper, *page], [(50.0, 50.0, 400.0, 80.0)]) == order


def test_a_heading_at_the_foot_of_a_column_stands_before_the_next_where_no_word_goes_on():
    page = above_a_line_across(["湿地的水鸟", "春天最多。"], "林知远：水鸟。")
    assert read(page) == "湿地的水鸟 春天最多。 参考文献 林知远：水鸟。 通栏"


def test_a_heading_at_the_foot_of_a_column_with_nothing_below_stands_before_the_next():
    page = above_a_line_across(["湿地的水鸟", "受春天的温"], "度影响很大。")[:-1]
    assert read(page) == "湿地的水鸟 受春天的温 参考文献 度影响很大。"


THREE = [(0.0, 130.0), (145.0, 275.0), (290.0, 420.0)]
BOX = [(0.0, 130.0), (145.0, 420.0)]


def beside_a_box(*texts):
    """Lines of three columns, and below them one in the first and one in a box over two."""
    columns = [*enumerate(THREE), *enumerate(BOX)]
    return [
        Placed(Line(chars(text, x0, 132 if n > 2 else 116), 1), column, x0, x1, int(n > 2))
        for n, (text, (column, (x0, x1))) in enumerate(zip(texts, columns, strict=True))
    ]


def test_a_column_whose_word_goes_on_below_runs_beside_a_box_that_parts_the_others():
    page = beside_a_box("河水的温", "冬季不同。", "全文完。", "度夏季高。", "文献一")
    assert read(page) == "河水的温 度夏季高。 冬季不同。 全文完。 文献一"


def test_a_column_goes_on_below_a_box_across_the_page_that_the_next_one_ends_above():
    above = [place("河水的温", 0, 100), place("冬季不同。", 1, 100), place("全文完。", 1, 116)]
    assert read([*above, place("度与", 0, 150, zone=1)]) == "河水的温 度与 冬季不同。 全文完。"
    chance = place("文献一", 0, 150, zone=1)
    assert read([*above, chance]) == "河水的温 冬季不同。 全文完。 文献一"


@pytest.mark.parametrize(
    ("above", "order"),
    [
        ("度夏季高。", "全文完。 河水的温 度夏季高。 冬季不同。"),
        ("夏季不同。", "夏季不同。 全文完。 河水的温 冬季不同。"),
    ],
    ids=["a word goes on", "none does"],
)
def test_a_column_beside_a_figure_follows_the_one_below_that_where_a_word_goes_on_so(above, order):
    page = [place(above, 1, 100)]  # the parts of the figure had columns of their own
    page += [
        place("全文完。", 0, 132, 1),
        place("冬季不同。", 1, 132, 1),
        place("河水的温", 0, 148, 1),
    ]
    assert read(page) == order


def test_parts_of_columns_join_those_above_once_they_are_joined_themselves():
    """公|园 joins the lower two parts of three, 温|度 all of them."""
    texts = ("湖很大。", "度夏季高。", "湿地的公", "春季最多。", "园有河水的温", "全文完。")
    page = [place(text, n % 2, 100 + 16 * (n // 2), n // 2) for n, text in enumerate(texts)]
    assert read(page) == " ".join((*texts[::2], *texts[1::2]))


def test_no_line_is_lost_beside_a_strip_that_one_stands_in_and_one_runs_over():
    page = beside_a_box("河水的温", "冬季不同。", "全文完。", "度夏季高。", "文献一")
    page.insert(0, Placed(Line(chars("横" * 40, 0.0, 84), 1), None, 0.0, 420.0, 0))
    page.insert(1, Placed(Line(chars("1", 134.0, 100), 1), 0, *THREE[0], 0))
    assert sorted(read(page).split()) == sorted(item.line.text for item in page)


def test_a_strip_that_goes_on_joins_no_columns_by_itself():
    page = beside_a_box("河水很深。", "冬季不同。", "夏季的温", "度较高。", "文献一")
    assert read(page) == "河水很深。 冬季不同。 夏季的温 度较高。 文献一"


def test_a_page_of_one_column_is_read_from_the_top():
    page = [place("一", None, 100), place("二", None, 116)]
    assert read(page, [(0.0, 105.0, 420.0, 110.0)]) == "一 二"


lines = st.tuples(st.sampled_from([*COLUMNS]), st.integers(50, 800))
tops = st.lists(st.integers(50, 800), max_size=3)


@settings(deadline=None, max_examples=100)
@given(st.lists(lines, max_size=20), tops)
def test_every_line_is_read_once(drawn, tops):
    page = [place(f"行{n}", column, base) for n, (column, base) in enumerate(drawn)]
    page.sort(key=lambda p: p.line.base)
    boxes = [(0.0, float(top), 420.0, top + 40.0) for top in tops]
    assert sorted(map(id, reading_order(page, boxes))) == sorted(map(id, page))
