"""Weights of the signals of claims: how they are fitted, and what weights say of papers unseen."""

import tomllib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from hashlib import md5
from pathlib import Path
from typing import NamedTuple

import numpy as np
from claim_units import HALVED, Unit

from bipaper.evaluate.gold import GoldClaim
from bipaper.find.claims import facets
from bipaper.find.claims.agreement import ALL, heeded
from bipaper.find.claims.confidence import evidence
from bipaper.find.claims.facets import Facets, Told, Weights

DATA = Path(__file__).parent / "data" / "claims"
CHOSEN = tomllib.loads((DATA / "chosen.toml").read_text(encoding="utf-8"))
# L2, on every weight but the bias: of a source, of a content's chosen signals, of its others and
# of words, of the evidence for a claim. The best of a few tried, by papers left out.
SOURCE, NEAR, FAR, SURE = 2.0, 0.8, 7.0, 1.0
# Of a type and of being a claim: what the rules say, and the signals themselves. How often a unit
# of our own passages counts there, which others would annotate otherwise: a number of the paper's
# own is a measurement to some of them.
SAID, TYPE, OURS = 0.3, 2.0, 0.5
# Words that are signals stand in so many papers and passages, and so many weigh for each facet.
# The best of a few tried, by papers left out.
SPREAD, MOST = 10, 90
# What facets are fitted on: papers, and these passages. With the others of our own they were no
# better on papers left out.
TOLD = ("", HALVED, "fit.toml", "fit_bodies.toml")
TENTHS = 10


def regression(
    x: np.ndarray, y: np.ndarray, penalties: Sequence[float], counts: float | np.ndarray = 1.0
) -> np.ndarray:
    """Weights of a logistic regression with an L2 penalty each, by Newton's method.

    ``counts`` is how often each row counts.
    """
    penalty = np.diag(penalties)
    weights = np.zeros(x.shape[1])
    step = np.ones(x.shape[1])
    while np.abs(step).max() > 0.001:
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (counts * (p - y)) + penalty @ weights
        curvature = x.T @ (x * (counts * p * (1 - p))[:, None]) + penalty
        step = np.linalg.solve(curvature, gradient)
        weights -= step
    return np.round(weights, 2)


def fit(units: Sequence[Unit]) -> Facets:
    """Weights for the signals that facets.toml names, and how often labels go together.

    Source and content are fitted on claims of bodies that are annotated with facets; types on all
    claims, and what is one on all units, of which no rule says that nothing is claimed. For these
    two our own passages count less.
    """
    found = [unit for unit in units if unit.decision]
    told = [
        unit
        for unit in found
        if unit.gold and unit.gold.source and not unit.in_abstract and unit.passages in TOLD
    ]
    weighed = [unit for unit in found if unit.decision.said != "none"]
    claims = [unit for unit in weighed if unit.gold]
    words = spread(found)
    named = facets.fitted()
    return Facets(
        source=columns(told, named.source, lambda u, label: u.gold.source == label, near, words),
        content=columns(told, named.content, lambda u, label: label in u.gold.content, near, words),
        type=columns(claims, named.type, lambda u, label: u.gold.type == label, said, words, OURS),
        claim=columns(weighed, named.claim, lambda u, _: u.gold is not None, said, (), OURS),
        heeded=heeded(shares(units)),
    )


def shares(units: Iterable[Unit]) -> dict[str, Weights]:
    """What share of all claims that are found and annotated with facets, and of those of each type,
    is of each source and content."""
    named = facets.fitted()
    claims = [u.gold for u in units if u.decision and u.gold and u.gold.source]
    of_type = {label: [claim for claim in claims if claim.type == label] for label in named.type}
    return {
        label: {name: share(some, name) for name in (*named.source, *named.content)}
        for label, some in {ALL: claims, **of_type}.items()
    }


def share(claims: Sequence[GoldClaim], label: str) -> float:
    """The share that is of a source or content, as if one claim more half were: to two digits, and
    neither none nor all."""
    told = sum(label in (claim.source, *claim.content) for claim in claims)
    return min(max(round((told + 0.5) / (len(claims) + 1), 2), 0.01), 0.99)


def spread(units: Iterable[Unit]) -> list[str]:
    """The words that stand in enough papers and passages, as signals, in their order."""
    papers = defaultdict(set)
    for unit in units:
        for name in filter(is_word, unit.decision.signals):
            papers[name].add(unit.paper)
    return sorted(name for name, among in papers.items() if len(among) >= SPREAD)


def is_word(signal: str) -> bool:
    """Whether a signal is a word itself."""
    return signal.startswith(facets.WORD)


def columns(
    units: Sequence[Unit],
    named: Mapping[str, Weights],
    right: Callable[[Unit, str], bool],
    penalty: Callable[[str, str], float],
    words: Sequence[str],
    ours: float = 1.0,
) -> dict[str, Weights]:
    """The weights of each label for the signals named and the ``words`` that weigh most, the same
    for all labels of a facet.

    ``right`` says whether a unit is of a label, ``penalty`` how much the weight of a signal for
    it is held back, ``ours`` how often a unit of our own passages counts.
    """
    counts = np.array([ours if unit.passages else 1.0 for unit in units])

    def weighed(names: Sequence[str]) -> dict[str, Weights]:
        raised = [[n == facets.BIAS or n in unit.decision.signals for n in names] for unit in units]
        weights = {}
        for label in named:
            y = np.array([right(unit, label) for unit in units], float)
            penalties = [1e-3 if name == facets.BIAS else penalty(label, name) for name in names]
            values = regression(np.array(raised, float), y, penalties, counts)
            weights[label] = dict(zip(names, values.tolist(), strict=True))
        return weights

    names = [name for name in next(iter(named.values())) if not is_word(name)]
    return (
        weighed([*names, *heaviest(weighed([*names, *words]), words)]) if words else weighed(names)
    )


def heaviest(columns: Mapping[str, Weights], words: Sequence[str]) -> list[str]:
    """The words that weigh most for or against any label, in their order."""
    heavy = {word: max(abs(weights[word]) for weights in columns.values()) for word in words}
    return sorted(sorted(words, key=lambda word: -heavy[word])[:MOST])


def near(label: str, signal: str) -> float:
    """Less for the signals whose words are about a content, most for words themselves."""
    if is_word(signal):
        return FAR
    if label not in CHOSEN:
        return SOURCE
    return NEAR if signal in CHOSEN[label] else FAR


def said(_: str, signal: str) -> float:
    """Less for what the rules say, most for words themselves."""
    if is_word(signal):
        return FAR
    return SAID if signal.startswith("said:") else TYPE


class Sample(NamedTuple):
    """A claim found: its unit, its facets by weights it was not fitted to, its evidence."""

    unit: Unit
    told: Told
    evidence: dict[str, float]

    @property
    def right(self) -> bool:
        """Whether nothing it says is wrong (bipaper.find.claims.confidence)."""
        gold = self.unit.gold
        return (
            gold is not None
            and self.told.source == gold.source
            and set(self.told.content) <= {*gold.content}
        )


class Judged(NamedTuple):
    """Units with their types, and the claims found among them, by weights they were not fitted
    to."""

    units: list[Unit]
    samples: list[Sample]

    def of(self, papers: Collection[str]) -> "Judged":
        """Those of some papers."""
        return Judged(
            [unit for unit in self.units if unit.paper in papers],
            [sample for sample in self.samples if sample.unit.paper in papers],
        )


def judged(units: Iterable[Unit], weights: Facets) -> Judged:
    """What such weights say. Facets are judged in bodies, and where they are annotated."""
    typed = [unit.typed(weights) for unit in units]
    found = []
    for unit in typed:
        if unit.claim and not unit.in_abstract and (not unit.gold or unit.gold.source):
            told = unit.decision.told
            found.append(Sample(unit, told, evidence(told)))
    return Judged(typed, found)


def drawn(paper: str, parts: int) -> int:
    """Which of so many parts a paper or passage is of, by the digest of its name."""
    return md5(paper.encode()).digest()[0] % parts


def left_out(units: Sequence[Unit]) -> Judged:
    """What is said of each paper by weights that were fitted without the tenth that it is of."""
    whole = Judged([], [])
    for tenth in range(TENTHS):
        without = [unit for unit in units if drawn(unit.paper, TENTHS) != tenth]
        one = judged((u for u in units if drawn(u.paper, TENTHS) == tenth), fit(without))
        whole.units.extend(one.units)
        whole.samples.extend(one.samples)
    return whole


def sureness(found: Sequence[Sample]) -> dict[str, float]:
    """The weights of the evidence for a claim being right."""
    x = np.array([[*sample.evidence.values()] for sample in found])
    right = np.array([sample.right for sample in found], float)
    weights = regression(x, right, [1e-3] + [SURE] * (x.shape[1] - 1))
    return dict(zip(found[0].evidence, weights.tolist(), strict=True))


def sure(found: Sequence[Sample]) -> np.ndarray:
    """The confidence of each sample, by weights fitted without its paper."""
    by_paper = {
        paper: sureness([s for s in found if s.unit.paper != paper])
        for paper in {s.unit.paper for s in found}
    }
    scores = [
        sum(by_paper[s.unit.paper][name] * value for name, value in s.evidence.items())
        for s in found
    ]
    return 1 / (1 + np.exp(-np.array(scores)))
