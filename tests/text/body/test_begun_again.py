"""Levels of numbers that begin again, or go on, below another section."""

import pytest
from candidate_rows import candidates, levels

from bipaper.text.body.outline import nest


@pytest.mark.parametrize(
    "rows",
    [
        # Below larger titles, usual ones among them, 一、 begins again and again on the second
        # level; the style of Chinese medical journals.
        [
            "样本",
            "  一、城市",
            "  二、月份",
            "观测",
            "  一、人数",
            "  二、时段",
            "  三、天气",
            "讨论",
        ],
        ["材料与方法", "  一、城市", "  二、月份", "观测", "  一、人数", "  二、时段", "讨论"],
        ["研究方法", "  一、城市", "研究结果", "  一、人数", "讨论", "  一、时段", "参考文献"],
        ["样本", "  一、城市", "    1. 街角", "    2. 楼间", "观测", "  一、人数", "    1. 时段"],
        # Between 引言 and 结语 it is on the first, also where these are set larger.
        ["引言", "一、城市", "二、月份", "三、人数", "结语", "参考文献"],
        ["引言", "一、城市", "二、月份", "讨论", "三、人数", "结语"],
    ],
)
def test_what_begins_again_below_each_title_stands_below_it(rows: list[str]):
    found = candidates(*(f"⟦{row.strip()}⟧" for row in rows))
    set_larger = [one if one.number else one._replace(face=("hei", 14.0, True)) for one in found]
    assert ["  " * (one.level - 1) + rows[one.start].strip() for one in nest(set_larger)] == rows


@pytest.mark.parametrize(
    "rows",
    [
        ["引言", "一、城市", "二、月份", "结语", "附录", "  一、问卷", "  二、记录"],
        ["研究方法", "一、城市", "二、月份", "研究结果", "三、人数", "结语"],
    ],
)
def test_what_begins_again_below_one_title_may_be_on_the_first_level(rows: list[str]):
    tree = levels(*(f"⟦{row.strip()}⟧" for row in rows))
    assert ["  " * (level - 1) + text for level, text in tree] == rows


def test_what_stands_below_a_number_goes_on_where_that_is_printed_again():
    rows = candidates("⟦1 方法⟧", "⟦1.1 样本⟧", "⟦1 方法⟧", "⟦1.2 观测⟧", "⟦2 结果⟧")
    apart = [one._replace(apart=True) for one in rows]
    assert [(one.number, one.level) for one in nest(apart)] == [
        ("1", 1), ("1.1", 2), ("1", 1), ("1.2", 2), ("2", 1),
    ]  # fmt: skip


@pytest.mark.parametrize("item", ["（1）早晨", "1）早晨", "①早晨"])
def test_items_of_a_list_leave_the_levels_of_titles_without_numbers_to_their_sizes(item: str):
    *titles, plain = candidates("⟦样本⟧", "⟦城市⟧", "⟦月份⟧", item)
    large = titles[0]._replace(face=("hei", 14.0, True))
    found = [one.level for one in nest([large, *titles[1:], plain._replace(against=1)])]
    assert found == [1, 2, 2]


def test_a_style_of_a_lower_level_stands_below_the_title_of_an_appendix():
    rows = ["一、引言", "  （一）样本", "    1. 抽样", "      （1）街角", "      （2）楼间"]
    rows += ["二、结论", "附录一：问卷", "  （1）街角", "  （2）楼间"]
    found = candidates(*(f"⟦{row.strip()}⟧" for row in rows))
    known = [one._replace(known=True) if "附录" in one.title else one for one in found]
    assert ["  " * (one.level - 1) + rows[one.start].strip() for one in nest(known)] == rows
