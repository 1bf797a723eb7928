"""Fit what it tells of a claim's source that it stands in an abstract, and say how good that is.

    python benchmarks/claims_abstracts.py [--write]

The annotated papers have no passage from an abstract, so benchmarks/claims.py leaves the weights of
"in:abstract", "advice-in-abstract" and "opening" at 0. They are fitted here, all other weights of
facets.toml as they are, on the abstracts of data/claims/fit.toml, and judged on
data/claims/held.toml. --write writes them into facets.toml.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from claim_passages import passages
from claims import write

from bipaper.find.claims import facets
from bipaper.find.claims.decide import decide
from bipaper.find.claims.facets import BIAS, score
from bipaper.parts.claims import ClaimSource

DATA = Path(__file__).parent / "data" / "claims"
PLACE = "in:abstract"
PLACED = (*sorted(facets.PLACED),)
PENALTY = 1.0  # L2, as in benchmarks/claims.py


class Claimed(NamedTuple):
    """A claim found: the signals raised and its source as annotated."""

    signals: frozenset[str]
    source: ClaimSource


def claims_of(half: str) -> Iterator[Claimed]:
    """The claims of one half that are found where they are annotated."""
    for passage in passages(DATA / f"{half}.toml"):
        block, wanted = passage.block, {claim.text: claim.source for claim in passage.claims}
        for decision in decide(block):
            text = block.text[decision.unit.start : decision.unit.end]
            if decision.type and text in wanted:
                yield Claimed(frozenset(decision.signals), wanted[text])


def odds(claim: Claimed, source: ClaimSource) -> float:
    """The score of a source without what the place tells."""
    return score(facets.fitted().source[source], {BIAS, *claim.signals} - {*PLACED})


def placed(claim: Claimed) -> np.ndarray:
    """Which of the signals of the place are raised, as 0 and 1."""
    return np.array([name in claim.signals for name in PLACED], float)


def fitted(claims: list[Claimed]) -> dict[ClaimSource, np.ndarray]:
    """The weights of the place for each source, by Newton's method."""
    x = np.array([placed(claim) for claim in claims])
    weights = {}
    for source in facets.fitted().source:
        told = np.array([odds(claim, source) for claim in claims])
        right = np.array([claim.source == source for claim in claims], float)
        w = np.zeros(len(PLACED))
        for _ in range(25):
            p = 1 / (1 + np.exp(-told - x @ w))
            curvature = x.T @ (x * (p * (1 - p))[:, None]) + PENALTY * np.eye(len(w))
            w -= np.linalg.solve(curvature, x.T @ (p - right) + PENALTY * w)
        weights[source] = np.round(w, 2)
    return weights


def right(claims: list[Claimed], place: dict[ClaimSource, np.ndarray]) -> float:
    """The share of claims whose source is right with such weights of the place."""

    def told(claim: Claimed) -> ClaimSource:
        return max(place, key=lambda source: odds(claim, source) + placed(claim) @ place[source])

    return float(np.mean([told(claim) == claim.source for claim in claims]))


def main() -> None:
    """Print how many sources are right, and write the weights."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--write", action="store_true")
    args = cli.parse_args()
    halves = {half: list(claims_of(half)) for half in ("fit", "held")}
    place = fitted([claim for claim in halves["fit"] if PLACE in claim.signals])
    nothing = dict.fromkeys(place, np.zeros(len(PLACED)))
    for half, claims in halves.items():
        abstracts = [claim for claim in claims if PLACE in claim.signals]
        for what, some in (("abstracts", abstracts), ("all passages", claims)):
            print(f"{half}, {what}: {len(some)} claims, source right", end=" ")
            print(f"{right(some, nothing):.3f} without, {right(some, place):.3f} with {PLACE}")
    print(place)
    if args.write:
        labels = facets.fitted().source
        rows = {name: [place[label][i] for label in labels] for i, name in enumerate(PLACED)}
        write("facets.toml", {"source.weights": rows})


if __name__ == "__main__":
    main()
