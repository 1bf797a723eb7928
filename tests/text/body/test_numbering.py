"""Numbers of headings in all styles, and openings of lines that are none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from leave_out import Entry, entries, left_out, sampled, with_and_without
from printed import line

from bipaper.rules import read_rules
from bipaper.text.body.numbering import (
    Style,
    is_appendix,
    is_statement,
    known_title,
    read_number,
)


@pytest.mark.parametrize(
    ("printed", "style", "number", "title"),
    [
        ("1 引言", "decimal", "1", "引言"),
        ("1　引言", "decimal", "1", "引言"),
        ("1. 引言", "decimal", "1", "引言"),
        ("1.引言", "decimal", "1", "引言"),
        ("1．引言", "decimal", "1", "引言"),
        ("1、引言", "decimal", "1", "引言"),
        ("1引言", "decimal", "1", "引言"),
        ("12 附论", "decimal", "12", "附论"),
        ("0 引言", "decimal", "0", "引言"),
        ("1.1 样本", "decimal2", "1.1", "样本"),
        ("1.1样本", "decimal2", "1.1", "样本"),
        ("1.1. 样本", "decimal2", "1.1", "样本"),
        ("1．1　样本", "decimal2", "1.1", "样本"),
        ("1 . 1 样本", "decimal2", "1.1", "样本"),
        ("2.3.1 观测", "decimal3", "2.3.1", "观测"),
        ("2.3.1.4 时段", "decimal4", "2.3.1.4", "时段"),
        ("1 GIS 方法", "decimal", "1", "GIS方法"),
        ("■ 1 引言", "decimal", "1", "引言"),
        ("A.1 问卷", "letter2", "A.1", "问卷"),
        ("B．2．3　题目", "letter3", "B.2.3", "题目"),
        ("§1 引言", "sign", "§1", "引言"),
        ("§2.3 观测", "sign2", "§2.3", "观测"),
        ("§A.1 问卷", "letter2", "§A.1", "问卷"),
        ("一、引言", "chinese", "一", "引言"),
        ("一. 引言", "chinese", "一", "引言"),
        ("一．引言", "chinese", "一", "引言"),
        ("一　引言", "chinese", "一", "引言"),
        ("一：引言", "chinese", "一", "引言"),
        ("十二、结论", "chinese", "十二", "结论"),
        ("（一）样本", "chinese_paren", "（一）", "样本"),
        ("(一) 样本", "chinese_paren", "(一)", "样本"),
        ("（ 二 ）样本", "chinese_paren", "（二）", "样本"),
        ("（十一）样本", "chinese_paren", "（十一）", "样本"),
        ("（1）抽样", "arabic_paren", "（1）", "抽样"),
        ("(12) 抽样", "arabic_paren", "(12)", "抽样"),
        ("1）抽样", "arabic_half", "1）", "抽样"),
        ("1) 抽样", "arabic_half", "1)", "抽样"),
        ("① 时段", "circled", "①", "时段"),
        ("第一章 绪论", "chapter", "第一章", "绪论"),
        ("第 1 章　绪论", "chapter", "第1章", "绪论"),
        ("第十二章 结论", "chapter", "第十二章", "结论"),
        ("第一篇 总论", "chapter", "第一篇", "总论"),
        ("第一部分 总论", "chapter", "第一部分", "总论"),
        ("Chapter 1 Water", "chapter", "Chapter 1", "Water"),
        ("CHAPTER IV  Birds", "chapter", "CHAPTER IV", "Birds"),
        ("第一节 样本", "part", "第一节", "样本"),
        ("第一節 樣本", "part", "第一節", "樣本"),
        ("壹、緒論", "formal", "壹", "緒論"),
        ("貳、文獻探討", "formal", "貳", "文獻探討"),
        ("参、方法", "formal", "参", "方法"),
        ("拾、结论", "formal", "拾", "结论"),
        ("拾壹、附論", "formal", "拾壹", "附論"),
        ("I. Introduction", "roman", "I", "Introduction"),
        ("Ⅳ、结果", "roman", "Ⅳ", "结果"),
        ("VIII. Conclusion", "roman", "VIII", "Conclusion"),
        ("Ⅱ 方法", "roman", "Ⅱ", "方法"),
        ("乙、方法", "stem", "乙", "方法"),
        ("A. 样本", "letter", "A", "样本"),
        ("(a) 样本", "letter_paren", "(a)", "样本"),
    ],
)
def test_a_heading_s_number_is_read_off_its_title(printed, style, number, title):
    one = line(printed)
    found = read_number(one)
    assert found is not None
    read = found.style, found.printed, one.text[found.end :].strip()
    assert read[0] == style
    assert read[1].strip("（）()") == number.strip("（）()")
    assert read[2] == title


@pytest.mark.parametrize(
    "printed",
    [
        "2023年岚浦市新建公园86个",
        "3个公园在观测期间关闭",
        "5G基站附近的公园另行记录",
        "12.5%的受访者表示不满意",
        "10~20 岁的人数最少",
        "3-5 岁的儿童",
        "9:00 开始观测",
        "100 个样本",
        "1 000 个样本",
        "一个公园有两个入口",
        "一是扩大面积",
        "一种新的方法",
        "二者之间存在差异",
        "三分之二的人来自附近",
        "第一，扩大面积",
        "第一次观测",
        "Ⅱ型糖尿病患者",
        "公园的使用",
        "Parks are used",
        "[1] 林知远. 公园[J].",
        "表1　样本构成",
        "",
    ],
)
def test_what_begins_a_sentence_is_no_number(printed):
    assert (read_number(line(printed)) if printed else None) is None


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("引言", "body"),
        ("引　言", "body"),
        ("【引言】", "body"),
        ("前言", "body"),
        ("緒論", "body"),
        ("结论", "body"),
        ("結論", "body"),
        ("结　语", "body"),
        ("結語", "body"),
        ("致谢", "body"),
        ("誌謝", "body"),
        ("致谢：", "body"),
        ("附录", "body"),
        ("INTRODUCTION", "body"),
        ("Conclusions", "body"),
        ("参考文献", "references"),
        ("参 考 文 献", "references"),
        ("参考文献：", "references"),
        ("［参考文献］", "references"),
        ("【参考文献】", "references"),
        ("參考文獻", "references"),
        ("参考文献(References)", "references"),
        ("参考文献 References", "references"),
        ("参考文献 [References]", "references"),
        ("References", "references"),
        ("REFERENCES:", "references"),
        ("主要参考文献", "references"),
        ("注释", "notes"),
        ("註釋：", "notes"),
        ("注", "notes"),
        ("英文参考文献", "more_references"),
        ("参考文献的著录格式", None),
        ("结论是明确的", None),
        ("公园", None),
        ("", None),
    ],
)
def test_usual_titles_say_what_they_open(text, opens):
    assert known_title(text) == opens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("附录A 问卷", True),
        ("附录 1", True),
        ("附錄二", True),
        ("附件3 观测表", True),
        ("附錄　湿地公园问卷", True),
        ("附录　", False),
        ("《水鸟的迁徙》附录", True),
        ("《水鸟的迁徙》附录中的数据", False),
        ("附录中的数据", False),
        ("附录 2023", False),
        ("附表1", False),
    ],
)
def test_appendices(text, expected):
    assert is_appendix(line(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("假设1：遮阴率越高，使用人数越多", True),
        ("假設 2 遮陰率", True),
        ("定理三", True),
        ("证明：", True),
        ("定义", True),
        ("假设检验的结果", False),
        ("定义与分类", False),
        ("公园的定义1", False),
    ],
)
def test_statements_are_told_from_headings_that_begin_alike(text, expected):
    assert is_statement(text) is expected


@given(st.text(alphabet="12.．、（）()一二十第章节IVXA①§ 　年引言", min_size=1, max_size=20))
@settings(deadline=None, max_examples=100)
def test_a_number_stands_inside_its_line(text):
    if not text.strip():
        return
    one = line(text)
    found = read_number(one)
    assert found is None or 0 < found.end <= len(one.text)
    assert found is None or len(found.ordinals) >= 1


FILE = ("bipaper.text.body.numbering", "headings.toml")
RULES = [
    (place, rule.style, example)
    for place, rule in enumerate(read_rules(*FILE, Style))
    for example in ([rule.example] if isinstance(rule.example, str) else rule.example)
]
HOLDS = {
    "statements": is_statement,
    **{
        kind: lambda text, kind=kind: known_title(text) == kind
        for kind in ("references", "notes", "body", "declarations", "more_references")
    },
}


def numbered(example: str) -> tuple[str, tuple[int, ...], bool] | None:
    """The style, the ordinals and whether only type makes a heading of it."""
    found = read_number(line(example))
    return found and (found.style, found.ordinals, found.typed)


@pytest.mark.parametrize("entry", sampled(entries(*FILE), "headings"), ids=lambda e: e.word)
def test_without_a_word_its_example_is_another_line(entry: Entry) -> None:
    assert with_and_without(*FILE, entry, HOLDS[entry.name]) == (True, False)


@pytest.mark.parametrize(("place", "style", "example"), RULES)
def test_without_a_rule_its_example_has_another_number(
    place: int, style: str, example: str
) -> None:
    found = numbered(example)
    assert found is not None
    assert found[0].rstrip("0123456789") == style
    with left_out(*FILE, "rule", place):
        assert numbered(example) != found


@pytest.mark.parametrize(
    "text", [text for rule in read_rules(*FILE, Style) for text in rule.unlike]
)
def test_what_only_looks_like_a_rule_has_no_number(text: str) -> None:
    assert read_number(line(text)) is None
