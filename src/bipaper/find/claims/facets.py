"""The facets of a claim: whose statement it is, what it tells, and of which type that makes it.

Each label is weighed by its own signals: its score is the log odds that it fits, a sum of the
weights of the signals raised (facets.toml says which count for it). Then each is likelier where it
agrees with the others (agreement.py).
"""

import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache
from itertools import accumulate, chain
from typing import Any, Literal, NamedTuple, TypeVar

from bipaper.chars import simplify
from bipaper.data import read_data
from bipaper.find.claims.agreement import Heeded, Likely, agreeing, heeded
from bipaper.parts.claims import ClaimContent, ClaimSource, ClaimType

Weights = Mapping[str, float]
Label = TypeVar("Label")
BIAS = "bias"
WORD = "word:"
"""What stands before a word that is a signal itself: "word:均"."""
_TOLD = -0.6  # log odds from which content is told: 0.35, where F1 is best on papers left out
PLACED = frozenset({"in:abstract", "advice-in-abstract", "opening"})
"""Signals that only an abstract raises; benchmarks/claims_abstracts.py fits their weights."""
_CERTAIN = 30.0  # log odds beyond which nothing is surer
_SHOWN = 3  # signals that a claim names


class Told(NamedTuple):
    """The type and facets of one claim, the signals that speak most for them, and how sure it is.

    ``least`` is the lowest of the log odds of the contents told, 0 where none is; ``ahead`` are the
    log odds of the source against the next likely one.
    """

    type: ClaimType
    source: ClaimSource
    content: tuple[ClaimContent, ...]
    signals: tuple[str, ...]
    ahead: float
    least: float


class Facets(NamedTuple):
    """The weights of each label, in the order labels are told in, and of being a claim at all;
    and how much types, sources and contents heed one another."""

    source: Mapping[ClaimSource, Weights]
    content: Mapping[ClaimContent, Weights]
    type: Mapping[ClaimType, Weights]
    claim: Mapping[Literal["claim"], Weights]
    heeded: Heeded

    def asserts(self, raised: Iterable[str]) -> bool:
        """Whether a unit that no rule knows is likelier a claim than not."""
        return score(self.claim["claim"], {BIAS, *raised}) > 0

    def told(self, raised: Iterable[str]) -> Told:
        """The likeliest type and source of a claim, and all content that is likely."""
        signals = {BIAS, *raised}
        apart = self._apart(signals)
        likely = agreeing(apart, self.heeded)
        if "in:abstract" in signals:  # there the place says whose it is, a ranking's too
            likely = likely._replace(source=apart.source)
        first, second, *_ = sorted(likely.source.values(), reverse=True)
        source = max(likely.source, key=likely.source.__getitem__)
        odds = {label: math.log(p / (1 - p)) for label, p in likely.content.items()}
        content = {label: found for label, found in odds.items() if found > _TOLD}
        speaking = [self.source[source], *(self.content[label] for label in content)]
        return Told(
            type=max(likely.type, key=likely.type.__getitem__),
            source=source,
            content=tuple(content),
            signals=_strongest(speaking, signals),
            ahead=math.log(first / second),
            least=min(content.values(), default=0.0),
        )

    def _apart(self, signals: Set[str]) -> Likely:
        """How likely each label is by the signals that count for it."""
        contents = _odds(self.content, signals)
        return Likely(
            type=_one_of(_odds(self.type, signals)),
            source=_one_of(_odds(self.source, signals)),
            content={label: odds / (1 + odds) for label, odds in contents.items()},
        )


def _odds(facet: Mapping[Label, Weights], signals: Set[str]) -> dict[Label, float]:
    """The odds of each label, neither 0 nor without end."""
    scores = {label: score(weights, signals) for label, weights in facet.items()}
    return {label: math.exp(max(-_CERTAIN, min(_CERTAIN, s))) for label, s in scores.items()}


def _one_of(odds: Mapping[Label, float]) -> dict[Label, float]:
    """How likely each of some labels is, of which one is right."""
    whole = sum(odds.values())
    return {label: found / whole for label, found in odds.items()}


def comes_to_paper(units: Sequence[Iterable[str]]) -> int:
    """The number of the first unit of an abstract that is of its own paper, by all their signals.

    An abstract tells what is known, and then what the paper did and found. It turns where all
    that is behind speaks most for being the paper's own. One that never does is all its own.
    """
    speaking = [_speaks_of_paper({BIAS, *raised} - PLACED) for raised in units]
    behind = [*accumulate(reversed(speaking), initial=0.0)][::-1]
    turn = behind.index(max(behind))
    return turn if turn < len(speaking) else 0


def _speaks_of_paper(signals: Set[str]) -> float:
    """Log odds that a unit of an abstract is the paper's own, and nobody else's."""
    own, *others = (score(weights, signals) for weights in fitted().source.values())
    return own - max(others)


def score(weights: Weights, signals: Set[str]) -> float:
    """Log odds by the weights of the signals raised and the bias, the same in any order."""
    return math.fsum(map(weights.__getitem__, weights.keys() & signals))


def _strongest(speaking: list[Weights], signals: Set[str]) -> tuple[str, ...]:
    """The signals that weigh most for one of the labels told, the heaviest first."""
    heaviest: dict[str, float] = {}
    for weights in speaking:
        for name in weights.keys() & signals - {BIAS}:
            heaviest[name] = max(weights[name], heaviest.get(name, 0.0))
    ranked = sorted(heaviest, key=lambda name: (-heaviest[name], name))
    return tuple(name for name in ranked if heaviest[name] > 0)[:_SHOWN]


def asked() -> frozenset[str]:
    """The names of all signals that count for some label."""
    source, content, type_, claim, _ = fitted()
    labels = chain(source.values(), content.values(), type_.values(), claim.values())
    return frozenset(chain.from_iterable(labels)) - {BIAS}


@cache
def weighed_words() -> Mapping[str, str]:
    """The signal of each word that is one itself, by the word as ``chars.simplify`` gives it."""
    return {simplify(name.removeprefix(WORD)): name for name in asked() if name.startswith(WORD)}


@cache
def fitted() -> Facets:
    """The weights of facets.toml."""
    tables = tomllib.loads(read_data(__name__, "facets.toml"))
    labels = {facet: _by_label(table) for facet, table in tables.items()}
    return Facets(
        source=labels["source"],
        content=labels["content"],
        type=labels["type"],
        claim=labels["claim"],
        heeded=heeded(labels["shares"]),
    )


def _by_label(table: Mapping[str, Any]) -> dict[Any, Weights]:
    """The columns of a table of weights, each under its label."""
    rows: Mapping[str, Sequence[float]] = table["weights"]
    return {
        label: {name: row[i] for name, row in rows.items()}
        for i, label in enumerate(table["labels"])
    }
