"""Ids inside a document: sentences ``p3.s2``, entities e1, quantities q1 in reading order."""

from collections.abc import Sequence

import msgspec

from bipaper.model import Entity, Quantity, TaggedBlock


def sentence_id(block: str, number: int) -> str:
    """The id of a block's sentence, counted from 0."""
    return f"{block}.s{number + 1}"


def numbered_quantities(blocks: Sequence[TaggedBlock]) -> list[Quantity]:
    """All quantities with ids, in the order of blocks and text."""
    found = [(block.id, mention) for block in blocks for mention in block.quantities]
    return [
        Quantity(id=f"q{n}", block=block, **msgspec.structs.asdict(mention))
        for n, (block, mention) in enumerate(found, start=1)
    ]


def numbered_entities(blocks: Sequence[TaggedBlock]) -> list[Entity]:
    """All entities with ids, in the order of blocks and text."""
    found = [(block.id, mention) for block in blocks for mention in block.entities]
    return [
        Entity(id=f"e{n}", block=block, **msgspec.structs.asdict(mention))
        for n, (block, mention) in enumerate(found, start=1)
    ]
