"""The final document, from what the stages found out about a paper."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

import msgspec

from bipaper import model
from bipaper.document.mention_ids import entities_of, mention_id, quantities_of, sentence_id
from bipaper.find.claims.block import ClaimBlock
from bipaper.find.claims.decide import find_claims
from bipaper.find.claims.salient import salient
from bipaper.nlp.view import TextView, Token
from bipaper.parts.aligned import Alignment
from bipaper.parts.boxed_text import Block, Region
from bipaper.parts.cited_works import Citation
from bipaper.parts.claims import Claim, Stated
from bipaper.parts.diagnostics import Diagnostics, Warning
from bipaper.parts.entities import Entity
from bipaper.parts.extracted import Extracted
from bipaper.parts.quantities import Quantity
from bipaper.parts.running_text import Abstract, AbstractText, Paragraph, Section, Sentence
from bipaper.parts.tagged_block import TaggedBlock
from bipaper.quality.score import judge
from bipaper.text.references.citations import link_citations
from bipaper.text.regions import regions_of, span_regions

PrintedAt = Callable[[str, int, int], list[Region]]
"""Where the characters from one offset to another of a block are printed."""

Passage = tuple[str, int, int]
"""A sentence, and where a passage of it stands in its block."""


class Numbered(msgspec.Struct, frozen=True):
    """The mentions of a document, with their ids."""

    quantities: Sequence[Quantity]
    entities: Sequence[Entity]
    citations: Sequence[Citation]

    def by_block(self) -> dict[str, "Numbered"]:
        """The mentions of each block that has any."""
        kinds: Sequence[Sequence[Any]] = (self.quantities, self.entities, self.citations)
        found: dict[str, tuple[list[Any], ...]] = {}
        for kind, mentions in enumerate(kinds):
            for mention in mentions:
                found.setdefault(mention.block, ([], [], []))[kind].append(mention)
        return {block: Numbered(*own) for block, own in found.items()}


def assemble(
    paper: Extracted,
    blocks: Sequence[TaggedBlock],
    alignment: Alignment,
    stages: Mapping[str, str],
) -> model.Document:
    """The document of a paper. ``stages`` says what code and settings each stage ran with.

    Raises ValueError where a mention's text is not what stands at its place.
    """
    mentions = Numbered(
        quantities_of(blocks),
        entities_of(blocks, [*alignment.keywords, *alignment.terms]),
        link_citations(paper.blocks(), paper.references),
    )
    printed = dict(paper.blocks())
    return model.Document(
        schema_version=model.SCHEMA_VERSION,
        id=paper.id,
        source=paper.source,
        metadata=paper.metadata,
        front=paper.front,
        abstract=_abstract(paper, blocks),
        keywords=paper.keywords,
        sections=paper.sections,
        paragraphs=_paragraphs(paper, blocks),
        captions=paper.captions,
        tables=paper.tables,
        formulas=paper.formulas,
        references=paper.references,
        citations=list(mentions.citations),
        entities=list(mentions.entities),
        quantities=list(mentions.quantities),
        claims=claims_of(
            paper,
            blocks,
            mentions,
            alignment,
            lambda block, start, end: span_regions(printed[block], start, end),
        ),
        alignment=alignment,
        furniture=paper.furniture,
        notes=paper.notes,
        unplaced=paper.unplaced,
        quality=judge(paper, mentions.citations),
        diagnostics=Diagnostics(
            warnings=[*paper.warnings, *number_warnings(alignment, mentions.quantities)],
            stages=dict(stages),
        ),
    )


# --- text -------------------------------------------------------------------------------


def _abstract(paper: Extracted, blocks: Sequence[TaggedBlock]) -> Abstract:
    texts = {
        block.id: AbstractText(
            text=block.text,
            sentences=_sentences(block, printed),
            regions=regions_of(printed.lines),
        )
        for block, printed in _with_print(paper, blocks)
        if block.id.startswith("abstract.")
    }
    return Abstract(zh=texts.get("abstract.zh"), en=texts.get("abstract.en"))


def _paragraphs(paper: Extracted, blocks: Sequence[TaggedBlock]) -> list[Paragraph]:
    paragraphs = {paragraph.id: paragraph for paragraph in paper.paragraphs}
    return [
        Paragraph(
            id=block.id,
            section=paragraphs[block.id].section,
            text=block.text,
            regions=regions_of(printed.lines),
            sentences=_sentences(block, printed),
            point=paragraphs[block.id].point,
            rule=paragraphs[block.id].rule,
        )
        for block, printed in _with_print(paper, blocks)
        if block.id in paragraphs
    ]


def _with_print(paper: Extracted, blocks: Iterable[TaggedBlock]) -> list[tuple[TaggedBlock, Block]]:
    """Each tagged block with its printed lines."""
    printed = dict(paper.blocks())
    return [(block, printed[block.id]) for block in blocks]


def _sentences(block: TaggedBlock, printed: Block) -> list[Sentence]:
    return [
        Sentence(
            id=sentence_id(block.id, n),
            start=start,
            end=end,
            regions=span_regions(printed, start, end),
        )
        for n, (start, end) in enumerate(block.sentences)
    ]


# --- claims -----------------------------------------------------------------------------


def claims_of(
    paper: Extracted | model.Document,
    blocks: Sequence[TaggedBlock],
    mentions: Numbered,
    alignment: Alignment,
    printed_at: PrintedAt,
) -> list[Claim]:
    """All claims with ids, places and the English sentences that state the same.

    Of the paper its headings are asked, and which paragraphs stand below them.
    """
    section_of = {paragraph.id: paragraph.section for paragraph in paper.paragraphs}
    titles = full_titles(paper.sections)
    english = _english_of(alignment)
    claims: list[Claim] = []
    told, nothing = mentions.by_block(), Numbered([], [], [])
    for block in blocks:
        section, own = section_of.get(block.id), told.get(block.id, nothing)
        for claim in find_claims(_claim_block(block, section, titles, own)):
            claim.id = mention_id(block.id, "c", claim.start, claim.end)
            claim.regions = printed_at(block.id, claim.start, claim.end)
            place = (_sentence_at(block, claim.start), claim.start, claim.end)
            claim.english = english.get(place, [])
            claims.append(claim)
    for claim in salient(claims, titles):
        claim.salient = True
    return claims


def _claim_block(
    block: TaggedBlock,
    section: str | None,
    titles: Mapping[str | None, str],
    mentions: Numbered,
) -> ClaimBlock:
    return ClaimBlock(
        view=TextView(block.id, block.text, block.lang, [Token(*word) for word in block.tokens]),
        sentences=block.sentences,
        section=section,
        section_title=titles.get(section, ""),
        quantities=mentions.quantities,
        entities=mentions.entities,
        citations=mentions.citations,
    )


def full_titles(sections: Iterable[Section]) -> dict[str | None, str]:
    """Section id -> its title behind those of the sections above it."""
    titles: dict[str | None, str] = {}
    for section in sections:
        above = titles.get(section.parent)
        titles[section.id] = f"{above} / {section.title}" if above else section.title
    return titles


def _english_of(alignment: Alignment) -> Mapping[Passage, list[Stated]]:
    """Passage (its sentence and span) -> the sentences of abstract.en that state the same."""
    english: dict[Passage, list[Stated]] = defaultdict(list)
    for one in sorted(alignment.support, key=lambda one: -one.score):
        stated = Stated(sentence=one.en, score=one.score)
        english[one.sentence, one.start, one.end].append(stated)
    return english


def _sentence_at(block: TaggedBlock, place: int) -> str:
    number = bisect_right(block.sentences, place, key=itemgetter(1))
    return sentence_id(block.id, number)


# --- warnings ---------------------------------------------------------------------------


def number_warnings(alignment: Alignment, quantities: Iterable[Quantity]) -> list[Warning]:
    """A warning for each number that differs between 摘要 and Abstract."""
    texts = {quantity.id: quantity.text for quantity in quantities}
    return [
        Warning(
            code="number_differs",
            message=f"摘要 has {texts[check.zh]!r}, the Abstract {texts[check.en]!r}",
        )
        for check in alignment.number_check
        if check.agrees is False and check.zh and check.en
    ]
