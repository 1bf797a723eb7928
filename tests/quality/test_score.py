"""Scores and grades: what signs take, and what that makes of a paper."""

import msgspec
import pytest
from sound import CITED, SOUND, source

from bipaper.quality.score import grade, judge, scale
from bipaper.quality.signs import SIGNS


def test_every_sign_has_a_weight_and_every_weight_a_sign():
    assert list(scale().weights) == list(SIGNS)


def test_a_sound_paper_has_the_best_grade():
    quality = judge(SOUND, [CITED])
    assert (quality.grade, quality.score) == ("A", 1.0)
    assert [sign.name for sign in quality.signs if sign.loss or sign.message] == []


def test_the_score_is_what_the_signs_leave():
    spoilt = msgspec.structs.replace(SOUND, source=source(80, [*range(1, 81)]), abstract_en=None)
    quality = judge(spoilt, [])
    assert quality.score == round(1 - sum(sign.loss for sign in quality.signs), 3)
    assert {sign.name for sign in quality.signs if sign.loss} == {"ocr", "kind", "abstracts"}


def test_a_sign_takes_its_weight_by_what_is_unsound():
    spoilt = msgspec.structs.replace(SOUND, abstract_en=None)
    (sign,) = (sign for sign in judge(spoilt, [CITED]).signs if sign.name == "abstracts")
    assert (sign.share, sign.loss) == (0.5, round(scale().weights["abstracts"] / 2, 3))


@pytest.mark.parametrize("name", ["A", "B", "C"])
def test_a_grade_begins_at_its_least_score(name):
    least = scale().grades[name]
    assert (grade(least), grade(least - 0.001) > name) == (name, True)


def test_no_score_is_below_nothing():
    nothing = msgspec.structs.replace(
        SOUND, source=source(300), metadata=type(SOUND.metadata)(), paragraphs=[], references=[],
        sections=[], abstract_zh=None, abstract_en=None, keywords=type(SOUND.keywords)(),
    )  # fmt: skip
    quality = judge(nothing, [])
    assert quality.grade in "CD"
    assert quality.score >= 0
