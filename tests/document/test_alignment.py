from collections.abc import Sequence

import numpy as np
import pytest

from bipaper.align.bulk import Knowing, encode_papers
from bipaper.align.encoder import Encoder, load
from bipaper.align.vectors import Scale, Vectors
from bipaper.document.alignment import align_paper, texts_of
from bipaper.model import Alignment, Extracted, NumberCheck, TaggedBlock


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load()


def test_everything_is_said_in_the_ids_of_the_document(
    paper: Extracted, blocks: list[TaggedBlock], encoder: Encoder
) -> None:
    made = align_paper(paper, blocks, encoder, support_cutoff=0.2)
    assert [(bead.zh, bead.en) for bead in made.abstract] == [
        (["abstract.zh.s1"], ["abstract.en.s1"]),
        (["abstract.zh.s2"], ["abstract.en.s2"]),
    ]
    assert [(pair.zh, pair.en) for pair in made.keywords] == [("企业", "firm")]
    assert ("abstract.en.s1", "p1.s1") in [(s.en, s.sentence) for s in made.support]
    assert ("企业", "firm", "keyword") in [(p.zh, p.en, p.evidence) for p in made.terms]
    assert made.number_check == [
        NumberCheck(zh="abstract.zh.q22-25", en="abstract.en.q69-72", agrees=False)
    ]


def test_texts_encoded_beforehand_change_nothing_and_are_not_encoded_again(
    paper: Extracted, blocks: list[TaggedBlock], encoder: Encoder
) -> None:
    (known,) = encode_papers([texts_of(paper, blocks)], encoder)
    knowing = Knowing(Empty(encoder.scale), known)
    assert align_paper(paper, blocks, knowing, 0.2) == align_paper(paper, blocks, encoder, 0.2)


class Empty:
    """An encoder that has to know everything already."""

    def __init__(self, scale: Scale) -> None:
        self.scale = scale

    def encode(self, texts: Sequence[str]) -> Vectors:
        assert list(texts) == []
        return np.zeros((0, 512), np.float32)

    def encode_runs(self, texts: Sequence[str], longest: int) -> Vectors:
        raise AssertionError(texts)


def test_an_abstract_in_one_language_is_aligned_with_nothing(
    paper: Extracted, blocks: list[TaggedBlock], encoder: Encoder
) -> None:
    made = align_paper(paper, [blocks[0], blocks[2]], encoder, support_cutoff=0.2)
    assert (made.abstract, made.support, made.number_check) == ([], [], [])


def test_a_paper_without_blocks_has_an_empty_alignment(paper: Extracted, encoder: Encoder) -> None:
    paper.keywords.en = []
    assert align_paper(paper, [], encoder, support_cutoff=0.5) == Alignment()
