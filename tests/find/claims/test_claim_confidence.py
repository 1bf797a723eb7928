"""Confidence: a probability that falls where less speaks for the type."""

from typing import get_args

import pytest

from bipaper.find.claims.confidence import confidence, evidence
from bipaper.model import ClaimType


@pytest.mark.parametrize("type_", get_args(ClaimType))
def test_every_type_has_a_confidence_between_the_certainties(type_):
    assert 0 < confidence(evidence(type_, [], placed=False)) < 1


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ({"others": ["finding"]}, {}),
        ({}, {"placed": True}),
    ],
)
def test_agreement_and_words_raise_confidence(more, less):
    usual = {"type_": "finding", "others": [], "placed": False}
    assert confidence(evidence(**usual | more)) > confidence(evidence(**usual | less))


def test_evidence_counts_support_and_rival_types():
    others = ["finding", "causal", "causal", "measurement"]
    assert evidence("finding", others, placed=True) == pytest.approx(
        {
            "bias": 1,
            "finding": 1,
            "placed": 1,
            "support": 0.6931,
            "rivals": 1.0986,
        },
        abs=1e-4,
    )
