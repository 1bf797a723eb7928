"""A decimal number is read over the space behind its point."""

import pytest

from bipaper.parts.boxed_text import Block
from bipaper.text.decimals import close_decimals


def closed(text: str) -> str:
    return close_decimals(Block(text=text)).text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("水深为3. 5 m，", "水深为3.5 m，"),
        ("流量增长2 .3%", "流量增长2.3%"),
        ("流量增长2 . 3%", "流量增长2.3%"),
        ("约1. 2万户", "约1.2万户"),
        ("S1 = 0. 19, S2 = 0. 14", "S1 = 0.19, S2 = 0.14"),
        ("0. 19为最小值", "0.19为最小值"),
        ("两组之间, 57. 81%的湖泊", "两组之间, 57.81%的湖泊"),
        ("准确率为87. 92，高于前者。", "准确率为87.92，高于前者。"),
        ("The lake is 3. 5 km long", "The lake is 3.5 km long"),
        ("提高了5. 5个百分点", "提高了5.5个百分点"),
    ],
)
def test_the_space_goes_where_the_digits_can_only_be_one_number(text: str, right: str):
    assert closed(text) == right


@pytest.mark.parametrize(
    "measure", ["%", "‰", "℃", "°", "万", "亿", "倍", "个百分点", "百分点", "mm"]
)
def test_the_space_goes_before_what_measures_a_number(measure: str):
    assert closed(f"约1. 2{measure}") == f"约1.2{measure}"


@pytest.mark.parametrize("label", "图表式节章第")
def test_the_space_stays_behind_a_label(label: str):
    assert closed(f"见{label}3. 5 m处的水温。") == f"见{label}3. 5 m处的水温。"


@pytest.mark.parametrize(
    "text",
    [
        "1. 2万户参加了调查。",
        "3. 5 m以下的湖泊",
        "见图3. 5 m处的水温。",
        "as in Table 3. 5 mm of rain fell",
        "It was seen in 2009. 15 km away lies a town",
        "they were put into 3. 5 of them were deep",
        "共有湖泊12. 3种鱼",
        "版本1. 2. 3的说明。",
    ],
)
def test_the_space_stays_where_a_sentence_a_label_or_a_point_may_end(text: str):
    assert closed(text) == text
