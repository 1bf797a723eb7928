import hashlib
from collections.abc import Sequence

import numpy as np
import pytest

from bipaper.align.encoder import Encoder, joined_runs, load
from bipaper.align.vectors import Scale, Vectors, on_grid


class HashEncoder:
    """A fake: a text's vector depends on its characters only; the same text, the same vector."""

    scale = Scale(unrelated=0.0, matching=1.0)

    def encode(self, texts: Sequence[str]) -> Vectors:
        seeds = [int(hashlib.sha256(t.encode()).hexdigest()[:8], 16) for t in texts]
        rows = np.array([np.random.default_rng(s).normal(size=16) for s in seeds]).reshape(-1, 16)
        return on_grid(rows / np.linalg.norm(rows, axis=1, keepdims=True))

    def encode_runs(self, texts: Sequence[str], longest: int) -> Vectors:
        return joined_runs(self, texts, longest)


@pytest.fixture(scope="session")
def fake() -> Encoder:
    return HashEncoder()


@pytest.fixture(scope="session")
def usem3() -> Encoder:
    return load()
