"""A small ONNX model with its tokenizer, written byte by byte (onnx.proto of ONNX 1.x)."""

import json
from pathlib import Path

import numpy as np

FLOAT, INT64 = 1, 7  # TensorProto.DataType


def write_model(
    folder: Path, words: list[str], vectors: np.ndarray, given: str = "input_ids"
) -> None:
    """A model that looks the vector of each token up, and a tokenizer of single characters.

    ``given`` is the name of its input.
    """
    found = "last_hidden_state"
    node = b"".join(_text(1, name) for name in ("table", given)) + _text(2, found)
    table = b"".join(_number(1, size) for size in vectors.shape) + _number(2, FLOAT)
    table += _text(8, "table") + _part(9, vectors.astype("<f4").tobytes())
    graph = _part(1, node + _text(4, "Gather")) + _text(2, "g") + _part(5, table)
    graph += _part(11, _value(given, INT64, ("texts", "tokens")))
    graph += _part(12, _value(found, FLOAT, ("texts", "tokens", "width")))
    folder.mkdir(parents=True, exist_ok=True)
    model = _number(1, 8) + _part(7, graph) + _part(8, _text(1, "") + _number(2, 13))
    (folder / "model.onnx").write_bytes(model)
    vocabulary = {word: n for n, word in enumerate(words)}
    tokenizer = {
        "version": "1.0",
        "added_tokens": [],
        "pre_tokenizer": {"type": "Split", "pattern": {"Regex": ""}, "behavior": "Isolated"}
        | {"invert": False},
        "model": {"type": "WordLevel", "vocab": vocabulary, "unk_token": words[0]},
    }
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer), "utf-8")


def _value(name: str, kind: int, sizes: tuple[str, ...]) -> bytes:
    shape = b"".join(_part(1, _text(2, size)) for size in sizes)
    return _text(1, name) + _part(2, _part(1, _number(1, kind) + _part(2, shape)))


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _text(field: int, value: str) -> bytes:
    return _part(field, value.encode())


def _part(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    low, rest = value & 127, value >> 7
    return bytes([low | 128]) + _varint(rest) if rest else bytes([low])
