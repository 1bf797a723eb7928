"""Fit the weights of quality.toml and say how true the scores are that they give.

    python benchmarks/quality.py RESULTS GOLD

RESULTS and GOLD are the folders that `bipaper score` compares. What a paper's overall falls
short of 1 by is told from what the signs do, by a ridge regression: weights are at least 0, and
those that the papers say little of stay near PRIOR. Prints the weights as TOML, and each paper's
score by weights that were fitted on all others, with their rank correlation.
"""

import argparse
from pathlib import Path
from statistics import mean
from typing import NamedTuple

import numpy as np

from bipaper.evaluate.compare import compare
from bipaper.model import decode
from bipaper.quality.score import grade
from bipaper.quality.signs import SIGNS

PENALTY = 10.0  # on squared distance from PRIOR: ten wholly unsound papers outweigh it
ROUNDS = 2000  # of coordinate descent

# What we would say without any papers: text that is not what is printed, or in the wrong
# order, is worst; then a document that is no paper, and parts that are missing or not whole.
PRIOR = {
    "characters": 0.5,
    "ocr": 0.05,
    "healed": 0.05,
    "words": 0.5,
    "unplaced": 0.5,
    "overlaps": 0.5,
    "order": 0.5,
    "paragraphs": 0.3,
    "kind": 0.3,
    "parts": 0.2,
    "titles": 0.2,
    "authors": 0.2,
    "keywords": 0.15,
    "abstracts": 0.2,
    "headings": 0.3,
    "references": 0.2,
    "citations": 0.1,
    "captions": 0.1,
}


class Sample(NamedTuple):
    """A paper: the unsound share of each sign, in the order of SIGNS, and its overall."""

    paper: str
    unsound: list[float]
    overall: float


def samples(results: Path, gold: Path) -> list[Sample]:
    """The papers that have gold."""
    found = []
    for paper in compare(results, gold).papers:
        (path,) = results.rglob(f"{paper.id}.json")
        shares = {sign.name: sign.share for sign in decode(path.read_bytes()).quality.signs}
        unsound = [1 - shares.get(name, 1) for name in SIGNS]
        found.append(Sample(paper.id, unsound, paper.overall or 0.0))
    return found


def fit(papers: list[Sample]) -> np.ndarray:
    """Weights by coordinate descent, none below 0."""
    x = np.array([paper.unsound for paper in papers])
    y = np.array([1 - paper.overall for paper in papers])
    prior = np.array([PRIOR[name] for name in SIGNS])
    left = x.T @ x + PENALTY * np.eye(len(prior))
    right = x.T @ y + PENALTY * prior
    weights = prior.copy()
    for _ in range(ROUNDS):
        for i in range(len(weights)):
            weights[i] = max(0.0, weights[i] + (right[i] - left[i] @ weights) / left[i, i])
    return weights


def score(weights: np.ndarray, paper: Sample) -> float:
    """A paper's score by some weights."""
    return max(0.0, 1 - float(weights @ paper.unsound))


def ranks(values: list[float]) -> np.ndarray:
    """The rank of each value, equal ones sharing theirs."""
    below = [(sum(v < own for v in values), sum(v <= own for v in values)) for own in values]
    return np.array([mean(pair) for pair in below])


def spearman(one: list[float], other: list[float]) -> float:
    """Rank correlation."""
    return float(np.corrcoef(ranks(one), ranks(other))[0, 1])


def main() -> None:
    """Print weights, what they are worth, and each paper."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("results", type=Path)
    cli.add_argument("gold", type=Path)
    args = cli.parse_args()
    papers = samples(args.results, args.gold)
    weights = fit(papers)
    print("[weights]")
    for name, weight in zip(SIGNS, weights, strict=True):
        print(f"{name} = {weight:.2f}")
    fitted = [score(weights, paper) for paper in papers]
    held_out = [score(fit([p for p in papers if p != paper]), paper) for paper in papers]
    overall = [paper.overall for paper in papers]
    prior = [score(np.array([PRIOR[name] for name in SIGNS]), paper) for paper in papers]
    print(f"\n{len(papers)} papers; rank correlation with the overall:")
    print(f"  {spearman(held_out, overall):.2f} leaving each paper out")
    print(f"  {spearman(fitted, overall):.2f} fitted on all, {spearman(prior, overall):.2f} prior")
    print("\noverall  left out  fitted")
    rows = zip(papers, held_out, fitted, strict=True)
    for paper, out, own in sorted(rows, key=lambda row: row[0].overall):
        given = " ".join(f"{value:7.3f} {grade(value)}" for value in (out, own))
        print(f"{paper.overall:7.3f} {given}  {paper.paper}")


if __name__ == "__main__":
    main()
