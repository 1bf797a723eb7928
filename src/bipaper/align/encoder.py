"""Sentence encoders: texts of any language to unit vectors in one space."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from bipaper.align.usem3 import Usem3
from bipaper.align.vectors import Scale, Vectors, on_grid
from bipaper.data import read_data

DEFAULT = "usem3"
MODEL = "model.onnx"
_TOKENS = 512  # that most models were trained for


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


class OnnxModel:
    """A sentence encoder in ONNX, as exported from Hugging Face, with its tokenizer.json.

    Its vector of a text is the output ``sentence_embedding`` where it has that, else its first
    output: the mean over the tokens, or the first token where 1_Pooling/config.json says so. It
    encodes on one thread and text by text, as ``SentenceTransformer`` does. Texts of more than
    512 tokens are cut, unless the tokenizer says otherwise.
    """

    def __init__(self, folder: Path, model: Path) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(model, options, ["CPUExecutionProvider"])
        self._inputs = [one.name for one in self._session.get_inputs()]
        outputs = [one.name for one in self._session.get_outputs()]
        if strange := set(self._inputs) - {"input_ids", "attention_mask", "token_type_ids"}:
            raise ValueError(f"encoder {str(folder)!r} asks for {sorted(strange)}")
        whole = "sentence_embedding"
        self._output = whole if whole in outputs else outputs[0]
        self._first = _takes_first_token(folder)
        if not (tokens := folder / "tokenizer.json").is_file():
            raise ValueError(f"encoder {str(folder)!r} has no tokenizer.json")
        self._tokenizer = Tokenizer.from_file(str(tokens))
        self._tokenizer.no_padding()
        if self._tokenizer.truncation is None:
            self._tokenizer.enable_truncation(_TOKENS)
        self._width = len(self._vector("。"))
        self.scale = measured_scale(self)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit rows of the model's width."""
        once = {text: self._vector(text) for text in dict.fromkeys(texts)}
        rows = [once[text] for text in texts]
        return on_grid(np.array(rows, np.float64).reshape(-1, self._width))

    def encode_runs(self, texts: Sequence[str], longest: int) -> Vectors:
        """[k - 1, i] is the unit vector of texts[i - k : i], zero where there is none."""
        return joined_runs(self, texts, longest)

    def _vector(self, text: str) -> NDArray[np.float64]:
        """The unit vector of a text; zero of one without tokens."""
        tokens = self._tokenizer.encode(text)
        fields = (tokens.ids, tokens.attention_mask, tokens.type_ids)
        known = dict(zip(("input_ids", "attention_mask", "token_type_ids"), fields, strict=True))
        given = {name: np.array([known[name]], np.int64) for name in self._inputs}
        found = np.asarray(self._session.run([self._output], given)[0][0], np.float64)
        if found.ndim > 1:
            found = found[0] if self._first and len(found) else found.sum(axis=0)
        vector: NDArray[np.float64] = found / max(float(np.linalg.norm(found)), 1e-9)
        return vector


class _Pooling(msgspec.Struct):
    """What 1_Pooling/config.json of a sentence-transformers model says."""

    pooling_mode_cls_token: bool = False


def _takes_first_token(folder: Path) -> bool:
    file = folder / "1_Pooling" / "config.json"
    return (
        file.is_file()
        and msgspec.json.decode(file.read_bytes(), type=_Pooling).pooling_mode_cls_token
    )


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
    """An encoder's cosines on passages: of sentences that match, and of others of a passage.

    ``sentence_pairs.tsv`` has the first five pairs of single sentences of each passage of
    benchmarks/data/prose.txt.
    """
    text = read_data(__name__, "sentence_pairs.tsv")
    matching, unrelated = [], []
    for passage in text.split("\n\n"):
        zh, en = zip(*(line.split("\t") for line in passage.splitlines()), strict=True)
        cosine = encoder.encode(zh) @ encoder.encode(en).T
        same = np.eye(len(zh), dtype=bool)
        matching += [*cosine[same]]
        unrelated += [*cosine[~same]]
    return Scale(float(np.mean(unrelated)), float(np.mean(matching)))


@cache
def load(name: str = DEFAULT) -> Encoder:
    """The encoder called ``name``, loaded once a process: ``usem3``, a folder with a model.onnx,
    or a sentence-transformers model.

    Raises ValueError when a package that it needs is missing, when the model has code of its own
    or does not fit.
    """
    if name == DEFAULT:
        return Usem3()
    folder = next((f for f in (Path(name), Path(name, "onnx")) if (f / MODEL).is_file()), None)
    packages = "onnxruntime tokenizers" if folder else "sentence-transformers"
    try:
        return OnnxModel(Path(name), folder / MODEL) if folder else SentenceTransformer(name)
    except ModuleNotFoundError as error:
        raise ValueError(
            f"encoder {name!r} needs {packages.replace(' ', ' and ')}: pip install {packages} "
            f"(or use {DEFAULT!r})"
        ) from error
