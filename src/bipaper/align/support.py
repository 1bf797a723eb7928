"""Which passages of the Chinese text state what an English abstract sentence states."""

from collections.abc import Iterator, Sequence
from math import exp, log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bipaper.align.encoder import Encoder
from bipaper.align.number_check import all_said
from bipaper.align.threads import one_thread
from bipaper.align.wording import contradicts, least_shared
from bipaper.find.claims.modality import polarity
from bipaper.model import QuantityMention

# Score from which nine in ten passages state the same: the least for which this was so in the
# half of tests/align/support_pairs.txt that the weights below were fitted to.
CUTOFF = 0.82
# A logistic model: likeness on the encoder's scale, and the words that 摘要 shares with the
# clause that shares least. Without 摘要 there is only the likeness.
_BASE, _LIKENESS, _WORDS = -6.67, 2.82, 5.47
_BASE_ALONE, _LIKENESS_ALONE = -3.36, 3.39
_ROWS = 500  # abstract sentences compared with the body at once: bounds the memory
_NOTHING = 1e-9  # less than any difference between scores
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
    turn round what 摘要 says, and when it is like both and has no clause of its own.
    """
    if not abstract or not passages:
        return []
    found: list[Supported] = []
    for first, likeness in _likeness(abstract, passages, encoder):
        for i, row in enumerate(likeness, first):
            least = _least_likeness(bool(abstract[i].zh), cutoff)
            near = map(int, np.flatnonzero(row >= least))
            scores = {j: _score(abstract[i], passages[j], float(row[j])) for j in near}
            best = sorted(scores, key=lambda j: (-scores[j], j))[:MOST]
            found += [Supported(i, j, round(scores[j], 4)) for j in best if scores[j] >= cutoff]
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
    unrelated, matching = encoder.scale
    for start in range(0, len(abstract), _ROWS):
        rows = slice(start, start + _ROWS)
        with one_thread():
            cosine, stated = english[rows] @ texts.T, said[rows]
            cosine[stated] = (cosine[stated] + (chinese[rows] @ texts.T)[stated]) / 2
        yield start, (cosine - unrelated) / (matching - unrelated)


def _least_likeness(said: bool, cutoff: float) -> float:
    """Below which no passage can have a score of ``cutoff``."""
    odds = log(max(cutoff, _NOTHING) / max(1 - cutoff, _NOTHING)) - _NOTHING
    return (odds - _BASE - _WORDS) / _LIKENESS if said else (odds - _BASE_ALONE) / _LIKENESS_ALONE


def _score(sentence: Abstract, passage: Passage, likeness: float) -> float:
    """How likely ``passage`` states what ``sentence`` does."""
    if not all_said(passage.quantities, sentence.en.quantities, sentence.zh):
        return 0.0
    if not sentence.zh:
        same = polarity(passage.text, "zh") == polarity(sentence.en.text, "en")
        return _logistic(_BASE_ALONE + _LIKENESS_ALONE * likeness) if same else 0.0
    if contradicts(passage.text, sentence.zh):
        return 0.0
    words = least_shared(passage.text, sentence.zh)
    return _logistic(_BASE + _LIKENESS * likeness + _WORDS * words)


def _logistic(odds: float) -> float:
    return 1 / (1 + exp(-odds))
