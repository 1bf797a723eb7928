"""Ids inside a block: sentences by number, mentions and claims by kind and place.

``p3f9a1c02.s2`` is a block's second sentence, ``p3f9a1c02.q116-121`` the quantity at its
characters 116 to 121; ``e`` are entities, ``c`` claims. A mention more or less moves no other.
"""

from collections.abc import Sequence
from typing import Any, Literal

import msgspec

from bipaper.model import Entity, EntityMention, Quantity, QuantityMention, TaggedBlock


def sentence_id(block: str, number: int) -> str:
    """The id of a block's sentence, counted from 0."""
    return f"{block}.s{number + 1}"


def mention_id(block: str, kind: Literal["q", "e", "c"], start: int, end: int) -> str:
    """The id of what stands at the half-open offsets of a block; nothing of a kind overlaps."""
    return f"{block}.{kind}{start}-{end}"


def quantities_of(blocks: Sequence[TaggedBlock]) -> list[Quantity]:
    """All quantities with ids, in the order of blocks and text."""
    return [
        Quantity(**_placed(block.id, "q", mention))
        for block in blocks
        for mention in block.quantities
    ]


def entities_of(blocks: Sequence[TaggedBlock]) -> list[Entity]:
    """All entities with ids, in the order of blocks and text."""
    return [
        Entity(**_placed(block.id, "e", mention)) for block in blocks for mention in block.entities
    ]


def _placed(
    block: str, kind: Literal["q", "e"], mention: QuantityMention | EntityMention
) -> dict[str, Any]:
    """A mention's fields, with its id and its block."""
    own = mention_id(block, kind, mention.start, mention.end)
    return {"id": own, "block": block} | msgspec.structs.asdict(mention)
