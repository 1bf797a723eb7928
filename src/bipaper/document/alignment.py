"""The alignment of a paper, in the ids of its document."""

from collections.abc import Sequence

from bipaper.align.beads import AlignedBead, align, reasons
from bipaper.align.bulk import Texts
from bipaper.align.encoder import Encoder
from bipaper.align.glosses import gloss_texts
from bipaper.align.keyword_pairs import pair_keywords
from bipaper.align.number_check import check_numbers
from bipaper.align.terms import mine_terms
from bipaper.document.mention_ids import quantities_of, sentence_id
from bipaper.document.supports import abstracts, find_supports
from bipaper.parts.aligned import Alignment, Bead, NumberCheck
from bipaper.parts.extracted import Extracted
from bipaper.parts.tagged_block import TaggedBlock

Blocks = Sequence[TaggedBlock]
Span = tuple[int, int]


def texts_of(paper: Extracted, blocks: Blocks) -> Texts:
    """What ``align_paper`` will surely have encoded; joined sentences, phrases of the English and
    passages that may state a sentence depend on what is aligned with what."""
    zh, en = abstracts(blocks)
    if not en.id:
        return Texts([], [*paper.keywords.zh, *paper.keywords.en, *gloss_texts(_chinese(blocks))])
    # Terms are looked for where both languages say the same.
    chinese = f"{paper.metadata.title.zh or ''}\n{''.join(zh.sentence_texts())}"
    return Texts(
        runs=[zh.sentence_texts(), en.sentence_texts()] if zh.id else [],
        single=[
            *paper.keywords.zh,
            *paper.keywords.en,
            *(name for name in _chinese_names(blocks) if name in chinese),
            *gloss_texts(_chinese(blocks)),
        ],
    )


def align_paper(
    paper: Extracted, blocks: Blocks, encoder: Encoder, support_cutoff: float
) -> Alignment:
    """Sentences of both abstracts, keywords, terms, supporting body sentences, numbers."""
    zh, en = abstracts(blocks)
    beads = align(zh.sentence_texts(), en.sentence_texts(), encoder) if zh.id and en.id else []
    keywords = pair_keywords(paper.keywords.zh, paper.keywords.en, encoder)
    return Alignment(
        abstract=_beads(beads),
        keywords=keywords,
        terms=mine_terms(
            paper.metadata.title,
            keywords,
            _chinese(blocks),
            [(_side(zh, bead.zh, ""), _side(en, bead.en, " ")) for bead in beads],
            _chinese_names(blocks),
            encoder,
        ),
        support=find_supports(blocks, beads, encoder, support_cutoff),
        number_check=_number_check(zh, en, beads, blocks),
    )


def _chinese(blocks: Blocks) -> list[str]:
    return [block.text for block in blocks if block.lang == "zh"]


def _beads(beads: Sequence[AlignedBead]) -> list[Bead]:
    return [
        Bead(
            zh=[sentence_id("abstract.zh", n) for n in bead.zh],
            en=[sentence_id("abstract.en", n) for n in bead.en],
            score=bead.score,
            reason=reason,
        )
        for bead, reason in zip(beads, reasons(beads), strict=True)
    ]


def _side(block: TaggedBlock, sentences: Sequence[int], between: str) -> str:
    return between.join(block.text[slice(*block.sentences[n])] for n in sentences)


def _chinese_names(blocks: Blocks) -> list[str]:
    """The names of the Chinese blocks, each once."""
    names = (entity.text for block in blocks if block.lang == "zh" for entity in block.entities)
    return list(dict.fromkeys(names))


def _number_check(
    zh: TaggedBlock, en: TaggedBlock, beads: Sequence[AlignedBead], blocks: Blocks
) -> list[NumberCheck]:
    """Each quantity of one abstract with its counterpart in the other, by id."""
    if not (zh.id and en.id):
        return []
    quantities = quantities_of(blocks)
    left = [quantity.id for quantity in quantities if quantity.block == zh.id]
    right = [quantity.id for quantity in quantities if quantity.block == en.id]
    spans = [(_span(zh, bead.zh), _span(en, bead.en)) for bead in beads]
    return [
        NumberCheck(
            zh=None if pair.zh is None else left[pair.zh],
            en=None if pair.en is None else right[pair.en],
            agrees=pair.agrees,
        )
        for pair in check_numbers(zh.quantities, en.quantities, spans)
    ]


def _span(block: TaggedBlock, sentences: Sequence[int]) -> Span:
    """From the first to the last of a run of sentences; empty where there are none."""
    if not sentences:
        return (0, 0)
    return (block.sentences[sentences[0]][0], block.sentences[sentences[-1]][1])
