"""Which body sentences state what an English abstract sentence states."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from threadpoolctl import threadpool_limits

from bipaper.align.encoder import Encoder

# Score from which a body sentence counts as stating the same. Of candidates judged by hand
# 64 % were right above it, 19 % below (docs/alignment.md).
CUTOFF = 0.6
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
    texts = encoder.encode(body).T
    with threadpool_limits(1, user_api="blas"):
        score = encoder.encode(en) @ texts
        said = np.array([bool(text) for text in zh])
        score[said] = (score[said] + (encoder.encode(zh) @ texts)[said]) / 2
    return [
        Supported(i, int(j), round(min(float(row[j]), 1.0), 4))
        for i, row in enumerate(score)
        for j in np.argsort(-row, kind="stable")[:MOST]
        if row[j] >= cutoff
    ]
