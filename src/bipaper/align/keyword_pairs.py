"""Keywords of both languages, paired one to one."""

from collections.abc import Sequence

import numpy as np

from bipaper.align.assignment import assign
from bipaper.align.encoder import Encoder
from bipaper.parts.aligned import Pair

# What standing at the same place of both lists is worth, in cosine: authors nearly always
# keep the order, so it decides between keywords that mean nearly the same.
_SAME_PLACE = 0.25


def pair_keywords(zh: Sequence[str], en: Sequence[str], encoder: Encoder) -> list[Pair]:
    """Each keyword of the shorter list with its counterpart, in the order of ``zh``.

    ``score`` is the cosine of the pair; ``evidence`` is "keyword".
    """
    if not zh or not en:
        return []
    cosine = encoder.encode(zh) @ encoder.encode(en).T
    place = np.abs(np.linspace(0, 1, len(zh))[:, None] - np.linspace(0, 1, len(en))[None, :])
    chosen = assign(cosine + _SAME_PLACE * (1 - place))
    return [
        Pair(zh=zh[i], en=en[j], score=round(min(float(cosine[i, j]), 1.0), 4), evidence="keyword")
        for i, j in chosen
    ]
