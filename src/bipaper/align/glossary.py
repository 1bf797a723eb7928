"""The glossary of a corpus: what its surer term pairs name, each thing once, with all its terms.

Pairs name one concept where a paper gives one Chinese term both English ones, or where the
Chinese terms have one English term of several words. English terms are compared without case,
hyphens and plural; Chinese ones in Simplified characters.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from bipaper.align.reliability import is_abbreviation, reliability
from bipaper.chars import Script, folded, plain, simplify
from bipaper.parts.aligned import Pair

# From this reliability on 0.99 of judged pairs are right, where all are 0.91 (docs/alignment.md).
_LEAST = 0.93
_DIGITS = 12  # hexadecimal, as in the ids of names
_PLURALS = ((re.compile("ies$"), "y"), (re.compile("(?<=[a-rtv-z])s$"), ""))

Key = tuple[str, str]
Papers = list[int]  # the numbers of papers, each once, in order
Forms = dict[str, Papers]  # a term as printed -> the papers that print it


class Example(NamedTuple):
    """Sentences of a paper that a pair stands in; ``en`` is None where ``zh`` holds both."""

    paper: str
    zh: str
    en: str | None


class Sighting(NamedTuple):
    """A pair of a paper, if possible with an example."""

    pair: Pair
    example: Example | None


class Term(NamedTuple):
    """A term as printed, and in how many papers."""

    text: str
    papers: int


class Concept(NamedTuple):
    """What terms of both languages name: of each language and script the preferred term first.

    ``hans`` has Simplified forms of all Chinese terms, ``hant`` Traditional ones that are
    printed. ``papers`` counts papers, ``reliability`` is the chance that the preferred terms
    are translations of each other, both whole. ``shown`` is the pair that ``example`` shows.
    """

    id: str
    hans: list[Term]
    hant: list[Term]
    en: list[Term]
    papers: int
    reliability: float
    evidence: str
    example: Example | None
    shown: Pair | None


@dataclass
class _Entry:
    """What the papers have of a pair."""

    best: Pair
    hans: Forms = field(default_factory=dict)
    hant: Forms = field(default_factory=dict)
    en: Forms = field(default_factory=dict)
    shown: Sighting | None = None


class Glossary:
    """The concepts of a corpus, from the pairs of papers added one by one."""

    def __init__(self) -> None:
        self._entries: dict[Key, _Entry] = {}
        self._above: dict[Key, Key] = {}  # a pair -> another of its concept
        self._named: dict[str, Key] = {}  # an English term of several words -> one of its pairs
        self._papers = 0

    def add(self, sightings: Iterable[Sighting], script: Script) -> None:
        """Add the pairs of a paper that are sure; ``script`` is that of its Chinese."""
        by_zh: dict[str, set[Key]] = {}
        for sighting in _sure(list(sightings)):
            key = self._see(sighting, script)
            by_zh.setdefault(key[0], set()).add(key)
        for keys in by_zh.values():
            first, *others = sorted(keys)
            for other in others:
                self._join(first, other)
        self._papers += 1

    def concepts(self) -> list[Concept]:
        """All concepts, sorted by their preferred terms."""
        groups: dict[Key, list[Key]] = {}
        for key in sorted(self._entries):
            groups.setdefault(self._root(key), []).append(key)
        found = [
            _concept([self._entries[key] for key in keys], keys[0]) for keys in groups.values()
        ]
        return sorted(found, key=lambda concept: (concept.hans[0].text, concept.en[0].text))

    def _see(self, sighting: Sighting, script: Script) -> Key:
        pair = sighting.pair
        key = (folded(pair.zh), _folded_en(pair.en))
        entry = self._entries.setdefault(key, _Entry(best=pair))
        if reliability(pair) > reliability(entry.best):
            entry.best = pair
        _print(entry.hans, simplify(pair.zh), self._papers)
        if script == "Hant":
            _print(entry.hant, pair.zh, self._papers)
        _print(entry.en, pair.en, self._papers)
        entry.shown = entry.shown or (sighting if sighting.example else None)
        self._above.setdefault(key, key)
        if " " in key[1]:
            self._join(self._named.setdefault(key[1], key), key)
        return key

    def _root(self, key: Key) -> Key:
        while self._above[key] != key:
            self._above[key] = key = self._above[self._above[key]]
        return key

    def _join(self, one: Key, other: Key) -> None:
        low, high = sorted((self._root(one), self._root(other)))
        self._above[high] = low


def _sure(sightings: Sequence[Sighting]) -> list[Sighting]:
    """Those likely to be right; the initials of a term are as sure as its full English."""
    full: dict[str, float] = {}
    for pair, _ in sightings:
        if not is_abbreviation(pair.en):
            full[pair.zh] = max(full.get(pair.zh, 0), reliability(pair))

    def chance(pair: Pair) -> float:
        own = reliability(pair)
        return full.get(pair.zh, own) if is_abbreviation(pair.en) else own

    return [sighting for sighting in sightings if chance(sighting.pair) >= _LEAST]


def _print(forms: Forms, text: str, paper: int) -> None:
    """Note that a paper, the last there is, prints a term."""
    papers = forms.setdefault(text, [])
    if not papers or papers[-1] != paper:
        papers.append(paper)


def _count(lists: Iterable[Papers]) -> int:
    """How many papers there are in lists of them."""
    return len(set(chain.from_iterable(lists)))


def _folded_en(term: str) -> str:
    words = " ".join(re.split(r"[\s-]+", plain(term).lower()))
    if is_abbreviation(term):
        return words
    for ending, singular in _PLURALS:
        words = ending.sub(singular, words)
    return words


def _concept(entries: Sequence[_Entry], key: Key) -> Concept:
    """The concept of pairs, named by its first key."""
    ranked = sorted(entries, key=_rank)
    first = ranked[0]
    digest = hashlib.sha256("\t".join(key).encode()).hexdigest()
    shown = next((entry.shown for entry in ranked if entry.shown), None)
    return Concept(
        id=f"c{digest[:_DIGITS]}",
        hans=_terms([entry.hans for entry in ranked]),
        hant=_terms([entry.hant for entry in ranked]),
        en=_terms([entry.en for entry in ranked]),
        papers=_count(papers for entry in ranked for papers in entry.en.values()),
        reliability=reliability(first.best),
        evidence=first.best.evidence or "",
        example=shown.example if shown else None,
        shown=shown.pair if shown else None,
    )


def _rank(entry: _Entry) -> tuple[bool, int, float, str, str]:
    """Before others: full forms, what more papers have, what is surer."""
    text = _commonest(entry.en)
    return (
        is_abbreviation(text),
        -_count(entry.en.values()),
        -reliability(entry.best),
        text,
        _commonest(entry.hans),
    )


def _terms(forms: Sequence[Forms]) -> list[Term]:
    """All forms with their papers: the commonest of the first pair, then what more papers have."""
    spellings: dict[str, Forms] = {}  # those that differ in case only are one form
    for form in forms:
        for text, papers in form.items():
            found = spellings.setdefault(text.lower(), {})
            found[text] = sorted({*found.get(text, ()), *papers})
    if not spellings:
        return []
    preferred = _commonest(next(filter(None, forms))).lower()
    terms = {
        low: Term(_commonest(found), _count(found.values())) for low, found in spellings.items()
    }
    order = sorted(terms, key=lambda low: (low != preferred, -terms[low].papers, low))
    return [terms[low] for low in order]


def _commonest(form: Forms) -> str:
    """What most papers print; of equals small letters, then the first in order."""
    return min(form, key=lambda text: (-len(form[text]), not text.islower(), text))
