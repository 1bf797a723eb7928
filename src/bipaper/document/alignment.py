"""The alignment of a paper, in the ids of its document."""

from collections.abc import Sequence

from bipaper import model
from bipaper.align.encoder import Encoder
from bipaper.align.keywords import pair_keywords
from bipaper.align.numbers import check_numbers
from bipaper.align.sentences import AlignedBead, Reason, align, reasons
from bipaper.align.support import find_support
from bipaper.align.terms import mine_terms
from bipaper.document.numbering import numbered_quantities, sentence_id

_ABSENT = model.TaggedBlock(id="", lang="zh", text="")

Span = tuple[int, int]


def align_paper(
    paper: model.Extracted,
    blocks: Sequence[model.TaggedBlock],
    encoder: Encoder,
    support_cutoff: float,
) -> model.Alignment:
    """Sentences of both abstracts, keywords, supporting body sentences, numbers."""
    by_id = {block.id: block for block in blocks}
    zh, en = by_id.get("abstract.zh", _ABSENT), by_id.get("abstract.en", _ABSENT)
    beads = align(zh.sentence_texts(), en.sentence_texts(), encoder) if zh.id and en.id else []
    keywords = pair_keywords(paper.keywords.zh, paper.keywords.en, encoder)
    return model.Alignment(
        abstract=[_bead(bead, reason) for bead, reason in zip(beads, reasons(beads), strict=True)],
        keywords=keywords,
        terms=mine_terms(
            title=paper.metadata.title,
            keywords=keywords,
            texts=[block.text for block in blocks if block.lang == "zh"],
            aligned=_aligned_texts(zh, en, beads),
            names=[entity.text for entity in zh.entities],
            encoder=encoder,
        ),
        support=_support(en, _counterparts(zh, en, beads), blocks, encoder, support_cutoff),
        number_check=_number_check(zh, en, beads, blocks),
    )


def _bead(bead: AlignedBead, reason: Reason | None) -> model.Bead:
    return model.Bead(
        zh=[sentence_id("abstract.zh", n) for n in bead.zh],
        en=[sentence_id("abstract.en", n) for n in bead.en],
        score=bead.score,
        reason=reason,
    )


def _aligned_texts(
    zh: model.TaggedBlock, en: model.TaggedBlock, beads: Sequence[AlignedBead]
) -> list[tuple[str, str]]:
    """The two sides of each bead that has both."""
    spans = [(_span(zh, bead.zh), _span(en, bead.en)) for bead in beads if bead.zh and bead.en]
    return [(zh.text[left[0] : left[1]], en.text[right[0] : right[1]]) for left, right in spans]


def _counterparts(
    zh: model.TaggedBlock, en: model.TaggedBlock, beads: Sequence[AlignedBead]
) -> list[str]:
    """For each English sentence of the abstract its Chinese counterpart, "" for none."""
    found = [""] * len(en.sentences)
    for bead in beads:
        start, end = _span(zh, bead.zh)
        for n in bead.en:
            found[n] = zh.text[start:end]
    return found


def _support(
    en: model.TaggedBlock,
    zh: Sequence[str],
    blocks: Sequence[model.TaggedBlock],
    encoder: Encoder,
    cutoff: float,
) -> list[model.Support]:
    """The body sentences that state what the English abstract's sentences state."""
    body = [
        (sentence_id(block.id, n), text)
        for block in blocks
        if not block.id.startswith("abstract.")
        for n, text in enumerate(block.sentence_texts())
    ]
    found = find_support(en.sentence_texts(), zh, [text for _, text in body], encoder, cutoff)
    return [
        model.Support(en=sentence_id(en.id, hit.en), sentence=body[hit.body][0], score=hit.score)
        for hit in found
    ]


def _number_check(
    zh: model.TaggedBlock,
    en: model.TaggedBlock,
    beads: Sequence[AlignedBead],
    blocks: Sequence[model.TaggedBlock],
) -> list[model.NumberCheck]:
    """Each quantity of one abstract with its counterpart in the other, by id."""
    if not (zh.id and en.id):
        return []
    quantities = numbered_quantities(blocks)
    left = [quantity.id for quantity in quantities if quantity.block == zh.id]
    right = [quantity.id for quantity in quantities if quantity.block == en.id]
    spans = [(_span(zh, bead.zh), _span(en, bead.en)) for bead in beads]
    return [
        model.NumberCheck(
            zh=None if pair.zh is None else left[pair.zh],
            en=None if pair.en is None else right[pair.en],
            agrees=pair.agrees,
        )
        for pair in check_numbers(zh.quantities, en.quantities, spans)
    ]


def _span(block: model.TaggedBlock, sentences: Sequence[int]) -> Span:
    """From the first to the last of a run of sentences; empty where there are none."""
    if not sentences:
        return (0, 0)
    return (block.sentences[sentences[0]][0], block.sentences[sentences[-1]][1])
