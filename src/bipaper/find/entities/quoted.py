"""Names in 《》 and in quotation marks."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from bipaper.chars import HAN
from bipaper.find.entities.enumerations import kind_of
from bipaper.find.entities.spans import Span
from bipaper.find.entities.vocabulary import affixes, either, head_at_end
from bipaper.nlp.view import TextView
from bipaper.parts.entities import EntityType
from bipaper.years import YEAR

_TITLE = re.compile(r"《([^《》\n]{2,60})》")
_QUOTED = re.compile(r"[“「『\"]([^“”「」『』\"，。；、？！\n]{3,20})[”」』\"]")
_BEFORE_KIND = re.compile(rf"“([{HAN}0-9A-Z]{{2,8}}(?<![型性式类化]))”")
_LISTED = re.compile(rf"(?:[、和与及]?《[^《》\n]{{2,60}}》){{0,8}}等([{HAN}]{{2,8}})")
_REMARK = re.compile(rf"(?:[（(][^（）()]{{1,12}}[）)]|{YEAR})$")  # （试行）, 2014


@cache
def _two_kinds() -> re.Pattern[str]:
    return re.compile(f"(?:解释|{either('issued_kinds')})[和与及、]")


@cache
def _issued() -> re.Pattern[str]:
    """What is issued, and pilots that are launched."""
    verbs, kinds, starts, pilots = map(
        either, ("issuing_verbs", "issued_kinds", "launching_verbs", "pilot_kinds")
    )
    stem = f"[{HAN}A-Za-z0-9]{{4,28}}?"
    return re.compile(
        rf"(?:(?:{verbs})了?(?={stem}(?:{kinds})(?![{HAN}]))|(?:{starts})了?(?={stem}(?:{pilots})(?![{HAN}])))"
        rf"({stem}(?:{kinds}|{pilots}))(?![{HAN}])"
    )


@cache
def _disaster() -> re.Pattern[str]:
    storms, others = map(either, ("storms", "disasters"))
    return re.compile(
        rf"(?:{storms})“[{HAN}]{{1,6}}”|“\d{{1,2}}[·.．]\d{{1,2}}”(?:特大|强)?(?:{others})"
    )


def find_titles(block: TextView) -> Iterator[Span]:
    """What stands in 《》, without the brackets.

    A policy by its last word or by a verb of issuing before it, what is listed as media a body,
    else a work.
    """
    for match in _TITLE.finditer(block.text):
        issued = block.text.endswith(affixes("issuing"), 0, match.start())
        is_policy = _REMARK.sub("", match[1]).endswith(affixes("policy_titles"))
        kind: EntityType = "policy" if issued or is_policy else "work"
        listed = _LISTED.match(block.text, match.end())
        if listed and (told := kind_of(listed[1])) and told[0] == "org":
            kind = "org"
        yield Span(match.start(1), match.end(1), kind, "title-marks")


def find_quoted(block: TextView) -> Iterator[Span]:
    """Quoted names whose last word is a head (heads.toml), or beside what they are."""
    for match in _QUOTED.finditer(block.text):
        if found := _quoted(match):
            yield Span(*match.span(1), *found)


def find_before_kinds(block: TextView) -> Iterator[Span]:
    """“云州办”倡议: what is quoted before a head of policies, with it and the marks."""
    for match in _BEFORE_KIND.finditer(block.text):
        ends = (match.end() + length for length in (4, 3, 2))  # 行动计划, 计划
        end = next((end for end in ends if _is_kind(block, match.end(), end)), None)
        if end and not head_at_end(match[1]):
            yield Span(match.start(), end, "policy", "quoted-before-kind")


def find_disasters(block: TextView, known: Iterable[Span]) -> Iterator[Span]:
    """台风“翠鸟” and 杭州“7·21”暴雨: a storm by its name, a disaster by its day, with the kind and
    the place right before it (``known``)."""
    places = {span.end: span.start for span in known if span.type == "place"}
    for match in _disaster().finditer(block.text):
        start = match.start()
        yield Span(places.get(start, start), match.end(), "event", "named-disaster")


def _is_kind(block: TextView, start: int, end: int) -> bool:
    """Whether text[start:end] is a head of policies that may be quoted, and ends with a word."""
    word = block.text[start:end]
    head = head_at_end(word)
    if head is None or head.word != word or not block.at_word(end):
        return False
    return head.type == "policy" and "quoted" in head.evidence


def _quoted(match: re.Match[str]) -> tuple[EntityType, str] | None:
    """The type of what is quoted, and the rule."""
    head = head_at_end(match[1])
    if head and "quoted" in head.evidence and len(match[1]) > len(head.word) + 1:
        return head.type, f"quoted-head:{head.word}"
    text = match.string
    left = text.endswith(affixes("quoted_left"), 0, match.start())
    if left or text.startswith(affixes("quoted_right"), match.end()):
        return "product", "quoted-beside-its-kind"
    return None


def find_dated(block: TextView) -> Iterator[Span]:
    """Plans named without 《》 whose years stand behind them: 云州市防灾规划（2017—2035年）."""
    for match in _dated().finditer(block.text):
        start = match.start("name")
        if "的" not in match["name"] and block.at_word(start):
            yield Span(start, match.end(), "policy", "dated-plan")


@cache
def _dated() -> re.Pattern[str]:
    kinds = either("policy_titles")
    by = "依据|根据|按照|落实|实施|对照"
    return re.compile(
        rf"(?:{by}|(?:^|[，。；、：“])(?!{by}))(?P<name>[{HAN}]{{4,28}}?(?:{kinds}))"
        rf"[（(]{YEAR}\s?[-—–~～至]+\s?{YEAR}\s?年?[）)]"
    )


def find_issued(block: TextView) -> Iterator[Span]:
    """Documents named without 《》 after a verb of issuing: 出台|促进创业实施方案."""
    for match in _issued().finditer(block.text):
        if "的" not in match[1] and not _two_kinds().search(match[1]):
            yield Span(match.start(1), match.end(1), "policy", "issued")
    for match in _about().finditer(block.text):
        yield Span(match.start(1), match.end(1), "policy", "issued")


@cache
def _about() -> re.Pattern[str]:
    """What is issued and says on what: 印发|关于推进渔船交易的通知."""
    verbs, kinds = map(either, ("issuing_verbs", "policy_titles"))
    return re.compile(
        rf"(?:{verbs})[了的]?(关于[^，。；：《》\n]{{4,45}}?的(?:[{HAN}]{{2}})?(?:{kinds}))(?![{HAN}])"
    )
