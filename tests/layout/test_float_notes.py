"""Which lines below a table or a figure are its notes."""

import pytest
from float_pages import BODY, COLUMNS, TABLE, TEXT, floats, frame, inside, row
from typeset import chars, column, full_width

from bipaper.layout.boxes import Surroundings
from bipaper.layout.column_zones import Zone
from bipaper.layout.columns import place
from bipaper.layout.floats import find_floats
from bipaper.layout.lines import rows


def test_notes_below_a_table_are_its_own():
    page = chars("表1 水位", 150, 196, 9) + TABLE
    page += chars("注：水位单位为米；", 55, 266, 8) + chars("数量为春季均值。", 55, 277, 8)
    page += column([TEXT] * 3, 50, 300)
    (table,) = floats(page, frame(202, 221, 254))
    assert [x.text for x in table.notes] == ["注：水位单位为米；", "数量为春季均值。"]


REFERENCES = [c for n in range(9) for c in chars("[5]水清. 湿地公园", 310, 182 + 10 * n, 8)]
SOURCE = chars("资料来源：作者调查", 310, 166, 8)


@pytest.mark.parametrize(
    ("beside", "notes"),
    [(REFERENCES, ["注：水位单位为米。"]), (SOURCE, ["注：水位单位为米。", "资料来源：作者调查"])],
    ids=["further down", "on their row"],
)
def test_notes_of_a_table_across_the_page_hold_of_the_column_beside_them_their_row(beside, notes):
    page = chars("表1 水位", 250, 96, 9) + [c._replace(base=c.base - 100) for c in TABLE]
    page += chars("注：水位单位为米。", 55, 166, 8) + column([TEXT] * 9, 50, 200) + beside
    zones = [Zone(0, 4, ()), Zone(4, 999, COLUMNS.gutters)]
    around = Surroundings(place(rows(page), 1, zones), frame(102, 154, x1=550.0), (), BODY)
    (table,) = find_floats(around)
    assert [line.text for line in table.notes] == notes


@pytest.mark.parametrize(
    ("left", "notes"),
    [(50, ["注：水位单位为米。", "数量为春季均值。"]), (310, ["注：水位单位为米。"])],
)
def test_notes_that_cross_the_page_go_on_in_its_first_column_alone(left, notes):
    page = chars("表1 水位", 250, 96, 9) + [c._replace(base=c.base - 100) for c in TABLE]
    page += chars("注：水位单位为米。", 55, 166, 8) + column([TEXT] * 9, 360 - left, 187)
    page += chars("数量为春季均值。", left, 177, 8)
    zones = [Zone(0, 4, ()), Zone(4, 5, ()), Zone(5, 999, COLUMNS.gutters)]
    around = Surroundings(place(rows(page), 1, zones), frame(102, 154, x1=550.0), (), BODY)
    (table,) = find_floats(around)
    assert [line.text for line in table.notes] == notes


@pytest.mark.parametrize(
    "notes", [["注：水位单位为米。"], ["注：水位单位为米；", "数量为春季均值。"]]
)
def test_an_entry_of_a_list_below_them_ends_the_notes_and_what_is_left_of_the_one_before_is_its(
    notes,
):
    below = ["2034: 12-19.", "[2]水清. 湿地公园", "[3]水清. 湿地公园"]
    page = chars("表1 水位", 250, 96, 9) + [c._replace(base=c.base - 100) for c in TABLE]
    page += [c for n, text in enumerate([*notes, *below]) for c in chars(text, 50, 166 + 10 * n, 8)]
    zones = [Zone(0, 4 + len(notes), ()), Zone(4 + len(notes), 999, COLUMNS.gutters)]
    around = Surroundings(place(rows(page), 1, zones), frame(102, 154, x1=550.0), (), BODY)
    (table,) = find_floats(around)
    assert [line.text for line in table.notes] == notes


def test_a_few_small_lines_ruled_off_from_a_table_are_notes_without_a_word_for_notes():
    page = chars("表1 水位", 150, 196, 9) + TABLE + chars("水位单位为米。", 55, 266, 8)
    (table,) = floats(page + column([TEXT] * 3, 50, 300), frame(202, 221, 254))
    assert [x.text for x in table.notes] == ["水位单位为米。"]


def test_a_heading_right_below_a_ruled_table_is_no_note():
    page = chars("表1 水位", 150, 196, 9) + TABLE + chars("3.2 水鸟的迁徙", 50, 266, 9)
    (table,) = floats(page + column([TEXT] * 3, 50, 300), frame(202, 221, 254))
    assert table.notes == []


@pytest.mark.parametrize(
    "heading", ["（二）水鸟的迁徙", "四、讨论", "附录B3 换一种水位", "附录二：水位"]
)
def test_a_heading_in_small_type_ends_the_notes(heading):
    page = chars("表1 水位", 150, 196, 9) + TABLE + chars("注：水位单位为米。", 55, 266, 8)
    page += chars(heading, 55, 280, 8) + chars("春季水位最高。", 55, 292, 8)
    (table,) = floats(page, frame(202, 221, 254))
    assert [x.text for x in table.notes] == ["注：水位单位为米。"]


@pytest.mark.parametrize("title", ["注释", "尾注", "参考文献", "References", "Notes"])
def test_the_title_of_an_end_is_no_note_nor_is_what_stands_below_it(title):
    page = chars("表1 水位", 150, 196, 9) + TABLE + chars(title, 55, 268, 8)
    page += chars("（1）水清：《湿地公园》，2034年。", 55, 280, 8)
    (table,) = floats(page, frame(202, 221, 254))
    assert table.notes == []


@pytest.mark.parametrize(
    "more",
    ["（二）数量为春季均值。", "附录B3给出了全部水位，包括春季和秋季的水位、数量及其各自的标准差"],
)
def test_a_note_that_counts_or_names_an_appendix_is_no_heading(more):
    page = chars("表1 水位", 150, 196, 9) + TABLE + chars("注：水位单位为米。", 55, 266, 8)
    (table,) = floats(page + chars(more, 55, 277, 8), frame(202, 221, 254))
    assert len(table.notes) == 2


def test_the_numbers_of_an_axis_right_below_notes_are_in_its_figure():
    page = chars("表1 水位", 150, 196, 9) + TABLE + chars("注：水位单位为米。", 55, 266, 8)
    page += chars("60", 64, 281, 8) + chars("40", 64, 298, 8) + chars("图1 水鸟", 150, 340, 9)
    drawn = [(78.0, 274.0, 280.0, 320.0)]
    rules = frame(202, 221, 254)
    table, figure = find_floats(Surroundings(full_width(page), rules, (), BODY, drawn))
    assert [x.text for x in table.notes] == ["注：水位单位为米。"]
    assert [x.text for x in figure.inside] == ["60", "40"]


@pytest.mark.parametrize(
    ("base", "words"),
    [(290, ("春季", "夏季")), (277, ("3.9", "3.5"))],
    ids=["in boxes", "above bars"],
)
def test_what_stands_in_a_drawing_right_below_notes_is_in_its_figure(base, words):
    page = chars("表1 水位", 150, 196, 9) + TABLE + chars("注：水位单位为米。", 55, 266, 8)
    page += [char for n, word in enumerate(words) for char in chars(word, 84 + 60 * n, base, 8)]
    page += chars("图1 水鸟", 150, 340, 9)
    drawn = [(80.0 + 60 * n, 279.0, 110.0 + 60 * n, 320.0) for n in range(2)]
    rules = frame(202, 221, 254)
    table, figure = find_floats(Surroundings(full_width(page), rules, (), BODY, drawn))
    assert [x.text for x in table.notes] == ["注：水位单位为米。"]
    assert "".join(x.text for x in figure.inside).replace(" ", "") == "".join(words)


def test_many_small_lines_below_a_table_are_text():
    page = chars("表1 水位", 150, 196, 9) + TABLE
    page += [c for n in range(5) for c in chars(TEXT, 50, 266 + 11 * n, 8.0)]
    (table,) = floats(page, frame(202, 221, 254))
    assert table.notes == []


def test_levels_of_significance_open_notes():
    page = chars("表1 水位", 150, 196, 9) + TABLE + chars("*p<.05  ***p<.001", 150, 266, 8)
    page += [c for n in range(4) for c in chars("水位单位为米。", 55, 277 + 11 * n, 8)]
    (table,) = floats(page, frame(202, 221, 254))
    assert len(table.notes) == 5


def test_the_rules_around_the_front_matter_are_no_tables():
    box = chars("关键词：湿地；水鸟", 66, 112, 8) + chars("表1 水鸟", 130, 140, 9)
    page = box + row(156, "站点", "水位") + row(172, "东岸", "3.1")
    assert inside(page, frame(100, 120)) == {"表1": ["站点水位", "东岸3.1"]}


def test_notes_below_a_figures_caption_are_its_own():
    page = column([TEXT] * 3, 50) + chars("图1 水位", 150, 300, 9)
    page += chars("资料来源：作者调查", 110, 313, 8)
    (figure,) = floats(page, images=[(60, 150, 280, 285)])
    assert [x.text for x in figure.notes] == ["资料来源：作者调查"]


@pytest.mark.parametrize(
    ("shown", "notes"), [("1 2 3", 4), ("东 西", 0)], ids=["in the figure", "not in it"]
)
def test_small_lines_below_a_figure_say_what_its_numbers_stand_for(shown, notes):
    keys = ["1、2.东岸的浮标", "和水尺", "3.西岸的闸门", "和水泵"]
    drawn = column([TEXT] * 3, 50) + chars(shown, 120, 180, 8) + chars("图1 水位", 140, 200, 9)
    drawn += [c for n, key in enumerate(keys) for c in chars(key, 60, 214 + 12 * n, 8)]
    (figure,) = floats(drawn + column([TEXT] * 3, 50, 290))
    assert len(figure.notes) == notes


@pytest.mark.parametrize(
    ("shown", "key", "told"),
    [
        ("A  F", "A：浮标；F：水尺", True),
        ("a  b", "b. 水尺", True),
        ("A  F", "B：浮标；C：水尺", False),
        ("A  F", "AF：水尺", False),
        ("1  2", "1：2000的地形图", False),
    ],
    ids=["with colons", "with a point", "other letters", "a word", "a scale"],
)
def test_small_lines_below_a_figure_say_what_its_letters_stand_for(shown, key, told):
    drawn = column([TEXT] * 3, 50) + chars(shown, 120, 180, 8) + chars("图1 水位", 140, 200, 9)
    drawn += chars(key, 130, 214, 8)
    (figure,) = floats(drawn + column([TEXT] * 3, 50, 290))
    assert bool(figure.notes) == told
