"""What is known of two texts before beads are looked for: vectors, lengths, words and marks.

Cosines are taken on the encoder's own scale first, 0 for unrelated and 1 for matching sentences,
then on the text's.
"""

from collections.abc import Iterator, Sequence
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bipaper.align.anchors import shared_anchors, weights
from bipaper.align.encoder import Encoder
from bipaper.align.lexical import Lexicon, lexicons, mark_lexicons, on_own_part
from bipaper.align.line_kinds import in_speech, loose, tags
from bipaper.align.vectors import Packed, Vectors, pack, unpack

LONGEST = 5  # sentences on one side of a bead, at most
REACH = LONGEST - 1  # sentences before a window that its beads look back at
_USUAL = 60  # bytes of a usual sentence
# English bytes for a Chinese one: a text's own ratio is kept within what translations have.
_LEAST_RATIO, _MOST_RATIO = 1.05, 1.55
# The encoder's scale counts for as many pairs of a text's own. The scale of a text that is
# no translation at all is up to 0.44 as wide as the encoder's, that of a free one 0.67 or
# more, and of one with two words in five struck out at random 0.66.
_FOREIGN_PAIRS, _NARROWEST = 5, 0.7

# Sentences encoded at once: their vectors take some 50 MB before they are packed.
_AT_ONCE = 2048

Bead = tuple[int, int, int, int]  # i, j, a, b: a sentences before boundary i, b before j


class Text(NamedTuple):
    """One side, by boundaries 0 to n between its sentences.

    ``runs[k - 1, i + REACH]`` is the vector of the k sentences before boundary i (one row more
    is zero, as those before the first are),
    ``length[i]`` the bytes of the first i sentences in UTF-8 (three for a Chinese
    character, which puts both scripts on about one scale), ``size[i]`` the sum of the logs of
    theirs, ``anchors[i]`` those of sentence i. ``loose[i]`` and ``tags[i]`` count those of the
    first i that are lines of their own, and that stand behind a speech; ``speech[i]`` says whether
    one goes on at boundary i.
    """

    runs: Packed
    length: NDArray[np.float64]
    size: NDArray[np.float64]
    loose: NDArray[np.int_]
    tags: NDArray[np.int_]
    speech: NDArray[np.bool_]
    anchors: list[set[str]]

    @property
    def sentences(self) -> Vectors:
        """The vectors of single sentences, a row each."""
        return unpack(self.runs[0, REACH + 1 : -1])


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


def _text(sentences: Sequence[str], anchors: list[set[str]], encoder: Encoder) -> Text:
    sizes = [len(sentence.strip().encode("utf-8", "replace")) for sentence in sentences]
    return Text(
        runs=np.concatenate([*_runs(sentences, encoder)], axis=1),
        length=np.cumsum([0, *sizes]).astype(np.float64),
        size=np.cumsum([0, *(log(max(size, 1) / _USUAL) for size in sizes)]),
        loose=np.cumsum([0, *loose(sentences)]),
        tags=np.cumsum([0, *tags(sentences)]),
        speech=np.array([False, *in_speech(sentences)]),
        anchors=anchors,
    )


def _runs(sentences: Sequence[str], encoder: Encoder) -> Iterator[Packed]:
    """The vectors of all runs, of so many sentences at once; and zeros before and after them."""
    for start in range(0, len(sentences), _AT_ONCE):
        back = min(start, REACH)
        runs = encoder.encode_runs(sentences[start - back : start + _AT_ONCE], LONGEST)
        if not start:
            yield np.zeros((LONGEST, REACH + 1, runs.shape[2]), np.int16)
        yield pack(runs[:, back + 1 :])
    yield np.zeros((LONGEST, 1, runs.shape[2]), np.int16)


def bead_cosine(evidence: Evidence, i: int, j: int, a: int, b: int) -> float:
    """Cosine of the a Chinese sentences before boundary i and the b English ones before j."""
    zh, en = evidence.zh.runs[a - 1, i + REACH], evidence.en.runs[b - 1, j + REACH]
    cosine = unpack(zh) @ unpack(en)
    return min(float(cosine), 1.0)  # the grid leaves vectors a little longer or shorter than 1
