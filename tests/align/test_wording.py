import pytest
from leave_out import entries, with_and_without

from bipaper.align import wording
from bipaper.align.wording import (
    contradicts,
    exchanges_a_word,
    least_shared,
    names_another_thing,
)

DATA = "opposites.toml"
ENTRIES = entries(wording.__name__, DATA)
AGAINST = {
    "denying": "封桥减轻晃动。",
    "more": "桥上的车流减一成。",
    "less": "桥上的车流增一成。",
}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.name}: {entry.word}")
def test_a_word_turns_a_statement_round(entry):
    def turned(example):
        wording._pattern.cache_clear()
        return contradicts(example, AGAINST[entry.name])

    assert with_and_without(wording.__name__, DATA, entry, turned) == (True, False)
    wording._pattern.cache_clear()


@pytest.mark.parametrize(
    ("passage", "other", "does"),
    [
        ("夜间的车流增加了一成。", "夜间的车流减少了一成。", True),
        ("夜间的车流增加了一成。", "夜间的车流提高了一成。", False),
        ("夜间的车流高于白天。", "白天的车流高于夜间。", True),
        ("夜间的车流高于白天。", "白天的车流低于夜间。", False),
        ("封桥没有减轻晃动。", "封桥减轻了晃动，但没有减少车流。", True),
        ("在夜间，封桥没有减轻晃动。", "封桥没有减轻晃动。", False),
        ("染料来自苏木，而不是茜草。", "染料来自茜草，而不是苏木。", True),
        ("夜间的车流增加12%。", "夜间的车流增加40%，晃动减轻12%。", True),
        ("夜间的车流增加40%。", "夜间的车流增加40%，晃动减轻12%。", False),
        ("夜间的车流增加12%。", "夜间的车流增加，晃动减轻12%。", False),
        ("問卷沒有收回。", "问卷没有收回。", False),
        ("水位上涨。", "问卷没有收回。", False),
        ("水位上涨。", "。", False),
        ("", "问卷没有收回。", False),
    ],
)
def test_what_turns_round_contradicts(passage, other, does):
    assert contradicts(passage, other) is does


@pytest.mark.parametrize(
    ("passage", "other", "share"),
    [
        ("封桥减轻了晃动。", "封桥减轻了晃动。", 1.0),
        ("封橋減輕了晃動。", "封桥减轻了晃动。", 1.0),
        ("封桥减轻了晃动，钟楼重漆。", "封桥减轻了晃动。", 0.0),
        ("由表3可知，封桥减轻了晃动。", "封桥减轻了晃动。", 1.0),
        ("钟楼", "封桥减轻了晃动。", 0.0),
        ("F1值为0.91。", "F1值为0.92。", 4 / 5),
        ("", "封桥减轻了晃动。", 0.0),
    ],
)
def test_the_clause_that_shares_least_counts(passage, other, share):
    assert least_shared(passage, other) == share


@pytest.mark.parametrize(
    ("passage", "other", "another"),
    [
        ("该变星的亮度没有变化。", "该变星的周期没有变化。", True),
        ("桥塔底部的弯矩减小。", "桥塔顶部的位移减小。", True),
        ("该变星的周期没有变化。", "该变星的周期没有变化。", False),
        ("该变星的週期没有变化。", "该变星的周期没有变化。", False),
        ("结果表明，该变星的周期没有变化。", "该变星的周期没有变化。", False),
        ("该变星的亮度增大后，颜色没有变化。", "该变星的周期增大后，颜色没有变化。", True),
        ("该变星的时期没有变化。", "该变星的周期没有变化。", False),
        ("该变星没有改变。", "该变星没有变化。", False),
    ],
    ids=["thing", "place", "same", "traditional", "opening", "condition", "synonym", "verb"],
)
def test_another_thing_is_named_by_neither_language(passage, other, another):
    assert names_another_thing(passage, other, "The period of the star has not changed.") is another


@pytest.mark.parametrize(
    ("passage", "other", "en", "does"),
    [
        (
            "早班渡船撞上了码头。",
            "早班渡船靠上了码头。",
            "The early ferry reached the pier.",
            False,
        ),
        ("早班渡船离开了码头。", "早班渡船抵达了码头。", "The early ferry reached the pier.", True),
        (
            "早班渡船到达了码头。",
            "早班渡船抵达了码头。",
            "The early ferry reached the pier.",
            False,
        ),
        ("白天渡船抵达了码头。", "夜间渡船抵达了码头。", "The night ferry reached the pier.", True),
        ("渡船开往上游。", "渡船开往下游。", "The ferry went downstream.", True),
        ("渡船开往上游。", "渡船开往下游。", "The ferry went down the river.", True),
        ("桥的纵梁裂了。", "桥的横梁裂了。", "The beam of the bridge cracked.", True),
        ("晚熟的梨到了。", "早熟的梨到了。", "The early pears have come.", True),
        ("晚熟的梨到了。", "早熟的梨到了。", "Early and late pears have come.", False),
        ("小舟靠上了码头。", "小船靠上了码头。", "A small boat reached the pier.", False),
        ("船靠上了码头。", "小船靠上了码头。", "A small boat reached the pier.", False),
        ("渡船使人安静。", "渡船能够使人安静。", "Ferries calm people.", False),
        ("渡船的鐘響了。", "渡船的笛响了。", "The ferry's whistle blew.", True),
        ("", "渡船的笛响了。", "The ferry's whistle blew.", False),
    ],
)
def test_a_word_in_the_place_of_another(passage, other, en, does):
    assert exchanges_a_word(passage, other, en) is does
