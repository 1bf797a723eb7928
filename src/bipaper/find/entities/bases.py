"""Chinese names of databases and sites, told by where data come from: 来自|国泰宝数据库."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from bipaper.chars import CIRCLED, HAN
from bipaper.find.entities.gazetteer import gazetteer
from bipaper.find.entities.spans import Span
from bipaper.find.entities.vocabulary import affixes, concepts, either, head_at_end
from bipaper.nlp.jieba_words import is_rare
from bipaper.nlp.view import TextView

_PROPER = ("nr", "ns", "nt", "eng", "j")
_ITEM = re.compile("(?:(?!以及)[^、和与及])+")
_ADDRESS = r" ?[（(]?(?:https?:|www\.)"
_DATA = rf"(?=(?:披露|公布|提供|发布)?的[{HAN}]{{0,6}}(?:数据|信息|资料|公告|记录))"
_NOUNS = frozenset("nbjg")  # first letters of jieba's tags
_NO_PART = frozenset("的了该本各其某和与及官")


@cache
def _first() -> re.Pattern[str]:
    """A verb of taking from with a name of any head behind it, or of using, a site only where its
    data follow; or what is told to be the source; or a site with its address."""
    froms, uses = map(either, ("sources", "uses"))
    as_source = r"(?=[^，。；]{0,40}为(?:数据|文献|检索|样本|资料)?来?源)"
    return re.compile(
        f"(?:{froms}){_name(_any_head())}|(?:{uses}){_name(either('bases'))}"
        f"|(?:{uses}|基于|通过){_name(either('sites'))}{_DATA}"
        f"|以{_name(_any_head())}{as_source}"
        f"|在{_name(either('sites'))}(?:上?(?:{either('searches')})|{_ADDRESS})"
    )


@cache
def _further() -> re.Pattern[str]:
    """A name joined to the one before, whose short form may stand between: （CSMAR）和…"""
    latin = r"([A-Z][A-Za-z]+(?: (?:of )?[A-Z][A-Za-z]+){0,3})(?![A-Za-z])"
    return re.compile(f"(?:（[A-Za-z]+）)?(?:和|与|及|以及|、)(?:{latin}|{_name(_any_head())})")


def _name(heads: str) -> str:
    return rf"([{HAN}A-Za-z0-9-]{{1,12}}?(?:{heads}))"


def _any_head() -> str:
    """The head of a collection, or that of a site where no collection's follows: 方石网|数据库."""
    bases = either("bases")
    return rf"{bases}|(?:{either('sites')})(?![{HAN}]{{0,8}}(?:{bases}))"


@cache
def _enumerated() -> re.Pattern[str]:
    """Names one searches (检索|维普和PubMed), or what data come from (数据取自|Vexa和方石)."""
    searches, froms, measured = map(either, ("searches", "sources", "measured"))
    latin = r"[A-Z][A-Za-z0-9-]*(?: (?:of )?[A-Z][A-Za-z0-9-]*){0,3}(?![A-Za-z])"
    item = rf"(?:{latin}|(?:(?!以及|{searches}|[、和与及的等自])[{HAN}]){{2,8}})"
    searched = (
        rf"(?:{searches})了?(?=[^，。；]{{0,60}}[、和与及])|从(?=[^，。；]{{0,60}}(?:{searches}))"
        r"|[对从以](?=[^，。；]{2,60}中的?[^，。；]{0,8}篇)"
    )
    return re.compile(
        rf"(?:{searched}|(?:{measured})(?:均|则)?(?:采用|选用|使用|[采取])(?= ?[A-Z])"
        rf"|(?:数据|资料|指标|文献)[{HAN}]{{0,6}}?(?:{froms}))"
        rf"(?P<names>{item}(?:(?:以及|[、和与及]){item})*?)"
        rf"(?=[，。；（(等自上中{CIRCLED}]|$|的(?:数据|文献)|(?:核心合集)?数据库|核心合集|{searches})"
    )


def _searched(block: TextView) -> Iterator[Span]:
    """Names of data in an enumeration that has one in Latin letters, or a site's."""
    for match in _enumerated().finditer(block.text):
        items = [item.span() for item in _ITEM.finditer(block.text, *match.span("names"))]
        if not any(_is_clear(block, *item) for item in items):
            continue
        for start, end in items:
            name = block.text[start:end]
            if _is_clear(block, start, end) or (is_rare(name) and not head_at_end(name)):
                yield Span(start, end, "product", "data-source")


def _is_clear(block: TextView, start: int, end: int) -> bool:
    name = block.text[start:end]
    is_own = name.isascii() and concepts().isdisjoint(name.split())
    is_site = name.endswith(affixes("sites")) and _is_own(block, start, end)
    return (is_own or is_site) and gazetteer().type_of(name) in (None, "product")


def find_bases(block: TextView) -> Iterator[Span]:
    """Databases and sites that data are taken from, if a word before the head is no common one."""
    yield from _searched(block)
    for match in _first().finditer(block.text):
        name: re.Match[str] | None = match
        is_own = False
        while name:
            span = name.span(name.lastindex or 1)
            latin = block.text[slice(*span)]
            is_own = (
                is_own and latin not in concepts() if latin.isascii() else _is_own(block, *span)
            )
            if is_own:
                yield Span(*span, "product", "data-source")
            name = _further().match(block.text, name.end())


def find_whole_bases(block: TextView, spans: Iterable[Span]) -> Iterator[Span]:
    """Latin names of collections with the word for what they are, and nouns between: CSMAR|数据库,
    TIMIT|语音数据库; a program that a register has keeps to its name (MySQL)."""
    for span in spans:
        name = block.text[span.start : span.end]
        is_program = gazetteer().type_of(name) is not None
        if span.type != "product" or not name[-1:].isascii() or is_program:
            continue
        if match := _whole().match(block.text, span.end):
            nouns = _are_nouns(block, span.end, match.start("head"))
            if nouns and block.at_word(match.end()):
                yield Span(span.start, match.end(), "product", "whole-base")


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(rf" ?[{HAN}]{{0,4}}?(?P<head>{either('whole_bases')})(?!平台|系统)")


def find_joined_bases(block: TextView, known: Iterable[Span]) -> Iterator[Span]:
    """Collections joined to one with a name are named by their nouns: 方石数据库、|专利数据库."""
    heads = affixes("whole_bases")
    ends = {span.end for span in known if block.text.endswith(heads, 0, span.end)}
    for match in _joined().finditer(block.text):
        if match.start() in ends and _are_nouns(block, *match.span("stem")):
            ends.add(match.end())
            yield Span(*match.span("name"), "product", "listed")


@cache
def _joined() -> re.Pattern[str]:
    stem = rf"(?P<stem>(?:(?![、和与及等的])[{HAN}]){{2,10}}?)"
    return re.compile(rf"\s?[、和与及]\s?(?P<name>{stem}(?:{either('whole_bases')}))")


def _are_nouns(block: TextView, start: int, end: int) -> bool:
    return all(word.pos[:1] in _NOUNS for word in block.words_in(start, end))


def _is_own(block: TextView, start: int, end: int) -> bool:
    """Has the name, in Chinese, a word that is rare, a name, or none (万|得|数据库)?"""
    text = block.text[start:end]
    heads = (*affixes("bases"), *affixes("sites"))
    stem = text[: -max(len(head) for head in heads if text.endswith(head))]
    words = block.words_in(start, start + len(stem))
    parts = [block.text[word.start : word.end] for word in words]
    is_clause = any(word.pos == "v" and word.end <= start + len(stem) for word in words)
    body = head_at_end(stem)
    if (
        stem.isascii()
        or (body is not None and body.type == "org" and text.endswith("网站"))
        or is_clause
        or not block.at_word(end)
        or not _NO_PART.isdisjoint(stem)
        or concepts() & set(parts)
    ):
        return False
    own = any(word.pos.startswith(_PROPER) for word in words) or any(map(is_rare, parts))
    return own or len(parts) == len(stem) > 1
