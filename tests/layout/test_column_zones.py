"""Zones of a page: which rows share columns, and the white strips between these."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typeset import chars, column

from bipaper.layout.column_zones import find_zones
from bipaper.layout.lines import rows
from bipaper.pdf.glyphs import Char

LEFT, RIGHT = 50.0, 310.0
TEXT = "城市公园绿地面积逐年增加居民步行可达性改善明显提高"
LINE = TEXT[:24]  # fills a column of 240 points


def two_columns(lines, base=200.0, left=LEFT, right=RIGHT):
    return column([LINE] * lines, left, base) + column([LINE] * lines, right, base)


def across(lines, base=100.0):
    """Lines over both columns."""
    return column([TEXT * 2] * lines, LEFT, base)


def zones_of(*pages, drawings=(), rules=()):
    """For each page its zones: how many rows, and where the columns between them begin."""
    widths = [600.0] * len(pages)
    ruled, drawn = ([boxes] * len(pages) for boxes in (rules, drawings))
    found = find_zones([rows(page) for page in pages], ruled, drawn, widths)
    return [[(z.end - z.start, [round(g.x1) for g in z.gutters]) for z in page] for page in found]


def test_lines_on_both_sides_of_a_white_strip_make_two_columns():
    assert zones_of(two_columns(8)) == [[(8, [310])]]


def test_lines_across_the_page_make_one_column():
    assert zones_of(across(8)) == [[(8, [])]]


def test_an_abstract_across_the_page_stands_above_two_columns():
    assert zones_of(across(3) + two_columns(6)) == [[(3, []), (6, [310])]]


def test_a_table_between_rules_of_one_column_stands_beside_the_notes_of_the_other():
    labels = [chars("强推荐", 345, 312 + 24 * n + 6, 8) for n in range(5)]
    cells = [*labels, column(["证据来自几个一致的试验，可信"] * 10, 390, 312, 12)]
    notes = column(["收稿日期二〇三四年一月", "本文编辑", TEXT[:20]], LEFT, 315, 24)
    page = two_columns(6) + notes + [char for row in cells for char in row]
    own = [(RIGHT, y, RIGHT + 240, y + 0.5) for y in (300, 430)]
    assert zones_of(page, rules=own) == [[(21, [310])]]
    assert zones_of(page) == [[(6, [310]), (15, [390])]]


def test_columns_begin_below_a_rule_across_the_page_whatever_the_first_row_tells():
    first = chars("引言", LEFT, 160) + chars("P", 400, 160)
    page = across(3) + first + two_columns(6, 188)
    rule = (LEFT, 145, 550, 145.5)
    assert zones_of(page, rules=[rule]) == [[(3, []), (7, [310])]]
    assert zones_of(page) == [[(4, []), (6, [310])]]


def test_columns_above_and_below_lines_across_the_page_are_told_apart():
    page = two_columns(6) + across(3, 310) + two_columns(6, 380)
    assert zones_of(page) == [[(6, [310]), (3, []), (6, [310])]]


@pytest.mark.parametrize(
    ("labels", "columns"),
    [
        ((["[1]", "[2]", "[3]"], ["[4]"]), [(6, [310])]),
        ((["[1]"], ["[2]"]), [(2, [310])]),
        ((["1.", "2."], ["3.", "4."]), [(4, [310])]),
        ((["[1]", "[3]", "[5]"], ["[2]"]), [(6, [])]),  # they count across
        ((["[1]", "[2]", "[3]"], ["[9]"]), [(6, [])]),
        ((["[1]", "[2]", "[3]"], ["[7]", "[8]", "[9]"]), [(6, [310])]),  # the next page has [4]
        ((["[7]", "(1)"], ["[8]"]), [(4, [310])]),  # another list below
    ],
)
def test_a_list_that_counts_on_beside_its_beginning_has_columns(labels, columns):
    """However few lines the last column has: two, of one item."""
    left, right = ([t for one in own for t in (one + LINE[:22], LINE[:6])] for own in labels)
    assert zones_of(column(left, LEFT) + column(right, RIGHT)) == [columns]


def test_a_list_that_counts_on_beside_the_text_above_it_has_columns():
    """A short heading opens the left column, and few lines begin at the second one's edge."""
    text = chars(TEXT[:6], 70, 100) + column([LINE] * 5, LEFT, 116)
    entries = column(["[1]" + LINE[:22], LINE[:22], "[2]" + LINE[:22]], LEFT, 212)
    second = chars("[3]" + LINE[:21], RIGHT, 100) + column([LINE[:20]] * 8, RIGHT + 18, 116)
    assert zones_of(text + entries + second) == [[(10, [310])]]


def test_a_list_whose_labels_hang_out_begins_a_column_with_its_labels():
    """However many lines are set in, and though a heading's number stands in no list."""
    first = column(["6. " + TEXT[:4]] + [LINE] * 17 + ["[1]" + LINE[:22]] + [LINE[:22]] * 5, LEFT)
    hanging = [("", 2), ("[2]", 7), ("[3]", 7), ("[4]", 6)]
    second: list[Char] = []
    for label, lines in hanging:
        base = 100 + 16 * (len({char.base for char in second}))
        second += chars(label, RIGHT, base) + column([LINE[:22]] * lines, RIGHT + 15, base)
    assert zones_of(first + second) == [[(24, [310])]]


def test_a_heading_in_the_middle_that_counts_on_stands_in_its_column():
    names = chars(TEXT[:20], 200, 100)
    page = names + column([LINE] * 8, LEFT, 148) + column([LINE] * 8, LEFT, 296)
    page += chars("1. " + TEXT[:2], 170, 280)
    page += chars("2. " + TEXT[:2], 420, 148) + column([LINE] * 16, RIGHT, 164)
    assert zones_of(page) == [[(1, []), (26, [310])]]


def test_words_that_spaces_part_in_one_place_on_two_lines_are_no_columns():
    words = chars("关键词" + TEXT[:7], 60, 164) + chars("中图分类" + TEXT[:6], 60, 180)
    for base in (164, 180):
        for n in range(3):
            words += chars(TEXT[:4], 170 + 50 * n, base)
    text = column([LINE, TEXT[:11]] * 4, LEFT, 212) + column([LINE] * 8, RIGHT, 212)
    assert zones_of(across(4) + words + text) == [[(6, []), (8, [310])]]


def test_notes_of_columns_above_a_table_across_the_page_stand_in_their_columns():
    notes = chars(TEXT[:10], LEFT + 8, 312, 8) + chars(TEXT[:10], RIGHT + 8, 312, 8)
    page = two_columns(6) + notes + across(4, 328)
    short = [(x, 302, x + 50, 302.5) for x in (LEFT, RIGHT)]
    assert zones_of(page, rules=short) == [[(7, [310]), (4, [])]]
    assert zones_of(page) == [[(6, [310]), (5, [])]]


@pytest.mark.parametrize(
    ("rules", "width", "zones"),
    [
        ([(RIGHT, 324)], 50, [(9, [310]), (4, [])]),  # the right column's are lower
        ([], 50, [(6, [310]), (7, [])]),
        ([(RIGHT, 324), (RIGHT, 400)], 50, [(6, [310]), (7, [])]),  # rules of a table's middle
        ([(RIGHT, 324)], 100, [(6, [310]), (7, [])]),  # over a fraction's lower half
    ],
)
def test_notes_that_begin_at_other_heights_stand_in_their_columns(rules, width, zones):
    notes = column([TEXT[:10]] * 2, LEFT, 314, 12) + chars(TEXT[:10], RIGHT + 8, 334, 8)
    page = two_columns(6) + notes + across(4, 346)
    short = [(x, y, x + width, y + 0.5) for x, y in rules]
    assert zones_of(page, rules=short) == [zones]


def test_short_lines_above_columns_begin_none():
    names = column([TEXT[:4]] * 4, 289, 100, 32)
    page = column([LINE[:22]] * 10, 60, 240) + column([LINE] * 2, LEFT, 400)
    page += column([LINE] * 12, RIGHT, 240)
    assert zones_of(names + page) == [[(4, []), (12, [310])]]


def test_a_mark_that_hangs_over_the_margin_runs_over_no_strip():
    left = column([LINE] * 6 + [LINE + "。"] * 2, LEFT)
    assert zones_of(left + column([LINE] * 6, 309)) == [[(8, [309])]]


def test_three_columns():
    page = [c for x in (50, 230, 410) for c in column([LINE[:16]] * 8, x)]
    assert zones_of(page) == [[(8, [230, 410])]]


def test_three_columns_below_two():
    page = two_columns(6, 100)
    page += [c for x in (50, 230, 410) for c in column([LINE[:16]] * 8, x, 210)]
    assert zones_of(page) == [[(6, [310]), (8, [230, 410])]]


def boxed(x0, x1):
    """Two columns, at the head of the right one signs and their meanings, two by two."""
    left = column([LINE] * 12, LEFT, 100)
    signs = [
        c
        for n in range(7)
        for x in (x0 + 5, (x0 + x1) / 2 + 5)
        for c in chars("h 承压水的高度与深度变化", x, 102 + 10 * n, 8.0)
    ]
    return left + signs + column([LINE] * 6, RIGHT, 196)


def test_what_stands_in_a_frame_of_a_column_has_no_columns_of_its_own():
    assert zones_of(boxed(310, 550))[0] != [(16, [310])]
    assert zones_of(boxed(310, 550), drawings=[(310, 90, 550, 170)])[0] == [(16, [310])]


def test_a_frame_may_be_a_column():
    page = two_columns(8) + chars("下期预告", 600, 200) + chars("盐湖里的水", 612, 232)
    wide = [(585, 180, 790, 340)]
    assert zones_of(page)[0] == [(8, [310])]
    assert zones_of(page, drawings=wide)[0] == [(8, [310, 585])]


def test_a_frame_around_the_page_may_hold_columns():
    assert zones_of(two_columns(8), drawings=[(40, 180, 560, 340)]) == [[(8, [310])]]


def test_a_narrow_column_beside_a_wide_one():
    page = column([TEXT[:24] + TEXT[:10]] * 12, 50) + column([TEXT[:12]] * 9, 420, 103)
    assert zones_of(page) == [[(12, [420])]]


def test_a_box_of_short_lines_beside_the_text():
    box = column(["编者按", "本栏介绍城市绿地的", "新进展，来信请寄给", "编辑部"], LEFT, 106, 11)
    page = across(2, 60) + box + column([LINE + TEXT[:8]] * 6, 170) + across(2, 210)
    assert zones_of(page) == [[(2, []), (9, [170]), (2, [])]]


def test_names_of_rows_beside_long_cells_are_no_column():
    names = [c for n in (0, 2, 4) for c in chars("绿地的面积与分布", LEFT, 100 + 16 * n)]
    assert zones_of(names + column([LINE + TEXT[:8]] * 6, 170)) == [[(6, [])]]


def test_a_strip_may_be_as_narrow_as_a_character():
    assert zones_of(two_columns(8, right=300)) == [[(8, [300])]]


def test_first_line_indents_move_no_strip():
    page = column([LINE] * 8, LEFT)
    for n in range(8):
        page += (
            chars(LINE[:22], RIGHT + 20, 100 + 16 * n)
            if n % 2
            else chars(LINE, RIGHT, 100 + 16 * n)
        )
    assert zones_of(page) == [[(8, [310])]]


def test_odd_and_even_pages_have_margins_of_their_own():
    odd, even = two_columns(8), two_columns(8, left=80, right=340)
    assert zones_of(odd, even, odd, even) == [[(8, [310])], [(8, [340])]] * 2


@pytest.mark.parametrize(
    "last",
    [two_columns(2), column([LINE] * 9, LEFT) + chars(LINE[:20], RIGHT, 100)],
    ids=["two lines in each column", "one line in the right column"],
)
def test_a_page_too_short_to_tell_takes_the_columns_of_the_paper(last):
    (_, _, ((_, gutters),)) = zones_of(two_columns(8), two_columns(8), last)
    assert gutters == [310]


def test_a_few_lines_set_in_on_top_of_a_last_page_s_right_column_stand_in_it():
    """As entries with their numbers in the margin do, beside a short last line of a page."""
    entries = column([LINE[:20]] * 3, 345, 132) + chars("水", 320, 148)
    last = across(2) + column([LINE[:20]] * 3, LEFT, 132) + column([LINE] * 8, LEFT, 230)
    assert zones_of(two_columns(20, right=320), last + entries)[1][1] == (11, [320])


def test_a_page_of_one_column_in_a_paper_of_two_takes_none():
    assert zones_of(two_columns(8), two_columns(8), across(8))[2] == [(8, [])]


def test_a_page_that_crosses_the_papers_columns_here_and_there_takes_them():
    page = two_columns(5) + chars(TEXT * 2, LEFT, 280)
    assert zones_of(two_columns(8), page)[1][0][1] == [310]


def test_a_short_second_column_is_one():
    references = ["[1]周明,罗佳.", "绿地与步行[J].", "城市,2019,", "3(2):1-9."]
    page = column([LINE] * 20, LEFT) + column(references, RIGHT)
    assert zones_of(page) == [[(20, [310])]]


def test_the_cells_of_a_table_are_no_columns():
    cells = [
        c for n in range(8) for x in (60, 230, 420) for c in chars("绿地面积", x, 150 + 16 * n)
    ]
    assert zones_of(across(3) + cells + across(3, 290)) == [[(14, [])]]


def test_short_lines_between_lines_across_the_page_belong_to_them():
    page = two_columns(6) + column([TEXT * 2, TEXT[:8], TEXT[:9], TEXT * 2], LEFT, 330)
    assert zones_of(page) == [[(6, [310]), (4, [])]]


def test_a_heading_stands_with_the_lines_it_is_close_to():
    page = two_columns(6, 100) + chars("文献", LEFT, 230) + across(5, 246)
    assert zones_of(page) == [[(6, [310]), (6, [])]]


def test_headings_side_by_side_head_the_columns_below():
    page = across(3) + chars("2座椅", LEFT, 170, 12) + chars("3照明", RIGHT, 170, 12)
    assert zones_of(page + two_columns(6)) == [[(3, []), (7, [310])]]


@pytest.mark.parametrize(
    ("left", "right", "rows"),
    [
        ("一、引言", "二、方法", [(3, []), (7, [310])]),
        ("（一）引言", "（二）方法", [(3, []), (7, [310])]),
        ("一、引言", "三、方法", [(4, []), (6, [310])]),
    ],
)
def test_headings_in_the_middle_of_columns_side_by_side_count_on(left, right, rows):
    page = across(3, 152) + chars(left, 150, 208, 12) + chars(right, 410, 208, 12)
    assert zones_of(page + two_columns(6, 232)) == [rows]


def test_columns_begin_with_their_first_lines_though_both_are_set_in():
    first = chars(LINE[:22], LEFT + 10, 200) + chars(LINE[:22], RIGHT + 20, 200)
    assert zones_of(across(3, 152) + first + two_columns(6, 216)) == [[(3, []), (7, [310])]]


def test_columns_begin_with_headings_set_in_as_paragraphs_are():
    first = [c for x in (LEFT, RIGHT) for c in chars("1  引言", x + 20, 200)]
    assert zones_of(across(3, 152) + first + two_columns(6, 216)) == [[(3, []), (7, [310])]]


def test_columns_begin_with_a_label_whose_bracket_hangs_into_their_strip():
    first = chars(LINE, LEFT, 200) + chars("【" + LINE[:22], RIGHT - 5, 200)
    assert zones_of(across(3, 152) + first + two_columns(6, 216)) == [[(3, []), (7, [310])]]


def test_facing_abstracts_set_in_from_the_columns_below():
    """Their strip is wider, and lies over that of the columns."""
    page = across(2, 60) + column([LINE[:23]] * 8, 60, 100) + column([LINE[:23]] * 8, 325, 100)
    (zones,) = zones_of(page + two_columns(9, 240))
    assert [rows for rows, gutters in zones if not gutters] == [2]


def test_authors_in_two_languages_stand_in_the_columns_that_they_are_centred_over():
    first = chars("林知远岚浦大学", 120, 170) + chars("LIN Zhiyuan, Lanpu University", 303, 170)
    second = chars("安衡岚浦大学", 125, 186) + chars("AN Heng, Lanpu University", 313, 186)
    page = across(3) + first + second + two_columns(8)
    assert zones_of(page) == [[(3, []), (10, [310])]]


def test_white_space_alone_parts_nothing():
    assert zones_of(two_columns(6, 100) + two_columns(6, 400)) == [[(12, [310])]]


def test_a_centred_number_between_columns_parts_nothing():
    page = two_columns(6, 100) + chars("一", 295, 196) + two_columns(6, 212)
    assert zones_of(page) == [[(13, [310])]]


def test_a_page_without_text_has_no_zones():
    assert zones_of([]) == [[]]


lines = st.tuples(st.integers(0, 400), st.integers(50, 800), st.integers(1, 30))


@settings(deadline=None, max_examples=100)
@given(st.lists(st.lists(lines, max_size=25), max_size=3))
def test_zones_hold_each_row_once_and_in_order(pages):
    drawn = [
        rows([c for x, base, n in own for c in chars((TEXT * 2)[:n], x, base)]) for own in pages
    ]
    for page, zones in zip(
        drawn,
        find_zones(drawn, [()] * len(drawn), [()] * len(drawn), [600.0] * len(drawn)),
        strict=True,
    ):
        held = [row for zone in zones for row in range(zone.start, zone.end)]
        assert held == list(range(len(page)))


def test_a_page_of_another_width_does_not_take_the_columns_of_others():
    last = column([LINE] * 2, LEFT) + column([LINE] * 2, RIGHT)
    drawn = [rows(page) for page in (two_columns(8), two_columns(8), last)]
    for width, columns in ((600.0, [310]), (840.0, [])):
        found = find_zones(drawn, [()] * 3, [()] * 3, [600.0, 600.0, width])
        assert [round(g.x1) for zone in found[2] for g in zone.gutters] == columns


def test_white_space_alike_between_the_numbers_of_a_paper_shows_no_column_before_the_last():
    page = across(4)
    for text in ("中图分类号：TN248", "文献标志码：A", f"文章编号：{'8' * 25}", "DOI：10.5555/"):
        page += chars(text, page[-1].x1 + 10 if page[-1].base == 180 else LEFT, 180)
    page += chars("j.issn.1002-8335", LEFT, 196) + across(3, 240)
    ends_there = column([(TEXT * 2)[:34]] * 4, LEFT, 288) + chars("水鸟", 405, 352)
    assert zones_of(page + ends_there) == [[(9, []), (5, [405])]]
