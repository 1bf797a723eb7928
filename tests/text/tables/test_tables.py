"""Rows and cells of tables, what a cell covers, and what is their head."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from table_print import BOX, THREE, Printed, across, down, printed

from bipaper.parts.displays import CellSpan
from bipaper.text.tables.cells import read_cells

# --- three-line tables ------------------------------------------------------------------


def test_columns_of_a_three_line_table_are_parted_by_white_space() -> None:
    text = {
        15: {0: "城市", 100: "人口/万", 200: "面积"},
        35: {0: "青岛", 100: "1 007.2", 200: "11 293"},
        55: {0: "呼和浩特", 100: "344.6", 200: "17 186"},
    }
    assert read_cells(printed(text), THREE, BOX).rows == [
        ["城市", "人口/万", "面积"],
        ["青岛", "1 007.2", "11 293"],
        ["呼和浩特", "344.6", "17 186"],
    ]


@pytest.mark.parametrize(
    ("numbers", "columns"),
    [
        (["1 224", "1 301", "1 452", "1 876"], 3),
        (["1 224", "1 301", "1 452", "1 87"], 4),
        (["1 224", "1 301", "0 452", "1 876"], 4),
    ],
    ids=["digits in threes", "two digits behind", "no number begins with 0"],
)
def test_the_space_in_numbers_of_all_rows_parts_no_columns(
    numbers: list[str], columns: int
) -> None:
    text = {15: {0: "编号", 100: "砂", 200: "水"}}
    for row, number in enumerate(numbers):
        text[35 + 15 * row] = {0: f"甲{row}", 92: number, 200: "257"}
    cells = read_cells(printed(text), THREE, BOX).rows
    assert cells[1] == ["甲0", *(["1 224"] if columns == 3 else ["1", "224"]), "257"]


@pytest.mark.parametrize(
    ("labels", "columns"),
    [
        (["甲 logistic 回归", "乙 logistic 回归", "丙 logistic 回归", "丁 logistic 回归"], 2),
        (["x 射线甲", "x 射线乙", "x 射线丙", "x 射线丁"], 2),
        (["第 1 组", "第 2 组", "第 3 组", "第 4 组"], 2),
        (["A 甲组", "B 乙组", "C 丙组", "D 丁组"], 3),
    ],
    ids=["a word in the middle", "a letter", "digits", "different words"],
)
def test_what_all_labels_begin_or_end_with_is_no_column(labels: list[str], columns: int) -> None:
    text = {15: {0: "组别", 200: "水"}}
    text |= {35 + 15 * row: {0: label, 200: f"{row}.7"} for row, label in enumerate(labels)}
    assert len(read_cells(printed(text), THREE, BOX).rows[0]) == columns


def test_a_column_with_a_head_of_its_own_may_hold_one_number() -> None:
    text = {15: {0: "组别", 95: "水", 195: "砂"}}
    text |= {35 + 15 * row: {0: f"{name}组", 100: "1.7"} for row, name in enumerate("甲乙丙丁")}
    text[95] = {0: "戊组", 200: "2.7"}
    assert read_cells(printed(text), THREE, BOX).rows[-1] == ["戊组", "", "2.7"]


def test_a_head_centred_over_part_of_the_labels_makes_no_column_of_them() -> None:
    labels = ["甲 logistic 回归", "乙 logistic 回归", "丙 logistic 回归", "丁 logistic 回归"]
    text = {15: {12: "组别", 200: "水"}}
    text |= {35 + 15 * row: {0: label, 200: f"{row}.7"} for row, label in enumerate(labels)}
    assert read_cells(printed(text), [], BOX).rows[1] == ["甲logistic回归", "0.7"]


def test_a_head_across_columns_stands_in_the_first_of_them() -> None:
    text = {
        15: {110: "产出（亿元）"},
        30: {0: "年份", 100: "农业", 150: "工业"},
        50: {0: "2001", 100: "1.5", 150: "7.25"},
        65: {0: "2002", 100: "1.6", 150: "7.31"},
        80: {0: "2003", 100: "1.9", 150: "8.02"},
    }
    assert read_cells(printed(text), across(0, 40, 100), BOX).rows[:2] == [
        ["", "产出（亿元）", ""],
        ["年份", "农业", "工业"],
    ]


def test_numbers_of_rows_mostly_empty_show_columns_that_only_one_row_fills_whole() -> None:
    others = {90: "0.12", 170: "0.31", 250: "0.07"}
    text = {
        15: {0: "变量", 50: "甲", 90: "乙", 130: "丙", 170: "丁", 210: "戊", 250: "己"},
        35: {0: "收入"} | others,
        50: {0: "教育"} | others,
        65: {0: "年龄"} | others,
        80: {0: "工具", 50: "0.44", 210: "0.52"},
        95: {0: "距离", 130: "0.44", 210: "0.52"},
        110: {0: "样本", 50: "288", 90: "288", 130: "272", 170: "272", 210: "251", 250: "251"},
    }
    rows = read_cells(printed(text), across(0, 22, 120), BOX).rows
    assert rows[1] == ["收入", "", "0.12", "", "0.31", "", "0.07"]
    assert rows[4:6] == [
        ["工具", "0.44", "", "", "", "0.52", ""],
        ["距离", "", "", "0.44", "", "0.52", ""],
    ]


def test_a_label_goes_on_below_where_a_line_across_the_columns_is_longer() -> None:
    text = {15: {0: "组别", 100: "水", 200: "砂"}, 35: {0: "Panel A：青砚区第三水厂和南桥"}}
    for base, first in ((50, "1.7"), (80, "2.9"), (110, "4.4")):
        text |= {base: {0: "多因素回归", 100: first, 200: "0.8"}, base + 15: {0: "甲组"}}
    rows = read_cells(printed(text), across(0, 22, 140), BOX).rows
    assert rows[2:] == [["多因素回归甲组", first, "0.8"] for first in ("1.7", "2.9", "4.4")]


def test_narrow_heads_above_wide_numbers_keep_their_columns() -> None:
    text = {
        15: {0: "组", 60: "甲", 120: "乙"},
        35: {0: "A", 40: "(0.51,0.42)", 98: "(0.33,0.61)"},
        50: {0: "B", 40: "(0.48,0.40)", 98: "(0.31,0.57)"},
        65: {0: "C", 40: "(0.42,0.39)", 98: "(0.36,0.52)"},
        80: {0: "D", 40: "(0.45,0.31)", 98: "(0.30,0.50)"},
    }
    assert read_cells(printed(text), THREE, BOX).rows[:2] == [
        ["组", "甲", "乙"],
        ["A", "(0.51,0.42)", "(0.33,0.61)"],
    ]


def test_empty_cells_stay_empty() -> None:
    text = {
        15: {0: "变量", 100: "（1）", 200: "（2）"},
        35: {0: "收入", 100: "0.12"},
        50: {0: "教育", 200: "0.31"},
        65: {0: "样本量", 100: "288", 200: "272"},
    }
    assert read_cells(printed(text), THREE, BOX).rows == [
        ["变量", "（1）", "（2）"],
        ["收入", "0.12", ""],
        ["教育", "", "0.31"],
        ["样本量", "288", "272"],
    ]


def test_a_label_half_way_between_two_lines_shares_their_row() -> None:
    text = {
        15: {0: "变量", 100: "（1）", 200: "（2）"},
        34: {100: "0.12***", 200: "0.08"},
        40: {0: "收入"},
        46: {100: "(0.03)", 200: "(0.07)"},
        65: {0: "样本量", 100: "288", 200: "272"},
    }
    assert read_cells(printed(text), THREE, BOX).rows[1] == [
        "收入",
        "0.12*** (0.03)",
        "0.08 (0.07)",
    ]


def test_a_label_half_way_between_two_rows_does_not_join_them() -> None:
    text = {
        15: {0: "层面", 60: "变量名", 180: "定义"},
        34: {60: "人口密度", 180: "每平方公里人数"},
        41: {0: "城市"},
        48: {60: "人均产值", 180: "产值与人口之比"},
        65: {60: "路网长度", 180: "公路里程的对数"},
    }
    assert read_cells(printed(text), THREE, BOX).rows[1:3] == [
        ["城市", "人口密度", "每平方公里人数"],
        ["", "人均产值", "产值与人口之比"],
    ]


def test_lines_of_one_cell_are_set_closer_than_rows() -> None:
    text = {
        15: {0: "问题", 200: "答案"},
        34: {0: "您是否使用过夜间", 200: "是"},
        46: {0: "服务"},
        66: {0: "您住在哪个区", 200: "东区"},
        86: {0: "您的年龄", 200: "71"},
    }
    assert read_cells(printed(text), THREE, BOX).rows[1:3] == [
        ["您是否使用过夜间服务", "是"],
        ["您住在哪个区", "东区"],
    ]


def test_a_cell_filled_to_its_edge_goes_on_in_the_next_line() -> None:
    text = {
        15: {0: "指标", 100: "含义"},
        30: {0: "密度", 100: "单位面积上常住人口的数量取"},
        45: {100: "自然对数"},
        60: {0: "路网", 100: "公路里程"},
    }
    assert read_cells(printed(text), THREE, BOX).rows[1:] == [
        ["密度", "单位面积上常住人口的数量取自然对数"],
        ["路网", "公路里程"],
    ]


@pytest.mark.parametrize(
    ("below", "cells"),
    [
        # What is said of a number in brackets below it stands with it.
        (["(0.03)", "(0.09)"], ["系数", "0.12 (0.03)", "0.31 (0.09)"]),
        (["（12.5%）", "（9%）"], ["系数", "0.12（12.5%）", "0.31（9%）"]),
        (["0.03", "0.09"], ["系数", "0.12", "0.03", "0.31", "0.09"]),
        (["(1)", "(2)"], ["系数", "0.12", "(1)", "0.31", "(2)"]),
    ],
)
def test_a_number_below_a_number_is_a_row_of_its_own_but_for_brackets(
    below: list[str], cells: list[str]
) -> None:
    text = {
        15: {0: "变量", 100: "系数"},
        34: {0: "收入", 100: "0.12"},
        46: {100: below[0]},
        66: {0: "教育", 100: "0.31"},
        78: {100: below[1]},
    }
    assert [row[1] for row in read_cells(printed(text), THREE, BOX).rows] == cells


def test_words_of_a_latin_cell_are_no_columns() -> None:
    text = {
        15: {0: "Model", 150: "Score"},
        35: {0: "plain moving average", 150: "0.61"},
        50: {0: "state space model", 150: "0.72"},
    }
    assert read_cells(printed(text), THREE, BOX).rows[1] == ["plain moving average", "0.61"]


def test_a_table_without_text_has_no_rows() -> None:
    assert read_cells([], THREE, BOX).rows == []


# --- heads and spans --------------------------------------------------------------------

GROUPED = {
    15: {130: "产出", 230: "人口"},
    35: {0: "年份", 100: "农业", 160: "工业", 210: "城镇", 260: "乡村"},
    55: {0: "2001", 100: "1.5", 160: "7.2", 210: "31", 260: "62"},
    75: {0: "2002", 100: "1.6", 160: "7.3", 210: "33", 260: "60"},
    95: {0: "2003", 100: "1.9", 160: "8.0", 210: "35", 260: "58"},
}


def test_the_rule_below_a_head_tells_it_and_short_rules_what_its_cells_cover() -> None:
    rules = [*across(0, 42, 110), *across(20, x0=95, x1=190), *across(20, x0=205, x1=290)]
    cells = read_cells(printed(GROUPED), rules, BOX)
    assert cells.rows[:2] == [
        ["", "产出", "", "人口", ""],
        ["年份", "农业", "工业", "城镇", "乡村"],
    ]
    assert cells.head == 2
    assert cells.spans == (
        CellSpan(row=0, column=1, columns=2),
        CellSpan(row=0, column=3, columns=2),
    )


def test_without_a_rule_below_it_no_head_is_told() -> None:
    assert read_cells(printed(GROUPED), across(0, 110), BOX).head == 0


def test_a_rule_in_pieces_is_one() -> None:
    pieces = [rule for x in range(0, 300, 60) for rule in across(42, x0=x, x1=x + 60)]
    assert read_cells(printed(GROUPED), [*across(0, 110), *pieces], BOX).head == 2


def test_what_is_printed_across_columns_covers_them() -> None:
    text = {
        15: {0: "年份", 100: "农业", 200: "工业"},
        35: {0: "甲组：改革之前与之后的各个年份里的全部村庄与居民小区"},
        55: {0: "2001", 100: "1.5", 200: "7.2"},
        75: {0: "2002", 100: "1.6", 200: "7.3"},
    }
    cells = read_cells(printed(text), across(0, 22, 90), BOX)
    assert (cells.head, cells.spans) == (1, (CellSpan(row=1, column=0, columns=3),))


def test_cells_of_a_grid_reach_as_far_as_their_rules() -> None:
    text = {
        12: {10: "变量", 110: "系数"},
        27: {110: "（1）", 210: "（2）"},
        45: {10: "收入", 110: "0.12", 210: "0.08"},
        60: {10: "年龄", 110: "0.31", 210: "0.30"},
    }
    rules = [*across(0, 34, 70), *across(17, x0=100), *down(0, 100, 300, bottom=70)]
    rules += down(200, top=17, bottom=70)
    cells = read_cells(printed(text), rules, (0, 0, 300, 70))
    assert cells.rows == [
        ["变量", "系数", ""],
        ["", "（1）", "（2）"],
        ["收入", "0.12", "0.08"],
        ["年龄", "0.31", "0.30"],
    ]
    assert cells.head == 2
    assert cells.spans == (
        CellSpan(row=0, column=0, rows=2),
        CellSpan(row=0, column=1, columns=2),
    )


def test_a_grid_without_numbers_tells_no_head() -> None:
    rules = [*across(0, 30, 60), *down(0, 100, 300, bottom=60)]
    text = {15: {10: "词", 110: "义"}, 45: {10: "泊", 110: "湖"}}
    assert read_cells(printed(text), rules, (0, 0, 300, 60)).head == 0


# --- whatever the table -----------------------------------------------------------------

place = st.integers(0, 28).map(lambda n: n * 10.0)
rule = st.one_of(
    st.builds(lambda y, x0, x1: (min(x0, x1), y, max(x0, x1), y), place, place, place),
    st.builds(lambda x, y0, y1: (x, min(y0, y1), x, max(y0, y1)), place, place, place),
)
tables = st.dictionaries(
    st.integers(1, 30).map(lambda n: n * 6.0),
    st.dictionaries(place, st.sampled_from(["甲", "12.5", "Panel A", "总计"]), min_size=1),
    max_size=8,
)


@settings(deadline=None)
@given(tables, st.lists(rule, max_size=8))
def test_every_character_is_in_one_cell_and_rows_are_equally_long(
    text: Printed, rules: list[tuple[float, ...]]
) -> None:
    lines = printed(text)
    cells, head, spans = read_cells(lines, rules, BOX)
    assert len({len(row) for row in cells}) <= 1
    assert head <= len(cells)
    for span in spans:
        assert cells[span.row][span.column]
        assert span.row + span.rows <= len(cells)
        assert span.column + span.columns <= len(cells[0])
    found = sorted("".join(map("".join, cells)).replace(" ", ""))
    assert found == sorted("".join(c.text for line in lines for c in line.chars))
