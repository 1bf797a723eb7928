"""The data files of the claim finder say what they promise."""

import re
from typing import get_args

import pytest

from bipaper.find.claims import facets
from bipaper.find.claims.cues import compiled, cue, rules, signals
from bipaper.parts.bilingual import Language
from bipaper.parts.claims import ClaimType
from bipaper.rules import read_lists

# Signals that mentions and places raise; the head of rules.toml explains them.
FROM_MENTIONS = {
    *("figures", "figures-first", "stated", "counted", "dated", "cited", "cited-early"),
    *("person", "marked"),
}
FROM_PLACE = re.compile(
    "in:|after:|same:|said:|word:|fragment$|listed$|advice-in-abstract$|opening$"
)
# Lists that no rule names; signals.py, modality.py and frame.py do.
READ_BY_CODE = {
    *("part", "states", "totals", "hedge", "concession", "negation"),
    *("change", "level", "leading", "trailing"),
}


def lists(name):
    return read_lists("bipaper.find.claims.cues", name)


def signals_of_rules():
    """The signals that rules and facets ask for in the unit itself or, by told:, under:,
    before: and behind:, in another."""
    named = {signal for rule in rules() for signal in (*rule.all, *rule.none)} | facets.asked()
    return {re.sub("^(told|under|before|behind):", "", signal) for signal in named}


def test_rules_ask_for_signals_that_exist():
    worded = set(lists("cues_zh.toml"))
    unknown = {s for s in signals_of_rules() - worded - FROM_MENTIONS if not FROM_PLACE.match(s)}
    assert unknown == set()


@pytest.mark.parametrize("lang", get_args(Language))
def test_every_list_is_a_signal_that_a_rule_asks_for_or_is_read_by_the_code(lang):
    assert set(lists(f"cues_{lang}.toml")) == set(signals(lang)) | READ_BY_CODE
    assert set(signals(lang)) <= signals_of_rules() | {"year-mark"}


def test_both_languages_have_the_same_lists():
    assert set(lists("cues_zh.toml")) == set(lists("cues_en.toml"))


def test_rules_name_roles_and_types_that_exist():
    roles = {*lists("section_roles.toml"), "abstract", "none"}
    named = {s.removeprefix("in:") for s in signals_of_rules() if s.startswith("in:")}
    types = {s.partition(":")[2] for s in signals_of_rules() if s.startswith(("after:", "same:"))}
    assert named <= roles
    assert types <= set(get_args(ClaimType))
    assert {rule.type for rule in rules()} == {*get_args(ClaimType), "none"}


@pytest.mark.parametrize("lang", get_args(Language))
def test_no_wording_repeats_without_bound(lang):
    unbounded = re.compile(r"(?<!\\)[*+](?![^\[]*\])|\{\d+,\}")
    found = {
        (name, m[0])
        for name in lists(f"cues_{lang}.toml")
        for pattern in cue(name, lang)
        if pattern and (m := unbounded.search(pattern.pattern))
    }
    assert found == set()


@pytest.mark.parametrize(
    "opening",
    [
        "首先，",
        "其次，",
        "再次，",
        "最后，",
        "同时，",
        "此外，",
        "另外，",
        "然而，",
        "但",
        "但是，",
        "而",
        "因此，",
        "鉴于此，",
        "在此基础上，",
        "其中，",
        "例如，",
        "比如，",
        "随后，",
        "其二，",
        "第三，",
        "(1)",
        "（2）",
        "3.",
        "4．",
        "一是",
        "二、",
    ],
)
def test_a_wording_that_opens_a_unit_may_stand_behind_a_connective(opening):
    assert compiled(["^河水变浑"], "zh").match(f"{opening}河水变浑。")


@pytest.mark.parametrize(
    "opening",
    [
        *("First, ", "Secondly, ", "Third, ", "Finally, ", "Then ", "Moreover, ", "However, "),
        *("In addition, ", "Therefore, "),
    ],
)
def test_an_english_wording_that_opens_a_unit_may_stand_behind_a_connective(opening):
    assert compiled(["^the water"], "en").match(f"{opening}the water is clear.")
