"""Things that are made, grown or sent up, by how they are called: devices by their type's code,
ships and satellites by a number, cultivars, medicines by their form.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bipaper.chars import COUNTING, HAN
from bipaper.find.entities.spans import Span
from bipaper.find.entities.vocabulary import MAKERS, affixes, concepts, either, kinds_before
from bipaper.nlp.jieba_words import is_rare, tag_of
from bipaper.nlp.view import TextView, Token

_TYPE = r"[A-Z][A-Za-z0-9]*(?:[-/ ][A-Za-z0-9]+){0,3}"
_FORMULA = re.compile(r"(?:[A-Z][a-z]?\d{0,2})+")  # H2SO4, C18, T7
_STANDARD = re.compile(r"(?:[A-Z]{2}|DB\d{2})(?:/[A-Z]{1,2})? \d+.*")  # HJ 636, GB/T 1.1
_NUMBERED = re.compile(rf"(?P<stem>[{HAN}]{{2}})(?:[{COUNTING}]{{1,3}}|\d{{1,2}})号(?![A-Z])")
_END = r"(?=[，。；、（）和与及”]|$)"
_CULTIVAR = re.compile(rf"“?(?P<name>(?P<stem>(?:[{HAN}]|[A-Z]){{1,4}})\d{{1,4}}号?)”?{_END}")
_ENGLISH = r"[‘']?[A-Z][A-Za-z]{1,14}[ -]?\d{1,4}[’']?"
_ENGLISH_GROWN = re.compile(
    rf"\b(?:[Cc]ultivars?|[Vv]ariet(?:y|ies)|[Hh]ybrids?),? (?P<names>{_ENGLISH}"
    rf"(?:(?:, and |, | and ){_ENGLISH}){{0,5}})(?![A-Za-z0-9])"
)
_ONE_ENGLISH = re.compile(r"[A-Z][A-Za-z]{1,14}[ -]?\d{1,4}")
_FURTHER = re.compile(
    rf"[、和与及]“?(?P<name>(?:(?![、和与及])[{HAN}A-Z]){{2,4}}(?:\d{{1,4}}号?)?)”?{_END}"
)


def find_wares(block: TextView) -> Iterator[Span]:
    """Names of devices, ships and satellites, cultivars and medicines in a block."""
    yield from _devices(block)
    yield from _numbered(block)
    yield from _cultivars(block)
    yield from _medicines(block)


def _devices(block: TextView) -> Iterator[Span]:
    """What one measures with, by the code of its type, perhaps behind its maker's name."""
    for match in _device().finditer(block.text):
        is_shown = match["kind"] or match["maker"] or match["act"]
        is_made = match["maker"] is None or _is_maker(block, *match.span("maker"))
        if is_shown and is_made and _is_type(match["type"]):
            start = match.start("maker" if match["maker"] else "type")
            yield Span(start, match.end("type"), "product", "device-used")


@cache
def _device() -> re.Pattern[str]:
    """酶标仪为|Vexa iD3, 用|Vexa-502|测定, 采用|维克萨EPIQ 7C."""
    heads, equals = either("device_heads"), either("equals")
    left, acts = either("measuring_left"), either("measuring_acts")
    return re.compile(
        rf"(?:(?P<kind>(?:{heads})(?:型号)?(?:{equals}))|{left}) ?(?P<maker>[{HAN}]{{2,4}})? ?"
        rf"(?P<type>{_TYPE}) ?(?:(?:直接|现场|进行)?(?P<act>{acts})|(?=[，。；、（]|$))"
    )


def _is_type(name: str) -> bool:
    """Has it a number, and is it no formula, no standard's code and no concept?"""
    is_other = _FORMULA.fullmatch(name) or _STANDARD.fullmatch(name)
    is_own = concepts().isdisjoint([name, *re.split(r"[-/ ]", name)])
    return any(map(str.isdigit, name)) and is_own and not is_other


def _is_maker(block: TextView, start: int, end: int) -> bool:
    """Has it a part that jieba takes for a name?"""
    return any(part.pos in MAKERS for part in block.words_in(start, end))


def _numbered(block: TextView) -> Iterator[Span]:
    """神舟十六号, 高分六号|影像: a name or a kind tells that it is no place's or label's number."""
    for match in _NUMBERED.finditer(block.text):
        start, end = match.span()
        is_quoted = block.text[start - 1 : start] == "“" and block.text[end : end + 1] == "”"
        is_named = any(word.pos in MAKERS for word in block.words_in(*match.span("stem")))
        is_kind = block.text.startswith(affixes("numbered_kinds"), end) or block.text.endswith(
            kinds_before("numbered_kinds"), 0, start
        )
        is_other = block.text.startswith(affixes("numbered_others"), end)
        if block.at_word(start) and (is_quoted or is_kind or (is_named and not is_other)):
            yield Span(start, end, "product", "numbered-thing")


def _cultivars(block: TextView) -> Iterator[Span]:
    """品种为|济麦22|和|百农4199, cultivars|Yunmai 22: what is grown, with those joined to it."""
    for grown in _ENGLISH_GROWN.finditer(block.text):
        for one in _ONE_ENGLISH.finditer(block.text, *grown.span("names")):
            if concepts().isdisjoint(re.split("[ -]", one[0])):
                yield Span(*one.span(), "product", "cultivar")
    for match in _grown().finditer(block.text):
        name = _CULTIVAR.match(block.text, match.end())
        if name is None or not is_rare(name["stem"]):
            continue
        further: re.Match[str] | None = name
        while further:
            yield Span(*further.span("name"), "product", "cultivar")
            further = _FURTHER.match(block.text, further.end())


@cache
def _grown() -> re.Pattern[str]:
    equals = either("equals")
    return re.compile(rf"供试[{HAN}]{{1,4}}?(?:{equals})|品[种系](?:{equals})?")


def _medicines(block: TextView) -> Iterator[Span]:
    """口服|血脂康胶囊: what is taken, with its form, unless all its words are common."""
    for match in _medicine().finditer(block.text):
        start, end = match.span("name")
        words = block.words_in(start, match.end("stem"))
        if block.at_word(end) and (_is_coined(block.text, words) or tag_of(match["name"])):
            yield Span(start, end, "product", "medicine")


def _is_coined(text: str, words: Sequence[Token]) -> bool:
    return any(word.pos in MAKERS or is_rare(text[word.start : word.end]) for word in words)


@cache
def _medicine() -> re.Pattern[str]:
    taken, forms = map(either, ("taken_left", "medicine_forms"))
    stem = rf"(?P<stem>(?:(?![的和与及或剂])[{HAN}]){{2,8}}?)"
    return re.compile(rf"(?:{taken})(?P<name>{stem}(?:{forms}))")
