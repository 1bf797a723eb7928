"""Figures and tables: which lines of a page are theirs."""

import pytest
from float_pages import BODY, COLUMNS, TABLE, TEXT, floats, frame, inside, row
from typeset import chars, column, full_width, line, rule

from bipaper.layout.boxes import Surroundings, is_across, same_extent, within
from bipaper.layout.column_zones import Zone
from bipaper.layout.columns import place
from bipaper.layout.floats import find_floats
from bipaper.layout.lines import rows
from bipaper.layout.strips import Gutter

CELLS = ["站点水位数量", "东岸3.1 12", "西岸2.9 15"]


# --- geometry -----------------------------------------------------------------------------


def test_a_line_stands_in_the_box_that_holds_its_middle():
    assert within(line("水鸟", 100, 200), (90, 180, 130, 210))
    assert not within(line("水鸟", 100, 200), (140, 180, 200, 210))
    assert not within(line("水鸟", 100, 230), (90, 180, 130, 210))


def test_rules_of_one_table_begin_and_end_alike():
    assert same_extent(rule(50, 290, 10), rule(53, 288, 90))
    assert not same_extent(rule(50, 290, 10), rule(50, 170, 90))
    assert not same_extent(rule(50, 290, 10), rule(50, 276, 90))


def test_long_rules_of_one_table_may_differ_more_at_their_ends():
    assert same_extent(rule(50, 550, 10), rule(50, 530, 90))


def test_a_rule_runs_across():
    assert is_across(rule(50, 290, 10))
    assert not is_across((50, 10, 50.5, 90))


# --- tables -------------------------------------------------------------------------------


def test_a_table_reaches_from_its_first_rule_to_its_last():
    page = column([TEXT] * 3, 50, 120) + chars("表1 水位", 150, 196, 9) + TABLE
    page += column([TEXT] * 3, 50, 280)
    (table,) = floats(page, frame(202, 221, 254))
    assert [x.text for x in table.inside] == CELLS
    assert table.bbox == (50.0, 202, 290.0, 254.5)


@pytest.mark.parametrize(
    ("ground", "head", "top"),
    [
        ((50.0, 204.0, 290.0, 221.5), ["站点", "水位"], 204.0),
        ((50.0, 204.0, 200.0, 221.5), ["站点", "水位"], 221.0),
        (None, ["站点", "水位"], 221.0),
        (None, ["站点", "水位", "数量"], 216 - 0.88 * 9),
    ],
    ids=["its ground", "of another width", "what may be units", "columns"],
)
def test_a_head_above_the_first_rule_begins_the_table(ground, head, top):
    drawn = chars("表1　各站点的数量", 110, 190, 9.0) + row(216, *head) + TABLE[6:]
    around = Surroundings(full_width(drawn), frame(221, 237, 253), (), BODY)
    (table,) = find_floats(around._replace(drawings=[ground] if ground else []))
    assert table.bbox == (50.0, top, 290.0, 253.5)


def test_text_below_a_table_is_not_in_it_though_set_as_small():
    page = chars("表1 水位", 150, 196, 9) + TABLE + chars(TEXT, 50, 275, 9)
    assert TEXT not in inside(page, frame(202, 221, 254))["表1"]


def test_the_unit_between_caption_and_table_is_inside():
    page = chars("表1 水位", 150, 180, 9) + chars("单位：米", 240, 196, 9) + TABLE
    assert inside(page, frame(202, 221, 254))["表1"][0] == "单位：米"


def test_two_tables_of_one_width_part_at_the_second_caption():
    page = chars("表1 水位", 150, 196, 9) + TABLE
    page += [c._replace(base=c.base + 100) for c in TABLE] + chars("表2 水温", 150, 296, 9)
    boxes = {f.label.text: f.bbox for f in floats(page, frame(202, 254, 302, 354))}
    assert boxes == {"表1": (50.0, 202, 290.0, 254.5), "表2": (50.0, 302, 290.0, 354.5)}


def test_running_text_parts_a_table_from_rules_of_the_same_width_below():
    page = chars("表1 水位", 150, 196, 9) + TABLE + column([TEXT] * 5, 50, 290)
    assert TEXT not in inside(page, frame(202, 254, 380))["表1"]


def test_one_line_of_text_parts_a_table_from_a_box_of_its_width():
    boxed = column(["水位高于三米时", "应当关闭闸门"], 60, 340)
    page = chars("表1 水位", 150, 196, 9) + TABLE + column([TEXT, "三点讨论"], 50, 290) + boxed
    edges, sides = frame(202, 254, 326, 366), [(50, 326, 50.5, 366), (289.5, 326, 290, 366)]
    assert TEXT not in inside(page, edges + sides)["表1"]
    assert TEXT in inside(page, edges)["表1"]


def test_a_rule_far_below_a_caption_is_not_its_tables():
    page = chars("表1 水位", 150, 96, 9) + row(112, "站点", "水位") + column([TEXT] * 3, 50, 140)
    (table,) = floats(page + TABLE, frame(202, 221, 254))
    assert [x.text for x in table.inside] == ["站点水位"]


def test_cells_of_prose_in_body_type_end_no_table():
    rows = [chars("水位", 50, 216 + 16 * n) + chars(TEXT[:20], 85, 216 + 16 * n) for n in range(4)]
    page = chars("表1 变量", 150, 180, 9) + chars("变量", 50, 198) + chars("定义", 150, 198)
    (table,) = floats(page + [c for row in rows for c in row], frame(186, 203, 270))
    assert (len(table.inside), table.bbox[3]) == (5, 270.5)


def test_a_caption_may_stand_below_its_table():
    page = column([TEXT] * 3, 50, 140) + TABLE + chars("表1 水位", 150, 270, 9)
    page += column([TEXT] * 3, 50, 300)
    (table,) = floats(page, frame(202, 221, 254))
    assert (len(table.inside), table.bbox) == (3, (50.0, 202, 290.0, 254.5))


def test_a_table_without_rules_ends_at_running_text():
    page = chars("表1 水位", 150, 196, 9) + TABLE + column([TEXT] * 3, 50, 280)
    assert inside(page)["表1"] == CELLS


def test_a_label_outside_of_the_edges_that_a_few_lines_give_a_column_is_in_its_table():
    label = chars("东岸", 20, 224, 9.0)
    drawn = chars("表1 水位", 150, 196, 9) + TABLE + label
    found = find_floats(Surroundings(full_width(drawn, x0=60), (), (), BODY))
    assert [x.text for x in found[0].inside] == ["站点水位数量", "东岸", "东岸3.1 12", "西岸2.9 15"]


def test_wide_white_space_ends_a_table_without_rules():
    page = chars("表1 水位", 150, 196, 9) + TABLE + row(340, "南岸", "3.3", "9")
    assert inside(page)["表1"] == CELLS


def test_a_table_over_the_gutter_takes_the_lines_of_both_columns():
    page = column([TEXT] * 6, 50, 300) + column([TEXT] * 6, 310, 300)
    page += chars("表1 各湿地公园两季水位变化", 240, 196, 9)
    page += [c for x in (60, 200, 330, 480) for c in chars("数量", x, 216, 9)]
    placed = place(rows(page), 1, [COLUMNS])
    (table,) = find_floats(Surroundings(placed, [rule(50, 550, 202), rule(50, 550, 230)], (), BODY))
    assert "".join(x.text for x in table.inside) == "数量" * 4


def test_columns_of_text_part_a_table_across_them_from_a_rule_below():
    cells = [c for x in (60, 200, 330, 480) for c in chars("数量", x, 216, 9)]
    page = chars("表1 各湿地公园两季水位变化", 240, 196, 9) + cells
    page += column([TEXT] * 6, 50, 250) + column([TEXT[:22], *[TEXT] * 3], 310, 250)
    placed = place(rows(page), 1, [Zone(0, 2, ()), Zone(2, 999, (Gutter(290.0, 310.0),))])
    edges = frame(202, 206, 230, 400, x1=550.0)
    (table,) = find_floats(Surroundings(placed, edges, (), BODY))
    assert ("".join(x.text for x in table.inside), table.bbox[3]) == ("数量" * 4, 230.5)


# --- figures ------------------------------------------------------------------------------


def test_text_inside_a_figure_is_set_aside():
    page = column([TEXT] * 3, 50) + chars("水位/米", 70, 170, 8) + chars("月份", 160, 280, 8)
    page += chars("图1 水位", 150, 300, 9) + column([TEXT] * 3, 50, 330)
    assert inside(page, images=[(60, 150, 280, 285)])["图1"] == ["水位/米", "月份"]


def test_text_of_a_figure_beside_the_text_may_reach_out_of_its_column():
    left = column([TEXT] * 12, 50)
    drawn = [c for n in range(6) for c in chars("湿地公园的水鸟数量随水位", 320, 150 + 16 * n, 8.0)]
    far = chars("水鸟的数量", 470, 190, 8.0)
    caption = chars("图1　水位", 340, 262, 8.0)
    placed = place(rows(left + drawn + far + caption), 1, [COLUMNS])
    placed = [item._replace(x1=420.0) if item.column == 1 else item for item in placed]
    (figure,) = find_floats(Surroundings(placed, (), (), BODY))
    assert "水鸟的数量" in [one.text for one in figure.inside]


def test_an_image_behind_text_as_a_watermark_is_no_part_of_the_figure_below_it():
    page = column([TEXT] * 4, 50, 100) + chars("图1 水位", 140, 300, 9)
    (figure,) = floats(page, images=[(120, 90, 220, 150), (60, 160, 280, 285)])
    assert (figure.bbox[1], figure.inside) == (160, [])


def test_a_line_of_text_that_the_edge_of_an_image_runs_through_stands_above_it():
    page = column([TEXT] * 4, 50, 100) + chars("图1 水位", 140, 300, 9)
    (figure,) = floats(page, images=[(60, 147, 280, 285)])
    assert figure.inside == []


def test_an_image_far_above_a_caption_is_not_its_figure():
    page = column([TEXT] * 3, 50) + column([TEXT] * 4, 50, 240) + chars("图1 水位", 150, 310, 9)
    (figure,) = floats(page, images=[(60, 150, 280, 225)])
    assert figure.bbox[1] > 285


def test_symbols_are_no_figures():
    page = column([TEXT] * 3, 50) + chars("月份", 160, 230, 8) + chars("图1 水位", 150, 300, 9)
    (figure,) = floats(page, images=[(100, 270, 115, 285)])
    assert figure.bbox[1] < 150


def test_a_short_line_apart_from_the_text_above_is_in_the_figure():
    page = column([TEXT] * 3, 50) + chars("水位", 50, 170) + chars("图1 水位", 150, 300, 9)
    assert inside(page)["图1"] == ["水位"]


def test_a_drawing_reaches_up_to_the_running_text():
    page = column([TEXT] * 3, 50) + chars("水位/米", 70, 170, 8) + chars("月份", 160, 280, 8)
    page += chars("图1 水位", 150, 300, 9) + column([TEXT] * 3, 50, 330)
    assert inside(page)["图1"] == ["水位/米", "月份"]


def test_a_caption_right_below_text_belongs_to_the_image_below_it():
    page = column([TEXT] * 3, 50) + chars("图1 水位", 150, 150, 9) + chars("月份", 160, 250, 8)
    page += column([TEXT] * 3, 50, 330)
    (figure,) = floats(page, images=[(60, 160, 280, 300)])
    assert ([x.text for x in figure.inside], figure.bbox[3]) == (["月份"], 300)


def test_boxes_of_a_flow_chart_are_inside_it_though_set_in_the_bodys_type():
    page = column([TEXT] * 3, 50) + chars("测量水位", 70, 180) + chars("计数水鸟", 70, 220)
    page += chars("图1 步骤", 150, 260, 9)
    sides = [(x, top, x + 0.5, top + 20.0) for x in (65.0, 115.0) for top in (166.0, 206.0)]
    assert inside(page, sides)["图1"] == ["测量水位", "计数水鸟"]


def test_a_drawing_in_small_type_may_follow_its_caption():
    page = chars("图1", 50, 100, 9) + chars("水位与水鸟的关系", 50, 113, 9)
    page += chars("水位", 150, 150, 8) + chars("水鸟", 150, 200, 8) + column([TEXT] * 3, 50, 240)
    (figure,) = floats(page)
    assert [x.text for x in figure.caption] == ["图1", "水位与水鸟的关系"]
    assert [x.text for x in figure.inside] == ["水位", "水鸟"]


def test_the_last_words_of_a_paragraph_are_not_in_the_figure_below():
    page = column([TEXT] * 3, 50) + chars("显", 50, 148) + chars("月份", 160, 280, 8)
    page += chars("图1 水位", 150, 300, 9)
    assert inside(page)["图1"] == ["月份"]


def test_a_translation_beside_a_caption_leaves_the_figure_whole():
    drawn = [chars(TEXT, 50, 100), chars("春季", 60, 150, 8), chars("秋季", 240, 150, 8)]
    drawn += [chars("图1 水位", 80, 200, 9), chars("Fig. 1 Level", 190, 200, 9)]
    (figure,) = find_floats(
        Surroundings([p for one in drawn for p in full_width(one)], (), (), BODY)
    )
    assert [x.text for x in figure.inside] == ["春季", "秋季"]


def test_captions_side_by_side_share_what_is_above_them():
    drawn = [
        *(chars(TEXT, 50, 100 + 16 * n) for n in range(3)),
        *(chars("春季", 90, 200, 8), chars("秋季", 220, 200, 8)),
        *(chars("图1 春季", 80, 300, 9), chars("图2 秋季", 210, 300, 9)),
    ]
    placed = [item for one in drawn for item in full_width(one)]
    found = find_floats(Surroundings(placed, (), (), BODY))
    texts = {one.label.text: [x.text for x in one.inside] for one in found}
    assert texts == {"图1": ["春季"], "图2": ["秋季"]}


def test_a_figure_does_not_reach_over_the_front_matter_above():
    front = chars("关键词：湿地；水鸟", 66, 100, 8) + chars("中图分类号：X1", 66, 112, 8)
    drawn = front + chars("水位", 80, 150, 8) + chars("图1 水鸟", 130, 200, 9)
    assert inside(drawn) == {"图1": ["水位"]}


def test_a_figure_does_not_reach_over_a_table_above():
    page = chars("表1 水位", 150, 196, 9) + TABLE
    page += chars("月份", 160, 330, 8) + chars("图1 水位", 150, 350, 9)
    found = inside(page, frame(202, 221, 254))
    assert (len(found["表1"]), found["图1"]) == (3, ["月份"])


def test_what_has_no_caption_is_no_float():
    assert floats(column([TEXT] * 5, 50), frame(90, 200), [(60, 210, 280, 300)]) == []


def test_the_axis_of_a_figure_below_is_no_rule_of_a_table():
    page = chars("表1 水位", 150, 196, 9) + TABLE + chars("图1 数量", 150, 360, 9)
    rules = frame(202, 221, 254, 340)
    drawn = Surroundings(full_width(page), rules, (), BODY, [(50, 290, 290, 340)])
    assert next(one.bbox for one in find_floats(drawn)) == (50.0, 202.0, 290.0, 254.5)


def test_a_table_is_as_wide_as_the_rules_that_upright_ones_join_with_its_first():
    head = row(216, "", "三月", "四月") + chars("表1 水位", 130, 196, 9)
    upright = [(x, 204.0, x + 0.5, 256.0) for x in (110.0, 170.0)]
    rules = [rule(110, 250, 220), rule(50, 250, 238), rule(50, 250, 256), *upright]
    body = row(232, "东岸", "3.1", "12") + row(248, "西岸", "2.9", "15")
    (table,) = floats(head + body + chars("注：米。", 60, 270, 9), rules)
    assert [one.text for one in table.inside] == ["三月四月", "东岸3.1 12", "西岸2.9 15"]
    assert table.bbox == (50, 204.0, 250, 256.5)
