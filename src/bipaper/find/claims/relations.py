"""What is cause and what effect, and what is compared with what, in a Chinese claim."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from bipaper.chars import simplify
from bipaper.find.claims.block import ClaimBlock, Unit
from bipaper.find.claims.phrases import Span, phrase_at, phrase_before
from bipaper.find.claims.subject import FILLER, trimmed, without_brackets
from bipaper.parts.claims import ClaimContent
from bipaper.rules import Rule, read_rules

_NOTATION = {
    "BECAUSE": "(?<!避免)(?<!防止)(?<!是)(?:由于|因为)(?!SPAN(?:导致|造成|引起|引发|带来)的)",
    "START": "(?:^|(?<=[，,；;：:】]))",
    "ADVERB": "(?:显著|明显|进一步|均|都|也|虽|仍|仅|更|远|能够|能|可能|可以|可|会|将|有效){0,3}",
    # Last, for BECAUSE holds it. Longer ones hold more than a name.
    "SPAN": "[^，,；;。：:—】]{2,40}",
}
_FEWEST = 2  # characters of a part
_PLACE = set("内中上下")  # a place that ends so is no cause: 在集市上|引发
_LINKS = set("cdp")  # jieba's tags of conjunctions, adverbs and prepositions
# No name ends with these; what is denied is no cause.
_OPEN = set("是的来去而并以和与在将于未不没无时后")
# Nor does what stands between a phrase and its verb deny that, list what the verb is one of, or
# open a title.
_LEAVES = set("不未无难、《")
# A verb that 在 opens a place before is no predicate: 在促进运销|的过程中.
_OPEN_PLACE = re.compile("在[^上下中内里间时后前年]*$")
_ASKS = re.compile("哪些?|什么|如何|是否|能否")


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
    whole = without_brackets(text)
    for pattern, clauses in _patterns(label):
        if match := pattern.search(whole):
            parts = {
                name: _part(block, unit, name, _bare(whole, *match.span(name)), clauses)
                for name in match.groupdict()
            }
            if all(parts.values()) and not _ASKS.search(match[0]):
                yield {name: block.text[slice(*span)] for name, span in parts.items() if span}


def _bare(text: str, start: int, end: int) -> Span:
    """text[start:end] without what stands in brackets at its ends, nor a full stop."""
    part = text[start:end].rstrip(FILLER + ".．")
    return start, start + len(part)


def _part(block: ClaimBlock, unit: Unit, name: str, span: Span, clauses: bool) -> Span | None:
    """The span of the part ``name`` in the unit's ``span``; None where that is none.

    A cause and what is compared are phrases: before the verb, or at the front of their clause.
    """
    as_written = clauses and name != "compared"
    start, end = unit.start + span[0], unit.start + span[1]
    if not as_written:
        start, end = trimmed(block, unit, start, end, trailing=False)
    found: Span | None = start, end
    if name == "against":
        found = None if phrase_at(block, start, end) else found
    elif name == "compared" and clauses:
        found = phrase_at(block, start, end)
    elif name != "effect" and not clauses:
        found = phrase_before(block, start, end, acts=True)
    if found is None or found[0] != start or not _is_whole(block, *found):
        return None
    if as_written:
        return None if block.view.words_in(*found)[0].pos[:1] in _LINKS else found
    behind = "" if clauses else simplify(block.text[found[1] : end])
    if not _LEAVES.isdisjoint(behind):
        return None
    is_place = simplify(block.text[found[1] - 1]) in _PLACE or _OPEN_PLACE.search(behind)
    return None if name == "cause" and is_place else found


def _is_whole(block: ClaimBlock, start: int, end: int) -> bool:
    """Whether text[start:end] is whole words that may be a part."""
    words = block.view.words_in(start, end)
    if not words or end - start < _FEWEST or not block.view.at_word(end):
        return False
    return words[0].start == start and simplify(block.text[end - 1]) not in _OPEN


@cache
def _patterns(label: str) -> tuple[tuple[re.Pattern[str], bool], ...]:
    rules = read_rules(__name__, "relations.toml", Relation)
    return tuple((_compiled(rule.pattern), rule.clauses) for rule in rules if rule.content == label)


def _compiled(pattern: str) -> re.Pattern[str]:
    for name, wording in _NOTATION.items():
        pattern = pattern.replace(name, wording)
    return re.compile(simplify(pattern))
