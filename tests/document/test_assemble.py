from bipaper import model
from bipaper.document.assemble import assemble
from bipaper.parts.aligned import Alignment, Bead, NumberCheck, Support
from bipaper.parts.boxed_text import Region
from bipaper.parts.claims import Stated
from bipaper.parts.extracted import Extracted
from bipaper.parts.running_text import Abstract, Sentence
from bipaper.parts.tagged_block import TaggedBlock

VERSIONS = {"bipaper": "0.1.0", "extract": "abc"}
ALIGNMENT = Alignment(
    abstract=[
        Bead(zh=["abstract.zh.s1"], en=["abstract.en.s1"], score=0.9),
        Bead(zh=["abstract.zh.s2"], en=["abstract.en.s2"], score=0.8),
    ],
    support=[
        Support(en="abstract.en.s1", sentence="p1.s1", start=0, end=20, score=0.85),
        Support(en="abstract.en.s2", sentence="p1.s1", start=0, end=20, score=0.9),
        Support(en="abstract.en.s1", sentence="abstract.zh.s2", start=13, end=26, score=0.9),
    ],
    number_check=[NumberCheck(zh="abstract.zh.q22-25", en="abstract.en.q69-72", agrees=False)],
)


def document(paper: Extracted, blocks: list[TaggedBlock]) -> model.Document:
    return assemble(paper, blocks, ALIGNMENT, VERSIONS)


def test_abstracts_have_sentences_with_ids_and_places(
    paper: Extracted, blocks: list[TaggedBlock]
) -> None:
    zh = document(paper, blocks).abstract.zh
    assert zh is not None
    assert zh.regions == [Region(page=1, bbox=(0, 0, 26, 10))]
    assert zh.sentences == [
        Sentence(
            id="abstract.zh.s1", start=0, end=12, regions=[Region(page=1, bbox=(0, 0, 12, 10))]
        ),
        Sentence(
            id="abstract.zh.s2", start=12, end=26, regions=[Region(page=1, bbox=(12, 0, 26, 10))]
        ),
    ]


def test_paragraphs_keep_their_section_and_point(
    paper: Extracted, blocks: list[TaggedBlock]
) -> None:
    (paragraph,) = document(paper, blocks).paragraphs
    assert (paragraph.id, paragraph.section, paragraph.point) == ("p1", "s2", 1)
    assert [sentence.id for sentence in paragraph.sentences] == ["p1.s1"]


def test_mentions_are_called_by_their_block_kind_and_place(
    paper: Extracted, blocks: list[TaggedBlock]
) -> None:
    made = document(paper, blocks)
    assert [(q.id, q.block, q.text) for q in made.quantities] == [
        ("abstract.zh.q22-25", "abstract.zh", "12%"),
        ("abstract.en.q69-72", "abstract.en", "21%"),
    ]
    assert [(e.id, e.block, e.text) for e in made.entities] == [
        ("abstract.zh.e0-3", "abstract.zh", "广州市")
    ]


def test_citations_lead_to_references(paper: Extracted, blocks: list[TaggedBlock]) -> None:
    (citation,) = document(paper, blocks).citations
    assert (citation.block, citation.text, citation.references) == ("p1", "[1]", ["r1"])


def test_a_claim_knows_its_place_and_the_english_that_states_the_same(
    paper: Extracted, blocks: list[TaggedBlock]
) -> None:
    claims = {claim.block: claim for claim in document(paper, blocks).claims}
    claim = claims["p1"]
    assert (claim.section, claim.english) == (
        "s2",
        [
            Stated(sentence="abstract.en.s2", score=0.9),
            Stated(sentence="abstract.en.s1", score=0.85),
        ],
    )
    assert claim.regions == [Region(page=1, bbox=(0, 0, len(claim.text), 10))]


def test_what_states_another_part_of_its_sentence_is_none_of_a_claim_s(
    paper: Extracted, blocks: list[TaggedBlock]
) -> None:
    claims = {claim.block: claim for claim in document(paper, blocks).claims}
    assert (claims["abstract.zh"].start, claims["abstract.zh"].english) == (12, [])


def test_claims_are_called_by_their_block_and_place(
    paper: Extracted, blocks: list[TaggedBlock]
) -> None:
    claims = document(paper, blocks).claims
    assert [claim.id for claim in claims] == [f"{c.block}.c{c.start}-{c.end}" for c in claims]
    assert len({claim.block for claim in claims}) > 1


def test_numbers_that_differ_between_the_languages_are_a_warning(
    paper: Extracted, blocks: list[TaggedBlock]
) -> None:
    found = document(paper, blocks).diagnostics
    assert [(warning.code, warning.message) for warning in found.warnings] == [
        ("odd", "something odd"),
        ("number_differs", "摘要 has '12%', the Abstract '21%'"),
    ]
    assert found.stages == VERSIONS


def test_a_paper_without_abstracts_has_none(paper: Extracted, blocks: list[TaggedBlock]) -> None:
    paper.abstract_zh = paper.abstract_en = None
    made = assemble(paper, blocks[2:], Alignment(), VERSIONS)
    assert made.abstract == Abstract()
