"""Confidence: a probability that falls where less speaks for what a claim says."""

import pytest

from bipaper.find.claims.confidence import confidence, evidence
from bipaper.find.claims.facets import Told

TOLD = Told("finding", "own", ("change",), ("moves",), ahead=1.0, least=1.0)


def test_a_confidence_lies_between_the_certainties():
    assert 0 < confidence(evidence(TOLD)) < 1


@pytest.mark.parametrize(
    "less",
    [
        TOLD._replace(ahead=0.1),
        TOLD._replace(least=0.1),
        TOLD._replace(content=("change", "causal")),
        TOLD._replace(type="attributed"),
    ],
)
def test_margins_and_agreement_raise_confidence(less: Told) -> None:
    assert confidence(evidence(TOLD)) > confidence(evidence(less))


def test_evidence_counts_margins_and_a_type_that_contradicts_the_source():
    assert evidence(TOLD._replace(type="causal")) == {
        "bias": 1,
        "ahead": 1,
        "least": 1,
        "several": 0,
        "silent": 0,
        "contrary": 1,
    }


def test_a_number_is_anybodys():
    assert evidence(TOLD._replace(type="measurement"))["contrary"] == 0
