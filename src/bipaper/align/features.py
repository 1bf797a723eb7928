"""What speaks for a bead: likeness of meaning, parts, length, words, marks, speech.

Each is one figure a bead; what they weigh together is in ``weights``.
"""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bipaper.align.evidence import LONGEST, REACH, Evidence, Text
from bipaper.align.lexical import Lexicon, Shape, told
from bipaper.align.vectors import unpack

# Chinese and English sentences of a bead: those that occur in the texts that the weights were
# fitted to, the fewest first.
SHAPES = (
    *((1, 1), (1, 2), (2, 1), (1, 3), (2, 2), (3, 1)),
    *((1, 4), (2, 3), (3, 2), (4, 1), (1, 5), (5, 1)),
)

HALF = 0.5  # of the likeness of a match
# Half the squared deviation of the log ratio of lengths from the text's own. Its variance
# falls with length; one sentence that is far off counts for no more than the limit.
_VARIANCE, _VARIANCE_BYTES, _LIMIT = 0.05, 2.5, 8.0
# Anchors looked at together: more than any sentences of a paper share, so that a text of
# nothing but numbers does not fill the memory.
_ANCHORS = 1000

Scores = NDArray[np.float64]


def bead_features(
    evidence: Evidence, rows: range, columns: range
) -> Iterator[dict[str, Scores | float]]:
    """For each shape (a, b) of ``SHAPES``, each feature of the beads of the a Chinese sentences
    before boundary rows[i] and the b English ones before columns[j]: [i, j], or one number for
    all. What they are for beads of which there are not that many sentences is left open.
    """
    alike = _alike(evidence, rows, columns)
    trust = evidence.trust
    shared = _shared_anchors(evidence, rows, columns)
    words = _told(evidence.words, rows, columns)
    marks = _told(evidence.marks, rows, columns)
    speech = evidence.zh.speech[rows.start : rows.stop, None]
    apart = (speech != evidence.en.speech[columns.start : columns.stop]).astype(np.float64)
    for n, (a, b) in enumerate(SHAPES):
        yield {
            "bead": 1.0,
            "sentence": a + b - 2,
            "size": _sum(_sizes, evidence, rows, columns, a, b),
            "stray": _sum(_strays, evidence, rows, columns, a, b),
            "tag": _sum(_tags, evidence, rows, columns, a, b),
            "likeness": trust * (_at(alike[a, b]) - HALF),
            "part": trust * np.minimum(_least_part(alike, a, b) - HALF, 0),
            "length": _length_fit(evidence, rows, columns, a, b),
            "anchor": shared[n],
            "words": words[n],
            "marks": marks[n],
            "speech": apart,
        }


def cut_features(evidence: Evidence, cosine: float | None) -> dict[str, float]:
    """How much better such a cut is than half a match, or that there is none (``clauses``)."""
    if cosine is None:
        return {"uncut": evidence.trust}
    likeness = (cosine - evidence.unrelated) / evidence.span
    return {"cut": evidence.trust * (likeness - HALF)}


def _alike(evidence: Evidence, rows: range, columns: range) -> dict[Shape, Scores]:
    """The likeness of the runs of each shape, in a window that ``_at`` looks into."""
    zh = unpack(evidence.zh.runs[:, rows.start : rows.stop + REACH + 1])
    en = unpack(evidence.en.runs[:, columns.start : columns.stop + REACH + 1])
    cosines = {(a, b): (zh[a - 1] @ en[b - 1].T).astype(np.float64) for a, b in SHAPES}
    return {
        shape: (cosine - evidence.unrelated) / evidence.span for shape, cosine in cosines.items()
    }


def _at(window: Scores, i: int = 0, j: int = 0) -> Scores:
    """What stands i rows below and j columns to the right of each bead: -REACH to 1."""
    height, width = window.shape
    return window[REACH + i : height - 1 + i, REACH + j : width - 1 + j]


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
