"""What of the Chinese text states what the English abstract states, in the ids of a document."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from operator import attrgetter
from typing import NamedTuple

from bipaper.align.beads import AlignedBead
from bipaper.align.encoder import Encoder
from bipaper.align.shares import shares
from bipaper.align.support import Abstract, Passage, find_support
from bipaper.document.mention_ids import sentence_id
from bipaper.find.claims.block import units_of
from bipaper.parts.aligned import Support
from bipaper.parts.tagged_block import TaggedBlock

_ABSENT = TaggedBlock(id="", lang="zh", text="")

Blocks = Sequence[TaggedBlock]


class Placed(NamedTuple):
    """A passage that a claim may span: its block, its sentence from 0, its span."""

    passage: Passage
    block: str
    sentence: int
    start: int
    end: int


def abstracts(blocks: Blocks) -> tuple[TaggedBlock, TaggedBlock]:
    """The Chinese and the English abstract; without id where there is none."""
    by_id = {block.id: block for block in blocks}
    return by_id.get("abstract.zh", _ABSENT), by_id.get("abstract.en", _ABSENT)


def _body_passages(blocks: Blocks) -> list[Placed]:
    """What claims may span in the Chinese text outside the abstract."""
    body = (b for b in blocks if b.lang == "zh" and not b.id.startswith("abstract."))
    return [placed for block in body for placed in _passages(block)]


def find_supports(
    blocks: Blocks, beads: Sequence[AlignedBead], encoder: Encoder, cutoff: float
) -> list[Support]:
    """The passages of the Chinese text that state what sentences of the English abstract state.

    Those of the body may state any sentence; those of 摘要 the one that renders them, or several
    together.
    """
    zh, en = abstracts(blocks)
    sentences = [_passage(en, *span) for span in en.sentences]
    body = _body_passages(blocks)
    said = dict(_said(zh, sentences, beads, encoder))
    abstract = [Abstract(sentence, said.get(n, "")) for n, sentence in enumerate(sentences)]
    found = [
        _support(en, hit.en, body[hit.zh], hit.score)
        for hit in find_support(abstract, [one.passage for one in body], encoder, cutoff)
    ]
    own = {n: [*passages] for n, passages in groupby(_passages(zh), attrgetter("sentence"))}
    for bead in (one for one in beads if one.en):
        for placed in chain.from_iterable(own.get(n, ()) for n in bead.zh):
            parts = shares(placed.passage.text, [sentences[n].text for n in bead.en], encoder)
            numbers = [n for n, part in zip(bead.en, parts, strict=True) if part]
            rendered = Abstract(_joined(sentences[n] for n in numbers), placed.passage.text)
            for hit in find_support([rendered], [placed.passage], encoder, cutoff):
                found += [_support(en, n, placed, hit.score) for n in numbers]
    return found


def _said(
    zh: TaggedBlock,
    sentences: Sequence[Passage],
    beads: Iterable[AlignedBead],
    encoder: Encoder,
) -> Iterator[tuple[int, str]]:
    """Sentences of the English abstract by number, each with what 摘要 says for it."""
    for bead in beads:
        text = "".join(zh.text[slice(*zh.sentences[n])] for n in bead.zh)
        yield from zip(
            bead.en, shares(text, [sentences[n].text for n in bead.en], encoder), strict=True
        )


def _passages(block: TaggedBlock) -> list[Placed]:
    ends = [end for _, end in block.sentences]
    return [
        Placed(_passage(block, start, end), block.id, bisect_right(ends, start), start, end)
        for start, end, _ in units_of(block.text, block.sentences)
    ]


def _passage(block: TaggedBlock, start: int, end: int) -> Passage:
    first = bisect_left(block.quantities, start, key=attrgetter("start"))
    last = bisect_left(block.quantities, end, key=attrgetter("start"))
    return Passage(block.text[start:end], block.quantities[first:last])


def _joined(passages: Iterable[Passage]) -> Passage:
    texts, quantities = zip(*passages, strict=True)
    return Passage(" ".join(texts), [one for own in quantities for one in own])


def _support(en: TaggedBlock, number: int, stated: Placed, score: float) -> Support:
    return Support(
        en=sentence_id(en.id, number),
        sentence=sentence_id(stated.block, stated.sentence),
        start=stated.start,
        end=stated.end,
        score=score,
    )
