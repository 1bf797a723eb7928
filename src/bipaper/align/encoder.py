"""Sentence encoders: texts of any language to unit vectors in one space."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import msgspec
import numpy as np

from bipaper.align.usem3 import Usem3
from bipaper.align.vectors import Scale, Vectors, on_grid
from bipaper.data import read_data

DEFAULT = "usem3"


class Encoder(Protocol):
    """What alignment asks of an encoder."""

    @property
    def scale(self) -> Scale:
        """The cosines to expect of unrelated and of matching sentences."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One unit row per text. Must not depend on anything but ``texts``."""
        ...

    def encode_runs(self, texts: Sequence[str], longest: int) -> Vectors:
        """[k - 1, i] is the unit vector of texts[i - k : i], zero where there is none."""
        ...


class SentenceTransformer:
    """A sentence-transformers model by name, such as sentence-transformers/LaBSE.

    It encodes on one thread, as a process whose torch has started threads cannot be forked,
    and text by text, as filling texts up to one length changes the last bits of a vector.
    """

    def __init__(self, name: str) -> None:
        import torch
        from sentence_transformers import SentenceTransformer as Model

        _refuse_code(name)
        torch.set_num_threads(1)
        self._model: Any = Model(name, device="cpu", trust_remote_code=False)
        self.scale = measured_scale(self)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit rows of the model's width."""
        if not texts:
            return np.zeros((0, self._model.get_sentence_embedding_dimension()), np.float32)
        vectors = self._model.encode(list(texts), batch_size=1, normalize_embeddings=True)
        return on_grid(vectors)

    def encode_runs(self, texts: Sequence[str], longest: int) -> Vectors:
        """[k - 1, i] is the unit vector of texts[i - k : i], zero where there is none."""
        return joined_runs(self, texts, longest)


class _Module(msgspec.Struct):
    """A part of a model, as modules.json lists them; ``type`` is a class by its full name."""

    type: str


def _refuse_code(name: str) -> None:
    """Raise ValueError where a model's folder has Python of its own.

    ``trust_remote_code`` is not asked about a folder: sentence-transformers 5.1 runs it.
    """
    listed = Path(name, "modules.json")
    if listed.is_file():
        modules = msgspec.json.decode(listed.read_bytes(), type=list[_Module])
        own = [m.type for m in modules if not m.type.startswith("sentence_transformers.")]
        if own:
            raise ValueError(f"encoder {name!r} has code of its own, which is not run: {own}")


def joined_runs(encoder: Any, texts: Sequence[str], longest: int) -> Vectors:
    """Run vectors of an encoder that can only encode whole texts: each run joined."""
    spans = [(end - k, end) for k in range(1, longest + 1) for end in range(k, len(texts) + 1)]
    vectors = encoder.encode([" ".join(texts[start:end]) for start, end in spans])
    runs = np.zeros((longest, len(texts) + 1, vectors.shape[1]), np.float32)
    for (start, end), vector in zip(spans, vectors, strict=True):
        runs[end - start - 1, end] = vector
    return runs


def measured_scale(encoder: Any) -> Scale:
    """An encoder's cosines on a score of sentence pairs: those that match, and all others."""
    pairs = [line.split("\t") for line in read_data(__name__, "sentence_pairs.tsv").splitlines()]
    cosine = encoder.encode([zh for zh, _ in pairs]) @ encoder.encode([en for _, en in pairs]).T
    matching = np.eye(len(pairs), dtype=bool)
    return Scale(float(cosine[~matching].mean()), float(cosine[matching].mean()))


@cache
def load(name: str = DEFAULT) -> Encoder:
    """The encoder called ``name``, loaded once a process.

    Raises ValueError when ``name`` is not ``usem3`` and sentence-transformers is missing,
    or when the model has code of its own.
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
