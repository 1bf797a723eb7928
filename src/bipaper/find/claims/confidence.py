"""How sure a claim is: a logistic function of what speaks for and against its type."""

import math
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache

from bipaper.data import read_data
from bipaper.model import ClaimType


def evidence(type_: ClaimType, others: Sequence[ClaimType], *, placed: bool) -> dict[str, float]:
    """What the confidence depends on, by the name of its weight.

    ``others`` are the types of the rules that apply below the one that decided; ``placed`` says
    that the unit's place decided, and neither words nor a mention.
    """
    return {
        "bias": 1.0,
        type_: 1.0,
        "placed": float(placed),
        "support": math.log1p(others.count(type_)),
        "rivals": math.log1p(len({*others} - {type_})),
    }


def confidence(evidence: Mapping[str, float]) -> float:
    """Probability, two decimals, that a claim is one and has the right type.

    The weights, and what they were fitted on, are in confidence.toml.
    """
    weights = _weights()
    score = sum(weights[name] * value for name, value in evidence.items())
    return round(1 / (1 + math.exp(-score)), 2)


@cache
def _weights() -> Mapping[str, float]:
    text = read_data(__name__, "confidence.toml")
    weights: dict[str, float] = tomllib.loads(text)["weights"]
    return weights
