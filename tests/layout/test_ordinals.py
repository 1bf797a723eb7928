"""The values of ordinals, whatever they are counted with."""

import pytest

from bipaper.layout.ordinals import ordinal


@pytest.mark.parametrize(
    "counted",
    [
        "一二三四五六七八九十",
        "甲乙丙丁戊己庚辛壬癸",
        "壹贰叁肆伍陆柒捌玖拾",
        "壹貳參肆伍陸柒捌玖拾",
        "①②③④⑤⑥⑦⑧⑨⑩",
        "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ",
        "ABCDEFGH",
        "abcdefgh",
    ],
)
def test_what_counts_from_one_with_a_character_each(counted):
    assert [ordinal(one) for one in counted] == [*range(1, len(counted) + 1)]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("0", 0),
        ("零", 0),
        ("7", 7),
        ("12", 12),
        ("参", 3),
        ("十一", 11),
        ("十二", 12),
        ("二十", 20),
        ("二十三", 23),
        ("九十九", 99),
        ("拾壹", 11),
        ("贰拾", 20),
        ("⑳", 20),
        ("IV", 4),
        ("ix", 9),
        ("XIV", 14),
    ],
)
def test_other_ordinals(printed, value):
    assert ordinal(printed) == value


@pytest.mark.parametrize("printed", ["", "两", "十两", "百十", "二三", "甲乙", "十二十"])
def test_what_is_no_ordinal(printed):
    assert ordinal(printed) is None
