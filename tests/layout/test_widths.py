"""Advance widths learned where a font gives one width to all letters."""

import pytest
from typeset import chars

from bipaper.layout.lines import Line
from bipaper.layout.widths import repair_sizes, repair_widths

SENTENCE = "tested water samples revealed better oxygen levels where reeds were seeded"
LESSON = "disturbed sediments released dissolved nutrients considerably undermining restorations"


def made_up(text: str, base: float):
    """Letters placed half an em apart, each claiming a whole em."""
    return [c._replace(x1=c.x0 + 10.0) for c in chars(text, base=base)]


def test_words_part_again_where_widths_are_made_up():
    page = made_up(SENTENCE, 10) + made_up(LESSON, 30)
    (mended,) = repair_widths([page])
    assert Line([c for c in mended if c.base == 10], 1).text == SENTENCE


def test_a_letter_that_ends_most_words_is_no_wider_for_the_spaces_behind_it():
    page = made_up("a leaf of reeds of the reef of a roof of leaves of rafts of trees", 10)
    (mended,) = repair_widths([page])
    assert (
        Line(mended, 1).text == "a leaf of reeds of the reef of a roof of leaves of rafts of trees"
    )


def test_a_hyphen_drawn_to_the_right_of_its_place_stands_right_behind_its_word():
    text = "oxygen-rich river-side soil-borne and densely-aerated reed-beds"
    page = [
        c._replace(x0=c.x0 + right, x1=c.x1 + right)
        for c in made_up(text, 10) + made_up(SENTENCE, 30)
        for right in [2.5 * (c.text == "-")]
    ]
    (mended,) = repair_widths([page])
    assert Line([c for c in mended if c.base == 10], 1).text == text


def test_true_widths_are_left_alone():
    page = chars(SENTENCE, base=10)
    assert repair_widths([page]) == [page]


def test_chinese_keeps_its_full_width():
    page = made_up(SENTENCE, 10) + chars("水体", base=50)
    (mended,) = repair_widths([page])
    assert [c.x1 - c.x0 for c in mended if c.base == 50] == [10.0, 10.0]


def half_drawn(text: str, base: float):
    """Letters of twenty points drawn ten points wide, ten points apart."""
    return [
        c._replace(x1=c.x0 + 20, top=base - 16, bottom=base + 4, size=20.0)
        for c in chars(text, base=base)
    ]


def test_type_whose_em_is_made_up_is_as_large_as_its_letters_stand_apart():
    name = half_drawn("林知远", 50)
    (mended,) = repair_sizes([chars(SENTENCE, base=10) + name])
    boxes = [(c.x0, c.top, c.x1, c.bottom, c.size) for c in mended if c.base == 50]
    assert boxes == [(c.x0, 42, c.x0 + 10, 52, 10) for c in name]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(chars("林知远", base=50), id="letters side by side"),
        pytest.param(half_drawn("林知", 50), id="one pair alone"),
        pytest.param(half_drawn("林林林", 50), id="one letter drawn again for a bold face"),
        pytest.param(half_drawn("林知", 50) + chars("水体", 50, 90, 20), id="not all of a type"),
    ],
)
def test_all_other_sizes_stay(page):
    assert repair_sizes([page]) == [page]


MARKS = "mild mimic million, minimum illicit milkman. mimic million minimum milkman"


def placed(text: str, base: float, widths: dict[str, float]):
    """Letters as far apart as ``widths`` say (em, else half an em), each claiming a whole em."""
    drawn, x = [], 0.0
    for letter in text:
        drawn += chars(letter, x, base)
        x += 10 * widths.get(letter, 0.5)
    return [c._replace(x1=c.x0 + 10.0) for c in drawn]


@pytest.mark.parametrize(
    ("widths", "text"),
    [
        ({}, "no. 3.1 of edu.cn"),  # of a typewriter: a mark is as wide as a letter
        ({"m": 0.8, "i": 0.25, "l": 0.25}, "no. 3. 1 of edu. cn"),  # too wide for a mark alone
    ],
)
def test_marks_are_as_wide_as_letters_where_i_is_as_wide_as_m(widths, text):
    page = placed("no. 3.1 of edu.cn", 10, widths)
    page += [char for n in range(4) for char in placed(MARKS, 30 + 20 * n, widths)]
    (mended,) = repair_widths([page])
    assert Line([c for c in mended if c.base == 10], 1).text == text
