"""Which body sentences state what an English abstract sentence states."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from bipaper.align.encoder import Encoder

CUTOFF = 0.5  # cosine from which a body sentence counts as stating the same
MOST = 3  # body sentences given for one abstract sentence


class Supported(NamedTuple):
    """Abstract sentence ``en`` is stated by body sentence ``body`` (indices from 0)."""

    en: int
    body: int
    score: float


def find_support(
    en: Sequence[str], body: Sequence[str], encoder: Encoder, cutoff: float = CUTOFF
) -> list[Supported]:
    """The up to ``MOST`` best body sentences of each abstract sentence, best first."""
    if not en or not body:
        return []
    cosine = encoder.encode(en) @ encoder.encode(body).T
    found = []
    for i, row in enumerate(cosine):
        for j in np.argsort(-row, kind="stable")[:MOST]:
            if row[j] >= cutoff:
                found.append(Supported(i, int(j), round(float(row[j]), 4)))
    return found
