"""Fit the weights of confidence.toml and say how well they are calibrated.

    python benchmarks/claim_confidence.py RESULTS GOLD

RESULTS holds the documents bipaper made (ID.json), GOLD passages annotated by hand (ID.json with
"passages": [{"text", "claims": [{"text", "type"}]}]). Claims are found anew in the documents'
blocks; one is right when an annotated claim of its type holds or lies in its text. Prints the
weights as TOML, fitted on everything, and the calibration of weights fitted on all papers but
the one judged (Brier score; the share that is right per band of confidence).
"""

import argparse
import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, get_args

import numpy as np
from spacy.language import Language

from bipaper.find.claims.block import ClaimBlock
from bipaper.find.claims.decide import decide
from bipaper.model import ClaimType, Document, Paragraph, decode
from bipaper.nlp import pipeline
from bipaper.nlp.view import view_of

NAMES = ("bias", "placed", "support", "rivals", *get_args(ClaimType))
PENALTY = 1.0  # L2, on every weight but the bias
BANDS = (0.0, 0.5, 0.7, 0.85, 1.01)


class Sample(NamedTuple):
    """A claim found: the paper it is from, its evidence in the order of NAMES, whether right."""

    paper: str
    evidence: list[float]
    right: bool


def plain(text: str) -> str:
    """``text`` without white space and differences of width and case."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()


def samples(results: Path, gold: Path) -> Iterator[Sample]:
    """The claims found in the annotated passages of all papers."""
    for path in sorted(results.rglob("*.json")):
        if (gold / path.name).exists():
            passages = json.loads((gold / path.name).read_text(encoding="utf-8"))["passages"]
            document = decode(path.read_bytes())
            for paragraph in document.paragraphs:
                for passage in passages:
                    yield from judged(document, paragraph, passage)


def judged(document: Document, paragraph: Paragraph, passage: dict) -> Iterator[Sample]:
    """The claims of ``paragraph`` that lie in ``passage``."""
    wanted = plain(passage["text"])
    if plain(paragraph.text) not in wanted and wanted not in plain(paragraph.text):
        return
    block = claim_block(document, paragraph)
    for decision in decide(block):
        found = plain(block.text[decision.unit.start : decision.unit.end])
        if decision.type and found in wanted:
            evidence = decision.evidence(decision.type)
            claims = [(plain(c["text"]), c["type"]) for c in passage["claims"]]
            right = any((t in found or found in t) and k == decision.type for t, k in claims)
            yield Sample(document.id, [evidence.get(n, 0.0) for n in NAMES], right)


@cache
def chinese() -> Language:
    """The pipeline that cuts Chinese into words."""
    return pipeline.load("zh")


def claim_block(document: Document, paragraph: Paragraph) -> ClaimBlock:
    """``paragraph`` as the claim finder wants it."""
    sections = {section.id: section for section in document.sections}
    titles, at = [], paragraph.section
    while at:
        titles.append(sections[at].title)
        at = sections[at].parent
    return ClaimBlock(
        view=view_of(chinese().make_doc(paragraph.text), paragraph.id),
        sentences=[(s.start, s.end) for s in paragraph.sentences],
        section=paragraph.section,
        section_title=" / ".join(reversed(titles)),
        quantities=[q for q in document.quantities if q.block == paragraph.id],
        entities=[e for e in document.entities if e.block == paragraph.id],
        citations=[c for c in document.citations if c.block == paragraph.id],
    )


def fit(found: list[Sample]) -> np.ndarray:
    """Weights of a logistic regression with an L2 penalty, by Newton's method."""
    x = np.array([sample.evidence for sample in found])
    y = np.array([sample.right for sample in found], dtype=float)
    penalty = np.diag([0.0] + [PENALTY] * (len(NAMES) - 1))
    weights = np.zeros(len(NAMES))
    for _ in range(50):
        p = predict(weights, x)
        gradient = x.T @ (p - y) + penalty @ weights
        hessian = x.T @ (x * (p * (1 - p))[:, None]) + penalty
        weights -= np.linalg.solve(hessian, gradient)
    return weights


def predict(weights: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Probabilities of being right."""
    return 1 / (1 + np.exp(-x @ weights))


def held_out(found: list[Sample]) -> np.ndarray:
    """For each sample the probability by weights fitted without its paper."""
    fitted = {p: fit([s for s in found if s.paper != p]) for p in {s.paper for s in found}}
    return np.array([predict(fitted[s.paper], np.array(s.evidence)) for s in found])


def main() -> None:
    """Print weights and calibration."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("results", type=Path)
    cli.add_argument("gold", type=Path)
    args = cli.parse_args()
    report(list(samples(args.results, args.gold)))


def report(found: list[Sample]) -> None:
    """Print the weights fitted on ``found``, then the calibration on papers left out."""
    right = np.array([s.right for s in found], dtype=float)
    print("[weights]")
    for name, weight in zip(NAMES, fit(found), strict=True):
        print(f"{name} = {weight:.2f}")
    p = held_out(found)
    print(f"\n{len(found)} claims, {right.mean():.3f} right; papers left out in turn:")
    print(f"Brier score {np.mean((p - right) ** 2):.3f}, of the mean {right.var():.3f}")
    for low, high in pairwise(BANDS):
        band = (low <= p) & (p < high)
        share = f"{right[band].mean():.2f} right" if band.any() else "-"
        print(f"{low:.2f}-{min(high, 1):.2f}: {band.sum():4d} claims, {share}")


if __name__ == "__main__":
    main()
