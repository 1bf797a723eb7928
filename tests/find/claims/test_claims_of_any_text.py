"""What is true of the claims of whatever text."""

import re

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from views import view

from bipaper.find.claims.block import ClaimBlock
from bipaper.find.claims.decide import find_claims
from bipaper.nlp.sentences import split_sentences
from bipaper.parts.cited_works import Citation
from bipaper.parts.entities import Entity
from bipaper.parts.quantities import Quantity

PIECES = re.findall(
    r"\S+|\s",
    "本文 结果表明 ， ； 。 ： 一是 （ ） “ ” [3] 12% 显著 的 导致 是 如表3所示 ? 最 越 we .\n",
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@st.composite
def blocks(draw):
    text = draw(TEXTS)
    lang = draw(st.sampled_from(["zh", "en"]))
    spans = draw(
        st.lists(st.tuples(st.integers(0, len(text)), st.integers(1, 6)), max_size=6, unique=True)
    )
    placed = [
        {"block": "p1", "start": start, "end": start + length, "text": text[start : start + length]}
        for start, length in sorted(spans)
        if start + length <= len(text)
    ]
    kinds = st.sampled_from(["percent", "count", "rank", "date", "number"])
    quantities = [
        Quantity(id=f"q{n}", kind=draw(kinds), value=12, comparator="=", rule="", **place)
        for n, place in enumerate(placed)
    ]
    return ClaimBlock(
        view=view(text, lang, name=draw(st.sampled_from(["p1", "abstract.zh", "abstract.en"]))),
        sentences=split_sentences(text, lang),
        section=None,
        section_title=draw(st.sampled_from(["", "一、引言", "结论 / 建议", "Results"])),
        quantities=quantities,
        entities=[
            Entity(id=f"e{n}", type="place", rule="head", name="", entity="", **place)
            for n, place in enumerate(placed)
        ],
        citations=[Citation(references=[f"r{n}"], **place) for n, place in enumerate(placed)],
    )


@settings(deadline=None, max_examples=150)
@given(blocks())
def test_whatever_the_text_claims_are_in_order_and_hold_what_they_name(block):
    claims = find_claims(block)
    edges = [edge for claim in claims for edge in (claim.start, claim.end)]
    assert edges == sorted(edges)
    for claim in claims:
        assert claim.start < claim.end
        assert claim.text == block.text[claim.start : claim.end] == claim.text.strip()
        assert claim.cue is None or claim.cue in claim.text
        assert 0 <= claim.confidence <= 1
        inside = [q for q in block.quantities if claim.start <= q.start and q.end <= claim.end]
        assert claim.quantities == [q.id for q in inside]
        if claim.frame:
            assert claim.frame.quantity in [None, *(q.text for q in inside)]
            named = [part for part in msgspec.structs.astuple(claim.frame) if part]
            assert named
            assert all(part in block.text for part in named)


@settings(deadline=None, max_examples=60)
@given(blocks())
def test_the_same_block_gives_the_same_claims(block):
    assert find_claims(block) == find_claims(block)
