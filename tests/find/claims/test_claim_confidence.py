"""Confidence: a probability that falls where less speaks for what a claim says."""

import pytest

from bipaper.find.claims.confidence import confidence, evidence
from bipaper.find.claims.facets import Told

TOLD = Told("own", ("change",), ("moves",), ahead=1.0, least=1.0)


def test_a_confidence_lies_between_the_certainties():
    assert 0 < confidence(evidence(TOLD, "finding")) < 1


@pytest.mark.parametrize(
    "less",
    [
        {"told": TOLD._replace(ahead=0.1)},
        {"told": TOLD._replace(least=0.1)},
        {"told": TOLD._replace(content=("change", "causal"))},
        {"type_": "attributed"},
    ],
)
def test_margins_and_agreement_raise_confidence(less):
    usual = {"told": TOLD, "type_": "finding"}
    assert confidence(evidence(**usual)) > confidence(evidence(**usual | less))


def test_evidence_counts_margins_and_a_type_that_contradicts_the_source():
    assert evidence(TOLD, "causal") == {
        "bias": 1,
        "ahead": 1,
        "least": 1,
        "several": 0,
        "silent": 0,
        "contrary": 1,
    }


def test_a_number_is_anybodys():
    assert evidence(TOLD, "measurement")["contrary"] == 0
