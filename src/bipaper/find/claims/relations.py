"""What is cause and what effect, and what is compared with what, in a Chinese claim."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from bipaper.chars import simplify
from bipaper.find.claims.block import ClaimBlock, Unit
from bipaper.find.claims.subject import trimmed
from bipaper.model import ClaimContent
from bipaper.rules import Rule, read_rules

_SPAN = "[^，,；;。：:（）()、]{2,40}"
_START = "(?:^|(?<=[，,；;：:]))"
_FEWEST = 2  # characters of a part
_LINKS = set("cdp")  # jieba's tags of conjunctions, adverbs and prepositions
_OPEN = set("是的来去而并以和与在")  # nothing that is named ends with these
_ADVERB = "(?:显著|明显|进一步|均|都|也|虽|仍|仅|更|远|能够|能|可能|可以|可|会|将|有效){0,3}"


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
    if block.lang != "zh" or "procedure" in content:
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
            spans = {
                name: trimmed(block, unit, unit.start + start, unit.start + end, trailing=False)
                for name in match.groupdict()
                for start, end in [match.span(name)]
            }
            if all(_is_part(block, *span) for span in spans.values()):
                yield {name: block.text[slice(*span)] for name, span in spans.items()}


def _is_part(block: ClaimBlock, start: int, end: int) -> bool:
    """Whether text[start:end] is whole words that may name something: none opens a clause only."""
    words = [word for word in block.view.tokens if start <= word.start < end]
    if not words or end - start < _FEWEST or not block.view.at_word(end):
        return False
    return (
        words[0].start == start
        and words[0].pos[:1] not in _LINKS
        and any(word.pos[:1] != "r" for word in words)  # "these" says not what
        and block.text[end - 1] not in _OPEN
    )


@cache
def _patterns(label: str) -> tuple[re.Pattern[str], ...]:
    rules = read_rules(__name__, "relations.toml", Relation)
    return tuple(
        re.compile(simplify(rule.pattern).replace("SPAN", _SPAN).replace("START", _START).replace("ADVERB", _ADVERB))
        for rule in rules
        if rule.content == label
    )
