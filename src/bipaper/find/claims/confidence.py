"""How sure a claim is: a logistic function of what speaks for and against it."""

import math
import tomllib
from collections.abc import Mapping
from functools import cache

from bipaper.data import read_data
from bipaper.find.claims.facets import Told
from bipaper.parts.claims import ClaimSource, ClaimType

# Whose statements claims of a type are, where that is always the same.
_SOURCES: Mapping[ClaimType, ClaimSource] = {
    "finding": "own",
    "contribution": "own",
    "attributed": "cited",
    "definition": "stated",
    "causal": "stated",
    "recommendation": "stated",
}


def evidence(told: Told) -> dict[str, float]:
    """What the confidence depends on, by the name of its weight."""
    return {
        "bias": 1.0,
        "ahead": told.ahead,
        "least": told.least,
        "several": float(len(told.content) > 1),
        "silent": float(not told.content),
        "contrary": float(_SOURCES.get(told.type, told.source) != told.source),
    }


def confidence(evidence: Mapping[str, float]) -> float:
    """Probability, two decimals, that nothing a claim says is wrong.

    It is one, its source is right, and so is all content told (some may be missing). The weights,
    and what they were fitted on, are in confidence.toml.
    """
    weights = _weights()
    score = sum(weights[name] * value for name, value in evidence.items())
    return round(1 / (1 + math.exp(-score)), 2)


@cache
def _weights() -> Mapping[str, float]:
    text = read_data(__name__, "confidence.toml")
    weights: dict[str, float] = tomllib.loads(text)["weights"]
    return weights
