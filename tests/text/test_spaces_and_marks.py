"""White space in words, numbers and identifiers, marks of notes and exponents, from a page."""

import pytest
from specimen import extracted

from bipaper.parts.set_aside import NoteMark

PAPER = extracted("spaces_and_marks")
TEXTS = [paragraph.block.text for paragraph in PAPER.paragraphs]


def test_words_are_whole_in_the_abstract():
    assert PAPER.abstract_en
    assert PAPER.abstract_en.text == (
        "The paper discusses the shade of trees on lake shores. To address the challenging "
        "problems of the survey, a CNN was trained on ILSVRC and ImageNet, and tested in "
        "Amsterdam and other towns. On ILSVRC and ImageNet this CNN and another CNN were the "
        "best; ILSVRC is a part of ImageNet."
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("clc", "TP391.1"),
        ("article_number", "1000-0000(2023)06-0101-09"),
        ("doi", "10.5555/j.lphp.2023.06.012"),
    ],
)
def test_identifiers_are_read_over_spaces(field: str, value: str):
    assert getattr(PAPER.metadata, field) == value


def test_numbers_and_words_between_chinese_are_whole_and_marks_are_none_of_them():
    assert TEXTS[0] == (
        "调查湖泊的遮荫岸线增长18.53%，共征收养护费用。养护投入占GDP的比重为0.12%，"
        "岸边水深为3.5 m，受益居民1.2万户，降温约2.3 ℃。GDP按2020年价格折算，各区的GDP见年鉴。"
    )


def test_marks_are_kept_with_their_notes():
    block = PAPER.paragraphs[0].id
    assert PAPER.notes == [
        NoteMark(block=block, at=17, text="1", note="统计口径不含人工湖。"),
        NoteMark(block=block, at=25, text="2", note="养护费用按2022年价格折算。"),
    ]


def test_exponents_are_raised():
    assert TEXTS[1] == (
        "护岸桩的弹性模量为3×10¹¹ Pa，折减后为10¹⁰Pa，单桩面积为0.5 m²，"
        "水温与遮荫率的决定系数R²=0.68。"
    )
