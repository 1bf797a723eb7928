"""The section tree: levels by numbering logic with type as evidence, and what is missing."""

from itertools import pairwise
from textwrap import dedent
from typing import Any

import pytest
from candidate_rows import BLACK, SMALL_BLACK, candidates, levels
from hypothesis import given, settings
from hypothesis import strategies as st

from bipaper.text.body import outline
from bipaper.text.body.outline import Candidate, missing_numbers, nest


@pytest.mark.parametrize(
    "tree",
    [
        """
        1 引言
        2 方法
          2.1 样本
            2.1.1 抽样
          2.2 观测
        3 结论
        """,
        """
        一、引言
          （一）样本
            1. 抽样
              （1）抽样框
          （二）观测
        二、结论
        """,
        """
        一、引言
          1. 样本
            （1）抽样
            （2）时段
          2. 观测
        二、结论
        """,
        """
        一、引言
          （一）样本
        二、方法
          （一）观测
          （二）模型
        """,
        """
        第一章 绪论
          第一节 背景
            一、城市
          第二节 问题
        第二章 结论
        """,
        """
        壹、緒論
          一、背景
            （一）城市
          二、問題
        貳、結論
        """,
        """
        I. Introduction
          A. 样本
          B. 观测
        II. Results
        """,
        """
        0 引言
        1 方法
          1.1 样本
        2 结果
        """,
        """
        1 引言
          1) 样本
          2) 观测
        2 结论
        """,
        """
        1 引言
          （1）样本
            ① 时段
            ② 内容
          （2）观测
        2 结论
        """,
        """
        一、方法
          1.1 样本
          1.2 观测
        二、结果
          2.1 人数
        """,
        """
        引言
        一、方法
          （一）样本
        二、结果
        结语
        参考文献
        """,
        """
        1 引言
        2 结论
        参考文献
        附录
        """,
    ],
)
def test_levels_follow_from_the_numbers(tree):
    rows = dedent(tree).strip().splitlines()
    nested = levels(*(f"⟦{row.strip()}⟧" for row in rows))
    assert ["  " * (level - 1) + text for level, text in nested] == rows


@pytest.mark.parametrize(
    ("rows", "tree"),  # the bookmark's depth before a heading, if it has one
    [
        (
            ["0 背景", "1 城市", "2 绿地", "1 问题", "0 回顾"],
            ["背景", "  城市", "    绿地", "  问题", "回顾"],
        ),
        # A bookmark of the title stands above all others.
        (["1 背景", "2 城市", "1 回顾"], ["背景", "  城市", "回顾"]),
        # In a flat outline numbers tell.
        (
            ["0 1 引言", "0 1.1 样本", "0 1.1.1 抽样", "0 2 方法"],
            ["1 引言", "  1.1 样本", "    1.1.1 抽样", "2 方法"],
        ),
        (["0 背景", "1 1 样本", "1 2 观测", "0 回顾"], ["背景", "  1 样本", "  2 观测", "回顾"]),
        (["0 附录A 问卷", "1 A.1 题目", "1 A.2 说明"], ["附录A 问卷", "  A.1 题目", "  A.2 说明"]),
        # Numbers of a list between sections are not in the way.
        (
            ["0 第一章 观测", "1 1.1 样本", "- 1 树荫", "1 1.2 时段", "2 1.2.1 月份"],
            ["第一章 观测", "  1.1 样本", "    1 树荫", "  1.2 时段", "    1.2.1 月份"],
        ),
        # A number that fits nowhere is one all the same, and so are those that go on from it.
        (["0 1 引言", "1 1.7 样本", "1 1.9 观测"], ["1 引言", "  1.7 样本", "  1.9 观测"]),
        (["0 结果", "1 讨论", "0 致谢"], ["结果", "  讨论", "致谢"]),
    ],
)
def test_nested_bookmarks_tell_levels(rows: list[str], tree: list[str]):
    depths, texts = zip(*(row.split(" ", 1) for row in rows), strict=True)
    named = [
        one._replace(depth=None if depth == "-" else int(depth), distinct=True)
        for one, depth in zip(candidates(*texts), depths, strict=True)
    ]
    assert ["  " * (one.level - 1) + texts[one.start] for one in nest(named)] == tree


def test_type_tells_the_levels_where_bookmarks_have_one_depth() -> None:
    large, small = ("hei", 14.0, True), ("hei", 11.0, True)
    faces = [large, small, small, large]
    flat = [
        Candidate(i, i + 1, None, "", f, True, "body", False, "", 0) for i, f in enumerate(faces)
    ]
    assert [one.level for one in nest(flat)] == [1, 2, 2, 1]


@pytest.mark.parametrize(
    ("rows", "tree"),
    [
        # A heading that is missing does not move those below and behind it.
        (
            ["⟦1 引言⟧", "⟦2.1 样本⟧", "⟦2.2 观测⟧", "⟦3 结论⟧"],
            ["1 引言", "  2.1 样本", "  2.2 观测", "3 结论"],
        ),
        (
            ["⟦2.1 样本⟧", "⟦2.2 观测⟧", "⟦3 结论⟧", "⟦3.1 展望⟧"],
            ["  2.1 样本", "  2.2 观测", "3 结论", "  3.1 展望"],
        ),
        (
            ["⟦第一章 绪论⟧", "⟦1.1 样本⟧", "⟦2.1 观测⟧", "⟦2.1.1 月份⟧", "⟦第三章 结论⟧"],
            ["第一章 绪论", "  1.1 样本", "  2.1 观测", "    2.1.1 月份", "第三章 结论"],
        ),
        (
            ["⟦1 引言⟧", "⟦1.1.1 样本⟧", "⟦1.1.2 观测⟧", "⟦1.2 时段⟧"],
            ["1 引言", "    1.1.1 样本", "    1.1.2 观测", "  1.2 时段"],
        ),
        (["⟦一、引言⟧", "⟦（二）观测⟧", "⟦二、结论⟧"], ["一、引言", "  （二）观测", "二、结论"]),
        # What is left out may come: the number that would be in its way is none.
        (["1 引言", "3 样本", "2 方法", "3 结论"], ["1 引言", "2 方法", "3 结论"]),
        (["1 引言", "2 方法", "1 样本", "3 结论"], ["1 引言", "2 方法", "3 结论"]),
        # What is left out may have been run in.
        (
            ["1 引言", "1）样本", "2）观测", "4）时段", "2 结论"],
            ["1 引言", "  1）样本", "  2）观测", "  4）时段", "2 结论"],
        ),
        # Lists begin where headings cannot.
        (["⟦1 引言⟧", "4）抽样", "6）观测", "⟦2 结论⟧"], ["1 引言", "2 结论"]),
        (["⟦1 引言⟧", "（1）抽样", "⟦2 结论⟧"], ["1 引言", "  （1）抽样", "2 结论"]),
        # A level may be left out in one section.
        (
            ["一、引言", "（一）样本", "1. 抽样", "2. 时段", "二、结论", "1. 展望", "2. 建议"],
            [
                "一、引言", "  （一）样本", "    1. 抽样", "    2. 时段",
                "二、结论", "  1. 展望", "  2. 建议",
            ],
        ),
        # A number may be printed twice, one section's count go on in the next.
        (
            ["⟦1 引言⟧", "⟦1.1 样本⟧", "⟦1.1 观测⟧", "⟦1.2 时段⟧"],
            ["1 引言", "  1.1 样本", "  1.1 观测", "  1.2 时段"],
        ),
        (
            ["第一章 绪论", "第一节 样本", "第二节 观测", "第二章 结论", "第三节 展望"],
            ["第一章 绪论", "  第一节 样本", "  第二节 观测", "第二章 结论", "  第三节 展望"],
        ),
        # A style stands where it stood before.
        (
            ["⟦一、方法⟧", "⟦（一）样本⟧", "⟦参考文献⟧", "⟦（一）中文⟧", "⟦（二）外文⟧"],
            ["一、方法", "  （一）样本", "参考文献", "  （一）中文", "  （二）外文"],
        ),
        (["引言", "⟦1 方法⟧", "⟦2 结果⟧", "结语"], ["引言", "1 方法", "2 结果", "结语"]),
        (
            ["⟦附录A 问卷⟧", "⟦A.1 题目⟧", "⟦附录B 记录⟧", "⟦B.1 时段⟧", "⟦B.2 月份⟧"],
            ["附录A 问卷", "  A.1 题目", "附录B 记录", "  B.1 时段", "  B.2 月份"],
        ),
    ],
)  # fmt: skip
def test_the_best_choice_of_the_whole_paper_gives_the_levels(rows: list[str], tree: list[str]):
    assert ["  " * (level - 1) + text for level, text in levels(*rows)] == tree


@pytest.mark.parametrize(
    ("change", "kept"),
    [({}, True), ({"against": 1}, True), ({"against": 2}, False), ({"rule": "contents"}, True)],
)
def test_signs_against_a_heading_are_weighed(change: dict[str, Any], kept: bool):
    first, second = candidates("⟦1 引言⟧", "⟦2 结论⟧")
    assert (len(nest([first, second._replace(**change)])) == 2) is kept


def test_what_contents_name_is_a_heading_whatever_its_number_says():
    rows = candidates("⟦1 引言⟧", "7 样本", "⟦2 结论⟧")
    named = [rows[0], rows[1]._replace(rule="contents"), rows[2]]
    assert [one.number for one in nest(rows)] == ["1", "2"]
    assert [one.number for one in nest(named)] == ["1", "7", "2"]


def test_white_space_speaks_for_a_heading():
    rows = candidates("⟦1 引言⟧", "（1）样本", "（4）观测")
    assert [one.number for one in nest(rows)] == ["1", "1"]
    apart = [*rows[:2], rows[2]._replace(apart=True)]
    assert [one.number for one in nest(apart)] == ["1", "1", "4"]


def test_a_sequence_may_begin_again_below_a_heading_without_number():
    rows = ["⟦1 引言⟧", "⟦2 结论⟧", "⟦附录⟧", "⟦1 问卷⟧", "⟦2 观测表⟧"]
    assert levels(*rows) == [
        (1, "1 引言"),
        (1, "2 结论"),
        (1, "附录"),
        (2, "1 问卷"),
        (2, "2 观测表"),
    ]


@pytest.mark.parametrize(
    ("rows", "dropped"),
    [
        (["1 引言", "7　个样本", "2 方法"], "7　个样本"),
        (["1 引言", "2 方法", "1 样本", "3 结论"], "1 样本"),
        (["1 引言", "3.2 观测", "2 方法"], "3.2 观测"),
        (["⟦1 引言⟧", "⟦2 方法⟧", "⟦9 结论⟧"], "9 结论"),
    ],
)
def test_a_number_that_does_not_fit_makes_no_heading(rows, dropped):
    assert dropped not in [text for _, text in levels(*rows)]
    assert len(levels(*rows)) == len(rows) - 1


@pytest.mark.parametrize(
    ("rows", "messages"),
    [
        (["⟦1 引言⟧", "⟦2 方法⟧", "⟦3 结论⟧"], []),
        (["⟦1 引言⟧", "⟦3 结论⟧"], ["heading '3 结论' (level 1): no 2 before it"]),
        (["⟦一、引言⟧", "⟦四、结论⟧"], ["heading '四 结论' (level 1): no 2-3 before it"]),
        (
            ["⟦1 引言⟧", "⟦2 方法⟧", "⟦2.2 观测⟧"],
            ["heading '2.2 观测' (level 2): no 1 before it"],
        ),
        (["⟦2 方法⟧", "⟦3 结论⟧"], ["heading '2 方法' (level 1): no 1 before it"]),
        (["⟦1 引言⟧", "⟦1.1 样本⟧", "⟦2 方法⟧", "⟦2.1 模型⟧"], []),
    ],
)
def test_gaps_in_the_numbering_are_named(rows, messages):
    assert missing_numbers(nest(candidates(*rows))) == messages


@pytest.mark.parametrize("big", [BLACK, ("song", 14.0, False)])
def test_without_numbers_size_and_weight_give_the_levels(big):
    faces = [("样本", big), ("街角", SMALL_BLACK), ("楼间", SMALL_BLACK), ("结果", big)]
    rows = [
        Candidate(at, at + 1, None, title, face, True, "body", False, "type")
        for at, (title, face) in enumerate(faces)
    ]
    assert [one.level for one in nest(rows)] == [1, 2, 2, 1]


NUMBERS = st.sampled_from(
    [
        "1 甲",
        "2 乙",
        "1.1 丙",
        "3.1.4 丁",
        "一、戊",
        "（二）己",
        "⟦9 庚⟧",
        "结语",
        "① 辛",
        "第三章 壬",
    ]
)


OUTLINE = [
    "⟦1 引言⟧", "2 方法", "⟦2.1 样本⟧", "2.1.1 抽样", "（1）时段", "（2）月份", "⟦2.2 观测⟧",
    "⟦3 结果⟧", "3.1 人数", "结语",
]  # fmt: skip


@given(st.sets(st.integers(0, len(OUTLINE) - 1)), st.integers(0, len(OUTLINE)), NUMBERS)
@settings(deadline=None, max_examples=50)
def test_the_ways_that_are_followed_hold_the_best(missing, at, chance):
    rows = [row for i, row in enumerate(OUTLINE) if i not in missing]
    found = candidates(*rows[:at], chance, *rows[at:])
    followed = nest(found)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outline, "WAYS", 10**6)
        assert nest(found) == followed


@given(st.lists(NUMBERS, max_size=12))
@settings(deadline=None, max_examples=100)
def test_every_level_is_at_most_one_deeper_than_the_one_before(rows):
    found = nest(candidates(*rows))
    depths = [0, *(one.level for one in found)]
    assert all(1 <= own <= above + 2 for above, own in pairwise(depths))
    assert [one.start for one in found] == sorted(one.start for one in found)
