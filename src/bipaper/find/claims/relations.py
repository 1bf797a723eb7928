"""What is cause and what effect, and what is compared with what, in a Chinese claim."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from bipaper.chars import simplify
from bipaper.find.claims.block import ClaimBlock, Unit
from bipaper.find.claims.subject import trimmed
from bipaper.model import ClaimContent
from bipaper.rules import Rule, read_rules

_SPAN = "[^，,；;。：:]{2,40}"


class Relation(Rule, frozen=True):
    """How a claim with ``content`` names the parts that are groups of ``pattern``."""

    content: ClaimContent
    pattern: str


def find_relations(
    block: ClaimBlock, unit: Unit, content: Collection[ClaimContent]
) -> dict[str, str]:
    """The parts named, of ``cause``, ``effect``, ``compared`` and ``against``.

    Of each content the first rule of relations.toml that matches tells; parts as written, without
    what only leads to them.
    """
    if block.lang != "zh":
        return {}
    found: dict[str, str] = {}
    text = simplify(block.text[unit.start : unit.end])
    for label in ("causal", "comparison"):
        if label in content:
            found |= next(_told(block, unit, text, label), {})
    return found


def _told(block: ClaimBlock, unit: Unit, text: str, label: str) -> Iterator[dict[str, str]]:
    for pattern in _patterns(label):
        if match := pattern.search(text):
            parts = {
                name: trimmed(block, unit, *(unit.start + edge for edge in match.span(name)))
                for name in match.groupdict()
            }
            if all(parts.values()):
                yield parts


@cache
def _patterns(label: str) -> tuple[re.Pattern[str], ...]:
    rules = read_rules(__name__, "relations.toml", Relation)
    return tuple(
        re.compile(simplify(rule.pattern).replace("SPAN", _SPAN))
        for rule in rules
        if rule.content == label
    )
