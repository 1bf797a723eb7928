"""Confidence: a probability that falls where less speaks for what a claim says."""

import pytest

from bipaper.find.claims.confidence import confidence, evidence
from bipaper.find.claims.facets import Told

TOLD = Told("own", ("change",), ("moves",), ahead=1.0, least=1.0)


def test_a_confidence_lies_between_the_certainties():
    assert 0 < confidence(evidence(TOLD, "finding", [])) < 1


@pytest.mark.parametrize(
    "less",
    [
        {"told": TOLD._replace(ahead=0.1)},
        {"told": TOLD._replace(least=0.1)},
        {"told": TOLD._replace(content=("change", "causal"))},
        {"others": []},
    ],
)
def test_margins_and_agreement_raise_confidence(less):
    usual = {"told": TOLD, "type_": "finding", "others": ["finding"]}
    assert confidence(evidence(**usual)) > confidence(evidence(**usual | less))


def test_evidence_counts_margins_and_support():
    others = ["finding", "causal", "causal", "measurement"]
    assert evidence(TOLD, "finding", others) == pytest.approx(
        {
            "bias": 1,
            "ahead": 1,
            "least": 1,
            "several": 0,
            "silent": 0,
            "support": 0.6931,
        },
        abs=1e-4,
    )
