"""Words, brackets and hyphens tell whether a text goes on from one line to the next."""

import pytest

from bipaper.layout.continuity import EVIDENCE, Stretch, evidence, signs, stretches


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("管理处每月测量三次水", "位并且记录两岸的水鸟", ["word"]),
        ("候鳥的數量隨著季", "節的變化而波動", ["word"]),
        ("管理处每月测量三次", "水位并且记录两岸的水鸟", ["no word"]),
        ("湿地公园的水鸟数量，", "随水位变化而波动", []),
        ("水位平均升高了", "12厘米", []),
        ("《湿地公园管理条", "例》规定了水位", ["word", "closed"]),
        ("（见本文的附", "录，水位见", ["word", "left open"]),
        ("水鸟的数量在春季", "最多）并且", ["no word", "not opened"]),
        ("“湿地”（第", "三）“公园”", ["word", "closed"]),
        ("the number of wet-", "lands rose", ["hyphen"]),
        ("the number of wet-", "湿地的水鸟", ["no hyphen"]),
        ("the number of wetlands", "rose in spring", []),
        ("", "湿地", []),
    ],
)
def test_two_lines_show_signs(left, right, expected):
    assert list(signs(left, right)) == expected


def test_a_word_that_ends_at_the_break_and_is_likelier_is_no_word_over_it():
    assert list(signs("他在研究", "生命的起源")) == ["no word"]  # not 研究生


def test_all_signs_of_two_lines_count():
    assert evidence("《湿地公园管理条", "例》规定了水位") == EVIDENCE["word"] + EVIDENCE["closed"]


def test_nothing_speaks_for_or_against_lines_without_signs():
    assert evidence("the number of wetlands", "rose in spring") == 0


@pytest.mark.parametrize(
    ("breaks", "expected"),
    [
        ([], []),
        ([3, 3, 3], []),
        ([-1, -1], []),
        ([-1, -1, -1], [Stretch(0, 3, 3)]),
        ([3, -1, -1, -1, -1, 3], [Stretch(1, 5, 4)]),
        ([-2, 1, -2, 3], [Stretch(0, 3, 3)]),
        ([-1, -1, 3, -1, -1], []),
        ([-3, 2, 2, 2, -3], [Stretch(0, 1, 3), Stretch(4, 5, 3)]),
        ([-9, 2, 2, 2, -9], [Stretch(0, 1, 9), Stretch(4, 5, 9)]),
    ],
)
def test_a_stretch_is_where_enough_speaks_against_successive_breaks(breaks, expected):
    assert list(stretches(breaks, 3)) == expected
