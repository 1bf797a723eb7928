"""Frames: what rose, fell or stands at how much, when and where, and what is said to cause it."""

import re
from collections.abc import Collection

from bipaper.chars import simplify
from bipaper.find.claims.block import ClaimBlock, Unit
from bipaper.find.claims.cues import cue
from bipaper.find.claims.phrases import Span, names_nothing, phrase_before
from bipaper.find.claims.relations import find_relations
from bipaper.find.claims.signals import informs, inside, outright
from bipaper.find.claims.subject import trimmed, without_brackets
from bipaper.parts.claims import ClaimContent, Frame
from bipaper.parts.quantities import Quantity

_COMMA = re.compile("[，,；;：:】]")  # the last closes a label: 【结果】
_CLAUSE_END = re.compile("[，,；;：:。？！]")
_LONGEST = 200  # characters of a comma clause that are looked at
_OPENING = 4  # characters of a number that may hold its verb: "高于20%", "不得超过5米"
_JOINED = "为达占居翻约仅"
_REACH = 4  # characters between a verb of several and its number: "增长至大约12%"
# A number under a condition tells nothing of how things are: 当车流超过900辆时.
_IF = re.compile("(?:其中|但|而|即)?(?:当|如|假设|每当)")
_WHEN = re.compile("时|[^，,；;：:。的]{0,6}(?:时|情况下|条件下|[前后])$")
_HAS = re.compile("[有含是]")  # verbs of which a number counts the object, modified or not
# An ordinal with one of these counts on (第一种), it ranks nothing.
_COUNTS_ON = re.compile("[种类步条点项章节]$|方面$|阶段$")


def find_frame(block: ClaimBlock, unit: Unit, content: Collection[ClaimContent]) -> Frame | None:
    """The frame of a claim that tells ``content``; None where nothing fills it.

    It is that of the unit's first number that a verb of change governs, or else of level, and of
    which it is told what its subject is: ``change`` is the verb as written; ``subject`` is the
    phrase before it in its comma clause or, where that is empty, in the one before. Numbers in
    conditions and in modifiers of nouns are none's. Causes and what is compared are
    relations.py's.
    """
    found = _of_number(block, unit) | find_relations(block, unit, content)
    return Frame(**found) if found else None


def _of_number(block: ClaimBlock, unit: Unit) -> dict[str, str | None]:
    numbers = [q for q in outright(block, unit) if informs(q) or _ranks(q)]
    for words in ("change", "level"):
        for number in numbers:
            verb = _governing(block, unit, number, words)
            if verb is None or _is_aside(block, unit, number, verb):
                continue
            subject = _subject(block, unit, verb[0])
            if subject is None or (not subject and _tells_of_what_follows(block, number, verb)):
                continue
            return {
                "subject": subject or None,
                "change": block.text[slice(*verb)],
                "quantity": number.text,
                "time": _time(block, unit, number),
                "place": _place(block, unit, subject, number.start),
            }
    return {}


def _ranks(number: Quantity) -> bool:
    return number.kind == "rank" and not _COUNTS_ON.search(number.text)


def _is_aside(block: ClaimBlock, unit: Unit, number: Quantity, verb: Span) -> bool:
    """Whether a number stands in a condition or in a modifier: 有|900辆车通过的|北桥."""
    if block.lang != "zh":
        return False
    start = _clause_start(block, unit, number.start)
    end = _clause_end(block, unit, number.end)
    condition = _IF.match(simplify(block.text[start : number.start]))
    if condition and block.view.at_word(start + condition.end()):
        return True
    if _WHEN.match(simplify(block.text[number.end : end])):
        return True
    modifies = any(word.pos == "uj" for word in block.view.words_in(number.end, end))
    return modifies and not _HAS.search(simplify(block.text[slice(*verb)]))


def _tells_of_what_follows(block: ClaimBlock, number: Quantity, verb: Span) -> bool:
    """Whether what the number counts stands behind it: 超过300家|企业停产, 有900辆|车通过."""
    says_there_is = block.text[slice(*verb)].endswith("有") or verb[0] >= number.start
    return says_there_is and block.text[number.end : number.end + 1].isalnum()


def _governing(block: ClaimBlock, unit: Unit, number: Quantity, words: str) -> Span | None:
    """Span of the last verb before ``number`` in its comma clause, or opening it ("超20%")."""
    start = _clause_start(block, unit, number.start)
    verbs = _verbs(block, start, min(number.start + _OPENING, number.end), words)
    near = [
        (a, b)
        for a, b in verbs
        if number.start - b <= (_REACH if b - a > 1 else 0) and not _names(block, b, number.start)
    ]
    return near[-1] if near else None


def _names(block: ClaimBlock, start: int, end: int) -> bool:
    """Whether a noun stands between a verb and a number: 增长|幅度|约12%."""
    return start < end and block.lang == "zh" and not names_nothing(block, start, end)


def _verbs(block: ClaimBlock, start: int, end: int, words: str) -> list[Span]:
    """The verbs; of those of one character only words count: no 高 in 升高, nor 有 in 有效率."""
    found = cue(words, block.lang).free.finditer(simplify(block.text[start:end]))
    spans = (_whole(block, (start + match.start(), start + match.end())) for match in found)
    return [span for span in spans if span]


def _whole(block: ClaimBlock, verb: Span) -> Span | None:
    """The verb as a word, or None where it is part of another; 最 before it apart (最|低).

    jieba has some with the words beside them (跃|居); of one with 有 behind it the whole is the
    verb (享有).
    """
    start, end = verb
    said = simplify(block.text[start:end])
    if block.text.endswith("作", 0, start):  # 作为 tells no level
        return None
    if len(said) > 1:
        return verb if block.lang != "zh" or block.view.at_word(end) else None  # 增长|率
    if said in _JOINED:
        return verb
    if said == "有" and (around := block.view.words_in(start, end)):
        start = around[0].start if around[0].pos.startswith("v") else start
    begins = block.view.at_word(start) or block.text.endswith("最", 0, start)
    return (start, end) if begins and block.view.at_word(end) else None


def _clause_start(block: ClaimBlock, unit: Unit, at: int) -> int:
    earliest = max(unit.start, at - _LONGEST)
    text = without_brackets(block.text[earliest:at])
    return earliest + max((m.end() for m in _COMMA.finditer(text)), default=0)


def _clause_end(block: ClaimBlock, unit: Unit, at: int) -> int:
    match = _CLAUSE_END.search(block.text, at, min(unit.end, at + _LONGEST))
    return match.start() if match else unit.end


def _subject(block: ClaimBlock, unit: Unit, verb: int) -> str | None:
    """The phrase before the verb at ``verb``, None where it is open; an empty clause has the
    subject of the last, which is "" if that has none."""
    start = _clause_start(block, unit, verb)
    span = trimmed(block, unit, start, verb)
    if not _is_left_out(block, *span):
        return _phrase(block, *span)
    before = _clause_start(block, unit, max(start - 1, unit.start))
    verbs = [v for words in ("change", "level") for v in _verbs(block, before, start, words)]
    span = trimmed(block, unit, before, min(verbs)[0]) if verbs else (start, start)
    return "" if _is_left_out(block, *span) else _phrase(block, *span)


def _is_left_out(block: ClaimBlock, start: int, end: int) -> bool:
    return start == end or (block.lang == "zh" and names_nothing(block, start, end))


def _phrase(block: ClaimBlock, start: int, end: int) -> str | None:
    """text[start:end] or, in Chinese, the phrase in it."""
    span = phrase_before(block, start, end, acts=False) if block.lang == "zh" else (start, end)
    return block.text[slice(*span)] if span else None


def _time(block: ClaimBlock, unit: Unit, number: Quantity) -> str | None:
    """The last date before ``number``, or else one behind it in its comma clause."""
    dates = [q for q in inside(block.quantities, unit) if q.kind == "date"]
    earlier = [q.text for q in dates if q.start < number.start]
    end = _clause_end(block, unit, number.end)
    return earlier[-1] if earlier else next((q.text for q in dates if q.start < end), None)


def _place(block: ClaimBlock, unit: Unit, subject: str, number: int) -> str | None:
    """The place that the subject names, or else the last that a clause before ``number`` opens
    with."""
    places = [e for e in inside(block.entities, unit) if e.type == "place"]
    if named := next((e.text for e in places if e.text in subject), None):
        return named
    opening = [e for e in places if e.start < number and _opens_clause(block, unit, e.start)]
    return opening[-1].text if opening else None


def _opens_clause(block: ClaimBlock, unit: Unit, at: int) -> bool:
    start = _clause_start(block, unit, at)
    return trimmed(block, unit, start, at, trailing=False)[0] == at
