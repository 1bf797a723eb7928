"""Captions: what makes a line with a label a caption, and what belongs to it."""

import pytest
from leave_out import entries, sampled, with_and_without
from typeset import chars, column, full_width, line, rule

from bipaper.layout.body import BodyStyle
from bipaper.layout.captions import find_captions, is_end_title, opens_notes, read_label
from bipaper.layout.columns import Placed
from bipaper.layout.lines import Line

EDGES = [(50.0, 125.0), (130.0, 205.0)]
BODY = BodyStyle(10.0, ("song",), 16.0)
TEXT = "湿地公园的水鸟数量随水位变化而波动春秋两季"  # 21 characters, 210 of 240 points
WIDE = TEXT + "最明显"  # fills the column


def captions(drawn, rules=(), pictures=()):
    """(label, text of its lines, text of its translation's) of each caption."""
    found = find_captions(full_width(drawn), rules, BODY, pictures)
    return [
        (c.label.text, [one.text for one in c.lines], [one.text for one in c.english])
        for c in found
    ]


# --- captions or sentences ----------------------------------------------------------------


@pytest.mark.parametrize(
    "drawn",
    [
        chars("图1水鸟数量", 142, 200),
        chars("图1水鸟数量", 50, 200, 9.0),
        chars("图1", 50, 200) + chars("水鸟数量", 75, 200),
        chars("图1水鸟数量", 50, 200, font="hei"),
    ],
    ids=["centred", "smaller", "gap", "font"],
)
def test_typography_makes_a_line_with_a_label_a_caption(drawn):
    page = column([WIDE] * 3, 50) + drawn
    assert captions(page) == [("图1", ["图1水鸟数量"], [])]


@pytest.mark.parametrize(("stop", "found"), [("。", []), ("随", ["图1"])])
def test_a_line_that_opens_a_paragraph_and_goes_on_behind_a_sentence_is_no_caption(stop, found):
    """In scans the type of the text seems to differ from line to line, and white to follow 图1."""
    words = f"水鸟数量的变化{stop}春季较多秋季较少冬季最低了"
    page = column([WIDE] * 3, 50) + chars("图1", 70, 200, 9) + chars(words, 100, 200, 9)
    assert [label for label, *_ in captions(page + column([WIDE], 50, 216))] == found


def test_a_label_on_a_line_of_its_own_is_no_sentence_in_whatever_type():
    page = column([WIDE] * 3, 50) + chars("表1", 50, 200) + chars("水鸟数量", 50, 216, 9)
    assert captions(page) == [("表1", ["表1", "水鸟数量"], [])]


def test_a_bar_behind_a_label_makes_a_caption_even_of_a_sentence():
    page, words = column([WIDE] * 3, 50), chars(f"{TEXT}。", 72, 200, 9.0)
    label, bar = chars("图1", 50, 200, 9.0), chars("|", 66, 200, 9.0)
    assert [label for label, *_ in captions(page + label + bar + words)] == ["图1"]
    assert captions(page + label + chars(f"{TEXT}。", 64, 200, 9.0)) == []


@pytest.mark.parametrize(
    "sentence",
    ["图1水鸟数量春秋两季多于冬夏两季且相差较大应", "图1水鸟数量春秋两季多。", "图1水鸟数量"],
)
def test_a_line_in_body_type_at_the_columns_edge_is_a_sentence(sentence):
    assert captions(column([WIDE, sentence, WIDE], 50)) == []


@pytest.mark.parametrize(
    ("x", "text", "caption"),
    [
        (58, "图1" + TEXT, True),
        (50, "图1" + TEXT[:20], False),  # flush
        (70, "图1" + TEXT[:20], False),  # a paragraph's first line
        (58, "图1" + TEXT[:20], False),  # further from the right
    ],
)
def test_a_caption_nearly_as_wide_as_its_column_is_as_far_from_both_edges(x, text, caption):
    page = column([WIDE] * 3, 50) + chars(text, x, 200)
    assert bool(captions(page)) == caption


ABOVE = (60, 100, 280, 185)  # a picture


@pytest.mark.parametrize(
    ("x", "text", "picture", "caption"),
    [
        (50, "图1水鸟数量", ABOVE, True),
        (50, "图1水鸟数量", (60, 100, 280, 170), False),  # not close
        (50, "图1水鸟数量", (160, 100, 280, 185), False),  # beside
        (50, "表1水鸟数量", ABOVE, False),
        (50, "图1水鸟数量春秋两季多。", ABOVE, False),
        (70, "图1" + TEXT[:20], ABOVE, False),  # a paragraph's first line
        (79, "图1" + TEXT, ABOVE, True),  # which reaches no further than its column
    ],
)
def test_what_is_pictured_right_above_a_label_speaks_for_a_caption(x, text, picture, caption):
    page = column([WIDE] * 3, 40) + chars(text, x, 200)
    assert bool(captions(page, pictures=[picture])) == caption


def test_a_part_of_a_figure_is_no_caption_beside_the_whole_figures():
    page = chars("图1(a) 春季", 60, 180, 9) + chars("图1(b) 秋季", 180, 180, 9)
    page += chars("图1 水鸟数量", 142, 200, 9)
    assert [label for label, _, _ in captions(page)] == ["图1"]


# --- lines of a caption -------------------------------------------------------------------


def test_a_caption_goes_on_while_its_lines_are_full():
    first, second = "图1" + TEXT + "变化过程及其", "与水位的关系"
    page = chars(first, 50, 200, 8.0) + chars(second, 50, 212, 8.0) + chars(TEXT, 50, 224, 10)
    assert captions(page) == [("图1", [first, second], [])]


@pytest.mark.parametrize(
    ("below", "lines"),
    [
        (chars("与水位的关系", 50, 212, 8), 2),
        (chars("与水位的关系", 50, 220, 8), 1),  # too far below
        (chars("与水位的关系", 50, 212, 9), 1),  # in other type
        (chars("水位", 50, 212, 8) + chars("数量", 100, 212, 8), 1),  # in parts
        (chars("表2水位", 50, 212, 8), 1),  # a caption of its own
    ],
)
def test_a_full_line_goes_on_in_the_next_of_its_type(below, lines):
    page = chars("图1" + TEXT + "变化过程及其", 50, 200, 8.0) + below
    assert len(captions(page)[0][1]) == lines


def test_a_short_line_goes_on_only_where_both_are_centred():
    aside = chars("图1水鸟", 50, 200, 8) + chars("数量", 50, 211, 8)
    centred = chars("图1水鸟的数量", 142, 200, 8) + chars("春秋两季", 154, 211, 8)
    assert [len(captions(page)[0][1]) for page in (aside, centred)] == [1, 2]


def test_a_label_on_a_line_of_its_own_has_its_words_below():
    page = chars("表1", 165, 200, 9.0) + chars("湿地公园概况", 143, 213, 9.0)
    assert captions(page) == [("表1", ["表1", "湿地公园概况"], [])]


def test_the_head_of_a_table_does_not_go_on_with_its_caption():
    head = chars("站点", 60, 215, 9) + chars("水位", 130, 215, 9) + chars("数量", 200, 215, 9)
    page = chars("表1 水位与水鸟", 125, 200, 9) + head
    assert captions(page) == [("表1", ["表1水位与水鸟"], [])]


def test_a_rule_ends_a_caption():
    page = chars("表1", 165, 200, 9) + chars("水位", 161, 213, 9)
    assert captions(page, [rule(50, 290, 203)]) == [("表1", ["表1"], [])]


def test_a_rule_elsewhere_on_the_page_ends_no_caption():
    page = chars("表1", 165, 200, 9) + chars("水位", 161, 213, 9)
    assert captions(page, [rule(310, 550, 203)]) == [("表1", ["表1", "水位"], [])]


def test_words_may_stand_flush_below_a_label():
    page = chars("表1", 50, 200, 9) + chars("湿地公园水位的月度变化", 50, 213, 9)
    assert captions(page) == [("表1", ["表1", "湿地公园水位的月度变化"], [])]


def test_words_in_another_font_may_stand_well_below_a_label():
    page = chars("表1", 50, 200, 9, bold=True) + chars("湿地公园的水位", 50, 221, 9, font="kai")
    assert captions(page) == [("表1", ["表1", "湿地公园的水位"], [])]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("图1 湿地公园的水鸟数量随水位变化而波动的基本", "情况"),
        ("图1 湿地公园的水鸟 Seasonal water-", "fowl"),
    ],
    ids=["full within its margins", "a word goes on"],
)
def test_a_caption_set_in_on_both_sides_goes_on_below(first, second):
    page = chars(first, 70, 200, 9) + chars(second, 70, 213, 9)
    assert [len(lines) for _, lines, _ in captions(page)] == [2]


def test_a_line_without_chinese_in_the_middle_goes_on_with_a_caption_in_its_weight():
    full = "表1 湿地公园的水鸟数量在不同季节的变化与其相互比较"
    page = chars(full, 50, 200, 9.5, font="hei", bold=True)
    page += chars("(n = 12)", 150, 213, 9.5, font="times", bold=True)
    assert [len(lines) for _, lines, _ in captions(page)] == [2]


def test_a_line_with_more_latin_goes_on_with_a_caption_in_its_chinese_type():
    page = chars("图1 湿地公园的水鸟数量随水位变化而波动的情况与", 50, 200, 9.5, font="hei")
    page += chars("春", 120, 213, 9.5, font="hei")
    page += chars("68 birds/km", 129.5, 213, 9.5, font="arial")
    assert [len(lines) for _, lines, _ in captions(page)] == [2]


def test_the_unit_of_a_table_is_not_in_its_caption():
    page = chars("表1", 165, 200, 9) + chars("单位：米", 155, 213, 9)
    assert captions(page) == [("表1", ["表1"], [])]


def test_a_line_below_two_captions_goes_on_with_one_of_them():
    labels = [chars("图1水鸟的数量与种类", 50, 200, 8), chars("图2水位的变化与预测", 130, 200, 8)]
    placed = [
        Placed(Line(drawn, 1), None, *edges) for drawn, edges in zip(labels, EDGES, strict=True)
    ]
    placed += [Placed(line("春秋两季", 110, 212, 8), None, 50, 210)]
    found = find_captions(placed, [], BODY)
    assert [len(caption.lines) for caption in found] == [2, 1]


# --- two languages ------------------------------------------------------------------------


def test_an_english_caption_translates_the_nearest_of_its_number():
    page = chars("图1 水鸟", 150, 200, 9) + chars("Fig. 1 Waterfowl", 130, 212, 9)
    page += chars("图2 水位", 150, 400, 9) + chars("Fig. 2 Water level", 125, 412, 9)
    assert captions(page) == [
        ("图1", ["图1水鸟"], ["Fig. 1 Waterfowl"]),
        ("图2", ["图2水位"], ["Fig. 2 Water level"]),
    ]


@pytest.mark.parametrize(
    ("label", "base", "translates"),
    [("Fig. 1", 235, True), ("Fig. 1", 260, False), ("Fig. 7", 215, True), ("Fig. 7", 235, False)],
)
def test_a_translation_is_near_and_nearer_still_if_its_number_differs(label, base, translates):
    page = chars("图1 水鸟", 150, 200, 9) + chars(f"{label} Waterfowl", 130, base, 9)
    assert bool(captions(page)[0][2]) == translates


def test_an_english_caption_far_from_any_stands_by_itself():
    page = chars("图1 水鸟", 150, 200, 9) + chars("Fig. 2 Water level", 125, 412, 9)
    assert [label for label, _, _ in captions(page)] == ["图1", "Fig.2"]


def test_a_figures_caption_does_not_translate_a_tables():
    page = chars("表1 水鸟", 150, 200, 9) + chars("Fig. 1 Waterfowl", 130, 212, 9)
    assert [label for label, _, _ in captions(page)] == ["表1", "Fig.1"]


def test_a_translation_over_two_lines_is_whole():
    first = "Fig. 1 Monthly counts of waterfowl in the wetland parks"
    page = chars("图1 水鸟", 150, 200, 8) + chars(first, 60, 211, 8)
    page += chars("of the river delta", 125, 222, 8)
    assert captions(page)[0][2] == [first, "of the river delta"]


def test_no_captions_on_an_empty_page():
    assert find_captions([], [], BODY) == []


# --- words ----------------------------------------------------------------------------------

WORDS = ("bipaper.layout.captions", "captions.toml")


def is_sentence(text):
    return read_label(line(text)) is None


def has_label(text):
    return not is_sentence(text)


def stands_outside_the_caption(text):
    """Whether a line right below a caption, in its type, is none of it."""
    drawn = chars(f"表1 {WIDE}", 50, 200, 9) + chars(text, 50, 214, 9)
    return [words for _, words, _ in captions(drawn)] == [[f"表1{WIDE}"]]


HOLDS = {
    "predicates": is_sentence,
    "particles": is_sentence,
    "compounds": has_label,
    "verbs": is_sentence,
    "continued": has_label,
    "continued_in_brackets": has_label,
    "notes": lambda text: opens_notes(line(text)),
    "units": stands_outside_the_caption,
    "endings": lambda text: is_end_title(line(text)),
}


@pytest.mark.parametrize(
    "entry", sampled(entries(*WORDS), "captions"), ids=lambda entry: entry.word
)
def test_without_a_word_its_example_is_read_otherwise(entry):
    assert with_and_without(*WORDS, entry, HOLDS[entry.name]) == (True, False)


def test_a_rule_right_below_tells_the_caption_of_a_table_in_body_type():
    drawn = chars("表1　" + TEXT, 50, 100)
    assert captions(drawn) == []
    assert captions(drawn, [rule(50, 290, 108)]) == [("表1", ["表1" + TEXT], [])]
    assert captions(drawn, [rule(50, 290, 130)]) == []
