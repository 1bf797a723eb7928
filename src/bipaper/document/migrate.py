"""A document of the version before as one of this version.

Version 1.0 knew neither what entities share a name (``name``, ``entity``) nor whose a claim is and
what it tells (``source``, ``content``, ``signals``, ``salient``), and what states the same as the
English abstract it told of whole sentences, by their topic. All of these follow from the text and
the mentions of the paper: names are told as in a new paper, support and claims are found anew.
What has the page for its source (headings, paragraphs, boxes, quality) stays as it is.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import structs

from bipaper import __version__, model
from bipaper.align import encoder
from bipaper.align.beads import AlignedBead
from bipaper.align.support import CUTOFF
from bipaper.chars import simplify
from bipaper.document.assemble import Numbered, PrintedAt, claims_of
from bipaper.document.cut import cut
from bipaper.document.mention_ids import entities_of
from bipaper.document.supports import find_supports
from bipaper.find.entities.spans import Span
from bipaper.find.entities.tagger import mentions_of
from bipaper.model import SCHEMA_BEFORE, SCHEMA_VERSION, Document
from bipaper.nlp.view import TextView, Token
from bipaper.parts.aligned import Support
from bipaper.parts.boxed_text import Region
from bipaper.parts.entities import Entity
from bipaper.parts.quantities import QuantityMention
from bipaper.parts.tagged_block import TaggedBlock

_UNNAMED = {"name": "", "entity": "e000000000000"}  # until names are told


class _Version(msgspec.Struct):
    schema_version: str = ""


class _Place(msgspec.Struct):
    """Where a claim stood."""

    block: str
    start: int
    end: int
    regions: list[Region] = []


class _Before(msgspec.Struct):
    """What is another in this version."""

    entities: list[dict[str, Any]]
    claims: list[_Place]
    alignment: dict[str, Any]


def migrate(data: bytes) -> Document:
    """The document of JSON of this version, or of the one before, which is converted.

    ``diagnostics.stages`` of one that was converted says by which version, as "migrate". Raises
    ValueError for JSON that is of neither version or does not fit its own.
    """
    if msgspec.json.decode(data, type=_Version).schema_version != SCHEMA_BEFORE:
        return model.decode(data)
    before = msgspec.json.decode(data, type=_Before)
    document = msgspec.convert(
        msgspec.json.decode(data)
        | {
            "entities": [entity | _UNNAMED for entity in before.entities],
            "claims": [],
            "alignment": before.alignment | {"support": []},
        },
        Document,
    )
    blocks = cut(document)
    document.schema_version = SCHEMA_VERSION
    document.entities = _named(document, blocks)
    document.alignment.support = _supports(document, blocks)
    document.claims = claims_of(
        document,
        blocks,
        Numbered(document.quantities, document.entities, document.citations),
        document.alignment,
        _printed_at(document, before.claims),
    )
    document.diagnostics.stages["migrate"] = __version__
    return model.decode(model.encode(document))  # checked like any other


def _named(document: Document, blocks: Sequence[TaggedBlock]) -> list[Entity]:
    """The entities of a document with the names that they share."""
    spans: dict[str, list[Span]] = {block.id: [] for block in blocks}
    for entity in document.entities:
        for start, end in ((entity.start, entity.end), *entity.others):
            spans[entity.block].append(Span(start, end, entity.type, entity.rule))
    views = [TextView(b.id, b.text, b.lang, [Token(*word) for word in b.tokens]) for b in blocks]
    folded = [view._replace(text=simplify(view.text)) for view in views]
    named = mentions_of(views, [(view, sorted(spans[view.id])) for view in folded])
    mentions = [structs.replace(block, entities=named[block.id]) for block in blocks]
    return entities_of(mentions, [*document.alignment.keywords, *document.alignment.terms])


def _supports(document: Document, blocks: Sequence[TaggedBlock]) -> list[Support]:
    """What states the same as the English abstract, with the default encoder."""
    told: dict[str, list[QuantityMention]] = {block.id: [] for block in blocks}
    for quantity in document.quantities:
        told[quantity.block].append(quantity)
    mentions = [structs.replace(block, quantities=told[block.id]) for block in blocks]
    beads = [
        AlignedBead(_numbers(bead.zh), _numbers(bead.en), bead.score)
        for bead in document.alignment.abstract
    ]
    return find_supports(mentions, beads, encoder.load(), CUTOFF)


def _numbers(sentences: Sequence[str]) -> list[int]:
    """The numbers of sentences in their block, from 0."""
    return [int(name.rpartition(".s")[2]) - 1 for name in sentences]


def _printed_at(document: Document, claims: Sequence[_Place]) -> PrintedAt:
    """Where a claim stands: where it stood, or one that is new, where its sentence does."""
    stood = {(claim.block, claim.start, claim.end): claim.regions for claim in claims}
    texts = document.blocks()

    def printed_at(block: str, start: int, end: int) -> list[Region]:
        sentences = texts[block].sentences
        whole = next(one.regions for one in sentences if one.start <= start < one.end)
        return stood.get((block, start, end), whole)

    return printed_at
