from collections.abc import Sequence

import pytest

from bipaper.align.bulk import Knowing, encode_papers
from bipaper.align.encoder import Encoder, load
from bipaper.align.terms import phrases
from bipaper.align.vectors import Vectors
from bipaper.document.alignment import align_paper, texts_of
from bipaper.parts.aligned import Alignment, NumberCheck
from bipaper.parts.entities import EntityMention
from bipaper.parts.extracted import Extracted
from bipaper.parts.tagged_block import TaggedBlock


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
    (own,) = (s for s in made.support if s.sentence.startswith("abstract.zh"))
    assert (own.en, own.sentence, own.start, own.end) == (
        "abstract.en.s1",
        "abstract.zh.s1",
        *blocks[0].sentences[0],
    )
    assert ("企业", "firm", "keyword") in [(p.zh, p.en, p.evidence) for p in made.terms]
    assert made.number_check == [
        NumberCheck(zh="abstract.zh.q22-25", en="abstract.en.q69-72", agrees=False)
    ]


def test_texts_encoded_beforehand_change_nothing_and_are_not_encoded_again(
    paper: Extracted, blocks: list[TaggedBlock], encoder: Encoder
) -> None:
    (known,) = encode_papers([texts_of(paper, blocks)], encoder)
    asked = Asked(encoder)
    assert align_paper(paper, blocks, Knowing(asked, known), 0.2) == align_paper(
        paper, blocks, encoder, 0.2
    )
    found = {phrase for text in blocks[1].sentence_texts() for phrase in phrases(text)}
    found |= set(blocks[2].sentence_texts())  # which may support it
    assert asked.texts <= found - known.single.keys()


def test_all_that_is_encoded_beforehand_is_asked_for(
    paper: Extracted, blocks: list[TaggedBlock], encoder: Encoder
) -> None:
    asked, body = Asked(encoder), blocks[2]
    body.entities = [EntityMention(type="org", start=4, end=7, text=body.text[4:7], rule="lac")]
    align_paper(paper, blocks, asked, 0.2)
    assert set(texts_of(paper, blocks).single) <= asked.texts


class Asked:
    """An encoder that remembers what it was asked for."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder, self.scale = encoder, encoder.scale
        self.texts: set[str] = set()

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.texts |= set(texts)
        return self.encoder.encode(texts)

    def encode_runs(self, texts: Sequence[str], longest: int) -> Vectors:
        self.texts |= set(texts)
        return self.encoder.encode_runs(texts, longest)


def test_an_abstract_in_one_language_is_aligned_with_nothing(
    paper: Extracted, blocks: list[TaggedBlock], encoder: Encoder
) -> None:
    made = align_paper(paper, [blocks[0], blocks[2]], encoder, support_cutoff=0.2)
    assert (made.abstract, made.support, made.number_check) == ([], [], [])


def test_a_paper_without_blocks_has_an_empty_alignment(paper: Extracted, encoder: Encoder) -> None:
    paper.keywords.en = []
    assert align_paper(paper, [], encoder, support_cutoff=0.5) == Alignment()
