"""Frames: what rose, fell or stands at how much, when and where, and what is said to cause it."""

import re
from collections.abc import Collection

from bipaper.chars import simplify
from bipaper.find.claims.block import ClaimBlock, Unit
from bipaper.find.claims.cues import cue
from bipaper.find.claims.relations import find_relations
from bipaper.find.claims.signals import informs, inside, outright
from bipaper.find.claims.subject import trimmed
from bipaper.parts.claims import ClaimContent, Frame
from bipaper.parts.quantities import Quantity

_COMMA = re.compile("[，,；;：:]")
_LONGEST = 200  # characters of a comma clause that are looked at
_OPENING = 4  # characters of a number that may hold its verb: "高于20%", "不得超过5米"
_JOINED = "为达占居翻约仅"
_REACH = 4  # characters between a verb of several and its number: "增长幅度约12%"


def find_frame(block: ClaimBlock, unit: Unit, content: Collection[ClaimContent]) -> Frame | None:
    """The frame of a claim that tells ``content``; None where nothing fills it.

    It is that of the unit's first number that a verb of change governs, or else of level:
    ``change`` is the verb as written; ``subject`` is what stands before it in its comma clause or,
    where that is empty, in the one before. Causes and what is compared are relations.py's.
    """
    found = _of_number(block, unit) | find_relations(block, unit, content)
    return Frame(**found) if found else None


def _of_number(block: ClaimBlock, unit: Unit) -> dict[str, str | None]:
    numbers = [q for q in outright(block, unit) if informs(q) or q.kind == "rank"]
    for words in ("change", "level"):
        for number in numbers:
            if verb := _governing(block, unit, number, words):
                subject = _subject(block, unit, verb[0])
                return {
                    "subject": subject,
                    "change": block.text[slice(*verb)],
                    "quantity": number.text,
                    "time": _time(block, unit, number),
                    "place": _place(block, unit, subject or ""),
                }
    return {}


def _governing(
    block: ClaimBlock, unit: Unit, number: Quantity, words: str
) -> tuple[int, int] | None:
    """Span of the last verb before ``number`` in its comma clause, or opening it ("超20%")."""
    start = _clause_start(block, unit, number.start)
    verbs = _verbs(block, start, min(number.start + _OPENING, number.end), words)
    near = [(a, b) for a, b in verbs if number.start - b <= (_REACH if b - a > 1 else 0)]
    return near[-1] if near else None


def _verbs(block: ClaimBlock, start: int, end: int, words: str) -> list[tuple[int, int]]:
    """The verbs; of those of one character only words count: no 高 in 升高, nor 有 in 有效率."""
    found = cue(words, block.lang).free.finditer(simplify(block.text[start:end]))
    spans = [(start + match.start(), start + match.end()) for match in found]
    return [span for span in spans if _is_whole(block, span)]


def _is_whole(block: ClaimBlock, verb: tuple[int, int]) -> bool:
    """Whether a verb of one character is a word, 最 before it apart (最|低); jieba has some with
    the words beside them (设|有, 跃|居)."""
    start, end = verb
    said = simplify(block.text[start:end])
    begins = said == "有" or block.view.at_word(start) or block.text.endswith("最", 0, start)
    return len(said) > 1 or said in _JOINED or (begins and block.view.at_word(end))


def _clause_start(block: ClaimBlock, unit: Unit, at: int) -> int:
    earliest = max(unit.start, at - _LONGEST)
    return max((m.end() for m in _COMMA.finditer(block.text, earliest, at)), default=earliest)


def _subject(block: ClaimBlock, unit: Unit, verb: int) -> str | None:
    """What stands before the verb at ``verb``; an empty clause has the subject of the last."""
    start = _clause_start(block, unit, verb)
    if subject := block.text[slice(*trimmed(block, unit, start, verb))]:
        return subject
    before = _clause_start(block, unit, max(start - 1, unit.start))
    verbs = [v for words in ("change", "level") for v in _verbs(block, before, start, words)]
    if not verbs:
        return None
    return block.text[slice(*trimmed(block, unit, before, min(verbs)[0]))] or None


def _time(block: ClaimBlock, unit: Unit, number: Quantity) -> str | None:
    """The last date before ``number``, or else the first behind it."""
    dates = [q for q in inside(block.quantities, unit) if q.kind == "date"]
    earlier = [q.text for q in dates if q.start < number.start]
    return earlier[-1] if earlier else next((q.text for q in dates), None)


def _place(block: ClaimBlock, unit: Unit, subject: str) -> str | None:
    """The place that the subject names, or else the first of the claim."""
    places = [e.text for e in inside(block.entities, unit) if e.type == "place"]
    return next((place for place in places if place in subject), next(iter(places), None))
