"""Sentence vectors: their type, and the grid that makes their dot products exact."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Packed = NDArray[np.int16]

# Multiples of 2**-11 in unit vectors: every product and partial sum of a dot product is a
# multiple of 2**-22 not above 1, which float32 holds exactly. So similarities do not depend
# on the order of summation, hence not on the BLAS, its threads or the matrices' shapes.
_GRID = 2.0**11


class Scale(NamedTuple):
    """Mean cosine of an encoder's vectors for unrelated and for matching sentences."""

    unrelated: float
    matching: float


def on_grid(vectors: NDArray[Any]) -> Vectors:
    """Unit vectors rounded so that their float32 dot products are exact."""
    rounded: Vectors = np.multiply(vectors, _GRID, dtype=np.float32)
    np.round(rounded, out=rounded)
    rounded /= np.float32(_GRID)
    return rounded


def pack(vectors: Vectors) -> Packed:
    """Vectors on the grid, at half the size."""
    return (vectors * np.float32(_GRID)).astype(np.int16)


def unpack(packed: Packed) -> Vectors:
    """What was packed, to the bit."""
    return np.divide(packed, _GRID, dtype=np.float32)
