"""Which lines are headings: by number, usual title and type; and which are not."""

import pytest
from heading_rows import BLACK, TEXT, Row, between, found
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import BODY, stream

from bipaper.text.body.contents import Listed
from bipaper.text.body.headings import find_headings, split_run_in

CENTRED = {"font": "hei", "size": 14.0, "centred": True}
SMALL = {"font": "hei", "size": 9.2}  # smaller than the text, but in another font


def test_a_declarations_title_is_as_large_as_the_text_and_else_begins_a_note():
    assert between(("作者贡献声明：", BLACK)) == [(1, None, "作者贡献声明")]
    assert between(("作者贡献声明：", {**BLACK, "size": 8.5})) == []


@pytest.mark.parametrize(
    "style", [{}, BLACK, CENTRED, SMALL], ids=["body", "black", "big", "small"]
)
@pytest.mark.parametrize(
    ("printed", "expected"),  # level, number, title
    [
        (["1 引言", "2 方法"], ["1 1 引言", "1 2 方法"]),
        (["1\u3000引言", "2\u3000方法"], ["1 1 引言", "1 2 方法"]),
        (["1. 引言", "2. 方法"], ["1 1 引言", "1 2 方法"]),
        (["1.引言", "2.方法"], ["1 1 引言", "1 2 方法"]),
        (["1、引言", "2、方法"], ["1 1 引言", "1 2 方法"]),
        (["1引言", "2方法"], ["1 1 引言", "1 2 方法"]),
        (["1 引言", "1.1 样本", "1.1.1 抽样"], ["1 1 引言", "2 1.1 样本", "3 1.1.1 抽样"]),
        (["1 引言", "1.1样本", "1.1.1抽样"], ["1 1 引言", "2 1.1 样本", "3 1.1.1 抽样"]),
        (["1. 引言", "1.1. 样本"], ["1 1 引言", "2 1.1 样本"]),
        (["一、引言", "（一）样本", "1. 抽样"], ["1 一 引言", "2 一 样本", "3 1 抽样"]),
        (["一、引言", "（一）样本", "（二）观测"], ["1 一 引言", "2 一 样本", "2 二 观测"]),
        (["一\u3000引言", "二\u3000方法"], ["1 一 引言", "1 二 方法"]),
        (["第一章 引言", "第一节 样本"], ["1 第一章 引言", "2 第一节 样本"]),
        (["第1章\u3000引言", "1.1\u3000样本"], ["1 第1章 引言", "2 1.1 样本"]),
        (["壹、緒論", "一、樣本", "（一）抽樣"], ["1 壹 緒論", "2 一 樣本", "3 一 抽樣"]),
        (["引言", "结论", "参考文献"], ["1 - 引言", "1 - 结论", "1 - 参考文献"]),
        (["引\u3000言", "結\u3000論", "參考文獻"], ["1 - 引言", "1 - 結論", "1 - 參考文獻"]),
        (["【引言】", "致\u3000谢"], ["1 - 引言", "1 - 致谢"]),
        (["0 引言", "1 方法"], ["1 0 引言", "1 1 方法"]),
        (["1 引言", "附录A\u3000问卷"], ["1 1 引言", "1 - 附录A问卷"]),
    ],
)
def test_headings_of_each_style_in_any_type(printed, expected, style):
    headings = between(*((row, style) for row in printed))
    assert [f"{level} {number or '-'} {title}" for level, number, title in headings] == expected


FULL = "口袋公园的使用人数在不同季节、不同时段之间存在明显差异的原因分析及政策建议与"
ENGLISH = "The use of parks and squares in cities with very long and hot summers and many"


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([("1　" + FULL, BLACK), ("展望", BLACK)], FULL + "展望"),
        ([("一、" + FULL, BLACK), ("展望", BLACK)], FULL + "展望"),
        ([("一、口袋公园的", CENTRED), ("使用人数", CENTRED)], "口袋公园的使用人数"),
        ([("1 " + ENGLISH, BLACK), ("neighbourhoods", BLACK)], ENGLISH + " neighbourhoods"),
        ([("1 引言^①^", BLACK)], "引言"),
        ([("1 引言*", BLACK)], "引言"),
        ([("■ 1 引言", BLACK)], "引言"),
        ([("1 引言：", BLACK)], "引言"),
        (
            [("1 口袋公园的使用人数", BLACK), "公园的使用人数在不同季节之间存在明显差异"],
            "口袋公园的使用人数",
        ),
        ([("1 方法", BLACK), ("1.1 样本", BLACK)], "方法"),
    ],
)
def test_a_heading_s_title_is_whole_and_bare(rows, title):
    assert found(*TEXT, *rows, *TEXT)[0][2] == title


@pytest.mark.parametrize(
    ("rows", "titles"),
    [
        ([("1.1 " + FULL, {"indent": 2}), "展望"], [FULL + "展望"]),
        ([("1.1 " + FULL, {"indent": 0.5}), FULL + "和使", "展望"], []),
        ([("1.1 " + FULL[:-3], {"indent": 1}), FULL[:-1] + "的", "展望"], []),
        ([("1.1 " + FULL, {"indent": 2}), "展望。"], []),
        ([("1.1 " + FULL, {"indent": 2}), ("展望", {"indent": 2})], []),
        ([("1.1 " + FULL, {"indent": 2}), ("展望", BLACK)], []),
    ],
)
def test_a_heading_in_the_type_of_the_text_may_go_on_below(rows: list[Row], titles: list[str]):
    assert [title for _, _, title in between("1 引言")] == ["引言"]
    assert [title for _, _, title in found(*TEXT, *rows, *TEXT)] == titles


@pytest.mark.parametrize("style", [{"indent": 2}, {**BLACK, "indent": 2}], ids=["body", "black"])
def test_a_title_may_end_in_a_full_stop_where_a_paragraph_stands_below_each(style):
    rows: list[Row] = [("（1）抽样。", style), ("（2）观测。", style)]
    titles = [(2, "1", "抽样"), (2, "2", "观测")]
    assert between("1 引言", *rows) == [(1, "1", "引言"), *titles]
    assert found(*TEXT, "1 引言", *TEXT, *rows, *TEXT) == [(1, "1", "引言")]


@pytest.mark.parametrize("title", ["附录", "《公园的使用》附录"])
def test_appendices_stand_below_the_title_of_all(title):
    rows = [(one, BLACK) for one in ("1 引言", title, "附录一：问卷", "附录二：访谈")]
    levels = [(level, text) for level, _, text in between(*rows)]
    assert levels == [(1, "引言"), (1, title), (2, "附录一：问卷"), (2, "附录二：访谈")]


def test_in_print_without_indents_white_space_begins_paragraphs():
    text: list[Row] = [(TEXT[0][0], {"gap": 0.5}), *TEXT[1:]]
    rows: list[Row] = [("1. 引言", {"gap": 0.5}), *text, ("2. 方法", {"gap": 0.5}), *text]
    assert [number for _, number, _ in found(*text, *rows)] == ["1", "2"]


@pytest.mark.parametrize(("set_in", "titles"), [(False, ["引言", "方法"]), (True, [])])
def test_where_no_paragraph_is_set_in_full_lines_begin_them(set_in: bool, titles: list[str]):
    text: list[Row] = [(TEXT[0][0], {"indent": 0}), *TEXT[1:]]
    rows = stream(*text, "1. 引言", *text, "2. 方法", *text)
    headings = find_headings(rows, BODY._replace(set_in=set_in))
    assert [one.title for one in headings] == titles


@pytest.mark.parametrize(("set_in", "titles"), [(False, ["谁在使用", "怎样观测"]), (True, [])])
def test_there_short_lines_between_them_are_titles(set_in: bool, titles: list[str]):
    text: list[Row] = [(TEXT[0][0], {"indent": 0}), *TEXT[1:]]
    rows = stream(*text, "谁在使用", *text, "怎样观测", *text)
    headings = find_headings(rows, BODY._replace(set_in=set_in))
    assert [one.title for one in headings] == titles


@pytest.mark.parametrize(
    ("below", "listed"), [("Cover", True), ("公园的使用", True), ("公园的使用人数不多。", False)]
)
def test_numbers_with_no_text_between_are_a_list(below: str, listed: bool):
    text: Row = (below, {"indent": 2})
    rows: list[Row] = ["1. 封面", text, "2. 目录", text, "3. 附录", text]
    assert (found(*TEXT, *rows, *TEXT) == []) is listed


def test_a_centred_heading_without_number_over_two_lines_is_one():
    rows: list[Row] = [("口袋公园的使用人数", CENTRED), ("与遮阴的关系", CENTRED)]
    again: list[Row] = [("观测的时段", CENTRED)]
    assert found(*TEXT, *rows, *TEXT, *again, *TEXT) == [
        (1, None, "口袋公园的使用人数与遮阴的关系"),
        (1, None, "观测的时段"),
    ]


def test_below_a_centred_heading_one_at_the_left_is_another():
    left: Row = ("与遮阴的关系", {k: v for k, v in CENTRED.items() if k != "centred"})
    again = [row for title in ["时段", "样本", "方法", "结果"] for row in ((title, CENTRED), *TEXT)]
    headings = found(*TEXT, *again, ("口袋公园的使用人数", CENTRED), left, *TEXT)
    assert [title for _, _, title in headings][4:] == ["口袋公园的使用人数", "与遮阴的关系"]


@pytest.mark.parametrize(("indent", "title"), [(2, True), (0, False)])
def test_a_full_line_in_larger_type_above_a_paragraph_s_beginning_is_a_heading(
    indent: int, title: bool
):
    full = "口袋公园的使用人数在不同季节的差异及与遮阴的关系"
    large = {**BLACK, "size": 16.0}
    below: list[Row] = [(TEXT[0][0], {"indent": indent}), *TEXT[1:]]
    rows: list[Row] = [("观测的时段", large), *TEXT, (full, large), *below, ("展望", large), *TEXT]
    assert (full in [one for _, _, one in found(*TEXT, *rows)]) is title


@pytest.mark.parametrize("end", ["因此需要增加遮阴。", "因此" + "需要增加" * 9 + "。□"])
def test_a_full_line_in_bold_above_a_paragraph_s_beginning_is_one_too(end: str):
    """Also below a proof, whose mark ends a full line."""
    full = "口袋公园的使用人数在不同季节的差异：与遮阴、座椅和饮水处的数量以及开放时间的关系"
    text: list[Row] = [*TEXT[:2], end]
    rows: list[Row] = [*text, ("观测的时段", BLACK), *text, (full, BLACK), *text, ("展望", BLACK)]
    assert full in [one for _, _, one in found(*rows, *TEXT)]


def test_a_point_that_begins_with_a_full_line_in_bold_is_none():
    full = "6）口袋公园的使用人数在不同季节的差异：与遮阴、座椅和饮水处的数量以及开放时间的"
    title: Row = ("观测的时段", BLACK)
    rows: list[Row] = [title, *TEXT, (full, BLACK), ("关系见下。", {"indent": 1}), *TEXT]
    assert full[2:] not in [one for _, _, one in found(*TEXT, *rows, title, *TEXT)]


@pytest.mark.parametrize(
    "rows",
    [
        ["1. 公园的使用人数在不同季节之间存在明显差异。", "2. 遮阴对使用人数有影响。"],
        ["（1）谁在使用公园；", "（2）他们为什么来；", "（3）怎样让更多的人来。"],
        ["1. 谁在使用公园", "2. 他们为什么来", "3. 怎样让更多的人来"],
        ["① 谁在使用公园", "② 他们为什么来", "③ 怎样让更多的人来"],
        ["3个公园在观测期间关闭"],
        ["2023年岚浦市新建公园"],
        ["5 min 以内的步行距离"],
        ["1　青砚园　　　612　　　45%"],
        ["1.2　　　0.35　　　0.87"],
        ["[1] 林知远. 公园的使用[J]. 岚浦学刊."],
        ["一是扩大面积"],
        ["第一，扩大面积"],
        ["结论是明确的"],
        ["y = 1.2x + 3"],
    ],
)
def test_what_is_no_heading_in_body_type(rows):
    assert between() == []
    indented: list[Row] = [(row, {"indent": 2}) for row in rows]
    assert found(*TEXT, *indented, *TEXT) == []


@pytest.mark.parametrize(
    "row",
    [
        "假设1：遮阴率越高，使用人数越多",
        "1 青砚园　　　612　　　45%",
        "摘自林知远的日记。",
        "公园的使用人数增加；遮阴率下降",
        "收稿日期：2023-05-10",
        "作者简介：林知远",
        "责任编辑：沈若谷",
        "【此处插入表1】",
        "Insert Figure 2 about here",
    ],
)
def test_what_is_no_heading_in_the_type_of_headings(row):
    assert between((row, BLACK), ("1 方法", BLACK)) == [(1, "1", "方法")]


def test_what_one_says_who_talks_again_and_again_is_no_heading_in_whatever_type():
    asked: list[Row] = [(f"安衡：{what}？", BLACK) for what in ("谁来公园", "何时来", "来做什么")]
    long: Row = (
        "安衡：公园的使用人数在不同季节之间存在明显差异，夏季的傍晚人数最多，而冬季最",
        BLACK,
    )
    titles: list[Row] = [("先看树", CENTRED), ("再看人", CENTRED)]
    rows = [titles[0], *asked, titles[1], long]
    assert [title for *_, title in between(*rows)] == ["先看树", "再看人"]
    assert "安衡：何时来？" in [title for *_, title in between(*rows[:-1])]  # no full line has it


def test_a_centred_number_alone_is_a_heading_without_title():
    rows: list[Row] = [("一", {"centred": True}), ("二", {"centred": True})]
    assert between(*rows) == [(1, "一", ""), (1, "二", "")]
    assert between("一", "二") == []


def test_below_numbered_headings_plain_ones_of_another_type_nest():
    kai = {"font": "kai", "bold": True}
    rows: list[Row] = [
        ("一、方法", CENTRED),
        ("谁在使用", kai),
        ("怎样观测", kai),
        ("二、结果", CENTRED),
    ]
    assert between(*rows) == [
        (1, "一", "方法"),
        (2, None, "谁在使用"),
        (2, None, "怎样观测"),
        (1, "二", "结果"),
    ]


def test_letters_without_indent_begin_anew_below_each_roman_number():
    rows: list[Row] = [
        ("I. 引言", CENTRED),
        ("II. 方法", CENTRED),
        "A. 样本",
        "B. 观测",
        ("III. 结果", CENTRED),
        "A. 人数",
        "B. 时段",
    ]
    assert between(*rows) == [
        (1, "I", "引言"),
        (1, "II", "方法"),
        (2, "A", "样本"),
        (2, "B", "观测"),
        (1, "III", "结果"),
        (2, "A", "人数"),
        (2, "B", "时段"),
    ]
    once: list[Row] = [("I. 引言", CENTRED), "F. 样本", ("II. 方法", CENTRED), "D. 观测"]
    assert between(*once) == [(1, "I", "引言"), (1, "II", "方法")]
    listed: list[Row] = [("A. 样本", {"indent": 2}), ("B. 观测", {"indent": 2})]
    assert between(("I. 引言", CENTRED), *listed) == [(1, "I", "引言")]


def test_headings_without_indent_are_told_from_indented_paragraphs():
    assert between("谁在使用", "怎样观测") == [(1, None, "谁在使用"), (1, None, "怎样观测")]
    assert between("谁在使用") == []
    indented: list[Row] = [("谁在使用", {"indent": 2}), ("怎样观测", {"indent": 2})]
    assert between(*indented) == []
    assert between("式中：", "其中：") == []
    unfinished: list[Row] = [*TEXT, (FULL, {"indent": 2}), "谁在使用"]
    assert found(*unfinished, *unfinished, *TEXT) == []


@pytest.mark.parametrize(
    "row",
    [
        ('2 print "hello"', {}),
        ("2 谁在使用公园，他们为什么来", {}),
        ("2 " + "公园" * 20, BLACK),
    ],
    ids=["code", "clause", "full"],
)
def test_signs_against_a_heading(row: Row):
    assert between("1 引言", row) == [(1, "1", "引言")]


def test_a_long_title_of_an_appendix_is_one():
    row = "附录六：口袋公园的使用人数在一周之内不同日子和时段里的变化的分析"
    assert between(row) == [(1, None, row)]


@pytest.mark.parametrize("size", [8.5, 10.5])
def test_type_read_by_ocr_varies_in_size(size: float):
    rows: list[Row] = ["1 引言", ("2 方法", {"size": size}), "3 结论"]
    assert [number for _, number, _ in between(*rows)] == ["1", "2", "3"]


def test_a_short_line_of_a_turned_scan_measures_less_than_full_ones() -> None:
    small, read = {"size": 7.6}, {"size": 7.6, "font": "ocr"}
    for type_of, numbers in ((small, ["1", "2"]), (read, ["1", "1.1", "1.2", "2"])):
        rows = ["1 引言", ("1.1材料", type_of), ("1.2方法", type_of), "2 结论"]
        assert [number for _, number, _ in between(*rows)] == numbers


def test_a_line_alone_in_its_zone_is_as_long_as_the_line_below_lets_it():
    lines = stream(*TEXT, "1.1 样本", *TEXT)
    at = len(TEXT)
    lines[at] = lines[at]._replace(x1=lines[at].line.x1)
    assert [one.number for one in find_headings(lines, BODY)] == ["1.1"]


def test_what_contents_leave_out_is_a_list():
    rows: list[Row] = [*TEXT, "1 引言", *TEXT, "2 方法", *TEXT, "3 抽样", *TEXT, "3 结论", *TEXT]
    titles = {"1引言": 1, "2方法": 1, "3结论": 1}
    entries = [Listed(title, page, True) for title, page in titles.items()]
    headings = find_headings(stream(*rows), BODY, [], entries)
    assert [(one.rule, one.title) for one in headings] == [
        ("contents", "引言"), ("contents", "方法"), ("contents", "结论"),
    ]  # fmt: skip


def test_a_section_in_distinct_type_may_follow_the_references():
    rows: list[Row] = [
        *TEXT,
        ("参考文献", BLACK),
        "[1] 林知远. 公园的使用.",
        ("附录1 问卷", BLACK),
        *TEXT,
    ]
    assert found(*rows) == [(1, None, "参考文献"), (1, None, "附录1问卷")]


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("⟦致谢⟧　　观测员由学生担任，在此致谢。", ["致谢观测员由学生担任，在此致谢。"]),
        ("⟦结　语⟧　　公园应就近选址。", ["结语", "公园应就近选址。"]),
        (
            ("⟦结　语⟧　公园应就近选址。", {"font": "kai", "size": 9.0}),
            ["结语", "公园应就近选址。"],
        ),
        (("结　语　公园应就近选址。", {"font": "kai", "size": 9.0}), ["结语公园应就近选址。"]),
        ("结语　　公园应就近选址。", ["结语公园应就近选址。"]),
        ("⟦样本⟧　　公园应就近选址。", ["样本公园应就近选址。"]),
        ("公园应就近选址。", ["公园应就近选址。"]),
    ],
)
def test_a_usual_title_that_opens_a_paragraph_is_split_off(printed, parts):
    assert [item.line.text for item in split_run_in(stream(printed), BODY)] == parts


ROWS = st.text("1.2一、（二）第章 　引言参考文献。；公园612%[]A", min_size=1, max_size=30)


@given(st.lists(st.tuples(ROWS, st.sampled_from([{}, BLACK, CENTRED])), max_size=12))
@settings(deadline=None, max_examples=100)
def test_headings_are_in_order_and_do_not_overlap(rows):
    lines = stream(*[row for row in rows if row[0].strip()])
    headings = find_headings(split_run_in(lines, BODY), BODY)
    spans = [place for one in headings for place in (one.start, one.end)]
    assert spans == sorted(spans)
    assert all(one.level >= 1 and (one.title.strip() or one.number) for one in headings)


def test_an_example_with_parts_is_no_heading_in_whatever_type():
    assert between(("（1）a. 渠装书包里", BLACK), ("（1）样本", BLACK)) == [(1, "1", "样本")]
