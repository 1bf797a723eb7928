"""Texts are compared as a reader does, and nothing of them is lost in telling what differs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bipaper.evaluate.likeness import alike, apart, folded, holds, matcher

TEXTS = st.text(st.sampled_from("公园树荫abc1"), max_size=30)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("摘　要", "摘要"),
        ("ＡＢＣ１２％", "abc12%"),
        ("“口袋”公园", '"口袋"公园'),
        ("2013—2016年", "2013-2016年"),
        ("−8.3 µg", "-8.3μg"),
        ("甲·乙", "甲•乙"),
    ],
)
def test_width_case_space_and_shapes_of_marks_are_the_same(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("公園", "公园"), ("3.1", "31"), ("，", "。")])
def test_other_characters_differ(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@pytest.mark.parametrize(
    ("given", "wanted", "found"),
    [
        ("口袋公园", "口袋公园", (4, [], [])),
        ("口袋公园", "口袋花园", (3, ["花"], ["公"])),
        ("", "口袋", (0, ["口袋"], [])),
        ("abXcd", "abcdY", (4, ["Y"], ["X"])),
    ],
)
def test_what_two_texts_share_and_what_only_one_has(
    given: str, wanted: str, found: tuple[int, list[str], list[str]]
) -> None:
    assert apart(given, wanted) == found


@given(TEXTS, TEXTS)
def test_shared_and_other_characters_are_all_there_are(given: str, wanted: str) -> None:
    shared, missing, extra = apart(given, wanted)
    assert shared + sum(map(len, missing)) == len(wanted)
    assert shared + sum(map(len, extra)) == len(given)


@given(TEXTS, TEXTS, st.sampled_from([0.2, 0.7, 0.8]))
def test_texts_are_alike_above_a_ratio_whichever_bound_says_so(
    one: str, other: str, least: float
) -> None:
    assert alike(one, other, least) == (matcher(one, other).ratio() > least)


def test_a_part_is_held_in_either_direction() -> None:
    assert (holds("公园", "口袋公园"), holds("口袋公园", "公园"), holds("公园", "树")) == (
        True,
        True,
        False,
    )
