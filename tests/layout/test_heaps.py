"""Two heaps of white space: within words and between them."""

import pytest

from bipaper.layout.heaps import parted, parted_roughly

LETTERS = [0.0, 0.05, 0.1, 0.15, 0.2, 0.0, 0.1, 0.05]


def test_spaces_are_parted_from_the_gaps_within_words():
    assert parted([*LETTERS, 0.4, 0.45, 0.5]) == pytest.approx(0.3)


def test_wide_white_space_does_not_make_gaps_within_words_of_spaces():
    assert parted([0.0] * 20 + [0.25] * 4 + [2.0]) == pytest.approx(0.125)


@pytest.mark.parametrize(
    "gaps",
    [
        pytest.param(LETTERS, id="one heap"),
        pytest.param([0.0, 0.3, 0.0, 0.3], id="too few"),
        pytest.param([n * 0.04 for n in range(15)], id="no void"),
        pytest.param([0.0] * 4 + [0.3] * 6 + [0.55] * 9, id="three heaps"),
    ],
)
def test_no_width_is_told_without_two_clear_heaps(gaps: list[float]):
    assert parted(gaps) is None


def test_in_many_lines_a_few_gaps_may_stand_between_the_heaps():
    gaps = LETTERS * 20 + [0.5, 0.55, 0.45] * 20
    assert parted_roughly([*gaps, 0.3, 0.3]) == pytest.approx(0.29, abs=0.02)
    assert parted_roughly([*gaps, *[0.28] * 20]) is None
    assert parted_roughly(gaps[:20]) is None
