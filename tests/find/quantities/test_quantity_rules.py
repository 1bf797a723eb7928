"""Each rule of rules.toml finds what its examples mark, and misses it when it is left out."""

import re

import pytest
from leave_out import left_out
from quantity_rows import cut

from bipaper.find.quantities import masks, quantity_rules
from bipaper.find.quantities.scan import find_quantities
from bipaper.rules import Rule, read_rules

FILE = (quantity_rules.__name__, "rules.toml")
MARKED = re.compile(
    r"\[(percent|money|count|rank|ratio|date|duration|measure|number) "
    r"((?:[^\[\]]|\[[^\[\]]*\])+)\]"
)
SHOWN = [
    pytest.param(key, n, rule, example, id=f"{rule.name}-{m}")
    for key in ("rule", "mask")
    for n, rule in enumerate(read_rules(*FILE, Rule, key))
    for m, example in enumerate([rule.example] if isinstance(rule.example, str) else rule.example)
]


def found(text):
    return [(q.kind, q.text, q.rule) for q in find_quantities(cut(text))]


@pytest.fixture(scope="module", autouse=True)
def all_cut():
    for _, _, _, example in (shown.values for shown in SHOWN):
        cut(plainly(example))


def plainly(example):
    return MARKED.sub(lambda match: match[2], example)


@pytest.mark.parametrize(("key", "n", "rule", "example"), SHOWN)
def test_the_examples_of_a_rule_have_what_they_mark_because_of_it(key, n, rule, example):
    text = plainly(example)
    before = found(text)
    assert [(kind, said) for kind, said, _ in before] == MARKED.findall(example)
    assert key == "mask" or rule.name in [name for *_, name in before]
    with left_out(*FILE, key, n):
        after = found(text)
    assert [(kind, said) for kind, said, _ in after] != MARKED.findall(example)


def test_rules_and_masks_have_names_of_their_own():
    names = [rule.name for key in ("rule", "mask") for rule in read_rules(*FILE, Rule, key)]
    assert sorted(set(names)) == sorted(names)
    assert [name for name in names if not re.fullmatch("[a-z]+(-[a-z]+)*", name)] == []


def test_every_mask_that_the_code_has_is_named_in_the_file():
    named = {rule.name for rule in read_rules(*FILE, Rule, "mask")}
    by_function = {
        "markup",
        "word-with-numeral",
        "place-name",
        "hour-of-day",
        "label",
        "english-class",
        "numbered-in-turn",
        "code",
        "find",
        "equation-number",
    }
    assert named - by_function == set(masks._MASKS) | set(masks._RARE)
