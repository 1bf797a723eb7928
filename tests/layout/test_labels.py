"""Labels of the front matter, and sentences that merely begin with the same words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from leave_out import Entry, entries, sampled, with_and_without
from printed import line

from bipaper.layout.labels import is_cut, label_at_start, labelled_lines, labels_in
from bipaper.layout.lines import Line


def on(base: float, text: str, x: float = 50, size: float = 10) -> Line:
    """A line that stands at a place, in points."""
    return line(text, x=x, base=base, size=size)


def field_and_text(printed: str) -> tuple[str, str] | None:
    one = line(printed)
    label = label_at_start(one)
    return (label.field, one.text[label.end :]) if label else None


@pytest.mark.parametrize(
    "label",
    [
        "摘要：",
        "摘要:",
        "摘要∶",
        "摘　要：",
        "摘 要:",
        "【摘要】",
        "【摘　要】",
        "〔摘要〕",
        "［摘要］",
        "[摘要]",
        "[摘　要]：",
        "（摘要）",
        "《摘要》",
        "*摘要：",
        "■摘要：",
        "\ufffd摘要：",
        "摘要——",
        "摘要｜",
        "摘要　",
        "摘 要　",
        "⟦摘要⟧",
        "⟦摘　要⟧　",
        "内容提要：",
        "【内容提要】",
        "内容摘要：",
        "提要：",
        "提　要：",
        "〔提要〕",
        "中文摘要：",
        "文摘：",
        "論文摘要：",
        "內容摘要：",
    ],
)
def test_a_chinese_abstract_by_any_label(label):
    assert field_and_text(label + "本文考察公园的使用。") == ("abstract_zh", "本文考察公园的使用。")


@pytest.mark.parametrize(
    "label",
    [
        "Abstract: ",
        "Abstract：",
        "ABSTRACT: ",
        "ABSTRACT ",
        "Abstract ",
        "Abstract. ",
        "Abstract—",
        "Abstract – ",
        "[Abstract] ",
        "【Abstract】",
        "〔Abstract〕",
        "A b s t r a c t: ",
        "Summary: ",
        "SUMMARY ",
        "⟦Abstract⟧ ",
        "英文摘要：",
    ],
)
def test_an_english_abstract_by_any_label(label):
    assert field_and_text(label + "Parks are used.") == ("abstract_en", "Parks are used.")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("abstract. Parks are used.", None),
        ("abstract.", None),
        ("⟦abstract.⟧ Parks are used.", ("abstract_en", "Parks are used.")),
        ("abstract: Parks are used.", ("abstract_en", "Parks are used.")),
        ("Abstract. Parks are used.", ("abstract_en", "Parks are used.")),
        ("doi. 10.5555/1", ("doi", "10.5555/1")),
        ("doi.org/10.5555/1", ("doi", ".org/10.5555/1")),
    ],
)
def test_a_word_in_lower_case_with_a_point_ends_a_sentence(printed, expected):
    assert field_and_text(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("关键词：公园；绿地", ("keywords_zh", "公园；绿地")),
        ("关 键 词：公园", ("keywords_zh", "公园")),
        ("【关键词】公园", ("keywords_zh", "公园")),
        ("关键词　公园", ("keywords_zh", "公园")),
        ("关键字：公园", ("keywords_zh", "公园")),
        ("主题词：公园", ("keywords_zh", "公园")),
        ("關鍵詞：公園", ("keywords_zh", "公園")),
        ("關鍵字：公園", ("keywords_zh", "公園")),
        ("Key words: park", ("keywords_en", "park")),
        ("Keywords: park", ("keywords_en", "park")),
        ("KEY WORDS: park", ("keywords_en", "park")),
        ("Keywords park", ("keywords_en", "park")),
        ("Key Words—park", ("keywords_en", "park")),
        ("[Key words] park", ("keywords_en", "park")),
        ("Index Terms: park", ("keywords_en", "park")),
        ("Subject terms: park", ("keywords_en", "park")),
        ("Subject words: park", ("keywords_en", "park")),
        ("中图分类号：TU986", ("clc", "TU986")),
        ("［中图分类号］TU986", ("clc", "TU986")),
        ("中图分类号　TU986", ("clc", "TU986")),
        ("分类号：TU986", ("clc", "TU986")),
        ("中图法分类号TU986", ("clc", "TU986")),
        ("文献标识码A", ("document_code", "A")),
        ("文章编号1000-0000(2023)06", ("article_number", "1000-0000(2023)06")),
        ("DOI号10.5555/1", ("doi", "10.5555/1")),
        ("CLC number: TU986", ("clc", "TU986")),
        ("文献标识码：A", ("document_code", "A")),
        ("文献标志码：A", ("document_code", "A")),
        ("文章编号：1000-0000", ("article_number", "1000-0000")),
        ("DOI：10.5555/1", ("doi", "10.5555/1")),
        ("DOI 10.5555/1", ("doi", "10.5555/1")),
        ("收稿日期：2023-01-02", ("received", "2023-01-02")),
        ("Received: 2023-01-02", ("received", "2023-01-02")),
        ("基金项目：岚浦市科研项目", ("funding", "岚浦市科研项目")),
        ("基金項目：嵐浦市研究計畫", ("funding", "嵐浦市研究計畫")),
        ("*基金项目：岚浦市科研项目", ("funding", "岚浦市科研项目")),
        ("Foundation item: Lanpu Fund", ("funding", "Lanpu Fund")),
        ("作者简介：林知远", ("about_author", "林知远")),
        ("通信作者：林知远", ("about_author", "林知远")),
        ("通讯作者：林知远", ("about_author", "林知远")),
        ("引用格式：林知远", ("citation", "林知远")),
        ("JEL Classification: Q1", ("jel", "Q1")),
        ("JEL分类号：Q1", ("jel", "Q1")),
    ],
)
def test_the_other_fields(printed, expected):
    assert field_and_text(printed) == expected


@pytest.mark.parametrize("alone", ["摘要", "摘　要", "【摘要】", "Abstract", "ABSTRACT", "关键词"])
def test_a_label_may_stand_alone(alone):
    label = label_at_start(line(alone))
    assert label is not None
    assert label.end == len(line(alone).text)


@pytest.mark.parametrize(
    "printed",
    [
        "摘要是论文的重要组成部分",
        "摘要和关键词由编辑核对",
        "关键词共现分析显示",
        "提要求的人越来越多",
        "分类号的使用情况",
        "基金项目的数量逐年增加",
        "Abstract art is shown in many parks",
        "Summary statistics are in Table 1",
        "Keyword spotting is a task",
        "keyword  retrieval  was  designed",
        "Key words are counted in each park",
        "Keywords were chosen by two readers",
        "Key words should name the field",
        "Keywords of all parks were counted",
        "Keywords in titles count twice",
        "abstract)",
        "Received wisdom has it",
        "Abstraction is needed",
    ],
)
def test_a_sentence_that_begins_with_the_word_has_no_label(printed):
    assert field_and_text(printed) is None


@pytest.mark.parametrize(
    ("printed", "fields"),
    [
        (
            "中图分类号：TU986　文献标识码：A　文章编号：1000-0000",
            ["clc", "document_code", "article_number"],
        ),
        ("中图分类号：TU986 文献标志码：A DOI：10.5555/1", ["clc", "document_code", "doi"]),
        ("【中图分类号】TU986【文献标识码】A", ["clc", "document_code"]),
        ("中图分类号　TU986　　文献标识码　A", ["clc", "document_code"]),
        ("关键词：公园；绿地　　中图分类号：TU986", ["keywords_zh", "clc"]),
        ("中图法分类号TU986 DOI号10.5555/1", ["clc", "doi"]),
        ("本文的关键词有三个", []),
        ("CLC number: TU986 Document code: A", ["clc", "document_code"]),
    ],
)
def test_several_labels_in_a_line(printed, fields):
    assert [label.field for label in labels_in(line(printed))] == fields


@pytest.mark.parametrize(
    ("above", "below", "cut"),
    [
        ("文献标识码：A　［文章编", "号］1000-0000(2023)01", True),
        ("中图分类", "号：TU986", True),
        ("公园的使用", "人数：增加", False),
        ("研究的摘", "要点是", False),
    ],
)
def test_a_label_cut_by_the_end_of_a_line(above, below, cut):
    assert is_cut(line(above), line(below)) is cut


@pytest.mark.parametrize("entry", ["摘要……………………i", "摘要 ........ 3", "Abstract ······ II"])
def test_an_entry_of_a_table_of_contents_is_no_label(entry):
    assert label_at_start(line(entry)) is None


def test_lines_that_go_on_below_a_label_in_its_type_are_labelled_lines():
    drawn = [
        on(100, "摘要：水位下降"),
        on(112, "湿地缩小。", x=70),
        on(124, "25", x=200),
        on(136, "关键词：水位"),
        on(148, "1 引言", size=12),
        on(190, "湿地的水位"),
    ]
    assert [one.text for one in drawn if one in labelled_lines(drawn)] == [
        "摘要：水位下降",
        "湿地缩小。",
        "关键词：水位",
    ]


@given(st.text(alphabet="摘要关键词：:【】[]　 Abstract-1；", min_size=1, max_size=60))
@settings(deadline=None, max_examples=100)
def test_labels_are_in_order_and_inside_the_line(text):
    if not text.strip():
        return
    one = line(text)
    offsets = [offset for label in labels_in(one) for offset in (label.start, label.end)]
    assert offsets == sorted(offsets)
    assert all(0 <= offset <= len(one.text) for offset in offsets)


WORDS = ("bipaper.layout.labels", "labels.toml")


@pytest.mark.parametrize("entry", sampled(entries(*WORDS), "labels"), ids=lambda entry: entry.word)
def test_without_a_label_its_example_is_another_field_or_text(entry: Entry) -> None:
    expected = entry.name, entry.example.removeprefix(entry.word).lstrip("：: ")
    holds = with_and_without(*WORDS, entry, lambda example: field_and_text(example) == expected)
    assert holds == (True, False)
