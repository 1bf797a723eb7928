"""The weights of evidence for beads (bipaper/align/weights.py): how they are fitted.

    python benchmarks/align_weights.py [--gold FOLDER] [--left-out]

A conditional random field over whole alignments (Lafferty, McCallum and Pereira 2001) of the open
texts in data/ and of the abstracts of a folder of annotated papers, if one is given. Prints the
weights and the strict F1 (bead_score.py) of each kind of text; with --left-out, that of texts which
the weights, those of an eighth at a time, were fitted without.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import msgspec
import numpy as np
from align import DATA, Sample, alone, bipaper, joined, read_beads
from bead_score import Counts, Indices, count, total
from numpy.typing import NDArray

from bipaper.align import path, weights
from bipaper.align.clauses import cut_cosines, one_and_several
from bipaper.align.corridor import find_corridor
from bipaper.align.encoder import load
from bipaper.align.evidence import Bead, Evidence, gather, on_own_scale
from bipaper.align.features import SHAPES, bead_features, cut_features
from bipaper.align.path import beads_in_doubt, score_beads, search
from bipaper.evaluate.gold import Gold

NAMES = tuple(weights.WEIGHTS)
# Few texts were cut between speech and tag, so this is not fitted: 2 was best of a few with all
# open texts cut there.
HELD = np.array([name == "tag" for name in NAMES])
PAPERS = 3.0  # what an abstract of a paper counts for, as there are few and they are short
L2 = 0.02
FOLDS = 8
NEAR = 8.0  # log-odds below the best path
STEPS, ENOUGH = 60, 1e-3  # at most so many, and until the loss falls by less

Array = NDArray[np.float64]


class Text(NamedTuple):
    """A text to fit to: ``features[:, shape, i, j]`` of each bead, where ``possible``; and those
    beads that are right, by shape, i and j."""

    kind: str
    sample: Sample
    features: Array
    possible: NDArray[np.bool_]
    right: list[tuple[int, int, int]]
    counts: float


def texts(gold: Path | None) -> Iterator[Text]:
    """All texts, in order of their kinds."""
    registers = sorted(f"registers/{file.name}" for file in DATA.glob("registers/*_open.txt"))
    for name in ("prose.txt", *registers):
        kind = Path(name).stem.removesuffix("_open")
        for passage in read_beads(name):
            yield _text(kind, joined(passage), 1.0)
    for file in sorted(gold.glob("*.json")) if gold else []:
        paper = msgspec.json.decode(file.read_bytes(), type=Gold)
        if paper.abstract_alignment:
            yield _text("papers", _abstract(paper), PAPERS)


def _abstract(paper: Gold) -> Sample:
    beads: set[Indices] = set()
    for bead in paper.abstract_alignment:
        zh, en = tuple(bead.zh), tuple(bead.en)
        beads |= {(zh, en)} if zh and en else alone(zh, en)
    return Sample(paper.abstract_zh_sentences, paper.abstract_en_sentences, beads)


def _text(kind: str, sample: Sample, counts: float) -> Text:
    evidence = gather(sample.zh, sample.en, load())
    _, pairs = find_corridor(evidence.zh.sentences, evidence.en.sentences)
    evidence = on_own_scale(evidence, pairs)
    rows, columns = range(len(sample.zh) + 1), range(len(sample.en) + 1)
    features = np.zeros((len(NAMES), len(SHAPES), len(rows), len(columns)))
    for n, its in enumerate(bead_features(evidence, rows, columns)):
        for name, value in its.items():
            features[NAMES.index(name), n] = value
    for (i, j, a, b), its in _cuts(sample, evidence):
        for name, value in its.items():
            features[NAMES.index(name), SHAPES.index((a, b)), i, j] = value
    ends = np.arange(len(rows))[:, None], np.arange(len(columns))
    possible = np.array([(ends[0] >= a) & (ends[1] >= b) for a, b in SHAPES])
    beads = [((len(zh), len(en)), zh[-1] + 1, en[-1] + 1) for zh, en in sample.gold if zh and en]
    right = [(SHAPES.index(shape), i, j) for shape, i, j in beads if shape in SHAPES]
    return Text(kind, sample, features, possible, right, counts)


def _cuts(sample: Sample, evidence: Evidence) -> Iterator[tuple[Bead, dict[str, float]]]:
    """The features of cuts, of each bead of one sentence and several on a path not much worse
    than the best by the weights of today."""
    corridor, _ = find_corridor(evidence.zh.sentences, evidence.en.sentences)
    scores = score_beads(evidence, corridor)
    with patch.object(path, "_DOUBT", NEAR):
        near = beads_in_doubt(scores, search(scores, corridor), corridor)
    beads = [bead for bead in near if one_and_several(bead)]
    if beads:
        for bead, cosine in zip(
            beads, cut_cosines(beads, evidence, sample.zh, sample.en, load()), strict=True
        ):
            yield bead, cut_features(evidence, cosine)


def fitted(given: Sequence[Text]) -> Array:
    """The likeliest weights, by Newton's method with the Fisher information of the texts
    (Berndt, Hall, Hall and Hausman 1974), from those of today on."""
    start = np.array([*weights.WEIGHTS.values()])
    values, loss, slopes = start, *_loss(given, start, start)
    for _ in range(STEPS):
        gradient = slopes.sum(axis=0)
        step = np.linalg.solve(slopes.T @ slopes + L2 * np.eye(len(start)), gradient)
        for size in (1.0, 0.5, 0.25, 0.1, 0.02):
            better, its_slopes = _loss(given, values - size * step, start)
            if better < loss:
                break
        else:
            break
        gain, values = loss - better, values - size * step
        loss, slopes = better, its_slopes
        if gain < ENOUGH:
            break
    return values


def _loss(given: Sequence[Text], values: Array, start: Array) -> tuple[float, Array]:
    """Minus the log likelihood of what is right, and its slope in each text: [text, weight]."""
    change = values - start
    loss, slopes = L2 * float(change @ change) / 2, np.zeros((len(given), len(values)))
    for slope, text in zip(slopes, given, strict=True):
        scores = _scores(text, values)
        likeliest, chances = _chances(scores)
        right = [text.features[:, n, i, j] for n, i, j in text.right]
        loss += text.counts * (likeliest - sum(float(values @ one) for one in right))
        expected = np.tensordot(text.features, chances, 3)
        slope[:] = text.counts * (expected - sum(right)) + L2 * change / len(given)
        slope[HELD] = 0.0
    return loss, slopes


def _scores(text: Text, values: Array) -> Array:
    return np.where(text.possible, np.tensordot(values, text.features, 1), -np.inf)


def _chances(scores: Array) -> tuple[float, Array]:
    """The log of the sum over all paths, and the chance of each bead to be on one."""
    rows, columns = scores.shape[1:]
    before, after = np.full((2, rows, columns), -np.inf)
    before[0, 0] = after[-1, -1] = 0.0
    fitting = [(n, a, b) for n, (a, b) in enumerate(SHAPES) if a < rows and b < columns]
    for i in range(rows):
        if i:
            before[i] = before[i - 1]
        for n, a, b in (shape for shape in fitting if shape[1] <= i):
            reached = before[i - a, :-b] + scores[n, i, b:]
            before[i, b:] = np.logaddexp(before[i, b:], reached)
        before[i] = np.logaddexp.accumulate(before[i])
    for i in reversed(range(rows)):
        if i + 1 < rows:
            after[i] = after[i + 1]
        for n, a, b in (shape for shape in fitting if i + shape[1] < rows):
            reached = after[i + a, b:] + scores[n, i + a, b:]
            after[i, :-b] = np.logaddexp(after[i, :-b], reached)
        after[i] = np.logaddexp.accumulate(after[i][::-1])[::-1]
    chances = np.zeros_like(scores)
    for n, a, b in fitting:
        through = before[:-a, :-b] + scores[n, a:, b:] + after[a:, b:]
        chances[n, a:, b:] = np.exp(through - before[-1, -1])
    return float(before[-1, -1]), chances


def f1(given: Iterable[Text], values: Array) -> dict[str, list[Counts]]:
    """The counts of each text of each kind, aligned with these weights."""
    found = defaultdict(list)
    with patch.object(weights, "WEIGHTS", dict(zip(NAMES, values.tolist(), strict=True))):
        for text in given:
            found[text.kind].append(count(bipaper(*text.sample[:2]), text.sample.gold))
    return found


def report(label: str, found: dict[str, list[Counts]]) -> None:
    """Print the strict F1 of each kind of text, and their mean."""
    scores = {kind: total(counts).f1 for kind, counts in sorted(found.items())}
    print(label, *(f"{kind} {score:.3f}" for kind, score in scores.items()), sep="\n  ")
    print(f"  mean {sum(scores.values()) / len(scores):.4f}", flush=True)


def main() -> None:
    """Fit, and print the weights and scores."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--left-out", action="store_true")
    chosen = parser.parse_args()
    given = [*texts(chosen.gold)]
    values = fitted(given)
    print(*(f"{name} {value:.2f}" for name, value in zip(NAMES, values, strict=True)), sep="\n")
    report("fitted to all", f1(given, values))
    if chosen.left_out:
        found = defaultdict(list)
        for n in range(FOLDS):
            rest = fitted([text for k, text in enumerate(given) if k % FOLDS != n])
            for kind, counts in f1(given[n::FOLDS], rest).items():
                found[kind] += counts
        report("left out", found)


if __name__ == "__main__":
    main()
