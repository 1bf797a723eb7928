"""What is cause and what effect, and what is compared with what, in a Chinese claim."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from bipaper.chars import simplify
from bipaper.find.claims.block import ClaimBlock, Unit
from bipaper.find.claims.subject import trimmed
from bipaper.parts.claims import ClaimContent
from bipaper.rules import Rule, read_rules

_NOTATION = {
    "SPAN": "[^，,；;。：:（）()、]{2,25}",  # longer ones hold more than a name
    "START": "(?:^|(?<=[，,；;：:]))",
    "ADVERB": "(?:显著|明显|进一步|均|都|也|虽|仍|仅|更|远|能够|能|可能|可以|可|会|将|有效){0,3}",
}
_FEWEST = 2  # characters of a part
_NAMES = ("n", "vn", "an", "j", "l", "i", "eng", "x")  # jieba's tags of what names
_OPENS = set("nabijlrex")  # and of what a name may begin with
_LINKS = set("cdp")  # of conjunctions, adverbs and prepositions
# No name ends with these; what is denied is no cause.
_OPEN = set("是的来去而并以和与在将于未不没无")


class Relation(Rule, frozen=True):
    """How a claim with ``content`` names the parts that are groups of ``pattern``.

    They are ``clauses``, or what stands before a verb and what behind it. ``unlike`` are texts
    that name nothing, which the pattern's look-arounds keep out.
    """

    content: ClaimContent
    pattern: str
    clauses: bool = False
    unlike: list[str] = []


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
    for pattern, clauses in _patterns(label):
        if match := pattern.search(text):
            spans = {
                name: trimmed(block, unit, unit.start + start, unit.start + end, trailing=False)
                for name in match.groupdict()
                for start, end in [match.span(name)]
            }
            named = () if clauses else ("cause", "compared")
            if all(_is_part(block, *span, name in named) for name, span in spans.items()):
                yield {name: block.text[slice(*span)] for name, span in spans.items()}


def _is_part(block: ClaimBlock, start: int, end: int, named: bool) -> bool:
    """Whether text[start:end] is whole words that may be a part; ``named`` asks for nouns."""
    words = block.view.words_in(start, end)
    if not words or end - start < _FEWEST or not block.view.at_word(end):
        return False
    if words[0].start != start or block.text[end - 1] in _OPEN:
        return False
    if named:
        return words[0].pos[:1] in _OPENS and words[-1].pos.startswith(_NAMES)
    return words[0].pos[:1] not in _LINKS


@cache
def _patterns(label: str) -> tuple[tuple[re.Pattern[str], bool], ...]:
    rules = read_rules(__name__, "relations.toml", Relation)
    return tuple((_compiled(rule.pattern), rule.clauses) for rule in rules if rule.content == label)


def _compiled(pattern: str) -> re.Pattern[str]:
    for name, wording in _NOTATION.items():
        pattern = pattern.replace(name, wording)
    return re.compile(simplify(pattern))
