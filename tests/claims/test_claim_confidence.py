"""Confidence: a probability that falls where less speaks for the type."""

from typing import get_args

import pytest

from bipaper.claims.confidence import confidence, evidence
from bipaper.model import ClaimType


@pytest.mark.parametrize("type_", get_args(ClaimType))
def test_every_type_has_a_confidence_between_the_certainties(type_):
    assert 0 < confidence(evidence(type_, [], placed=False)) < 1


def test_rules_that_say_the_same_raise_confidence_and_a_mere_place_lowers_it():
    alone = confidence(evidence("finding", [], placed=False))
    assert confidence(evidence("finding", ["finding"], placed=False)) > alone
    assert confidence(evidence("finding", [], placed=True)) < alone


def test_evidence_counts_support_and_rival_types():
    others = ["finding", "causal", "causal", "measurement"]
    assert evidence("finding", others, placed=True) == pytest.approx(
        {"bias": 1, "finding": 1, "placed": 1, "support": 0.6931, "rivals": 1.0986}, abs=1e-4
    )
