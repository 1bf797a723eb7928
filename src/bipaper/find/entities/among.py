"""Names told by what they stand among: 宝洁、X和索尼, 甲、X、Y 3家媒体, firms such as X."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from bipaper.chars import HAN
from bipaper.find.entities.authors import is_chinese_name
from bipaper.find.entities.bases import find_joined_bases
from bipaper.find.entities.enumerations import is_coined, kind_of
from bipaper.find.entities.gazetteer import gazetteer
from bipaper.find.entities.proper_nouns import common_words
from bipaper.find.entities.spans import Span
from bipaper.find.entities.vocabulary import concepts, either, words
from bipaper.nlp.jieba_words import is_rare
from bipaper.nlp.view import TextView

_JOIN = r"\s?[、和与及]\s?"
_HAN = rf"(?:(?![、和与及等的])[{HAN}])"
_BETWEEN = re.compile(rf"{_JOIN}(?P<item>{_HAN}{{2,6}}){_JOIN}")
_ITEM = rf"(?:{_HAN}|[A-Za-z0-9-]){{2,12}}(?:[（(][^（）()]{{1,12}}[)）])?"
_COUNT = re.compile(rf"(?<!\d)这?([2-9])[家个]([{HAN}]{{2,5}})")
_COUNTED = re.compile(rf"{_ITEM}(?P<items>(?:{_JOIN}{_ITEM}){{1,8}})$")
_FULL_NAME = 3  # characters of a name with a surname of one
_JOINED, _JOINS = re.compile(_JOIN), re.compile(rf"{_JOIN}$")
_SEPARATOR = 3  # characters of what joins two names, at most
_LONGEST = 80  # characters of what is counted
_ONE_ITEM = re.compile(rf"{_JOIN}(?:[A-Z]\d{{0,2}}[-—－])?(?P<item>(?:{_HAN}|[A-Za-z0-9]){{2,8}})")
_WORD = r"[A-Z][A-Za-z0-9.&+-]{0,20}(?<!\.)"
_LATIN = rf"{_WORD}(?: (?:in |of |the )*{_WORD}){{0,4}}"
_ONE_LATIN = re.compile(_LATIN)
_SETS = re.compile(
    rf"(?<![A-Za-z0-9-])(?P<names>{_LATIN}(?:、{_LATIN})+)(?:[（(][A-Za-z]{{2,10}}[)）])?"
    rf"(?:、|以及|[和与及])[{HAN}]{{2,20}}?(?:数据集|数据库|语料库)"
)


def find_among(block: TextView, known: Sequence[Span]) -> Iterator[Span]:
    """Names shown by the names beside them (``known``), their number, or the kind before them."""
    yield from _between(block, known)
    yield from _beside_people(block, known)
    yield from _counted(block)
    yield from _sets(block)
    yield from find_joined_bases(block, known)
    yield from _such_as(block)


def _between(block: TextView, known: Sequence[Span]) -> Iterator[Span]:
    """What stands between two names of one type is one, if it is no word: 宝洁、X和索尼."""
    for left, right in pairwise(known):
        if left.type == right.type and left.type in ("org", "place", "product"):
            item = _BETWEEN.fullmatch(block.text, left.end, right.start)
            if item and is_coined(block, *item.span("item")):
                yield Span(*item.span("item"), left.type, "listed")


def _beside_people(block: TextView, known: Sequence[Span]) -> Iterator[Span]:
    """What jieba takes for a person is one beside another: 苏慕岚、X, X和苏慕岚."""
    at = {place: token for token in block.tokens for place in (token.start, -token.end)}
    for span in known:
        if span.type != "person":
            continue
        right = _JOINED.match(block.text, span.end)
        left = _JOINS.search(block.text, max(0, span.start - _SEPARATOR), span.start)
        for token in (at.get(right.end() if right else -1), at.get(-left.start() if left else 1)):
            if token and _is_person(block.text[token.start : token.end], token.pos):
                yield Span(token.start, token.end, "person", "listed")


def _is_person(word: str, pos: str) -> bool:
    is_long = len(word) == _FULL_NAME and is_chinese_name(word)
    is_other = word in common_words() or gazetteer().type_of(word) is not None
    return is_long and pos.startswith("nr") and is_rare(word) and not is_other


def _counted(block: TextView) -> Iterator[Span]:
    """The items before their number and a kind, where they are so many: 岚网、蔚然、方石3家媒体.

    Not the first, whose beginning is not shown, and organisations only: of products kinds are
    counted, too (文字处理、图像编辑这2款软件).
    """
    text = block.text
    for count in _COUNT.finditer(text):
        kind, end = kind_of(count[2]), count.start()
        listed = _COUNTED.search(text, max(0, end - _LONGEST), end)
        if kind is None or kind[0] != "org" or listed is None:
            continue
        items = [item.span("item") for item in _ONE_ITEM.finditer(text, *listed.span("items"))]
        if len(items) + 1 == int(count[1]):
            for item in items:
                yield Span(*item, "org", f"listed-by-kind:{kind[1]}")


def _sets(block: TextView) -> Iterator[Span]:
    """Latin names enumerated with a collection of data: FERET、LFW以及自建的数据集."""
    for match in _SETS.finditer(block.text):
        for name in _ONE_LATIN.finditer(block.text, *match.span("names")):
            if name[0] not in concepts():
                yield Span(*name.span(), "product", "listed-by-kind:数据集")


@cache
def _kinds() -> re.Pattern[str]:
    kinds = either("english_org_kinds", "english_product_kinds")
    return re.compile(
        rf"(?<![A-Za-z])(?P<kind>{kinds}),? (?:such as|including|like) "
        rf"(?P<names>{_LATIN}(?:, (?:and )?{_LATIN}| and {_LATIN}){{0,6}})"
    )


def _such_as(block: TextView) -> Iterator[Span]:
    """Firms such as|Vexa|and|Boltra."""
    for match in _kinds().finditer(block.text):
        is_org = match["kind"] in words("english_org_kinds")
        for name in _ONE_LATIN.finditer(block.text, *match.span("names")):
            if name[0] not in concepts():
                rule = f"listed-by-kind:{match['kind']}"
                yield Span(*name.span(), "org" if is_org else "product", rule)
