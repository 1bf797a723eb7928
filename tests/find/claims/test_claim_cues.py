"""The data files of the claim finder say what they promise."""

import re
import tomllib
from typing import get_args

import pytest

from bipaper.data import read_data
from bipaper.find.claims.cues import Group, patterns, rules
from bipaper.model import ClaimType, Language

# Signals that mentions and places raise; the head of rules.toml explains them.
FROM_MENTIONS = {"figures", "figures-first", "stated", "counted", "dated", "cited", "cited-early"}
FROM_PLACE = re.compile("in:|after:|same:|fragment$|listed$")


def read(name):
    return tomllib.loads(read_data("bipaper.find.claims.cues", name))


def signals_of_rules():
    """The signals that rules ask for in the unit itself or, by told: and under:, before it."""
    named = {signal for rule in rules() for signal in rule.all | rule.none}
    return {re.sub("^(told|under):", "", signal) for signal in named}


def test_rules_ask_for_signals_that_exist():
    worded = set(patterns("signals", "zh"))
    unknown = {s for s in signals_of_rules() - worded - FROM_MENTIONS if not FROM_PLACE.match(s)}
    assert unknown == set()


def test_every_signal_is_asked_for_by_a_rule():
    assert set(patterns("signals", "zh")) - signals_of_rules() == set()


def test_rules_name_roles_and_types_that_exist():
    roles = {role["name"] for role in read("section_roles.toml")["roles"]} | {"abstract"}
    named = {s.removeprefix("in:") for s in signals_of_rules() if s.startswith("in:")}
    types = {s.partition(":")[2] for s in signals_of_rules() if s.startswith(("after:", "same:"))}
    assert named <= roles
    assert types <= set(get_args(ClaimType))
    assert {rule.type for rule in rules()} == {*get_args(ClaimType), None}


@pytest.mark.parametrize("group", get_args(Group))
@pytest.mark.parametrize("lang", get_args(Language))
def test_no_wording_repeats_without_bound(group, lang):
    unbounded = re.compile(r"(?<!\\)[*+](?![^\[]*\])|\{\d+,\}")
    found = {
        n: m[0] for n, p in patterns(group, lang).items() if (m := unbounded.search(p.pattern))
    }
    assert found == {}
