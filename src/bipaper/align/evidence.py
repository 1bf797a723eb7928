"""How much speaks for a bead: likeness of meaning, parts, neighbours, length, words, marks.

A bead's score is a log-odds against leaving its sentences alone, which scores 0. Its
weights were fitted as a conditional random field over whole alignments
(docs/alignment.md); cosines are taken on the encoder's own scale first, 0 for unrelated
and 1 for matching sentences.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from math import log
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bipaper.align.anchors import shared_anchors, weights
from bipaper.align.encoder import Encoder
from bipaper.align.lexical import Lexicon, Shape, lexicons, mark_lexicons, on_own_part, told
from bipaper.align.line_kinds import loose, tags
from bipaper.align.vectors import Packed, Vectors, pack, unpack

LONGEST = 5  # sentences on one side of a bead, at most
# Chinese and English sentences of a bead: those that occur in the texts that the
# weights were fitted to, the fewest first.
SHAPES = (
    *((1, 1), (1, 2), (2, 1), (1, 3), (2, 2), (3, 1)),
    *((1, 4), (2, 3), (3, 2), (4, 1), (1, 5), (5, 1)),
)

# The bead as a whole: what a likeness half way between unrelated and matching is worth, and
# what a likeness of 1 more is, where the text's own scale is as wide as the encoder's.
_BEAD, _LIKENESS = 4.02, 8.71
# Its least fitting sentence, where that is less than half as alike as a match is.
_PART, _HALF = 3.11, 0.5
# A sentence at the edge of several: how much more it is like the bead's other side than like the
# sentence that stands next to that, at most 1.
_RIVAL = 1.14
# A sentence cut between clauses into as many parts as the other side has sentences: how much more
# each is like its own than half a match is; and that it has no clauses for that.
_CUT, _UNCUT = 3.21, -0.74
# Each sentence more than two, each more than one on the side with fewer (a crossing), and each
# more than four.
_SENTENCE, _CROSSING, _MANY = 1.19, -0.71, -0.7
# Each sentence, by the log of its bytes over those of a usual one: short ones are seldom alone.
_SIZE, _USUAL = -1.21, 60
# Each line of its own (a heading, a line said again) that a bead has together with sentences.
_STRAY = -3.68
# Each Chinese sentence behind a closing quote that opens none, taken in with what stands before
# it: splitters cut a speech from its tag (“走？” | 他问。), translators do not (fitted to the open
# texts of benchmarks/data with tags cut off; those without any lose next to nothing by it).
_TAG = 2.0
# What marks of punctuation tell, and what words do.
_MARKS, _WORDS = 1.59, 0.83
# Half the squared deviation of the log ratio of lengths from the text's own. Its variance
# falls with length; one sentence that is far off counts for no more than the limit.
_LENGTH, _VARIANCE, _VARIANCE_BYTES, _LIMIT = 1.23, 0.05, 2.5, 8.0
# English bytes for a Chinese one: a text's own ratio is kept within what translations have.
_LEAST_RATIO, _MOST_RATIO = 1.05, 1.55
# A number, year, acronym or Latin name that no other sentence has.
_ANCHOR = 4.39

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
# Sentences encoded at once: their vectors take some 50 MB before they are packed.
_AT_ONCE = 2048
_REACH = LONGEST - 1  # rows and columns before a window that its beads look back at

Scores = NDArray[np.float64]
Bead = tuple[int, int, int, int]  # i, j, a, b: a sentences before boundary i, b before j


class Text(NamedTuple):
    """One side, by boundaries 0 to n between its sentences.

    ``runs[k - 1, i + _REACH]`` is the vector of the k sentences before boundary i (one row more
    is zero, as those before the first are),
    ``length[i]`` the bytes of the first i sentences in UTF-8 (three for a Chinese
    character, which puts both scripts on about one scale), ``size[i]`` the sum of the logs of
    theirs, ``anchors[i]`` those of sentence i. ``loose[i]`` and ``tags[i]`` count those of the
    first i that are lines of their own, and that stand behind a speech.
    """

    runs: Packed
    length: NDArray[np.float64]
    size: NDArray[np.float64]
    loose: NDArray[np.int_]
    tags: NDArray[np.int_]
    anchors: list[set[str]]

    @property
    def sentences(self) -> Vectors:
        """The vectors of single sentences, a row each."""
        return unpack(self.runs[0, _REACH + 1 : -1])


class Evidence(NamedTuple):
    """All that is known of two texts."""

    zh: Text
    en: Text
    ratio: float
    worth: dict[str, float]
    unrelated: float
    span: float
    trust: float
    words: tuple[Lexicon, Lexicon]
    marks: tuple[Lexicon, Lexicon]


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
        words=lexicons(zh, en),
        marks=mark_lexicons(zh, en),
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
    return evidence._replace(
        span=width * evidence.span,
        trust=width * width,
        words=_on_own_part(evidence.words, pairs),
        marks=_on_own_part(evidence.marks, pairs),
    )


def _on_own_part(
    both: tuple[Lexicon, Lexicon], pairs: Sequence[tuple[int, int]]
) -> tuple[Lexicon, Lexicon]:
    chinese, english = both
    return on_own_part(chinese, pairs), on_own_part(english, [(j, i) for i, j in pairs])


def price_additions(scores: Sequence[Scores], beads: Sequence[Bead]) -> None:
    """Take from the scores of rows of beads what a first alignment tells; its ``beads`` are those
    of two texts.

    Where a language adds something in many places, a sentence that stands beside its
    neighbour's translation is the likelier to be an addition: what it costs to take it in
    are the odds that a place has additions, over the odds that the weights are for (Bayes).
    """
    zh, en = costs(beads)
    cost = np.array([[a * zh + b * en] for a, b in SHAPES])
    for row in scores:
        row -= cost


def costs(beads: Sequence[Bead]) -> tuple[float, float]:
    """What it costs to take a sentence in, a Chinese one and an English one."""
    places = 1 + sum(bool(a and b) for *_, a, b in beads)
    gaps = [[*gap] for alone, gap in groupby(beads, lambda bead: 0 in bead[2:]) if alone]
    zh = sum(any(a for *_, a, _ in gap) for gap in gaps)
    en = sum(any(b for *_, b in gap) for gap in gaps)
    return _cost(zh, places), _cost(en, places)


def cut_score(evidence: Evidence, cosine: float | None) -> float:
    """What the best cut of a sentence tells of a bead of it and several (``clauses``)."""
    if cosine is None:
        return evidence.trust * _UNCUT
    return evidence.trust * _CUT * ((cosine - evidence.unrelated) / evidence.span - _HALF)


def _cost(additions: int, places: int) -> float:
    """Of taking in a sentence, where so many of so many places have additions; 0 or more."""
    part = (additions + _ADDING * _ADDING_PLACES) / (places + _ADDING_PLACES)
    return max(log(part / (1 - part)) - log(_ADDING / (1 - _ADDING)), 0.0)


def _text(sentences: Sequence[str], anchors: list[set[str]], encoder: Encoder) -> Text:
    sizes = [len(sentence.strip().encode("utf-8", "replace")) for sentence in sentences]
    return Text(
        runs=np.concatenate([*_runs(sentences, encoder)], axis=1),
        length=np.cumsum([0, *sizes]).astype(np.float64),
        size=np.cumsum([0, *(log(max(size, 1) / _USUAL) for size in sizes)]),
        loose=np.cumsum([0, *loose(sentences)]),
        tags=np.cumsum([0, *tags(sentences)]),
        anchors=anchors,
    )


def _runs(sentences: Sequence[str], encoder: Encoder) -> Iterator[Packed]:
    """The vectors of all runs, of so many sentences at once; and zeros before and after them."""
    for start in range(0, len(sentences), _AT_ONCE):
        back = min(start, _REACH)
        runs = encoder.encode_runs(sentences[start - back : start + _AT_ONCE], LONGEST)
        if not start:
            yield np.zeros((LONGEST, _REACH + 1, runs.shape[2]), np.int16)
        yield pack(runs[:, back + 1 :])
    yield np.zeros((LONGEST, 1, runs.shape[2]), np.int16)


def bead_scores(evidence: Evidence, rows: range, columns: range) -> Scores:
    """[shape, i, j]: the bead of a Chinese sentences before boundary rows[i] and b English ones
    before columns[j], a and b as in ``SHAPES``; minus infinity where there are not that many.
    """
    alike = _alike(evidence, rows, columns)
    likeness, part, rival = (weight * evidence.trust for weight in (_LIKENESS, _PART, _RIVAL))
    score = np.empty((len(SHAPES), len(rows), len(columns)))
    shared = _shared_anchors(evidence, rows, columns)
    words = _told(evidence.words, rows, columns)
    marks = _told(evidence.marks, rows, columns)
    for n, (a, b) in enumerate(SHAPES):
        score[n] = (
            _BEAD
            + _SENTENCE * (a + b - 2)
            + _CROSSING * (min(a, b) - 1)
            + _MANY * max(a + b - 4, 0)
            + _SIZE * _sum(_sizes, evidence, rows, columns, a, b)
            + _STRAY * _sum(_strays, evidence, rows, columns, a, b)
            + _TAG * _sum(_tags, evidence, rows, columns, a, b)
            + likeness * (_at(alike[a, b]) - _HALF)
            + part * np.minimum(_least_part(alike, a, b) - _HALF, 0)
            + rival * _least_lead(alike, a, b)
            + _LENGTH * _length_fit(evidence, rows, columns, a, b)
            + _ANCHOR * shared[n]
            + _WORDS * words[n]
            + _MARKS * marks[n]
        )
        score[n, [i for i, row in enumerate(rows) if row < a]] = -np.inf
        score[n][:, [j for j, column in enumerate(columns) if column < b]] = -np.inf
    return score


def bead_cosine(evidence: Evidence, i: int, j: int, a: int, b: int) -> float:
    """Cosine of the a Chinese sentences before boundary i and the b English ones before j."""
    zh, en = evidence.zh.runs[a - 1, i + _REACH], evidence.en.runs[b - 1, j + _REACH]
    cosine = unpack(zh) @ unpack(en)
    return min(float(cosine), 1.0)  # the grid leaves vectors a little longer or shorter than 1


def _alike(evidence: Evidence, rows: range, columns: range) -> dict[Shape, Scores]:
    """The likeness of the runs of each shape, in a window that ``_at`` looks into."""
    zh = unpack(evidence.zh.runs[:, rows.start : rows.stop + _REACH + 1])
    en = unpack(evidence.en.runs[:, columns.start : columns.stop + _REACH + 1])
    cosines = {(a, b): (zh[a - 1] @ en[b - 1].T).astype(np.float64) for a, b in SHAPES}
    return {
        shape: (cosine - evidence.unrelated) / evidence.span for shape, cosine in cosines.items()
    }


def _at(window: Scores, i: int = 0, j: int = 0) -> Scores:
    """What stands i rows below and j columns to the right of each bead: -_REACH to 1."""
    height, width = window.shape
    return window[_REACH + i : height - 1 + i, _REACH + j : width - 1 + j]


def _least_part(alike: dict[Shape, Scores], a: int, b: int) -> Scores:
    """Likeness to the whole other side of the sentence that has least of it.

    A bead with one sentence on either side has no parts: 1.
    """
    least = np.ones_like(_at(alike[a, b]))
    for back in range(a if a > 1 else 0):
        least = np.minimum(least, _at(alike[1, b], i=-back))
    for back in range(b if b > 1 else 0):
        least = np.minimum(least, _at(alike[a, 1], j=-back))
    return least


def _least_lead(alike: dict[Shape, Scores], a: int, b: int) -> Scores:
    """How much more an edge sentence is like the other side than like its neighbour, at least.

    Its neighbour is the sentence outside the bead that stands next to the other side. At most 1;
    0 for a bead with one sentence on either side.
    """
    if a == b == 1:
        return np.zeros_like(_at(alike[a, b]))
    least, single = np.ones_like(_at(alike[a, b])), alike[1, 1]
    if a > 1:
        least = np.minimum(least, _at(alike[1, b]) - _at(single, j=1))
        least = np.minimum(least, _at(alike[1, b], i=1 - a) - _at(single, 1 - a, -b))
    if b > 1:
        least = np.minimum(least, _at(alike[a, 1]) - _at(single, i=1))
        least = np.minimum(least, _at(alike[a, 1], j=1 - b) - _at(single, -a, 1 - b))
    return least


def _length_fit(evidence: Evidence, rows: range, columns: range, a: int, b: int) -> Scores:
    """Minus half the squared deviation of the bead's length ratio, in its variance."""
    zh = _bytes(evidence.zh, rows, a)[:, None] * evidence.ratio
    en = _bytes(evidence.en, columns, b)[None, :]
    deviation = np.log(en) - np.log(zh)
    variance = _VARIANCE + _VARIANCE_BYTES * evidence.ratio * (1 / zh + 1 / en) / 2
    fit: Scores = -np.minimum(deviation * deviation / variance / 2, _LIMIT)
    return fit


def _sum(
    of: Callable[[Text, range, int], NDArray[np.float64]],
    evidence: Evidence,
    rows: range,
    columns: range,
    a: int,
    b: int,
) -> Scores:
    """What both sides of a bead have of something, added up."""
    return np.add.outer(of(evidence.zh, rows, a), of(evidence.en, columns, b))


def _strays(text: Text, boundaries: range, count: int) -> NDArray[np.float64]:
    """How many lines of their own stand together with sentences."""
    loose = _of_last(text.loose, boundaries, count)
    strays: NDArray[np.float64] = np.where(loose < count, loose, 0).astype(np.float64)
    return strays


def _tags(text: Text, boundaries: range, count: int) -> NDArray[np.float64]:
    """How many go on from the speech before them, which is among them too."""
    return _of_last(text.tags, boundaries, count - 1)


def _sizes(text: Text, boundaries: range, count: int) -> NDArray[np.float64]:
    """The logs of the sentences' bytes over the usual, added up."""
    return _of_last(text.size, boundaries, count)


def _bytes(text: Text, boundaries: range, count: int) -> NDArray[np.float64]:
    """Bytes of the ``count`` sentences before each boundary, at least one."""
    least: NDArray[np.float64] = np.maximum(_of_last(text.length, boundaries, count), 1)
    return least


def _of_last(sums: NDArray[Any], boundaries: range, count: int) -> NDArray[Any]:
    """What the ``count`` sentences before each boundary have, of running sums."""
    ends = np.arange(boundaries.start, boundaries.stop)
    last: NDArray[Any] = sums[ends] - sums[np.maximum(ends - count, 0)]
    return last


def _shared_anchors(evidence: Evidence, rows: range, columns: range) -> Scores:
    """[shape, i, j]: worth of the anchors that both sides of a bead have."""
    zh = evidence.zh.anchors[max(rows.start - LONGEST, 0) : rows.stop - 1]
    known = sorted(set().union(*zh))
    total = np.zeros((len(SHAPES), len(rows), len(columns)))
    for first in range(0, len(known), _ANCHORS):
        some = known[first : first + _ANCHORS]
        left = _incidence(evidence.zh, rows, some)
        right = _incidence(evidence.en, columns, some)
        worth = np.array([evidence.worth[anchor] for anchor in some])
        left *= worth
        for n, (a, b) in enumerate(SHAPES):
            total[n] += left[a - 1] @ right[b - 1].T
    return total


def _told(lexicons: tuple[Lexicon, Lexicon], rows: range, columns: range) -> Scores:
    """[shape, i, j]: what the words of both sides tell, each looked for in the other."""
    zh, en = lexicons
    there = told(zh, rows, columns, SHAPES)
    back = told(en, columns, rows, [(b, a) for a, b in SHAPES]).transpose(0, 2, 1)
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
