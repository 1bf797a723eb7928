"""Chinese names told by their last word: 爱立信|公司, 浙江省|统计局, 第3届…|会议.

A name reaches from a head word (data/entity_heads.tsv) leftwards over nouns to the farthest
word that brings the evidence the head asks for.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from bipaper.nlp.entities.gazetteer import countries
from bipaper.nlp.entities.spans import EntityBlock, Source, Span, Token
from bipaper.nlp.entities.words import Head, concepts, head_at_end, words

_LONGEST = 30  # characters in a name
_HEAD = 8  # characters looked at for a head word
_PROPER = {"nz": 2, "nrt": 2, "nt": 2, "nr": 2, "ns": 3}  # tag: characters a word needs
_NOUN = frozenset(
    [
        "n",
        "vn",
        "v",
        "j",
        "b",
        "an",
        "a",
        "l",
        "s",
        "f",
        "g",
        "ng",
        "nz",
        "nrt",
        "nt",
        "ns",
        "nr",
        "x",
        "q",
    ]
)
_ORDINAL = re.compile(r"第\s?[\d一二三四五六七八九十百]{1,4}\s?[届次]$")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.&-]{0,29}$")

UnitKind = Literal["owner", "place", "country", "proper", "scope", "noun"]


class Unit(NamedTuple):
    """A word or known name left of a head."""

    start: int
    end: int
    kind: UnitKind


def find_headed(block: EntityBlock, known: Iterable[Span]) -> Iterator[Span]:
    """Names with a head word; ``known`` are names of the block that may be part of them."""
    by_end = {span.end: span for span in sorted(known, key=lambda span: span.end - span.start)}
    at = {i: token for token in block.tokens for i in range(token.start + 1, token.end + 1)}
    for token in block.tokens:
        head = head_at_end(block.text[max(0, token.end - _HEAD) : token.end])
        if head is None:
            continue
        begin = token.end - len(head.word)
        start = _start(list(_units(block.text, begin, by_end, at)), head, begin)
        if start is not None:
            yield Span(start, token.end, head.type, Source.HEAD)


def _units(text: str, begin: int, by_end: dict[int, Span], at: dict[int, Token]) -> Iterator[Unit]:
    """The words that may belong to the name that ends at ``begin``, from right to left."""
    end = begin
    while end > max(0, begin - _LONGEST):
        unit = _known_unit(text, by_end.get(end)) or _word_unit(text, end, at.get(end))
        if unit is None or (text[unit.start : end] in "和与及" and unit.start in by_end):
            return
        yield unit
        end = unit.start


def _known_unit(text: str, span: Span | None) -> Unit | None:
    if span is None or span.type not in ("org", "place", "event"):
        return None
    if span.type == "place":
        country = text[span.start : span.end] in countries()
        return Unit(span.start, span.end, "country" if country else "place")
    return Unit(span.start, span.end, "owner")


def _word_unit(text: str, end: int, token: Token | None) -> Unit | None:
    """The word that ends at ``end``, None where it cannot be part of a name."""
    if ordinal := _ORDINAL.search(text, max(0, end - 7), end):
        return Unit(ordinal.start(), end, "scope")
    if latin := _LATIN.search(text, max(0, end - 30), end):
        proper = latin[0][0].isupper() and latin[0] not in concepts()
        return Unit(latin.start(), end, "proper" if proper else "noun")
    if token is None:
        return None
    word = text[token.start : end]
    if word in words("scopes"):
        return Unit(token.start, end, "scope")
    if word in "和与及":
        return Unit(token.start, end, "noun")
    if token.pos not in _NOUN or word in words("clause_verbs") or not word.isalnum():
        return None
    proper = len(word) >= _PROPER.get(token.pos, _LONGEST)
    return Unit(token.start, end, "proper" if proper else "noun")


def _start(units: list[Unit], head: Head, begin: int) -> int | None:
    """Where the name begins: the farthest unit that the head accepts as evidence."""
    fit = [i for i, unit in enumerate(units) if _accepts(head, unit, begin)]
    if not fit:
        return None
    last = units[fit[-1]]
    if last.kind == "country" and len(fit) > 1 and _is_abroad(last, units[fit[-1] - 1]):
        return units[fit[-1] - 1].start
    return last.start


def _accepts(head: Head, unit: Unit, begin: int) -> bool:
    content = begin - unit.end
    match unit.kind:
        case "owner":
            return bool(head.evidence & {"owner", "anchor", "name"})
        case "place" | "country":
            wanted = 2 if head.type == "product" else 0
            return bool(head.evidence & {"anchor", "name"}) and content >= wanted
        case "scope":
            return "anchor" in head.evidence and content >= 2
        case "proper":
            return "name" in head.evidence and content == 0
        case _:
            return False


def _is_abroad(country: Unit, following: Unit) -> bool:
    """瑞典|爱立信公司 are two names, 美国|国防部 is one."""
    return following.kind in ("owner", "place", "proper")
