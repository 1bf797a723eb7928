"""Cells of a table between rules."""

import pytest
from table_print import BOX, THREE, Printed, across, down, printed

from bipaper.text.tables.cells import read_cells


def test_cells_of_a_grid_lie_between_its_rules() -> None:
    text = {15: {10: "甲", 110: "乙"}, 45: {10: "1", 110: "2"}}
    rules = [*across(0, 30, 60), *down(0, 100, 300, bottom=60)]
    assert read_cells(printed(text), rules, (0, 0, 300, 60)).rows == [["甲", "乙"], ["1", "2"]]


def test_a_grid_may_be_open_left_and_right() -> None:
    text = {15: {10: "甲", 110: "乙"}, 45: {10: "1", 110: "2"}}
    rules = [*across(0, 30, 60), *down(100, bottom=60)]
    assert read_cells(printed(text), rules, (0, 0, 300, 60)).rows == [["甲", "乙"], ["1", "2"]]


def test_a_cell_over_two_rows_stands_in_the_first() -> None:
    text = {15: {110: "甲"}, 30: {10: "合"}, 45: {110: "乙"}}
    rules = [*across(0, 60), *across(30, x0=100), *down(0, 100, 300, bottom=60)]
    assert read_cells(printed(text), rules, (0, 0, 300, 60)).rows == [["合", "甲"], ["", "乙"]]


def test_lines_of_a_cell_are_joined() -> None:
    text = {15: {10: "较长的单", 110: "1"}, 27: {10: "元格"}, 45: {10: "短", 110: "2"}}
    rules = [*across(0, 32, 60), *down(0, 100, 300, bottom=60)]
    assert read_cells(printed(text), rules, (0, 0, 300, 60)).rows == [
        ["较长的单元格", "1"],
        ["短", "2"],
    ]


def test_rows_without_rules_between_them_are_told_apart_by_their_lines() -> None:
    text = {
        12: {10: "队", 110: "场", 210: "分"},
        35: {10: "甲", 110: "3", 210: "7"},
        50: {10: "乙", 110: "3", 210: "4"},
    }
    rules = [*across(0, 20, 60), *down(0, 100, 200, 300, bottom=60)]
    assert read_cells(printed(text), rules, (0, 0, 300, 60)).rows == [
        ["队", "场", "分"],
        ["甲", "3", "7"],
        ["乙", "3", "4"],
    ]


def grid_of(text: Printed) -> list[list[str]]:
    """The rows of a table of three columns, all between the same two rules but for the head."""
    rules = [*across(0, 20, 110), *down(0, 100, 200, 300, bottom=110)]
    return read_cells(printed(text), rules, (0, 0, 300, 110)).rows


def test_values_between_two_rules_are_rows_by_their_labels_though_some_have_two_lines() -> None:
    text = {
        12: {10: "变量", 110: "（1）", 210: "（2）"},
        35: {10: "收入", 110: "0.12", 210: "0.08"},
        50: {110: "(0.03)", 210: "(0.07)"},
        65: {10: "教育", 110: "0.31"},
        80: {110: "(0.09)"},
        95: {10: "年份固定效应", 110: "是", 210: "否"},
    }
    assert grid_of(text) == [
        ["变量", "（1）", "（2）"],
        ["收入", "0.12 (0.03)", "0.08 (0.07)"],
        ["教育", "0.31 (0.09)", ""],
        ["年份固定效应", "是", "否"],
    ]


def test_values_that_have_one_for_each_label_between_them_are_rows() -> None:
    text = {
        12: {10: "符号", 110: "水", 210: "砂"},
        35: {10: "甲", 210: "0.21"},
        65: {10: "乙", 210: "0.61"},
        95: {10: "丙", 110: "0.35"},
    }
    assert grid_of(text)[1:] == [["甲", "", "0.21"], ["乙", "", "0.61"], ["丙", "0.35", ""]]


def test_values_beside_as_many_labels_are_rows_though_words_wrap_beside_them() -> None:
    text = {
        12: {10: "符号", 110: "含义", 210: "取值"},
        35: {10: "a", 110: "增长率的年平均水平", 210: "0.21"},
        65: {10: "b", 110: "概率", 210: "0.61"},
    }
    assert grid_of(text)[1:] == [["a", "增长率的年平均水平", "0.21"], ["b", "概率", "0.61"]]


def test_the_name_of_a_panel_begins_a_row_though_the_label_above_is_as_long() -> None:
    text = {
        15: {0: "城市", 100: "人口", 200: "面积"},
        35: {0: "青岛市辖区各组", 100: "7.2", 200: "93"},
        50: {0: "Panel B：东"},
        65: {0: "呼和浩特市辖区", 100: "4.6", 200: "86"},
    }
    cells = read_cells(printed(text), THREE, BOX).rows
    assert [row[0] for row in cells[1:]] == ["青岛市辖区各组", "Panel B：东", "呼和浩特市辖区"]


@pytest.mark.parametrize("pitch", [18, 14], ids=["closer than rows", "not"])
def test_a_head_goes_on_over_all_columns_but_the_labels(pitch: int) -> None:
    text: Printed = {
        15: {0: "城市", 100: "常住人口的", 200: "行政区划的"},
        27: {100: "规模", 200: "面积"},
    }
    for row, name in enumerate(["青岛", "济南", "烟台", "威海"]):
        text[41 + pitch * row] = {0: name, 100: "7.2", 200: "93"}
    cells = read_cells(printed(text), across(0, 120), BOX).rows
    assert cells[:2] == [["城市", "常住人口的规模", "行政区划的面积"], ["青岛", "7.2", "93"]]


def test_a_column_may_hold_nothing_but_its_head() -> None:
    text: Printed = {15: {0: "组别", 100: "春季", 200: "秋季"}}
    text |= {35 + 20 * at: {0: name, 100: "7.2"} for at, name in enumerate("甲乙丙")}
    cells = read_cells(printed(text), THREE, BOX).rows
    assert cells[:2] == [["组别", "春季", "秋季"], ["甲", "7.2", ""]]


def test_labels_between_rows_are_a_column_though_no_full_row_has_one() -> None:
    text: Printed = {15: {0: "组别", 100: "时点", 200: "人口"}}
    for at, label in enumerate(["甲", "乙", "丙"]):
        text[35 + 40 * at] = {100: "春", 200: "7.2"}
        text[45 + 40 * at] = {0: label}
        text[55 + 40 * at] = {100: "秋", 200: "9.3"}
    cells = read_cells(printed(text), across(0, 160), BOX).rows
    assert cells[:3] == [["组别", "时点", "人口"], ["甲", "春", "7.2"], ["", "秋", "9.3"]]


def test_where_upright_rules_end_a_row_of_a_table_does() -> None:
    text = {
        15: {110: "人口"},
        35: {10: "城市", 110: "市辖区", 210: "全市"},
        55: {10: "青岛", 110: "7.2", 210: "9.3"},
        75: {10: "Panel B：沿江"},
        95: {10: "南通", 110: "4.6", 210: "8.6"},
    }
    parts = [(20, 60), (80, 100)]
    rules = [*across(0, 40, 100), *down(100, top=0, bottom=60), *down(100, top=80, bottom=100)]
    rules += [rule for top, bottom in parts for rule in down(200, top=top, bottom=bottom)]
    assert read_cells(printed(text), rules, (0, 0, 300, 100)).rows == [
        ["城市", "人口", ""],
        ["", "市辖区", "全市"],
        ["青岛", "7.2", "9.3"],
        ["Panel B：沿江", "", ""],
        ["南通", "4.6", "8.6"],
    ]


def test_a_label_may_go_on_beside_the_error_of_its_number() -> None:
    text = {
        12: {10: "变量", 110: "（1）", 210: "（2）"},
        35: {10: "交互项一", 110: "0.12", 210: "0.08"},
        50: {10: "滞后", 110: "(0.03)", 210: "(0.07)"},
        65: {10: "教育", 110: "0.31", 210: "0.44"},
    }
    assert grid_of(text)[1:] == [
        ["交互项一滞后", "0.12 (0.03)", "0.08 (0.07)"],
        ["教育", "0.31", "0.44"],
    ]


def test_words_between_two_rules_are_one_cell() -> None:
    text = {
        12: {10: "项目", 110: "做法", 210: "期限"},
        35: {10: "垃圾分类", 110: "分四类投放", 210: "2020年"},
        50: {10: "试点", 110: "定时收运"},
    }
    assert grid_of(text)[1:] == [["垃圾分类试点", "分四类投放定时收运", "2020年"]]
