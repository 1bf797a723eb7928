"""How much speaks for a bead: likeness of meaning, parts, length and anchors.

A bead's score is a log-odds against leaving its sentences alone, which scores 0. Its
weights were fitted as a conditional random field over whole alignments
(docs/alignment.md); cosines are taken on the encoder's own scale first, 0 for unrelated
and 1 for matching sentences.
"""

from collections.abc import Sequence
from itertools import groupby
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bipaper.align.anchors import shared_anchors, weights
from bipaper.align.encoder import Encoder
from bipaper.align.lexical import Lexicon, lexicons, on_own_part, told
from bipaper.align.vectors import Packed, Vectors, pack, unpack

LONGEST = 4  # sentences on one side of a bead, at most

# The bead as a whole: what a likeness half way between unrelated and matching is worth, and
# what a likeness of 1 more is, where the text's own scale is as wide as the encoder's.
_BEAD, _LIKENESS = 5.5, 11.9
# Its least fitting sentence, where that is less than half as alike as a match is.
_PART, _HALF = 4.1, 0.5
# Each sentence more than two, and each more than one on the side with fewer (a crossing).
_SENTENCE, _CROSSING = 2.17, -1.33
# Each line of its own (a heading, a line said again) that a bead has together with sentences.
_STRAY = -3.0
# Half the squared deviation of the log ratio of lengths from the text's own. Its variance
# falls with length; one sentence that is far off counts for no more than the limit.
_LENGTH, _VARIANCE, _VARIANCE_BYTES, _LIMIT = 1.26, 0.05, 2.5, 8.0
# English bytes for a Chinese one: a text's own ratio is kept within what translations have.
_LEAST_RATIO, _MOST_RATIO = 1.05, 1.55
# A number, year, acronym or Latin name that no other sentence has.
_ANCHOR = 2.9

# The encoder's scale counts for as many pairs of a text's own. The scale of a text that is
# no translation at all is up to 0.44 as wide as the encoder's, that of a free one 0.67 or
# more, and of one with two words in five struck out at random 0.66.
_FOREIGN_PAIRS, _NARROWEST = 5, 0.7

# The weights are for texts that add something in one of twenty places between beads; these
# count for as many places of a text's own (benchmarks/align.py: one side of beads struck out).
_ADDING, _ADDING_PLACES = 0.05, 40

# Anchors looked at together: more than any sentences of a paper share, so that a text of
# nothing but numbers does not fill the memory.
_ANCHORS = 1000
_REACH = LONGEST - 1  # rows and columns before a window that its beads look back at

Scores = NDArray[np.float64]
Bead = tuple[int, int, int, int]  # i, j, a, b: a sentences before boundary i, b before j


class Text(NamedTuple):
    """One side, by boundaries 0 to n between its sentences.

    ``runs[k - 1, i + _REACH]`` is the vector of the k sentences before boundary i,
    ``length[i]`` the bytes of the first i sentences in UTF-8 (three for a Chinese
    character, which puts both scripts on about one scale), ``anchors[i]`` those of
    sentence i, ``loose[i]`` counts those of the first i that are lines of their own.
    """

    runs: Packed
    length: NDArray[np.float64]
    loose: NDArray[np.int_]
    anchors: list[set[str]]

    @property
    def sentences(self) -> Vectors:
        """The vectors of single sentences, a row each."""
        return unpack(self.runs[0, _REACH + 1 :])


class Evidence(NamedTuple):
    """All that is known of two texts: at first, and from a first alignment.

    ``used`` is the cost of taking a sentence in: of a Chinese one, of an English one.
    """

    zh: Text
    en: Text
    ratio: float
    worth: dict[str, float]
    unrelated: float
    span: float
    trust: float
    lexicons: tuple[Lexicon, Lexicon]
    used: tuple[float, float] = (0.0, 0.0)


def gather(zh: Sequence[str], en: Sequence[str], encoder: Encoder) -> Evidence:
    """Encode both texts and find their lengths and anchors."""
    zh_anchors, en_anchors = shared_anchors(zh, en)
    left, right = _text(zh, zh_anchors, encoder), _text(en, en_anchors, encoder)
    return Evidence(
        zh=left,
        en=right,
        ratio=float(np.clip(right.length[-1] / max(left.length[-1], 1), _LEAST_RATIO, _MOST_RATIO)),
        worth=weights(zh_anchors, en_anchors),
        unrelated=encoder.scale.unrelated,
        span=encoder.scale.matching - encoder.scale.unrelated,
        trust=1.0,
        lexicons=lexicons(zh, en),
    )


def on_own_scale(evidence: Evidence, pairs: Sequence[tuple[int, int]]) -> Evidence:
    """The evidence with a likeness of 1 where the text's own ``pairs`` of sentences are.

    How alike a sentence and its translation are is a matter of the text: a free translation
    has less of it. Its likeness tells less, too: where the cosines of unrelated and of
    matching sentences spread alike, their log ratio grows with the square of the distance
    between the two means (Fisher 1936). Few pairs say little, so the encoder's scale counts
    for some more.
    """
    zh, en = evidence.zh.sentences, evidence.en.sentences
    distances = sum(float(zh[i] @ en[j]) - evidence.unrelated for i, j in pairs)
    own = (distances + _FOREIGN_PAIRS * evidence.span) / (len(pairs) + _FOREIGN_PAIRS)
    width = max(own / evidence.span, _NARROWEST)
    chinese, english = evidence.lexicons
    return evidence._replace(
        span=width * evidence.span,
        trust=width * width,
        lexicons=(on_own_part(chinese, pairs), on_own_part(english, [(j, i) for i, j in pairs])),
    )


def on_own_beads(evidence: Evidence, beads: Sequence[Bead]) -> Evidence:
    """The evidence with what a first alignment tells; its ``beads`` are those of two texts.

    Where a language adds something in many places, a sentence that stands beside its
    neighbour's translation is the likelier to be an addition: what it costs to take it in
    are the odds that a place has additions, over the odds that the weights are for (Bayes).
    """
    places = 1 + sum(bool(a and b) for *_, a, b in beads)
    gaps = [[*gap] for alone, gap in groupby(beads, lambda bead: 0 in bead[2:]) if alone]
    zh = sum(any(a for *_, a, _ in gap) for gap in gaps)
    en = sum(any(b for *_, b in gap) for gap in gaps)
    return evidence._replace(used=(_cost(zh, places), _cost(en, places)))


def _cost(additions: int, places: int) -> float:
    """Of taking in a sentence, where so many of so many places have additions; 0 or more."""
    part = (additions + _ADDING * _ADDING_PLACES) / (places + _ADDING_PLACES)
    return max(log(part / (1 - part)) - log(_ADDING / (1 - _ADDING)), 0.0)


def _text(sentences: Sequence[str], anchors: list[set[str]], encoder: Encoder) -> Text:
    runs = pack(encoder.encode_runs(sentences, LONGEST))
    sizes = [len(sentence.strip().encode("utf-8", "replace")) for sentence in sentences]
    return Text(
        runs=np.pad(runs, ((0, 0), (_REACH, 0), (0, 0))),
        length=np.cumsum([0, *sizes]).astype(np.float64),
        loose=np.cumsum([0, *_loose(sentences)]),
        anchors=anchors,
    )


def _loose(sentences: Sequence[str]) -> list[bool]:
    """Which sentences are lines of their own: they repeat the one before, or do not end.

    A sentence ends with a punctuation mark, in a text that has them at all.
    """
    ended = [not text.strip()[-1:].isalnum() for text in sentences]
    if 2 * sum(ended) < len(ended):
        ended = [True] * len(ended)
    before = ["", *sentences]
    return [
        not end or text == last for text, last, end in zip(sentences, before, ended, strict=False)
    ]


def bead_scores(evidence: Evidence, rows: range, columns: range) -> Scores:
    """[a - 1, b - 1, i, j]: the bead of a Chinese sentences before boundary rows[i] and b
    English ones before columns[j]; minus infinity where there are not that many.
    """
    cosine = _cosines(evidence, rows, columns)
    alike = (cosine - evidence.unrelated) / evidence.span
    likeness, part = _LIKENESS * evidence.trust, _PART * evidence.trust
    score = np.empty((LONGEST, LONGEST, len(rows), len(columns)))
    shared = _shared_anchors(evidence, rows, columns)
    words = _words(evidence, rows, columns)
    for a in range(1, LONGEST + 1):
        for b in range(1, LONGEST + 1):
            score[a - 1, b - 1] = (
                _BEAD
                + _SENTENCE * (a + b - 2)
                + _CROSSING * (min(a, b) - 1)
                - evidence.used[0] * a
                - evidence.used[1] * b
                + _STRAY * _strays(evidence, rows, columns, a, b)
                + likeness * (alike[a - 1, b - 1, _REACH:, _REACH:] - _HALF)
                + part * np.minimum(_least_part(alike, a, b) - _HALF, 0)
                + _LENGTH * _length_fit(evidence, rows, columns, a, b)
                + _ANCHOR * shared[a - 1, b - 1]
                + words[a - 1, b - 1]
            )
        score[a - 1, :, [i for i, row in enumerate(rows) if row < a]] = -np.inf
    for b in range(1, LONGEST + 1):
        score[:, b - 1, :, [j for j, column in enumerate(columns) if column < b]] = -np.inf
    return score


def bead_cosine(evidence: Evidence, i: int, j: int, a: int, b: int) -> float:
    """Cosine of the a Chinese sentences before boundary i and the b English ones before j."""
    zh, en = evidence.zh.runs[a - 1, i + _REACH], evidence.en.runs[b - 1, j + _REACH]
    cosine = unpack(zh) @ unpack(en)
    return min(float(cosine), 1.0)  # the grid leaves vectors a little longer or shorter than 1


def _cosines(evidence: Evidence, rows: range, columns: range) -> Scores:
    """Cosines of all runs; the first ``_REACH`` rows and columns precede the window."""
    zh = unpack(evidence.zh.runs[:, rows.start : rows.stop + _REACH])
    en = unpack(evidence.en.runs[:, columns.start : columns.stop + _REACH])
    flat = zh.reshape(-1, zh.shape[2]) @ en.reshape(-1, en.shape[2]).T
    blocks = flat.reshape(LONGEST, zh.shape[1], LONGEST, en.shape[1])
    return blocks.transpose(0, 2, 1, 3).astype(np.float64)


def _least_part(alike: Scores, a: int, b: int) -> Scores:
    """Likeness to the whole other side of the sentence that has least of it.

    A bead with one sentence on either side has no parts: 1.
    """
    height, width = alike.shape[2], alike.shape[3]
    least = np.ones((height - _REACH, width - _REACH))
    for back in range(a if a > 1 else 0):
        part = alike[0, b - 1, _REACH - back : height - back, _REACH:]
        least = np.minimum(least, part)
    for back in range(b if b > 1 else 0):
        part = alike[a - 1, 0, _REACH:, _REACH - back : width - back]
        least = np.minimum(least, part)
    return least


def _length_fit(evidence: Evidence, rows: range, columns: range, a: int, b: int) -> Scores:
    """Minus half the squared deviation of the bead's length ratio, in its variance."""
    zh = _sizes(evidence.zh, rows, a)[:, None] * evidence.ratio
    en = _sizes(evidence.en, columns, b)[None, :]
    deviation = np.log(en) - np.log(zh)
    variance = _VARIANCE + _VARIANCE_BYTES * evidence.ratio * (1 / zh + 1 / en) / 2
    fit: Scores = -np.minimum(deviation * deviation / variance / 2, _LIMIT)
    return fit


def _strays(evidence: Evidence, rows: range, columns: range, a: int, b: int) -> Scores:
    """How many lines of their own a bead has together with sentences on the same side."""
    return np.add.outer(_strays_of(evidence.zh, rows, a), _strays_of(evidence.en, columns, b))


def _strays_of(text: Text, boundaries: range, count: int) -> NDArray[np.float64]:
    ends = np.arange(boundaries.start, boundaries.stop)
    loose = text.loose[ends] - text.loose[np.maximum(ends - count, 0)]
    return np.where(loose < count, loose, 0).astype(np.float64)


def _sizes(text: Text, boundaries: range, count: int) -> NDArray[np.float64]:
    """Bytes of the ``count`` sentences before each boundary, at least one."""
    ends = np.arange(boundaries.start, boundaries.stop)
    sizes = text.length[ends] - text.length[np.maximum(ends - count, 0)]
    return np.maximum(sizes, 1)


def _shared_anchors(evidence: Evidence, rows: range, columns: range) -> Scores:
    """[a - 1, b - 1, i, j]: worth of the anchors that both sides of a bead have."""
    zh = evidence.zh.anchors[max(rows.start - LONGEST, 0) : rows.stop - 1]
    known = sorted(set().union(*zh))
    total = np.zeros((LONGEST, LONGEST, len(rows), len(columns)))
    for first in range(0, len(known), _ANCHORS):
        some = known[first : first + _ANCHORS]
        left = _incidence(evidence.zh, rows, some)
        right = _incidence(evidence.en, columns, some)
        worth = np.array([evidence.worth[anchor] for anchor in some])
        total += np.einsum("aiv,bjv->abij", left * worth, right, optimize=True)
    return total


def _words(evidence: Evidence, rows: range, columns: range) -> Scores:
    """What the words of both sides tell, each looked for in the other."""
    zh, en = evidence.lexicons
    there = told(zh, rows, columns, LONGEST)
    back = told(en, columns, rows, LONGEST).transpose(1, 0, 3, 2)
    return (there + back) / 2


def _incidence(text: Text, boundaries: range, known: list[str]) -> Scores:
    """[k - 1, i, v]: whether the k sentences before boundaries[i] have anchor v."""
    column = {anchor: v for v, anchor in enumerate(known)}
    found = np.zeros((LONGEST, len(boundaries), len(known)))
    for i, boundary in enumerate(boundaries):
        for back in range(1, min(LONGEST, boundary) + 1):
            if seen := [column[a] for a in text.anchors[boundary - back] if a in column]:
                found[back - 1 :, i, seen] = 1
    return found
