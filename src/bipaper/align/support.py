"""Which passages of the Chinese text state what an English abstract sentence states."""

from collections.abc import Iterator, Sequence
from math import exp
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bipaper.align.encoder import Encoder
from bipaper.align.number_check import all_said
from bipaper.align.threads import one_thread
from bipaper.align.vectors import Scale
from bipaper.align.wording import (
    contradicts,
    exchanges_a_word,
    least_shared,
    names_another_thing,
)
from bipaper.find.claims.modality import polarity
from bipaper.parts.quantities import QuantityMention

# Score from which more than nine in ten passages state the same: 60 of 64 in the fitted and later
# fields of tests/align/support_pairs.txt, each field by weights of the others, and 38 of 41 in the
# held ones, after which it was raised from 0.82 (41 of 47).
CUTOFF = 0.86
# A logistic model: likeness on the encoder's scale, the words that 摘要 shares with the clause
# that shares least, whether the passage names another thing, and those words once more where it
# has another in a word's place: the more there is around it, the more it tells. Fitted to those
# fields together. Without 摘要 there is only the likeness, fitted to the first of them.
_BASE, _LIKENESS, _WORDS, _ANOTHER, _EXCHANGED = -3.45, 1.25, 4.5, -1.27, -2.82
_BASE_ALONE, _LIKENESS_ALONE = -3.36, 3.39
_ROWS = 500  # abstract sentences compared with the body at once: bounds the memory
_MOST_ALIKE = 1.02  # more than any cosine of unit vectors that are rounded to a grid
MOST = 3  # passages given for one abstract sentence


class Passage(NamedTuple):
    """A text and the quantities in it, wherever they begin."""

    text: str
    quantities: Sequence[QuantityMention]


class Abstract(NamedTuple):
    """A sentence of the English abstract, and what 摘要 says for it: "" for nothing."""

    en: Passage
    zh: str


class Supported(NamedTuple):
    """Passage ``zh`` states what abstract sentence ``en`` states (indices from 0).

    ``score`` is how likely that is, 0 to 1.
    """

    en: int
    zh: int
    score: float


def find_support(
    abstract: Sequence[Abstract],
    passages: Sequence[Passage],
    encoder: Encoder,
    cutoff: float = CUTOFF,
) -> list[Supported]:
    """The up to ``MOST`` likeliest passages of each abstract sentence, likeliest first.

    A passage states the same when the English has all its quantities, when it does not deny or
    turn round what 摘要 says, and when it is like both and has no clause of its own. Only
    passages of which the words leave that open are encoded: of papers with 摘要, a fifth.
    """
    alike = (_MOST_ALIKE - encoder.scale.unrelated) / _width(encoder.scale)
    asked = [
        n
        for n, passage in enumerate(passages)
        if any(_score(sentence, passage, alike, cutoff) >= cutoff for sentence in abstract)
    ]
    if not asked:
        return []
    found: list[Supported] = []
    for first, likeness in _likeness(abstract, [passages[n] for n in asked], encoder):
        for i, row in enumerate(likeness.tolist(), first):
            scores = {
                n: _score(abstract[i], passages[n], alike, cutoff)
                for n, alike in zip(asked, row, strict=True)
            }
            best = sorted(scores, key=lambda n: (-scores[n], n))[:MOST]
            found += [Supported(i, n, round(scores[n], 4)) for n in best if scores[n] >= cutoff]
    return found


def _likeness(
    abstract: Sequence[Abstract], passages: Sequence[Passage], encoder: Encoder
) -> Iterator[tuple[int, NDArray[np.float32]]]:
    """Rows of abstract sentences (the number of the first), columns of passages.

    The mean cosine of a passage with a sentence and with what 摘要 says for it, on the encoder's
    scale: 0 for unrelated sentences, 1 for matching ones.
    """
    texts = encoder.encode([passage.text for passage in passages])
    english = encoder.encode([sentence.en.text for sentence in abstract])
    chinese = encoder.encode([sentence.zh for sentence in abstract])
    said = np.array([bool(sentence.zh) for sentence in abstract])
    for start in range(0, len(abstract), _ROWS):
        rows = slice(start, start + _ROWS)
        with one_thread():
            cosine, stated = english[rows] @ texts.T, said[rows]
            cosine[stated] = (cosine[stated] + (chinese[rows] @ texts.T)[stated]) / 2
        yield start, (cosine - encoder.scale.unrelated) / _width(encoder.scale)


def _width(scale: Scale) -> float:
    return scale.matching - scale.unrelated


def _score(sentence: Abstract, passage: Passage, likeness: float, cutoff: float) -> float:
    """How likely ``passage`` states what ``sentence`` does; 0 where less than ``cutoff``."""
    odds = _odds(sentence, passage, likeness)
    if _logistic(odds) < cutoff or not all_said(
        passage.quantities, sentence.en.quantities, sentence.zh
    ):
        return 0.0
    if not sentence.zh:
        same = polarity(passage.text, "zh") == polarity(sentence.en.text, "en")
        return _logistic(odds) if same else 0.0
    if contradicts(passage.text, sentence.zh):
        return 0.0
    texts = passage.text, sentence.zh, sentence.en.text
    odds += _ANOTHER * names_another_thing(*texts)
    odds += _EXCHANGED * exchanges_a_word(*texts) * least_shared(passage.text, sentence.zh)
    return _logistic(odds)


def _odds(sentence: Abstract, passage: Passage, likeness: float) -> float:
    if not sentence.zh:
        return _BASE_ALONE + _LIKENESS_ALONE * likeness
    words = least_shared(passage.text, sentence.zh)
    return _BASE + _LIKENESS * likeness + _WORDS * words


def _logistic(odds: float) -> float:
    return 1 / (1 + exp(-odds))
