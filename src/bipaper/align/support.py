"""Which body sentences state what an English abstract sentence states."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bipaper.align.encoder import Encoder
from bipaper.align.threads import one_thread

# Score from which a body sentence counts as stating the same. Of candidates judged by hand
# 64 % were right above it, 19 % below (docs/alignment.md).
CUTOFF = 0.6
_ROWS = 500  # abstract sentences compared with the body at once: bounds the memory
MOST = 3  # body sentences given for one abstract sentence


class Supported(NamedTuple):
    """Abstract sentence ``en`` is stated by body sentence ``body`` (indices from 0)."""

    en: int
    body: int
    score: float


def find_support(
    en: Sequence[str],
    zh: Sequence[str],
    body: Sequence[str],
    encoder: Encoder,
    cutoff: float = CUTOFF,
) -> list[Supported]:
    """The up to ``MOST`` best body sentences of each abstract sentence, best first.

    ``zh[i]`` is what the Chinese abstract says for ``en[i]``, "" where it says nothing. The
    score is the mean cosine of the body sentence with both, which tells the same statement
    from the same topic better than either language alone.
    """
    if not en or not body:
        return []
    texts, english, chinese = (encoder.encode(own) for own in (body, en, zh))
    said = np.array([bool(text) for text in zh])
    found: list[Supported] = []
    with one_thread():
        for start in range(0, len(en), _ROWS):
            rows = slice(start, start + _ROWS)
            score, stated = english[rows] @ texts.T, said[rows]
            score[stated] = (score[stated] + (chinese[rows] @ texts.T)[stated]) / 2
            found += _best(score, start, cutoff)
    return found


def _best(score: NDArray[np.float32], first: int, cutoff: float) -> Iterator[Supported]:
    """The best columns of each row; ``first`` is the number of the first row."""
    for i, row in enumerate(score, first):
        for j in np.argsort(-row, kind="stable")[:MOST]:
            if row[j] >= cutoff:
                yield Supported(i, int(j), round(min(float(row[j]), 1.0), 4))
