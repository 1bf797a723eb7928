"""The label that a caption begins with, and the word that opens notes."""

import pytest
from typeset import line

from bipaper.layout.captions import opens_notes, read_label, translation_at


@pytest.mark.parametrize(
    ("text", "kind", "label", "number"),
    [
        ("图1 水鸟数量", "figure", "图1", "1"),
        ("图 1 水鸟数量", "figure", "图1", "1"),
        ("▲图1 水鸟数量", "figure", "图1", "1"),
        ("■ 表1 水鸟数量", "table", "表1", "1"),
        ("▲ Fig. 1 Bird counts", "figure", "Fig.1", "1"),
        ("圖2 水鳥數量", "figure", "圖2", "2"),
        ("图3-1 采样点", "figure", "图3-1", "3-1"),
        ("图3.2 采样点", "figure", "图3.2", "3.2"),
        ("表A1 变量说明", "table", "表A1", "A1"),
        ("表二：变量说明", "table", "表二", "二"),
        ("表二  三种水鸟", "table", "表二", "二"),
        ("附表1 问卷", "table", "附表1", "1"),
        ("附表A 问卷", "table", "附表A", "A"),
        ("补充图2 采样点", "figure", "补充图2", "2"),
        ("扩展数据表1 | 采样点", "table", "扩展数据表1", "1"),
        ("图3 | 采样点", "figure", "图3", "3"),
        ("图版Ⅱ", "figure", "图版Ⅱ", "Ⅱ"),
        ("圖版三：水鳥的巢", "figure", "圖版三", "三"),
        ("Fig. 4 Bird counts", "figure", "Fig.4", "4"),
        ("Figure 4: Bird counts", "figure", "Figure4", "4"),
        ("Tab.5 Water levels", "table", "Tab.5", "5"),
        ("TABLE II Water levels", "table", "TABLEII", "II"),
    ],
)
def test_a_label_has_a_kind_and_a_number(text, kind, label, number):
    found = read_label(line(text))
    assert (found.kind, found.text, found.number, found.continued) == (kind, label, number, False)


@pytest.mark.parametrize(
    "text",
    [
        "图1所示的水鸟数量",
        "图1、图2为两季数据",
        "圖1、圖2為兩季資料",
        "图1，水鸟数量增加",
        "图1和图2",
        "图1中的虚线",
        "图1(a)为春季",
        "表2列出了全部变量",
        "表2～表4",
        "表1显示，水位下降",
        "图书馆的藏书",
        "表面水温升高",
        "Figure 4 shows bird counts",
        "Table 2 and Table 3",
        "Table of contents",
        "Figures were drawn",
        "见图1",
    ],
)
def test_a_sentence_that_begins_with_a_number_of_a_figure_has_no_label(text):
    assert read_label(line(text)) is None


@pytest.mark.parametrize(
    "text",
    ["图1 中国湿地分布", "图1中国湿地分布", "表1 和谐度指标", "图1 反映性指标", "表3 第一产业产值"],
)
def test_words_that_only_begin_like_a_sentences_do_not_hide_a_caption(text):
    assert read_label(line(text)).number == text[1]


@pytest.mark.parametrize(
    "text",
    [
        "续表1 变量说明",
        "表1（续）",
        "Table 1 (continued)",
        "续表",
        "續表1 變量",
        "（续）",
        "接上表",
    ],
)
def test_what_goes_on_from_another_page_is_continued(text):
    assert read_label(line(text)).continued


def test_the_words_of_a_caption_start_behind_its_label():
    text = "图 1 水鸟数量"
    assert text.replace(" ", "")[read_label(line(text)).end :] == "水鸟数量"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("图2 水位 Fig. 2 Water level", 4),
        ("图2 水位 Fig. 3 Water level", None),
        ("表2 水位 Fig. 2 Water level", None),
        ("Fig. 2 Water level", None),
        ("水位变化", None),
    ],
)
def test_a_line_may_hold_a_caption_and_its_translation(text, at):
    assert translation_at(line(text)) == at


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("注：水位单位为米", True),
        ("* 注：水位单位为米", True),
        ("资料来源：作者调查", True),
        ("注1：水位单位为米", True),
        ("注 水位单位为米", True),
        ("注册的水鸟保护员共有", False),
        ("来源于上游的水占七成", False),
        ("Note: levels in metres", True),
        ("Notes: levels in metres", True),
        ("Notebooks of the keepers", False),
        ("***p<.001", True),
        ("*、**分别表示5%、1%的显著性水平", True),
        ("**和*分别表示5%、10%的显著性水平", True),
        ("水位单位为米", False),
        ("*水鸟", False),
    ],
)
def test_notes_open_with_a_word_for_notes(text, notes):
    assert opens_notes(line(text)) == notes
