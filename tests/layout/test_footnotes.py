"""Footnotes: small type under a rule, or at a column's foot behind a mark or label."""

import pytest
from float_pages import BODY, COLUMNS, TEXT
from footnote_pages import BODY_LINES, RULE, notes, small
from typeset import chars, column, full_width, line, rule

from bipaper.layout.boxes import Surroundings
from bipaper.layout.columns import place
from bipaper.layout.footnotes import find_footnotes, opens_note
from bipaper.layout.lines import rows


def test_what_stands_in_a_cell_is_no_note_whatever_it_opens_with():
    page = BODY_LINES + small("基金项目　国家观测计划", 452) + column(["湿地公园的水鸟"], 50, 500)
    sides = [(x, 440, x + 0.5, 460) for x in (45, 100, 200)]
    assert notes(page, first=True) == ["基金项目国家观测计划"]
    assert notes(page, sides, first=True) == []


def test_a_box_with_a_title_holds_no_notes_whatever_its_lines_begin_with():
    title, steps = small("框1　检索步骤", 452), small("#1　湿地", 464) + small("#2　水鸟", 476)
    page, box = BODY_LINES + title + steps, (45, 440, 290, 482)
    assert notes(page, first=True) == ["#1湿地", "#2水鸟"]
    assert notes(page, first=True, drawings=[box]) == []
    around_all = (40, 90, 300, 490)
    assert len(notes(page, first=True, drawings=[around_all])) == 2
    assert len(notes(BODY_LINES + steps, first=True, drawings=[box])) == 2
    labelled = small("通信作者：沈若谷", 464)
    assert len(notes(BODY_LINES + title + labelled, first=True, drawings=[box])) == 1


# --- under a rule -------------------------------------------------------------------------


def test_small_type_under_a_short_rule_is_a_note():
    page = BODY_LINES + small("① 见湿地公园管理处二〇二三年的记录。", 452)
    assert notes(page, [RULE]) == ["①见湿地公园管理处二〇二三年的记录。"]


def test_what_stands_between_rules_alike_is_a_table():
    page = BODY_LINES + small("湿地公园的水鸟在春季最多。", 452)
    assert notes(page, [RULE]) == ["湿地公园的水鸟在春季最多。"]
    assert notes(page, [RULE, rule(50, 120, 470)]) == []


def test_the_bar_of_a_fraction_is_no_rule_above_notes():
    below = small("其中，水位为湿地公园的年均值。", 456)
    assert notes(BODY_LINES + below, [RULE]) == ["其中，水位为湿地公园的年均值。"]
    assert notes(BODY_LINES + chars("=水位", 122, 443, 8.0) + below, [RULE]) == []


def test_a_note_under_a_rule_needs_no_mark():
    page = BODY_LINES + small("本文初稿曾在湿地研究年会上宣读。", 452)
    assert notes(page, [RULE]) == ["本文初稿曾在湿地研究年会上宣读。"]


def test_a_rule_as_wide_as_the_column_parts_a_note_from_another_article():
    page = BODY_LINES + small("① 见湿地公园管理处的记录。", 452)
    page += column(["（上接第9页）", TEXT, TEXT, TEXT], 50, 482)
    assert notes(page, [RULE]) == []
    assert notes(page, [RULE, rule(50, 290, 465)]) == ["①见湿地公园管理处的记录。"]
    table_head = [rule(50, 290, 430), RULE, rule(50, 290, 465)]
    assert notes(page, table_head) == []


@pytest.mark.parametrize(
    ("width", "first", "above", "found"),
    [
        (240, True, [], 2),
        (240, False, [], 0),
        (180, True, [], 0),
        (240, True, [90], 2),
        (240, True, [300], 0),
    ],
    ids=["as wide", "not first", "narrower", "a header's above", "a table's above"],
)
def test_a_rule_as_wide_as_the_column_parts_a_first_pages_notes(width, first, above, found):
    said = ["沈若谷：岚浦大学生态学院教授", "林知远：岚浦市湿地公园工程师。"]
    page = BODY_LINES + small(said[0], 452) + small(said[1], 464)
    rules = [rule(50, 50 + width, base) for base in (*above, 440)]
    assert len(notes(page, rules, first=first)) == found


def test_a_date_of_receipt_opens_the_notes_of_a_first_page():
    dated = "2034-05-11收到，2034-07-30修回；岚浦市观测计划（52373917）之一部分"
    page = BODY_LINES + small(dated, 452) + small("* 联系作者，E-mail：shen@lanpu.example", 464)
    page += small("图1 水位", 520)
    assert len(notes(page, [RULE], first=True)) == 2
    other = dated.replace("收到", "观测")
    assert not notes(BODY_LINES + small(other, 452) + small("图1 水位", 520), [RULE], first=True)


def test_an_envelope_opens_a_note():
    said = "✉ 安衡，shen@lanpu.example"
    assert notes(BODY_LINES + small(said, 452)) == [said.replace(" ", "", 1)]
    assert notes(BODY_LINES + small(said, 452), [RULE]) == [said.replace(" ", "", 1)]


def test_all_lines_under_the_rule_belong_to_the_notes():
    page = BODY_LINES + small("① 第一条说明。", 452) + small("② 第二条说明。", 464)
    assert notes(page, [RULE]) == ["①第一条说明。", "②第二条说明。"]


@pytest.mark.parametrize(
    ("base", "text", "bold", "all_notes"),
    [
        (484, "On Pocket Parks", True, False),
        (472, "On Pocket Parks", True, True),  # not set off
        (484, "On Pocket Parks", False, True),
        (484, "Received 2023", True, True),
        (484, "致谢", True, True),
    ],
)
def test_an_english_title_below_the_notes_is_none(base, text, bold, all_notes):
    page = BODY_LINES + small("① 见湿地公园管理处二〇二三年的记录。", 460)
    page += chars(text, 50, base, 8.0, bold=bold) + small("Lanpu University", base + 10)
    assert (len(notes(page, [RULE])) > 1) == all_notes


def test_a_figure_below_the_notes_is_none():
    page = BODY_LINES + small("① 第一条说明。", 452) + small("月份", 500) + small("水位", 512)
    assert notes(page, [RULE]) == ["①第一条说明。"]


@pytest.mark.parametrize("rules", [[RULE], []], ids=["under a rule", "behind a label"])
def test_a_drawing_right_below_the_notes_is_none_and_its_labels_neither(rules):
    page = BODY_LINES + small("收稿日期：2023-01-05", 452) + small("水位", 466) + small("月份", 478)
    found = notes(page, rules, first=True, drawings=[(50, 458, 200, 480)])
    assert found == ["收稿日期：2023-01-05"]


def test_a_day_of_receipt_without_a_label_opens_the_notes_above_a_figure():
    page = BODY_LINES + small("2023-01-05收稿，2023-02-06修稿", 452) + small("图1 水位", 520)
    assert notes(page, [RULE], first=True) == ["2023-01-05收稿，2023-02-06修稿"]
    other = BODY_LINES + small("2023-01-05至2023-02-06的水位", 452) + small("图1 水位", 520)
    assert notes(other, [RULE], first=True) == []


def test_a_shade_behind_notes_is_no_drawing_below_them():
    page = BODY_LINES + small("收稿日期：2023-01-05", 452) + small("作者简介：湿地研究员。", 464)
    assert len(notes(page, [RULE], first=True, drawings=[(45, 440, 300, 470)])) == 2


def test_notes_of_a_first_page_end_at_a_caption():
    page = BODY_LINES + small("收稿日期：2023-01-05", 452) + small("表1 水鸟的数量", 464)
    assert notes(page, first=True) == ["收稿日期：2023-01-05"]


def test_a_table_across_the_page_below_the_notes_is_none():
    page = BODY_LINES + small("① 第一条说明。", 452) + small("表1 水鸟的数量", 464)
    assert notes(page + small("白鹭 苍鹭", 476), [RULE]) == ["①第一条说明。"]


def test_notes_of_columns_are_read_column_by_column():
    left, right = (column([TEXT] * 20, x, 120) for x in (50, 310))
    under = [("①第一条", 50, 454), ("说明。", 50, 464), ("②第二条", 310, 452), ("说明。", 310, 462)]
    page = left + right + [c for text, x, base in under for c in chars(text, x, base, 8.0)]
    around = Surroundings(place(rows(page), 1, [COLUMNS]), [RULE, rule(310, 380, 440)], (), BODY)
    found = [one.text for one in find_footnotes(around, False)]
    assert found == ["①第一条", "说明。", "②第二条", "说明。"]


def test_body_type_under_a_rule_is_text():
    assert notes(BODY_LINES + column([TEXT] * 3, 50, 452), [RULE]) == []


def test_notes_of_a_first_page_say_what_they_are_in_any_type():
    page = BODY_LINES + column(["收稿日期：2023-05-06", "岚浦市湿地学会资助。"], 50, 452)
    assert notes(page, [RULE], first=True) == ["收稿日期：2023-05-06", "岚浦市湿地学会资助。"]


@pytest.mark.parametrize(("length", "count"), [(144.0, 2), (155.0, 0)])
def test_the_rule_of_two_inches_that_word_draws_may_fill_most_of_a_column(length, count):
    text = column([TEXT[:20]] * 20, 50, 120)
    page = text + small("1", 448, 6.0) + small("https://lake.example/levels/2023/", 460)
    around = Surroundings(full_width(page, 50, 250), [rule(50, 50 + length, 440)], (), BODY)
    assert len(find_footnotes(around, first=False)) == count


def test_the_labels_of_an_axis_under_a_rule_are_no_note():
    page = column([TEXT[:20]] * 20, 50, 120) + small("40", 448) + small("60", 460)
    around = Surroundings(full_width(page, 50, 250), [rule(50, 194, 440)], (), BODY)
    assert find_footnotes(around, first=False) == []


@pytest.mark.parametrize(("first", "count"), [(True, 2), (False, 0)])
def test_notes_of_a_first_page_may_stand_above_a_figure_and_more_text(first, count):
    page = column([TEXT] * 20, 50, 120) + small("收稿日期：2023-01-05", 446)
    page += small("作者简介：湿地研究员。", 458) + small("东岸    西岸", 560)
    page += column([TEXT] * 5, 50, 600)
    assert len(notes(page, first=first)) == count


def test_a_rule_as_wide_as_the_column_opens_no_notes():
    page = BODY_LINES + small("本文初稿曾在湿地研究年会上宣读。", 452)
    assert notes(page, [rule(50, 290, 440)]) == []


def test_a_rule_high_on_the_page_opens_no_notes():
    page = small("本文初稿曾在湿地研究年会上宣读。", 112) + column([TEXT] * 20, 50, 140)
    assert notes(page, [rule(50, 120, 100)]) == []


@pytest.mark.parametrize(
    "short_rule", [rule(50, 65, 440), rule(50, 120, 400)], ids=["a stroke", "far above"]
)
def test_a_stroke_or_a_rule_far_above_opens_no_notes(short_rule):
    page = column([TEXT] * 17, 50, 120) + small("本文初稿曾在湿地研究年会上宣读。", 452)
    assert notes(page, [short_rule]) == []


def test_notes_a_line_apart_are_all_notes():
    page = BODY_LINES + small("① 第一条说明。", 452) + small("② 第二条说明。", 475)
    assert len(notes(page, [RULE])) == 2


def test_a_raised_number_in_brackets_marks_a_note_in_whatever_language():
    mark = chars("〔3〕", 50, 449, 5.0)
    page = BODY_LINES + mark + chars("See the Wetland Law Review 301 (2026).", 66, 452, 8.0)
    assert len(notes(page, [RULE])) == 1
    assert notes(BODY_LINES + small("See the Wetland Law Review 301 (2026).", 452), [RULE]) == []


def test_text_half_in_body_type_under_a_rule_is_none():
    page = BODY_LINES + small("本文初稿曾在年会上宣读。", 452) + column([TEXT] * 1, 50, 466)
    assert notes(page, [RULE]) == []


def test_numbers_under_an_axis_are_no_notes():
    page = BODY_LINES + small("0 5 10 15 20", 452)
    assert notes(page, [RULE]) == []


def test_a_sentence_under_a_rule_is_a_note_be_it_mostly_latin():
    page = BODY_LINES + small("数据见https://wetland.example/birds。", 452)
    assert len(notes(page, [RULE])) == 1


def test_a_line_that_says_what_it_is_makes_what_stands_above_it_under_the_rule_a_note():
    page = BODY_LINES + small("第九届湿地年会 WETLANDS 2034, Oct. 14-17, 2034, Lanpu", 452)
    page += small("基金项目：湿地研究项目（W12）", 464)
    other = BODY_LINES + small("第九届湿地年会 WETLANDS 2034, Oct. 14-17, 2034, Lanpu", 452)
    assert len(notes(page, [RULE], first=True)) == 2
    assert notes(other, [RULE], first=True) == []


def test_so_does_a_sentence_of_a_line_between_others():
    page = BODY_LINES + small("湿地项目(W12)资助. *通信作者: 林知远.", 452)
    page += small("978-7-5999-0417-2/34/¥48.00 WETLANDS 2034 DOI:", 464)
    page += small("10.5577/wetlands.2034.0142 October 14-17, 2034", 476)
    assert len(notes(page, [RULE], first=True)) == 3


def test_each_column_has_notes_of_its_own():
    page = BODY_LINES + column([TEXT] * 24, 310, 120) + small("① 左栏的注。", 452)
    placed = place(rows(page), 1, [COLUMNS])
    found = find_footnotes(Surroundings(placed, [RULE], (), BODY), first=False)
    assert [one.text for one in found] == ["①左栏的注。"]


# --- without a rule -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "note",
    [
        "收稿日期：2023-05-06",
        "【基金项目】湿地研究项目（W12）",
        "\ufffd收稿日期：2023-05-06",
        "作者简介：水清（1980—），男，教授。",
        "*通信作者：水清",
        "E-mail: shui@example.org",
    ],
)
def test_labels_open_notes_at_the_foot_of_a_first_page(note):
    page = BODY_LINES + small(note, 445)
    plain = notes(page, first=True)
    assert [one.replace(" ", "") for one in plain] == [note.replace(" ", "")]


@pytest.mark.parametrize("mark", ["①", "*", "†", "❶"])
def test_a_mark_opens_notes_set_off_from_the_text(mark):
    assert len(notes(BODY_LINES + small(f"{mark} 水位由管理处测量。", 450))) == 1


def test_a_mark_right_below_small_text_opens_nothing():
    page = BODY_LINES + small("管理处的水位记录", 450) + small("① 东岸", 459)
    assert notes(page) == []


def test_marks_inside_a_figure_open_no_notes():
    page = BODY_LINES + small("① 粉质黏土", 450) + small("图1 地层剖面", 464)
    assert notes(page) == []


def test_a_bracketed_number_opens_notes_only_below_running_text():
    note = small("[1] 见管理处的记录。", 454)
    assert notes(BODY_LINES + note) == ["[1]见管理处的记录。"]
    for heading in ("五、结束语", "参考文献", "参考文献：", "参考文献（References）："):
        assert notes(BODY_LINES + chars(heading, 50, 432) + note) == []


def test_an_abstract_in_small_type_at_the_foot_is_no_note():
    page = BODY_LINES + small("摘要：湿地公园的水鸟逐年增多。", 445)
    page += small("关键词：湿地；水鸟", 457)
    assert notes(page, first=True) == []


@pytest.mark.parametrize(
    ("abstract", "base"),
    [("摘要：湿地公园的水鸟逐年增多。", 445), ("Abstract: Water birds were counted.", 452)],
)
def test_notes_below_an_abstract_at_the_foot_are_notes(abstract, base):
    page = BODY_LINES + small(abstract, base) + small("收稿日期：2023-05-06", 470)
    assert notes(page, first=True) == ["收稿日期：2023-05-06"]


def test_a_label_in_body_type_opens_no_note():
    assert notes(BODY_LINES + chars("收稿日期：2023-05-06", 50, 445), first=True) == []


def test_affiliations_counted_up_to_the_corresponding_author_are_notes():
    lines = ["1.湿地大学生态系", "2.水鸟研究所", "3.通讯作者，E-mail: shui@example.org", "二月送审"]
    page = BODY_LINES + [c for n, one in enumerate(lines) for c in small(one, 450 + 10 * n)]
    assert len(notes(page, first=True)) == 4


def test_what_stands_below_notes_across_the_page_belongs_to_them():
    page = BODY_LINES + column([TEXT] * 20, 310, 120)
    page += small("收稿日期：2023-05-06；" + TEXT * 2, 455) + small("水鸟研究。", 466)
    placed = place(rows(page), 1, [COLUMNS])
    found = find_footnotes(Surroundings(placed, (), (), BODY), first=True)
    assert [one.text[-5:] for one in found] == [TEXT[-5:], "水鸟研究。"]


# --- marks --------------------------------------------------------------------------------


def test_a_raised_number_opens_a_note():
    raised = chars("1", 50, 448, 5) + chars("水位由管理处测量。", 53, 452, 8)
    assert notes(BODY_LINES + raised, [RULE]) == ["1水位由管理处测量。"]


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("① 说明", True),
        ("* 说明", True),
        ("作者简介：水清", True),
        ("1 引言", False),
        ("水位", False),
    ],
)
def test_what_a_note_opens_with(text, opens):
    assert opens_note(line(text)) == opens


def test_an_empty_page_has_no_notes():
    assert notes([]) == []


def test_an_abstract_below_a_note_at_the_foot_is_none_and_the_note_neither():
    page = BODY_LINES + small("收稿日期：2024-01-02", 452) + small("Abstract: Water birds", 470)
    assert notes(page + small("were counted every month.", 482), first=True) == []
