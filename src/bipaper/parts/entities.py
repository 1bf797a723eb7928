"""Named entities."""

from typing import Literal

from bipaper.parts.ids import BlockId, EntityId, NameId
from bipaper.parts.structs import Struct

EntityType = Literal["person", "org", "place", "policy", "product", "event", "work"]


class EntityMention(Struct, kw_only=True, omit_defaults=True):
    """A named entity: first mention of a name in its block, ``others`` the later ones.

    ``rule`` is what found it: a rule of find/entities/rules.toml, and after a colon the list, the
    word or the other rule that it went by ("head:公司", "gazetteer:place_cities",
    "elsewhere:title-marks", "model:ORG"). ``long_form`` is the name an abbreviation stands for,
    where the text defines it; ``name`` a fuller one that the paper has of the same thing.
    """

    type: EntityType
    start: int
    end: int
    text: str
    rule: str
    others: list[tuple[int, int]] = []
    long_form: str | None = None
    name: str | None = None


class Entity(EntityMention, kw_only=True, omit_defaults=True):
    """An entity mention with its place in the document.

    ``name`` is the fullest that the paper has of the same thing, the Chinese one where there are
    two; ``entity`` is its id, one for each type and name, in every paper.
    """

    id: EntityId
    block: BlockId
    name: str
    entity: NameId
