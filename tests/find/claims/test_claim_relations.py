"""What causes what, and what is compared with what: each rule has an example that needs it."""

import pytest
from alternatives import Alternative, put, shown
from examples import block_of
from leave_out import left_out, restated

from bipaper.find.claims.block import units
from bipaper.find.claims.relations import Relation, _compiled, find_relations
from bipaper.rules import read_rules

MODULE = "bipaper.find.claims.relations"
RULES = list(enumerate(read_rules(MODULE, "relations.toml", Relation)))
PARTS = {"causal": ("cause", "effect"), "comparison": ("compared", "against")}


def relations(text: str, rule: Relation) -> dict[str, str]:
    block = block_of(text)
    unit = next(units(block))
    return find_relations(block, unit, (rule.content,))


@pytest.mark.parametrize(("place", "rule"), RULES, ids=lambda x: str(getattr(x, "name", x)))
def test_a_rule_tells_the_parts_of_its_example_and_nothing_does_without_it(
    place: int, rule: Relation
) -> None:
    text, *parts = str(rule.example).split("→")
    wanted = dict(zip(PARTS[rule.content], parts, strict=True))
    assert relations(text, rule) == wanted
    with left_out(MODULE, "relations.toml", "rule", place):
        assert relations(text, rule) != wanted


def alternatives() -> list[tuple[int, Alternative, list[str]]]:
    """The place of each rule with an alternative of its pattern, and texts that show it."""

    def put_in(alternative: Alternative, text: str) -> str | None:
        return put(alternative.text, text, _compiled(alternative.asked).search(text))

    return [
        (place, alternative, [*made, *texts])
        for place, rule in RULES
        for texts in [[str(rule.example).split("→")[0], *rule.unlike]]
        for alternative, made in shown(rule.pattern, texts, put_in)
    ]


@pytest.mark.parametrize(
    ("place", "alternative", "texts"), alternatives(), ids=lambda x: getattr(x, "text", "")
)
def test_without_an_alternative_a_text_that_shows_it_tells_otherwise(
    place: int, alternative: Alternative, texts: list[str]
) -> None:
    rule = RULES[place][1]
    before = [relations(text, rule) for text in texts]
    with restated(MODULE, "relations.toml", place, pattern=alternative.without):
        assert [relations(text, rule) for text in texts] != before


def test_parts_are_told_only_of_content_that_is_told() -> None:
    block = block_of("大货车的重量导致桥面晃动。")
    assert find_relations(block, next(units(block)), ("measurement",)) == {}


def test_connectives_are_no_part_of_a_cause() -> None:
    block = block_of("其中，结果表明大货车的重量导致桥面晃动。")
    found = find_relations(block, next(units(block)), ("causal",))
    assert found == {"cause": "大货车的重量", "effect": "桥面晃动"}


@pytest.mark.parametrize(
    "text", ["每座茶厂的补助由5万元提高到8万元。", "候车时间提高12%。", "候车时间远高于20分钟。"]
)
def test_a_change_by_a_number_and_a_bound_relate_nothing(text: str) -> None:
    block = block_of(text)
    assert find_relations(block, next(units(block)), ("causal", "comparison")) == {}


ADVERBS = [
    *("显著", "明显", "进一步", "均", "都", "也", "虽", "仍", "仅", "更", "远"),
    *("能够", "能", "可以", "可", "会", "将", "有效", "虽也可能"),  # at most three
]


@pytest.mark.parametrize("adverb", ADVERBS)
def test_what_stands_before_a_verb_is_no_part_of_a_cause(adverb: str) -> None:
    block = block_of(f"大货车的重量{adverb}导致桥面晃动。")
    found = find_relations(block, next(units(block)), ("causal",))
    assert found == {"cause": "大货车的重量", "effect": "桥面晃动"}


@pytest.mark.parametrize("end", "是的来去而并以和与在将于未不没无")
def test_no_effect_ends_with_a_word_that_goes_on(end: str) -> None:
    block = block_of(f"大货车的重量导致桥面{end}。")
    assert find_relations(block, next(units(block)), ("causal",)) == {}
