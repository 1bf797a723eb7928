"""Printed lines: what stands on one base line, and which white space is a space."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typeset import chars

from bipaper.layout.lines import Line, make_lines, rows
from bipaper.pdf.glyphs import Char
from bipaper.pdf.recognised import FONT


@pytest.mark.parametrize(
    ("drawn", "text"),
    [
        ("水 资 源", "水资源"),
        ("use of water", "use of water"),
        ("使用 SPSS 软件", "使用SPSS软件"),
        ("(see Table 2 )", "(see Table 2)"),
        ("2023 年", "2023年"),
        ("was .91", "was .91"),
        ("p < .05, [.15, .31]", "p < .05, [.15, .31]"),
        ("3 .5 km", "3.5 km"),
    ],
)
def test_spaces_stand_between_latin_words_only(drawn, text):
    assert Line(chars(drawn), 1).text == text


@pytest.mark.parametrize(
    ("gap", "spaced", "text"),
    [(0.3, False, "of a"), (0.1, False, "ofa"), (0.1, True, "of a"), (0.0, True, "ofa")],
)
def test_a_drawn_space_parts_words_set_tight(gap, spaced, text):
    word, letter = chars("of"), chars("a", 10 + 10 * gap)[0]
    assert Line([*word, letter._replace(spaced=spaced)], 1).text == text


def test_spaces_drawn_between_all_characters_are_some():
    drawn = [chars(letter, 7 * n)[0]._replace(spaced=True) for n, letter in enumerate("123456789")]
    assert Line(drawn, 1).text == "1 2 3 4 5 6 7 8 9"


@pytest.mark.parametrize(("least", "text"), [(0.09, "j.park2034"), (0.0, "j.pa rk2034")])
def test_a_space_drawn_in_a_line_set_wide_is_none_unless_it_is_wider(least, text):
    drawn, x = [], 0.0
    for n, letter in enumerate("j.park2034"):
        drawn += [chars(letter, x)[0]._replace(spaced=n == 4)]
        x = drawn[-1].x1 + 10 * (0.09 if n == 3 else least)
    assert Line(drawn, 1).text == text


def apart(words, gap):
    """Latin words with so many em between them."""
    drawn, x = [], 0.0
    for word in words:
        drawn += chars(word, x)
        x = drawn[-1].x1 + 10 * gap
    return drawn


@pytest.mark.parametrize(
    ("words", "gap", "text"),
    [
        (["effects", "of", "nitrogen"], 0.12, "effects of nitrogen"),
        (["effects", "of", "nitrogen"], 0.08, "effectsofnitrogen"),
        (["a", "b", "c"], 0.12, "abc"),
        (["J", "O", "U", "R", "N", "A", "L", "S"], 0.12, "JOURNALS"),
    ],
)
def test_spaces_narrowed_by_justification_show_where_all_letters_touch(words, gap, text):
    assert Line(apart(words, gap), 1).text == text


@pytest.mark.parametrize("other", [0.06, 0.25])
def test_a_narrow_gap_is_no_space_beside_gaps_of_other_widths(other):
    drawn = apart(["irrigation", "sch"], other)
    drawn += chars("emes", drawn[-1].x1 + 1.2)
    assert Line(drawn, 1).text.endswith("schemes")


def test_narrow_gaps_that_are_alike_are_no_spaces_beside_wide_ones():
    drawn = apart(["irrigation", "sch"], 0.5)
    drawn += chars("em", drawn[-1].x1 + 1.2)
    drawn += chars("es", drawn[-1].x1 + 1.2)
    assert Line(drawn, 1).text == "irrigation schemes"


def test_base_lines_a_little_apart_are_one_row():
    drawn = chars("含水率", 0, 100.0) + chars("pH", 30, 101.2)
    assert [line.text for line in make_lines(rows(drawn), 1)] == ["含水率pH"]


def test_rows_come_from_the_top_down_whatever_order_they_are_drawn_in():
    drawn = chars("下一行", 0, 116.0) + chars("上一行", 0, 100.0)
    assert [line.text for line in make_lines(rows(drawn), 1)] == ["上一行", "下一行"]


def test_a_small_raised_mark_joins_its_row_and_is_a_superscript():
    drawn = chars("结果", 0, 100.0) + chars("[3]", 20, 96.0, 6.0) + chars("表明", 29, 100.0)
    (line,) = make_lines(rows(drawn), 1)
    assert (line.text, line.raised) == ("结果[3]表明", [(2, 5)])


def test_a_lowered_index_joins_its_row_without_being_a_superscript():
    drawn = chars("x", 0, 100.0) + chars("i", 5, 102.5, 6.0) + chars("为", 8, 100.0)
    (line,) = make_lines(rows(drawn), 1)
    assert (line.text, line.raised) == ("xi为", [])


@pytest.mark.parametrize("shift", [4.2, -4.2])
def test_figures_that_a_font_sets_off_the_base_line_fill_the_holes_of_their_row(shift):
    row = [*chars("观测了", 0, 100.0), *chars("户茶农。", 40, 100.0)]
    figures = chars("48", 30, 100.0 + shift)
    assert [Line(r, 1).text for r in rows([*figures, *row])] == ["观测了48户茶农。"]


def test_a_number_off_the_base_line_of_its_heading_stands_before_it():
    assert len(rows([*chars("2", 0, 104.2), *chars("结果", 15, 100.0)])) == 1


@pytest.mark.parametrize("x", [25.0, 95.0])
def test_figures_over_a_row_or_away_from_it_are_a_row_of_their_own(x):
    row = [*chars("观测了", 0, 100.0), *chars("户茶农。", 40, 100.0)]
    assert len(rows([*chars("48", x, 104.2), *row])) == 2


def test_figures_half_way_to_the_next_row_are_a_row_of_their_own():
    row = [*chars("观测了", 0, 100.0), *chars("户茶农。", 40, 100.0)]
    assert len(rows([*chars("48", 30, 105.2), *row])) == 2


def test_letters_raised_and_lowered_within_a_word_stay_in_it():
    raised, lowered = chars("A", 5, 98.0, 7.0), chars("E", 13, 102.0)
    drawn = chars("L", 0, 100.0) + raised + chars("T", 8.5, 100.0) + lowered
    assert [line.text for line in make_lines(rows(drawn), 1)] == ["LATE"]


def test_a_mark_that_opens_a_line_joins_its_row_whole():
    drawn = chars("[12,29]", 0, 96.0, 6.0) + chars("。其中", 21, 100.0)
    (line,) = make_lines(rows(drawn), 1)
    assert (line.text, line.raised) == ("[12,29]。其中", [(0, 7)])


def test_a_smaller_dash_stays_in_its_mark():
    mark = chars("[8", 20, 95.0, 6.0) + chars("-", 26, 95.0, 4.0) + chars("10]", 28, 95.0, 6.0)
    drawn = chars("结果", 0, 100.0) + mark + chars("表明", 38, 100.0)
    assert [line.text for line in make_lines(rows(drawn), 1)] == ["结果[8-10]表明"]


def test_an_index_of_an_index_joins_the_row_too():
    drawn = chars("x", 0, 100.0) + chars("i", 5, 102.5, 6.0) + chars("j", 8, 104.0, 3.4)
    assert [line.text for line in make_lines(rows(drawn + chars("为", 10, 100.0)), 1)] == ["xij为"]


def test_a_mark_joins_the_line_it_is_raised_from_beside_larger_type_half_a_line_lower():
    notes = [*chars("岚浦大学林学院", 0, 100.0, 7.0), *chars("岚浦", 0, 108.6, 7.0)]
    mark = [*chars("2", 14, 105.1, 4.2), *chars("岚浦林场", 17, 108.6, 7.0)]
    drawn = [*notes, *mark, *chars("正文一行比注文的字多得多", 80, 102.0)]
    lines = [row for row in rows(drawn) if any(c.x0 < 80 for c in row)]
    texts = ["".join(c.text for c in Line(row, 1).chars if c.x0 < 80) for row in lines]
    assert texts == ["岚浦大学林学院", "岚浦2岚浦林场"]


def test_the_small_type_of_another_column_is_no_superscript():
    drawn = chars("正文", 0, 100.0) + chars("注", 200, 95.0, 6.0)
    assert sorted(line.text for line in make_lines(rows(drawn), 1)) == ["正文", "注"]


def test_brackets_with_wide_boxes_keep_their_place():
    letter = Char("s", 0.0, 0, 4.0, 10, 10.0, 10.0, "song", False)
    bracket = Char("[", -1.0, 0, 9.0, 10, 10.0, 10.0, "song", False)
    assert Line([bracket, letter], 1).text == "s["


def test_the_gap_after_a_number_is_remembered():
    line = Line(chars("1") + chars("引言", 15), 1)
    assert (line.text, line.gaps) == ("1引言", {1: 1.0})


def test_edges_box_every_character():
    line = Line(chars("水pH", 50), 1)
    assert line.edges == [50.0, 60.0, 65.0, 70.0]


def test_a_ligature_shares_its_box():
    ligature = Char("fi", 0.0, 0, 10.0, 10, 10.0, 10.0, "song", False)
    assert Line([ligature], 1).edges == [0.0, 5.0, 10.0]


def test_a_space_in_the_box_of_a_ligature_stands_behind_it():
    ligature = Char("fi", 0.0, 0, 29.0, 10, 10.0, 10.0, "song", False)
    letters = [char for x in (2, 14, 16) for char in chars("a", x, 10.0, 2.0)]
    line = Line([ligature, *letters], 1)
    assert line.edges == sorted(line.edges)


def test_the_size_is_the_largest_that_much_of_the_line_is_set_in():
    drawn = chars("其中r", 0, 100.0) + chars("113213413", 25, 101.0, 5.0)
    assert Line(drawn, 1).size == 10.0


def test_a_line_is_cut_before_an_offset():
    left, right = Line(chars("表1 图2"), 1).split(2)
    assert (left.text, right.text) == ("表1", "图2")


coordinates = st.floats(-50, 900, allow_nan=False)
drawn_chars = st.builds(
    lambda text, x, width, base, size: Char(
        text, x, base - size, x + width, base, base, round(size, 1), "f", False
    ),
    st.sampled_from(["水", "a", "1", "，", "fi", "["]),
    coordinates,
    st.floats(0, 40),
    coordinates,
    st.floats(1, 40),
)


@settings(deadline=None, max_examples=100)
@given(st.lists(drawn_chars, max_size=40))
def test_no_character_is_lost_and_edges_never_run_back(drawn):
    lines = make_lines(rows(drawn), 1)
    printed = "".join(line.text for line in lines).replace(" ", "")
    assert sorted(printed) == sorted("".join(c.text for c in drawn))
    for line in lines:
        assert len(line.edges) == len(line.text) + 1
        assert line.edges == sorted(line.edges)


@pytest.mark.parametrize(("font", "count"), [("song", 1), (FONT, 2)])
def test_ocr_reads_no_row_as_raised_over_another(font, count):
    ticks = [*chars("91.00", 51, 93, 8, font=font), *chars("90.00", 50, 100, 16, font=font)]
    assert len(rows(ticks)) == count
