"""Where the names of cited authors begin that end before a year, a citation mark or a title.

A Chinese name is a surname (surnames.tsv) with one or two characters, a Latin one a
capitalised surname, initials included.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping

from bipaper.chars import CAPITAL, HAN, SMALL, count_han
from bipaper.find.entities.gazetteer import gazetteer, is_free
from bipaper.find.entities.spans import Span
from bipaper.find.entities.vocabulary import concepts, romanised_surnames, surnames, words
from bipaper.nlp.jieba_words import is_rare, tag_of
from bipaper.nlp.view import TextView, Token

SEPARATOR = re.compile(r"(?:\s?(?:、|和|与|及|&)\s?|,?\sand\s|(?<=[A-Za-z.]),\s)$")
SEPARATOR_INSIDE = re.compile(rf"(?:{SEPARATOR.pattern}|\s?[,，]\s?$)")  # in brackets
_LATIN = re.compile(
    r"(?<![A-Za-z-])(?:[A-Z]\.\s?){0,3}(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]i|[Ll]a|[Dd]el)\s){0,2}"
    rf"(?:[dDLO]['’]\s?)?[{CAPITAL}][{CAPITAL}{SMALL}'’]{{1,20}}"
    rf"(?:-[{CAPITAL}][{CAPITAL}{SMALL}]{{1,20}}){{0,2}}"
    r"(?:\s[A-Z]{1,2}(?:\s[A-Z])?)?$"
)
_GIVEN_NAME = re.compile(rf"(?:^|(?<=[{HAN}，。；：、（“])) ?(?P<name>[A-Z][a-z]{{2,15}}) $")
_IN_CAPITALS = re.compile(r"[A-Z][A-Z'’-]{3,20}(?: [A-Z]){1,2}")  # MOREAU J
_LISTED = re.compile(rf"(?:、|。|^)([{HAN}]{{2,4}})$")
_JOINED = re.compile(rf"(?<=[{HAN}]{{2}})[和与及]")
_TWO_NAMES = re.compile(rf"[{HAN}][和与及][{HAN}]")
_HAN_NAME = re.compile(rf"[{HAN}]{{2,4}}")
_NAME_TAGS = ("nr", "nz", "ns", "x", "")
_LISTED_TAGS = (*_NAME_TAGS, "n")
_NOUN_TAGS = frozenset("nxjgz")  # first letters of jieba's tags; "" is in no set
_NAMES = ("nr", "nz")
_FUNCTIONS = tuple("cpurmxy")  # first letters of jieba's tags of words that end no name
_BRINGS = frozenset("pcd")  # the same of words that stand before one
_BOUNDS = frozenset("（(；;，,。、“ \n和与及")
_SURNAME = "和"  # of Naxi people
_GIVEN = 2  # characters of a given name
_WINDOW = 60  # characters a name may lie before what shows it to be one
_AUTHORS = 8  # at most so many authors before one citation

CITATION = re.compile(r"\s?[\[［〔]\s?\d{1,3}(?:\s?[,，、–—-]\s?\d{1,3}){0,6}\s?[\]］〕]\s?")
"""A citation mark, by the numbers of entries."""

TokenAt = Mapping[int, Token]


def token_at(block: TextView) -> TokenAt:
    """The word that each character of a block is in."""
    return {i: token for token in block.tokens for i in range(token.start, token.end)}


def authors_before(
    text: str, end: int, at: TokenAt, separators: re.Pattern[str] = SEPARATOR
) -> list[tuple[int, int]]:
    """The names that end at ``end``, from right to left over 、 and 和 and the like.

    A surname is a whole name only before 等, or beside another name.
    """
    names: list[tuple[int, int]] = []
    stop = end
    while len(names) < _AUTHORS and (start := _start(text, stop, at, len(names))) is not None:
        names.append((start, stop))
        separator = separators.search(text, max(0, start - 6), start)
        if separator is None:
            break
        stop = separator.start()
    is_lone_surname = len(names) == 1 and count_han(text[slice(*names[0])]) == 1
    return [] if is_lone_surname and not text.startswith("等", end) else names


def _start(text: str, end: int, at: TokenAt, behind: int) -> int | None:
    """Where the name that ends at ``end`` begins, with so many names ``behind`` it."""
    latin = _latin_start(text, end)
    if latin is not None:
        return latin
    unlisted = _unlisted_start(text, end, at)
    start = _chinese_start(text, end, at, _LISTED_TAGS if behind else _NAME_TAGS)
    if start is not None:
        is_longer = unlisted is not None and unlisted < start and _are_names(unlisted, start, at)
        return unlisted if is_longer else start
    listed = _listed_start(text, end) if behind > 1 else None
    if listed is not None:
        return listed
    return _surname_start(text, end, at) if unlisted is None else unlisted


def _latin_start(text: str, end: int) -> int | None:
    match = _LATIN.search(text, max(0, end - _WINDOW), end)
    if match is None:
        return None
    name = match[0]
    if name in concepts() or gazetteer().type_of(name) not in (None, "person"):
        return None
    is_cited_so = _IN_CAPITALS.fullmatch(name) or name.capitalize() in romanised_surnames()
    if name.isupper() and not is_cited_so:
        return None
    given = _GIVEN_NAME.search(text, max(0, match.start() - _WINDOW), match.start())
    if given is None or not is_free(given["name"], [given["name"]], "person"):
        return match.start()
    start = given.start("name")
    return start if gazetteer().type_of(text[start:end]) in (None, "person") else None


def _chinese_start(text: str, end: int, at: TokenAt, tags: Container[str]) -> int | None:
    """Where the Chinese name that ends at ``end`` begins: with a word."""
    starts = [
        start
        for start in range(max(0, end - 4), end - 1)
        if is_chinese_name(text[start:end]) and _may_be_name(text, start, end, at.get(start), tags)
    ]
    return next((start for start in starts if start not in at or at[start].start == start), None)


def _listed_start(text: str, end: int) -> int | None:
    """In 甲、乙、丙等人 what stands between two 、 is a name even without a known surname."""
    item = _LISTED.search(text, max(0, end - 6), end)
    return item.start(1) if item else None


def _surname_start(text: str, end: int, at: TokenAt) -> int | None:
    """Where a surname alone begins, as authors abroad are cited: 李等（2019）, （傅、王，2022）."""
    start = end - 1
    if start < 0 or text[start] not in surnames() or not _is_bounded(text, start, at):
        return None
    is_name = at[start].pos[:1] in _NOUN_TAGS or text.startswith("等", end)
    return start if is_name else None


def _unlisted_start(text: str, end: int, at: TokenAt) -> int | None:
    """Where a name without a known surname begins: 安特威勒, 诺德曼. No common word is in it."""
    start = end
    while (token := at.get(start - 1)) and _is_unlisted(text, token, end) and end - token.start < 8:
        start = token.start
    if start == end or at[start].pos[:1] not in _NOUN_TAGS:
        return None
    start -= _is_syllable(text, start - 1, at)
    if _TWO_NAMES.fullmatch(text, start, end):
        return None
    if joined := _JOINED.search(text, start, end - 2):
        return joined.end()  # 阿木尔和|宁苑, one word for jieba
    return start if end - start > 1 and _is_bounded(text, start, at) else None


def _is_syllable(text: str, place: int, at: TokenAt) -> bool:
    """Is the character a verb for jieba, but behind a mark, so that it begins a name: 达|拉夫?"""
    token = at.get(place)
    return (
        token is not None
        and token[:2] == (place, place + 1)
        and token.pos == "v"
        and text[place] not in words("naming_verbs")
        and _ends_mark(text, place)
    )


def _is_unlisted(text: str, token: Token, end: int) -> bool:
    """Is it a noun that jieba seldom met, or the last syllable of a name that ends at ``end``?"""
    word = text[token.start : min(token.end, end)]
    if count_han(word) < len(word):
        return False
    if token.end >= end and len(word) == 1:
        return not token.pos.startswith(_FUNCTIONS)
    return token.pos[:1] in _NOUN_TAGS and (len(word) == 1 or is_rare(word))


def _is_bounded(text: str, start: int, at: TokenAt) -> bool:
    """Does a name begin here, behind a mark or a word that brings one (参考|布林)?"""
    if _ends_mark(text, start):
        return True
    before, first = at.get(start - 1), at[start]
    is_word = tag_of(text[first.start : first.end]) and not first.pos.startswith(_NAMES)
    if before is None or before.end > start or is_word:
        return False
    is_naming = text[before.start : before.end] in words("naming_verbs")
    return (
        before.pos[:1] in _BRINGS
        or is_naming
        or (before.pos == "v" and before.end - before.start > 1)
    )


def _ends_mark(text: str, place: int) -> bool:
    """Does a mark that may stand before a name end here, or the text begin?"""
    return place == 0 or text[place - 1] in _BOUNDS


def _are_names(start: int, end: int, at: TokenAt) -> bool:
    """Does jieba tag all the words as names: 海恩|穆勒?"""
    return all(at[place].pos.startswith(_NAMES) for place in range(start, end) if place in at)


def _may_be_name(
    text: str, start: int, end: int, token: Token | None, tags: Container[str]
) -> bool:
    """Not a part of a longer word, and not a word that jieba knows as no name."""
    if token is None:
        return True
    if token.end < end:
        is_word = token.end - token.start > 1 and not is_rare(text[token.start : token.end])
        return token.pos.startswith(_NAMES) or not is_word or _ends_mark(text, start)
    if (token.start, token.end) != (start, end):
        return False
    word = text[start:end]
    if token.pos[:2] == "n":
        return "n" in tags and is_rare(word)
    return token.pos[:2] in tags or (end - start > 2 and is_rare(word))


def find_surnames(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """和|玉泉: where a mark stands before 和 it joins nothing, but is the surname of two characters
    (``spans``) that have none; behind a bracket of any two."""
    for span in spans:
        start, name = span.start - 1, text[span.start : span.end]
        is_given = span.type == "person" and count_han(name) == len(name) == _GIVEN
        if not is_given or text[max(0, start) : span.start] != _SURNAME:
            continue
        if text[:start].endswith(("（", "(")) or (
            name[0] not in surnames() and _ends_mark(text, start)
        ):
            yield Span(start, span.end, "person", "surname")


def is_chinese_name(name: str) -> bool:
    """Whether it is a surname with one or two characters, as Chinese names are."""
    if not _HAN_NAME.fullmatch(name):
        return False
    if _TWO_NAMES.fullmatch(name):
        return False
    compound = name[:2] in surnames() and len(name) > 2
    return compound or (name[0] in surnames() and len(name) < 4)
