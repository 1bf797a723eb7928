"""Chinese names told by their last word: 爱立信|公司, 浙江省|统计局, 第3届…|会议.

A name reaches from a head word (heads.toml) leftwards over nouns to the farthest
word that brings the evidence the head asks for.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise, takewhile
from typing import Literal, NamedTuple, cast

from bipaper.chars import COUNTING
from bipaper.find.entities.gazetteer import countries, gazetteer
from bipaper.find.entities.spans import Span
from bipaper.find.entities.vocabulary import (
    SYLLABLES,
    Head,
    affixes,
    concepts,
    either,
    head_at_end,
    words,
)
from bipaper.nlp.jieba_words import is_rare, tag_of
from bipaper.nlp.view import TextView, Token
from bipaper.parts.entities import EntityType

_LONGEST = 30  # characters in a name
_WORDS = 3  # characters before a head that takes any words
_QUOTED = 15  # characters in quotation marks inside a name
_PLACE = 8  # characters of a known place that a word begins with, at most
_PROPER = {"nz": 2, "nrt": 2, "nrfg": 2, "nt": 2, "nr": 2, "ns": 3}  # tag: characters a word needs
# jieba's tags of the words that a name may hold before its head.
_NAME_TAGS = frozenset(
    "n|ng|nz|nt|ns|nr|nrt|nrfg|vn|v|j|b|an|a|l|s|g|k|q|x".split("|")  # noqa: SIM905
)
_NAMES = frozenset({"org", "place", "proper", "coined"})
_NEAR = 4  # characters between a coined word and its head: 翠屿|精密仪器|公司
_OWNED = 10  # characters between an organisation and its part: 云州大学|资源环境|学系
_AT_MEETING = ("会上", "会中")  # jieba cuts 年|会上
_AND = frozenset("和与及")
_NOT = "非"  # 非上市|公司
_PREPOSITIONS = frozenset("由从向")
_DASHES = frozenset("-—–")
_WITHOUT_VERBS = frozenset({"place", "policy"})
_WHICH = frozenset("各该某本此")  # they begin no name: 各省市|人民|法院
_BY_PLACE = "政府"  # what is named by its place only: 地方人民政府 is none
_QUALITIES = frozenset("abs")  # first letters of jieba's tags of words that are no names
_FOUNDED = 2  # characters of 国立
_STATE = frozenset({"中国", "中华", "国家", "中共"})  # reaches that begin the names of its bodies
_HOUSE = "馆"  # of those there is one a state: 国家图书馆, but not 国家银行
_REACH = 5  # characters of a country's name, at most
_NTH = re.compile(rf"第[{COUNTING}\d]{{1,3}}$")
_ORDINAL = re.compile(rf"第\s?[\d{COUNTING}百]{{1,4}}\s?[届次]$")
_LATIN = re.compile(r"(?:[A-Z][A-Za-z0-9.&-]{0,14} ){0,3}[A-Za-z][A-Za-z0-9.&-]{0,29}$")
_GLOSS = re.compile(r"[（(][A-Z][A-Za-z .&’'-]{1,30}[)）]$")  # 翠屿（Tsuiyu）大学
_SHORT_FORM = re.compile(r"[（(](?:以下)?简称|[（(](?:[A-Za-z &]+[,，] ?)?[A-Z]{2,8}[)）]")
_ACRONYM = re.compile(r"[A-Z]{3,10}(?![A-Za-z0-9-])")

UnitKind = Literal[
    "org",
    "event",
    "place",
    "country",
    "proper",
    "coined",
    "scope",
    "tagged",
    "verb",
    "and",
    "common",
    "rare",
    "noun",
]


class Unit(NamedTuple):
    """A word or known name left of a head."""

    start: int
    end: int
    kind: UnitKind


def find_headed(block: TextView, known: Iterable[Span]) -> Iterator[Span]:
    """Names with a head word; ``known`` are names of the block that may be part of them."""
    by_end = {span.end: span for span in sorted(known, key=_length)}
    at = {i: token for token in block.tokens for i in range(token.start + 1, token.end + 1)}
    none = affixes("no_offices") + affixes("generic_bodies")
    for token in block.tokens:
        end = token.end - (block.text[token.start : token.end] in _AT_MEETING)
        head = head_at_end(block.text, end, alone=end - token.start == 1)
        if head is None or block.text.endswith(none, max(0, end - _LONGEST), end):
            continue
        if end == token.end and _is_entry(block.text[token.start : end], head):
            start: int | None = token.start
        elif end in by_end and by_end[end].start <= end - len(head.word):
            start = _start_of_known(block.text, by_end[end], head, by_end)
        else:
            begin = end - len(head.word)
            gloss = _GLOSS.search(block.text, max(0, begin - _LONGEST), begin)
            begin = gloss.start() if gloss else begin
            units = list(_units(block.text, begin, by_end, at))
            glossed = _SHORT_FORM.match(block.text, end) is not None
            start = _start(units, head, begin, glossed)
            if start is None and head.type == "org":
                start = _start_of_source(block.text, units, head, begin, glossed)
        if start is not None and block.text[start] not in _WHICH:
            start += block.text[start] in _PREPOSITIONS and not block.at_word(start + 1)
            start -= _has_syllable_before(block.text, start, at)
            start -= _FOUNDED if block.text.endswith(affixes("founders"), 0, start) else 0
            span = Span(start, _with_acronym(block.text, end, head), head.type, f"head:{head.word}")
            by_end[end] = span
            yield span


def _is_entry(name: str, head: Head) -> bool:
    """Has jieba's dictionary the body as one of the state (中国动物学会, 国家图书馆), or as one of
    another country (美国最高法院, but 美国|哈佛大学 are two names)?"""
    if tag_of(name) != "nt" or head.word.endswith(_BY_PLACE):
        return False
    reach = next((name[:n] for n in range(_REACH, 1, -1) if name[:n] in countries()), name[:2])
    between = len(name) - len(reach) - len(head.word)
    if reach in _STATE:
        is_one = head.word.endswith(_HOUSE) or gazetteer().type_of(head.word) == "org"
        return between > 0 or is_one  # 国家图书馆, 国家|教育部
    return reach in countries() and between > 0 and "name" not in head.evidence


def _has_syllable_before(text: str, start: int, at: Mapping[int, Token]) -> bool:
    """埃|博拉|疫情: has jieba cut off the first syllable of what it takes for a foreign name?"""
    before, first = at.get(start), at[start + 1]
    is_cut = before is not None and before.end - before.start == 1 and first.pos == "nrt"
    return is_cut and text[start - 1] in SYLLABLES


def _length(span: Span) -> int:
    return span.end - span.start


def _with_acronym(text: str, end: int, head: Head) -> int:
    """全国计算语言学会议CCL: an acronym right after an event belongs to its name."""
    acronym = _ACRONYM.match(text, end) if head.type == "event" else None
    return acronym.end() if acronym else end


def _start_of_known(text: str, known: Span, head: Head, by_end: Mapping[int, Span]) -> int | None:
    """第三届|广交会, 国立|台湾大学 and 法国|财政部 are names although a part is one already."""
    ordinal = _ORDINAL.search(text, max(0, known.start - 7), known.start)
    if head.type == "event" and ordinal:
        return ordinal.start()
    if head.type == "org" and text.endswith(affixes("founders"), 0, known.start):
        return known.start
    country = by_end.get(known.start)
    if country and "place" in head.evidence and text[country.start : country.end] in countries():
        return country.start
    return None


def _start(units: Sequence[Unit], head: Head, begin: int, glossed: bool) -> int | None:
    """Where a name begins whose head is at ``begin``: the farthest unit that is evidence.

    A verb is passed over only while no evidence is found. A name that brackets give a short
    form (``glossed``) may have a common word before its head.
    """
    if "special" in head.evidence and not glossed and units and units[0].kind == "common":
        return None
    best, right = None, None
    for right_of, unit in pairwise([None, *units]):
        if unit is None or (unit.kind == "verb" and (best or head.type in _WITHOUT_VERBS)):
            break
        if unit.kind == "and" and "rare" in head.evidence:
            break  # 灘户与盐栈
        if _accepts(head, unit, begin):
            best, right = unit, right_of
    if best and right and best.kind == "country":
        return _start_after(best, right, head)
    if best is None and "words" in head.evidence:
        return _start_of_words(units, begin)
    return best.start if best else None


def _start_of_words(units: Sequence[Unit], begin: int) -> int | None:
    """Where the words before a head begin, a verb or "and" ending them."""
    nouns = list(takewhile(lambda unit: unit.kind not in ("and", "verb"), units))
    return nouns[-1].start if nouns and begin - nouns[-1].start >= _WORDS else None


def _start_of_source(
    text: str, units: Sequence[Unit], head: Head, begin: int, glossed: bool
) -> int | None:
    """Where a body begins that is who tells something: it publishes a title (岚湖观测中心发布的
    《…》), numbers are by it (据岚湖观测中心统计), things are bought from it (购自岚湖仪器公司), or
    brackets give its short form. An anchor is evidence, or any nouns are, but for a short form."""
    end = begin + len(head.word)
    anchored = head._replace(evidence=head.evidence | {"anchor"})
    start = _start(units, anchored, begin, False)
    is_short = glossed and start is not None
    start = _start_of_words(units, begin) if start is None else start
    if start is None or head.word.endswith(_BY_PLACE) or text[start - 1 : start] in _WHICH:
        return None
    by_it = text.endswith("据", 0, start) and text.startswith(affixes("counting_verbs"), end)
    sells = text.endswith(affixes("bought_from"), 0, start)
    return start if by_it or sells or is_short or _publishes().match(text, end) else None


@cache
def _publishes() -> re.Pattern[str]:
    return re.compile(rf"(?:{either('publishing_verbs')})[了的]?《")


def _start_after(country: Unit, right: Unit, head: Head) -> int | None:
    """瑞典|爱立信公司 are two names, 美国|疾病预防控制中心 is one, 美国|某某某政府 is none."""
    if right.kind == "proper" and "name" not in head.evidence:
        return None
    return right.start if right.kind in _NAMES else country.start


def _accepts(head: Head, unit: Unit, begin: int) -> bool:
    distance = begin - unit.end
    match unit.kind:
        case "org":
            is_near = head.evidence - {"alone"} != {"owner"} or distance <= _OWNED
            asked = bool(head.evidence & {"owner", "anchor", "name"})
            is_apart = distance > 0 or "alone" not in head.evidence
            return asked and is_near and is_apart and head.type != "place"
        case "proper" | "rare" | "coined" if "beside" in head.evidence and distance == 0:
            return True
        case "event":
            return "event" in head.evidence
        case "place" | "country" if "next" in head.evidence:
            return distance == 0
        case "place" | "country":
            is_vague = head.type == "product" or (head.type == "place" and unit.kind == "country")
            enough = 2 if is_vague else 0
            return bool(head.evidence & {"place", "anchor", "name", "scope"}) and distance >= enough
        case "scope":
            is_near = "scope" in head.evidence and distance == 0
            return is_near or ("anchor" in head.evidence and distance >= 2 and head.type != "place")
        case "proper":
            is_long = unit.end - unit.start > 2
            return distance == 0 and (
                bool(head.evidence & {"name", "rare"}) or (is_long and "long" in head.evidence)
            )
        case "rare" | "coined" if "rare" in head.evidence:
            return distance <= _NEAR
        case "tagged" if "anchor" in head.evidence and head.type == "event":
            return distance == 0
        case "coined" if head.type in ("org", "event"):
            return bool(head.evidence & {"anchor", "name"}) and distance <= _NEAR
        case "tagged" | "coined":
            is_school = head.word in words("named_after_places")
            return "name" in head.evidence and distance == 0 and (head.type == "place" or is_school)
        case _:
            return False


def _units(
    text: str, begin: int, by_end: Mapping[int, Span], at: Mapping[int, Token]
) -> Iterator[Unit]:
    """The words that may belong to the name whose head is at ``begin``, from right to left."""
    end = begin
    while end > max(0, begin - _LONGEST):
        unit = _known_unit(text, by_end.get(end)) or _word_unit(text, end, at.get(end))
        if unit is None or (unit.kind == "and" and _ends_name(text, unit.start, by_end)):
            return
        yield unit
        end = unit.start


def _ends_name(text: str, end: int, by_end: Mapping[int, Span]) -> bool:
    """Does a name end here, so that what follows "and" is another? 财政部|政府 is none."""
    head = head_at_end(text, end)
    asked = head.evidence - {"quoted"} if head else frozenset()
    owner = by_end.get(end - len(head.word)) if head else None
    is_none = owner is not None and owner.type == "org" and asked == {"place"}
    return end in by_end or (bool(asked) and "owner" not in asked and not is_none)


def _known_unit(text: str, span: Span | None) -> Unit | None:
    if span is None:
        return None
    if span.type == "place" and text[span.start : span.end] in countries():
        return Unit(span.start, span.end, "country")
    if span.type in ("place", "org", "event"):
        return Unit(span.start, span.end, cast(UnitKind, span.type))
    return None


def _word_unit(text: str, end: int, token: Token | None) -> Unit | None:
    """The word that ends at ``end``, None where it cannot be part of a name."""
    if text[end - 1] in _DASHES:
        return None if text[max(0, end - 2) : end - 1] in _DASHES else Unit(end - 1, end, "noun")
    if text[end - 1] == "”":
        quote = text.rfind("“", max(0, end - _QUOTED), end)
        return Unit(quote, end, "noun") if quote >= 0 else None
    if ordinal := _ORDINAL.search(text, max(0, end - 7), end):
        return Unit(ordinal.start(), end, "scope")
    if nth := _NTH.search(text, max(0, end - 4), end):
        return Unit(nth.start(), end, "noun")
    if latin := _LATIN.search(text, max(0, end - _LONGEST), end):
        proper = latin[0][0].isupper() and concepts().isdisjoint([latin[0], *latin[0].split()])
        return Unit(latin.start(), end, "proper" if proper else "noun")
    if token is None:
        return None
    word = text[token.start : end]
    if end < token.end and _name_at_start(word, "org"):
        return Unit(token.start, end, "org")  # 国务院|台湾事务|办公室
    kind = _word_kind(word, token.pos)
    if end < token.end and token.pos == "nt" and tag_of(word)[:1] in _QUALITIES:
        kind = "noun"  # jieba tags the body, not its first word: 最高|法院
    if end < token.end and kind != "common" and (place := _name_at_start(word, "place")):
        if place in countries() and len(word) > len(place) + 1:
            return Unit(token.start + len(place), end, "proper")  # 美国|哈佛|大学
        kind = "country" if place in countries() else "place"
    return Unit(token.start, end, kind) if kind else None


def _name_at_start(word: str, type_: EntityType) -> str | None:
    """Of a long token that jieba keeps whole (武汉东湖|开发区): the known name it begins with."""
    names = (word[:length] for length in range(min(len(word), _PLACE), 1, -1))
    return next((name for name in names if gazetteer().type_of(name) == type_), None)


def _word_kind(word: str, pos: str) -> UnitKind | None:
    if word in words("scopes"):
        return "scope"
    if word in _AND:
        return "and"
    if pos not in _NAME_TAGS or word in words("clause_verbs") or not word.isalnum():
        return None
    if pos == "v":
        return "verb"
    if word.removeprefix(_NOT) in words("generic_words"):
        return "common"
    if pos in _PROPER and len(word) > 1 and is_rare(word) and head_at_end(word) is None:
        return "coined"
    if len(word) < _PROPER.get(pos, _LONGEST):
        if pos == "ns" and len(word) > 1:
            return "tagged"
        return "rare" if len(word) > 1 and is_rare(word) else "noun"
    return "proper"
