"""Tables without a caption: which rules and lines make one, and which go on over the page."""

import pytest
from float_pages import BODY, TEXT, row
from typeset import chars, column, page, rule

from bipaper.layout.bare_tables import bare_tables
from bipaper.layout.boxes import Surroundings
from bipaper.layout.columns import Placed
from bipaper.layout.lines import make_lines, rows
from bipaper.layout.page import analyse


def frame(*heights):
    return [rule(50, 290, y) for y in heights]


HEAD, EAST, WEST = ("站点", "水位", "数量"), ("东岸", "3.1", "12"), ("西岸", "2.9", "15")
TABLE = row(216, *HEAD) + row(232, *EAST) + row(248, *WEST)
RULES = frame(204, 221, 253)


def found(drawn, rules, taken=(), number=2):
    """Top and bottom of each table."""
    placed = [Placed(line, None, 50.0, 290.0) for line in make_lines(rows(drawn), number)]
    own = {item.line for item in placed if item.line.text in taken}
    boxes = bare_tables(Surroundings(placed, rules, [], BODY), own)
    return [(top, bottom - 0.5) for _, top, _, bottom in boxes]


def test_three_rules_of_one_width_around_rows_of_cells_are_a_table():
    assert found(TABLE, RULES) == [(204, 253)]


@pytest.mark.parametrize(
    ("drawn", "rules"),
    [
        (TABLE, RULES[:2]),
        (TABLE, [rule(50, 290, 204), rule(50, 200, 221), rule(50, 290, 253)]),
        (column([TEXT] * 3, 50, 216), RULES),
        (column([TEXT[:9]] * 2, 50, 216), RULES),
        (chars(TEXT, 60, 216) + chars(TEXT, 320, 216), [rule(50, 600, y) for y in (204, 221, 253)]),
    ],
)
def test_other_lines_between_rules_are_none(drawn, rules):
    assert found(drawn, rules) == []


GRID = frame(200, 220, 240, 260) + [(x, 200, x + 0.5, 260) for x in (50, 110, 289)]


@pytest.mark.parametrize(
    ("label", "rules", "boxes"),
    [("水位", GRID, [(200, 260)]), ("水位", GRID[:4], []), ("关键词：", GRID, [])],
)
def test_a_grid_is_a_table_on_the_first_page_too_though_its_cells_are_prose(label, rules, boxes):
    labels = [chars(text, 55, 214 + 20 * n) for n, text in enumerate((label, "数量", "站点"))]
    cells = [chars(TEXT[:16], 120, 214 + 20 * n) for n in range(3)]
    assert found([c for one in (*labels, *cells) for c in one], rules, number=1) == boxes


def test_a_cell_over_several_rows_is_in_its_grid_with_all_of_them():
    rows = [rule(110, 290, y) for y in (220, 236)]
    rules = [*frame(204), *rows, *frame(252), (110, 204, 110.5, 252)]
    drawn = row(216, "站点", "水位", "数量") + row(232, "", "3.1", "12") + row(248, "", "2.9", "15")
    assert found(drawn, rules) == [(204, 252)]
    assert found(drawn, rules[:-1]) == []


def test_upright_rules_part_the_cells_of_a_row():
    drawn = [
        c for n, cell in enumerate(("甲" * 6, "乙" * 6)) for c in chars(cell, 52 + 62 * n, 216)
    ]
    drawn += [
        c for n, cell in enumerate(("丙" * 6, "丁" * 6)) for c in chars(cell, 52 + 62 * n, 236)
    ]
    rules = [*frame(204, 222, 242), (112.5, 204.0, 113.0, 242.0)]
    assert found(drawn, rules) == [(204, 242)]
    assert found(drawn, frame(204, 222, 242)) == []


def test_upright_rules_make_rows_of_cells_that_stand_at_heights_of_their_own():
    drawn = []
    for y in (0, 24):
        drawn += chars("0.215", 120, 214 + y, 7) + chars("0.098", 143, 214 + y, 7)
        drawn += chars("东岸", 60, 219 + y, 7)
        drawn += chars("(0.01)", 120, 224 + y, 7) + chars("(0.02)", 143, 224 + y, 7)
    rules = [*frame(204, 228, 252), (110.0, 204.0, 110.5, 252.0), (141.5, 204.0, 142.0, 252.0)]
    assert found(drawn, rules) == [(204, 252)]
    short = [(141.5, 209.0, 142.0, 224.0), (141.5, 233.0, 142.0, 246.0)]  # as beside a program's
    assert found(drawn, [*rules[:3], *short]) == []


def test_a_sentence_parts_two_tables():
    text = chars("水位" + TEXT[:16] + "，如下。", 60, 270)
    below = row(316, *HEAD) + row(332, *EAST) + row(348, *WEST)
    rules = [*RULES, *frame(304, 321, 353)]
    assert sorted(found(TABLE + text + below, rules)) == [(204, 253), (304, 353)]


def test_the_name_of_a_group_is_a_row():
    drawn = TABLE + chars("北部的湿地", 130, 266, 9.0) + row(284, *EAST)
    assert found(drawn, [*RULES, *frame(271, 289)]) == [(204, 289)]


def test_the_rule_below_a_running_header_is_no_tables():
    assert found(TABLE, [*frame(120), *RULES]) == [(204, 253)]


def test_a_table_with_a_caption_is_not_found_again():
    assert found(TABLE, RULES, taken={"东岸3.1 12"}) == []


def test_rules_on_the_first_page_part_the_front_matter():
    assert found(TABLE, RULES, number=1) == []


# --- over the page ------------------------------------------------------------------------


def over(second, *, width=240.0):
    """Whether each table of three pages goes on from the page before; the first has a caption."""
    start = chars("表1 水位", 150, 655, 9) + row(676, *HEAD) + row(692, *EAST)
    rest = [rule(50, 50 + width, y) for y in (84, 101, 133)]
    cells = row(96, *EAST) + row(112, *WEST) + row(128, *EAST)
    pages = [
        page(column([TEXT] * 30, 50, 100), number=1),
        page(column([TEXT] * 30, 50, 100) + start, frame(664, 681, 697), number=2),
        page(second + cells + column([TEXT] * 20, 50, 160), rest, number=3),
    ]
    return [[(f.label.text, f.label.continued) for f in one.floats] for one in analyse(pages).pages]


def test_a_table_at_the_top_goes_on_with_one_at_the_foot_of_the_page_before():
    assert over([]) == [[], [("表1", False)], [("", True)]]


def test_a_table_below_text_or_of_another_width_does_not():
    assert over(chars(TEXT, 50, 72))[2] == [("", False)]
    assert over([], width=262.0)[2] == [("", False)]


def beside(words: str) -> list[tuple[str, bool]]:
    """The tables of a page with one at the foot of its left column, and rules and rows at the
    head of the right one, below some words."""
    left = column([TEXT[:20]] * 30, 50, 100) + chars("表1 水位", 110, 618, 9)
    left += chars("测站", 60, 640, 9) + chars("水位", 200, 640, 9)
    left += [c for y in (656, 672) for c in chars("东岸", 60, y, 9) + chars("3.1", 200, y, 9)]
    right = [c for y in (96, 112, 128) for c in chars("西岸", 310, y, 9) + chars("2.9", 450, y, 9)]
    right += chars(words, 300, 76) + column([TEXT[:20]] * 33, 300, 160)
    rules = [rule(50, 250, y) for y in (627, 645, 680)] + [
        rule(300, 500, y) for y in (84, 101, 133)
    ]
    pages = [page(column([TEXT] * 30, 50, 100), number=1), page(left + right, rules, number=2)]
    return [(one.label.text, one.label.continued) for one in analyse(pages).pages[1].floats]


def test_a_table_at_the_head_of_a_column_goes_on_with_one_at_the_foot_of_the_column_before():
    assert beside("") == [("表1", False), ("", True)]
    assert beside(TEXT[:20]) == [("", False), ("表1", False)]
