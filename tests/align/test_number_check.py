import pytest

from bipaper.align.number_check import NumberPair, all_said, check_numbers
from bipaper.parts.quantities import QuantityMention


def quantity(start, text, value, kind="percent", unit="percent", **more):
    end = start + len(text)
    return QuantityMention(
        rule="",
        kind=kind,
        start=start,
        end=end,
        text=text,
        value=value,
        unit=unit,
        comparator="=",
        **more,
    )


def count(start, text, value, unit):
    return quantity(start, text, value, "count", unit)


ONE_BEAD = [((0, 100), (0, 100))]


@pytest.mark.parametrize(
    ("zh", "en", "agrees"),
    [
        (quantity(0, "2.52%", 2.52), quantity(0, "2.52 percent", 2.52), True),
        (quantity(0, "2.52%", 2.52), quantity(0, "2.25%", 2.25), False),
        (count(0, "七十一家", 71, "家"), count(0, "71 firms", 71, "firms"), True),
        (count(0, "七十一家", 71, "家"), count(0, "17 firms", 17, "firms"), False),
        (count(0, "2万户", 20000, "户"), count(0, "three streets", 3, "streets"), None),
        (
            count(0, "2.4万户", 24000, "户"),
            count(0, "240,000 households", 240000, "households"),
            False,
        ),
        (
            quantity(0, "2023年9月", "2023-09", "date", None),
            quantity(0, "2023", "2023", "date", None),
            True,
        ),
        (
            quantity(0, "3亿元", 3e8, "money", "CNY"),
            quantity(0, "300 million", 3e8, "number", None),
            None,
        ),
        (
            quantity(0, "300元", 300, "money", "CNY"),
            quantity(0, "HK$300", 300, "money", "HKD"),
            False,
        ),
        (
            quantity(0, "300元", 300, "money", "元"),
            quantity(0, "HK$300", 300, "money", "HKD"),
            True,
        ),
        (
            quantity(0, "300元", 300, "money", "CNY"),
            quantity(0, "HK$400", 400, "money", "HKD"),
            None,
        ),
        (
            quantity(0, "5至8倍", None, "ratio", "倍", low=5, high=8),
            quantity(0, "5 to 8 times", None, "ratio", "倍", low=5, high=8),
            True,
        ),
        (
            quantity(0, "2028—2029年", None, "date", None, low="2028", high="2029"),
            quantity(0, "2028", "2028", "date", None),
            None,
        ),
        (
            quantity(0, "2028—2029年", None, "date", None, low="2028", high="2029"),
            quantity(0, "2026", "2026", "date", None),
            False,
        ),
        (count(0, "3条", 3, "条"), quantity(0, "third", 3, "rank", None), None),
    ],
)
def test_a_quantity_agrees_differs_or_has_no_counterpart(zh, en, agrees):
    expected = [NumberPair(0, 0, agrees)]
    missing = [NumberPair(0, None, None), NumberPair(None, 0, None)]
    assert check_numbers([zh], [en], ONE_BEAD) == (missing if agrees is None else expected)


def test_the_same_amount_in_the_bead_comes_before_any_other():
    zh = [quantity(0, "5%", 5), quantity(20, "5%", 5), quantity(30, "8%", 8)]
    en = [quantity(0, "8%", 8), quantity(20, "5%", 5), quantity(40, "5%", 5)]
    beads = [((0, 10), (10, 30)), ((10, 40), (30, 50))]
    assert check_numbers(zh, en, beads) == [
        NumberPair(0, 1, True),
        NumberPair(1, 2, True),
        NumberPair(2, 0, True),
    ]


def test_different_numbers_of_different_beads_are_no_rivals():
    zh, en = [quantity(0, "5%", 5)], [quantity(50, "6%", 6)]
    beads = [((0, 10), (0, 10)), ((10, 20), (40, 60))]
    assert check_numbers(zh, en, beads) == [
        NumberPair(0, None, None),
        NumberPair(None, 0, None),
    ]


def test_no_quantities_no_pairs():
    assert check_numbers([], [], ONE_BEAD) == []


@pytest.mark.parametrize(
    ("en", "told", "said"),
    [
        ([quantity(9, "12 percent", 12)], "", True),
        ([quantity(9, "21 percent", 21)], "增长12%。", False),
        ([], "增长12%。", True),
        ([], "", False),
    ],
    ids=["in English", "another in English", "in what is translated alone", "nowhere"],
)
def test_a_quantity_is_said_in_english_or_where_nothing_rivals_it_in_what_that_translates(
    en, told, said
):
    assert all_said([quantity(30, "12%", 12)], en, told) is said
