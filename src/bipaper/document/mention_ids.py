"""Ids inside a block: sentences by number, mentions and claims by kind and place.

``p3f9a1c02.s2`` is a block's second sentence, ``p3f9a1c02.q116-121`` the quantity at its
characters 116 to 121; ``e`` are entities, ``c`` claims. A mention more or less moves no other.

What entities name has an id made of type and name, ``e5b0c2d4f6a81``: the same in every paper.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import msgspec

from bipaper.chars import folded
from bipaper.parts.aligned import Pair
from bipaper.parts.entities import Entity, EntityMention, EntityType
from bipaper.parts.quantities import Quantity, QuantityMention
from bipaper.parts.tagged_block import TaggedBlock

_DIGITS = 12  # hexadecimal; of a million names two would share them once in 560 corpora


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


def entities_of(blocks: Sequence[TaggedBlock], pairs: Iterable[Pair]) -> list[Entity]:
    """All entities with ids, in the order of blocks and text.

    ``pairs`` are terms of the paper in both languages: English names go by their Chinese ones.
    """
    chinese = _chinese_names(blocks, pairs)
    return [_entity(block.id, mention, chinese) for block in blocks for mention in block.entities]


def name_id(entity_type: EntityType, name: str) -> str:
    """The id of what a name of a type names.

    White space, case, full width and Traditional characters make no difference.
    """
    digest = hashlib.sha256(f"{entity_type} {folded(name)}".encode()).hexdigest()
    return f"e{digest[:_DIGITS]}"


def _chinese_names(
    blocks: Sequence[TaggedBlock], pairs: Iterable[Pair]
) -> dict[tuple[EntityType, str], str]:
    """(type, folded English name) -> the Chinese name, where both are entities of the paper."""
    types: dict[str, set[EntityType]] = {}
    for block in blocks:
        for mention in block.entities:
            types.setdefault(folded(mention.text), set()).add(mention.type)
    found: dict[tuple[EntityType, str], str] = {}
    for pair in pairs:
        zh, en = folded(pair.zh), folded(pair.en)
        for shared in types.get(zh, set()) & types.get(en, set()):
            found.setdefault((shared, en), pair.zh)
    return found


def _entity(
    block: str, mention: EntityMention, chinese: Mapping[tuple[EntityType, str], str]
) -> Entity:
    own = mention.name or mention.text
    name = chinese.get((mention.type, folded(own)), own)
    found = {"name": name, "entity": name_id(mention.type, name)}
    return Entity(**_placed(block, "e", mention) | found)


def _placed(
    block: str, kind: Literal["q", "e"], mention: QuantityMention | EntityMention
) -> dict[str, Any]:
    """A mention's fields, with its id and its block."""
    own = mention_id(block, kind, mention.start, mention.end)
    return {"id": own, "block": block} | msgspec.structs.asdict(mention)
