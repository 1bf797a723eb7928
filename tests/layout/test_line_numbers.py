"""Line numbers: which numbers beside the text count its lines, and which are the text's own."""

import pytest
from typeset import chars, column

from bipaper.layout.line_numbers import find_line_numbers
from bipaper.layout.lines import rows

TEXT = "湿地公园的水鸟数量随水位变化而波动春秋两季最明显"


def counted(numbers, right=40.0, size=10.0, base=100.0):
    """Numbers that end on one vertical, each beside its line (None for a line without one)."""
    return [
        char
        for n, number in enumerate(numbers)
        if number is not None
        for char in chars(str(number), right - len(str(number)) * size / 2, base + 16 * n, size)
    ]


def found(*pages):
    """The numbers of each page."""
    lifted = find_line_numbers([rows(page) for page in pages])
    return [["".join(char.text for char in one) for one in own] for own in lifted]


PAGE = column([TEXT] * 12, 50)


@pytest.mark.parametrize(
    "numbers",
    [
        list(range(1, 13)),
        list(range(95, 107)),
        [n if n % 5 == 0 else None for n in range(1, 16)],
        [n if n % 2 == 0 else None for n in range(1, 13)],
        [n if n % 7 == 0 else None for n in range(1, 25)],
        [f"{n:03}" for n in range(12)],
        [f"{n}." for n in range(1, 13)],
        [f"{n}:" for n in range(1, 13)],
        [f"L{n}" for n in range(95, 107)],
    ],
    ids=[
        "each line",
        "going on from another page",
        "each fifth",
        "each second",
        "each seventh",
        "000",
        "with a point",
        "with a colon",
        "with an L",
    ],
)
def test_numbers_beside_the_text_that_count_its_lines_are_line_numbers(numbers):
    text = column([TEXT] * len(numbers), 50)
    assert found(text + counted(numbers)) == [[str(n) for n in numbers if n]]


def test_they_may_be_small_begin_on_one_vertical_or_stand_at_the_right():
    small = counted(range(1, 13), size=7.0)
    left = [c for n in range(12) for c in chars(str(n + 1), 20, 100 + 16 * n)]
    right = counted(range(1, 13), right=320.0)
    assert [len(own) for own in found(PAGE + small, PAGE + left, PAGE + right)] == [12, 12, 12]


def test_each_column_of_text_may_have_its_own():
    page = PAGE + counted(range(1, 13)) + column([TEXT] * 12, 330) + counted(range(13, 25), 315.0)
    assert found(page) == [[str(n) for n in range(1, 25)]]


def test_front_matter_above_them_may_have_none():
    page = column([TEXT] * 10, 50, 100) + column([TEXT] * 12, 50, 300)
    assert found(page + counted(range(1, 13), base=300.0)) == [[str(n) for n in range(1, 13)]]


def test_the_few_lines_of_a_last_page_are_counted_on():
    last = column([TEXT] * 2, 50)
    assert found(PAGE + counted(range(1, 13)), last + counted([13, 14]))[1] == ["13", "14"]
    assert found(PAGE + counted(range(1, 13)), last + counted([None, 14]))[1] == ["14"]
    assert found(PAGE + counted(range(1, 13)), last + counted([1, 2]))[1] == []
    assert found(PAGE + counted(range(1, 13)), last + counted([15, 16]))[1] == []


def test_so_are_those_of_pages_before_and_between_by_the_step_of_the_others():
    fifths = [[n if n % 5 == 0 else None for n in own] for own in (range(9, 24), range(26, 41))]
    full = [column([TEXT] * 15, 50) + counted(own) for own in fifths]
    few = [column([TEXT] * 2, 50) + counted(own) for own in ([5, None], [None, 25], [4, None])]
    assert found(few[0], full[0], few[1], full[1]) == [
        ["5"],
        ["10", "15", "20"],
        ["25"],
        ["30", "35", "40"],
    ]
    assert found(few[2], *full)[0] == []


def test_pages_count_where_others_tell_that_their_numbers_go_on():
    tenths = [[n if n % 10 == 0 else None for n in own] for own in (range(1, 25), range(25, 61))]
    few, more = (column([TEXT] * len(own), 50, pitch=16) + counted(own) for own in tenths)
    last = column([TEXT] * 12, 50) + counted([None] * 9 + [70])
    assert found(few, more, last, PAGE) == [["10", "20"], ["30", "40", "50", "60"], ["70"], []]


def test_a_page_of_few_begins_anew_where_others_do_and_another_vertical_has_none():
    full, few = PAGE + counted(range(1, 13)), column([TEXT] * 2, 50)
    assert found(full, full, few + counted([1, 2]))[2] == ["1", "2"]
    assert found(full, full, few + counted([1, 2], 200.0))[2] == []
    assert found(full, few + counted([13, 14], 200.0))[1] == []


def test_a_column_of_few_counts_on_from_the_other_on_its_page():
    two = PAGE + column([TEXT] * 12, 330)
    full = two + counted(range(1, 13)) + counted(range(13, 25), 315.0)
    ends = PAGE + column([TEXT] * 2, 330) + counted(range(25, 37)) + counted([37, 38], 315.0)
    assert found(full, ends)[1] == [str(n) for n in range(25, 39)]


def test_the_numbers_of_a_tables_rows_are_none_beside_those_of_its_lines():
    fifths = counted([n if n % 5 == 0 else None for n in range(1, 31)])
    cells = [c for n in range(1, 11) for c in chars(f"{n:2}　　　　丙酮", 150, 180 + 16 * n)]
    page = column([TEXT] * 5, 50) + cells + column([TEXT] * 15, 50, 356)
    assert found(page + fifths) == [[str(n) for n in range(5, 31, 5)]]


def test_both_margins_may_have_the_same():
    assert len(found(PAGE + counted(range(1, 13)) + counted(range(1, 13), 330.0))[0]) == 24


SMALLER = counted(range(1, 13), size=7.0)


def test_small_ones_tell_by_themselves_however_few_lines_of_the_page_have_one():
    others = column([TEXT] * 20, 50, 300)
    assert len(found(PAGE + SMALLER + others)[0]) == 12
    assert found(PAGE + counted(range(1, 13)) + others) == [[]]


def test_full_width_marks_may_reach_up_to_small_ones():
    opened = column(["（水鸟）" + TEXT] * 12, 40)
    assert len(found(opened + SMALLER)[0]) == 12
    assert found(opened + counted(range(1, 13))) == [[]]


def test_and_so_may_the_numbers_of_headings():
    headed = column(["2.1　采样" + TEXT[4:]] * 12, 40)
    assert found(headed + SMALLER) == [[str(n) for n in range(1, 13)]]


@pytest.mark.parametrize("raised", [0, 4], ids=["on the base lines", "in rows of their own"])
def test_lines_may_stand_apart_where_each_has_its_number(raised):
    bases = [80, 104, 130, 150, 163, 183, 197, 211, 226, 480, 491, 502]
    page = [c for base in bases for c in chars(TEXT, 50, base)]
    numbers = [c for n, base in enumerate(bases, 1) for c in chars(f"{n:2}", 20, base - raised, 7)]
    assert found(page + numbers) == [[str(n) for n in range(1, 13)]]


@pytest.mark.parametrize(
    "numbers",
    [
        counted([1, 3, 2, 7, 5, 8, 4, 9, 12, 15, 11, 20]),
        counted(range(1, 5)),
        counted([1, None, None, 2, None, 3, None, None, None, None, 4, 5]),
        counted([1, *[None] * 4, 2, *[None] * 4, 3]),
        [c for n in range(12) for c in chars(str(n + 1), 20 + 10 * n, 100 + 16 * n)],
        counted(range(1985, 2045, 5)),
    ],
    ids=["no count", "a list", "entries of several lines", "sections", "not aligned", "years"],
)
def test_other_numbers_stay(numbers):
    assert found(PAGE + numbers) == [[]]


def test_a_list_on_one_page_of_several_is_none():
    assert found(PAGE, PAGE, PAGE + counted(range(1, 13))) == [[], [], []]


def test_a_list_with_points_on_the_second_of_two_pages_is_none():
    assert found(PAGE, PAGE + counted(range(1, 13)))[1]
    assert not found(PAGE, PAGE + counted([f"{n}." for n in range(1, 13)]))[1]
