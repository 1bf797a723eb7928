"""Lines are cut where a caption or text beside a figure shares their base line."""

import pytest
from typeset import chars, column, full_width, rule

from bipaper.layout.parting import part_lines

TEXT = "湿地公园的水鸟数量随水位变化而波动春秋两季最明显"  # 24 characters fill 50 to 290
HALF = TEXT[:11]  # 110 points


def parted(drawn, rules=(), images=()):
    """(text, left and right edge of its column) of each line."""
    return [
        (item.line.text, round(item.x0), round(item.x1))
        for item in part_lines(full_width(drawn), rules, images)
    ]


def texts(drawn, rules=(), images=()):
    return [text for text, _, _ in parted(drawn, rules, images)]


def test_captions_side_by_side_are_two_lines():
    page = chars("图1 春季", 60, 100, 9) + chars("图2 秋季", 190, 100, 9)
    assert texts(page) == ["图1春季", "图2秋季"]


def test_captions_side_by_side_go_on_side_by_side():
    page = chars("Fig. 1 Water level", 60, 100, 9) + chars("Fig. 2 Birds in", 190, 100, 9)
    page += chars("in spring", 70, 112, 9) + chars("autumn", 210, 112, 9)
    page += chars("甲", 70, 124, 8) + chars("乙", 210, 124, 8)
    told = ["Fig. 1 Water level", "Fig. 2 Birds in", "in spring", "autumn", "甲乙"]
    assert texts(page) == told


@pytest.mark.parametrize(("gap", "count"), [(0.8, 1), (2.0, 2)])
def test_a_label_after_a_narrow_gap_stands_in_a_caption(gap, count):
    page = chars("图1 春季", 60, 100, 10) + chars("图2 秋季", 100 + 10 * gap, 100, 10)
    assert len(texts(page)) == count


@pytest.mark.parametrize(("gap", "count"), [(1.5, 1), (4.0, 2)])
def test_words_after_a_narrow_gap_are_a_captions(gap, count):
    page = chars("表1 水位", 60, 100, 10) + chars("数量", 100 + 10 * gap, 100, 10)
    assert len(texts(page)) == count


def test_a_caption_is_cut_from_its_translation():
    page = chars("图1 春季 Fig. 1 Spring", 60, 100, 9)
    assert texts(page) == ["图1春季", "Fig. 1 Spring"]


def test_a_caption_is_cut_from_the_unit_at_the_far_end():
    page = chars("表1 水位", 60, 100, 9) + chars("单位：米", 250, 100, 9)
    assert texts(page) == ["表1水位", "单位：米"]


def test_a_sentence_with_wide_gaps_stays_whole():
    assert texts(chars("水位", 50) + chars("水鸟", 120)) == ["水位水鸟"]


def beside(right, rows=6):
    """Narrow lines with something at their right, between full lines."""
    page = column([TEXT] * 2, 50, 100)
    page += column([HALF] * rows, 50, 132) + column(right, 180, 132)
    return page + column([TEXT] * 2, 50, 132 + 16 * rows)


def test_text_beside_a_narrow_table_gets_a_column_of_its_own():
    cells = ["站点水位", "东岸", "西岸", "南岸"]
    rules = [rule(175, 290, y) for y in (120, 140, 188)]
    lines = parted(beside(cells, 4), rules)
    assert [line for line in lines if line[0] in cells] == [(cell, 175, 290) for cell in cells]
    assert [line for line in lines if line[0] == HALF] == [(HALF, 50, 160)] * 4
    assert [line for line in lines if line[0] == TEXT] == [(TEXT, 50, 290)] * 4


def test_above_a_narrow_table_its_caption_stands_in_its_column():
    page = beside(["表1 水位", "站点", "东岸"], 4)
    lines = parted(page, [rule(175, 290, y) for y in (136, 152, 184)])
    assert ("表1水位", 175, 290) in lines


def test_above_a_box_without_a_caption_lines_stay_whole_whatever_gaps_they_have():
    page = chars(HALF, 50, 116) + chars("水位的数量", 180, 116) + column(["站点", "东岸"], 180, 132)
    assert texts(page, [rule(175, 290, y) for y in (120, 155)])[0] == HALF + "水位的数量"


def test_the_rules_of_tables_side_by_side_reach_over_the_edges_of_their_text():
    page = column(["站点", "东岸", "西岸"], 60, 132) + column(["水鸟", "甲", "乙"], 270, 132)
    rules = [rule(x, x + 120, y) for x in (50, 180) for y in (120, 138, 168)]
    lines = [item.line.text for item in part_lines(full_width(page, 60, 290), rules, ())]
    assert lines == ["站点", "水鸟", "东岸", "甲", "西岸", "乙"]


def test_text_beside_an_image_gets_a_column_of_its_own():
    lines = parted(beside([]), images=[(175, 125, 290, 220)])
    assert lines[2:-2] == [(HALF, 50, 160)] * 6


def test_short_lines_with_nothing_beside_them_keep_their_column():
    assert parted(beside([]))[2:-2] == [(HALF, 50, 290)] * 6


def test_rules_that_text_runs_through_cut_nothing():
    page = column([TEXT] * 8, 50)
    rules = [rule(175, 290, y) for y in (95, 215)]
    assert parted(page, rules) == [(TEXT, 50, 290)] * 8


def test_the_cells_of_a_table_as_wide_as_the_column_stay_in_line():
    rules = [rule(50, 290, y) for y in (120, 188)]
    assert HALF + "东岸" in texts(beside(["水位", "东岸", "西岸"], 4), rules)


def test_dots_that_lead_to_pages_are_no_column():
    drawn = []
    for n in range(8):
        drawn += chars("湿地的水位与水鸟"[n % 3 :], 50, 100 + 16 * n)
        dots = range(132 - 10 * (n % 3), 270, 10)
        drawn += [c for x in dots for c in chars(".", x, 100 + 16 * n)]
        drawn += chars("12", 276, 100 + 16 * n)
    assert [text[-2:] for text in texts(drawn)] == ["12"] * 8


def test_an_empty_page_stays_empty():
    assert part_lines([], [rule(50, 100, 60)], []) == []


def test_rows_of_cells_are_no_text_beside_a_figure():
    cells = [c for n in range(8) for c in chars("第一村    12      20", 50, 100 + 16 * n)]
    cells += [c for n in range(8) for c in chars("30    40", 210, 100 + 16 * n)]
    assert texts(cells) == ["第一村12 20 30 40"] * 8
