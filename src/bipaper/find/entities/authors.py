"""Where the names of cited authors begin that end before a year, a citation mark or a title.

A Chinese name is a surname (surnames.tsv) with one or two characters, a Latin one a
capitalised surname, initials included.
"""

import re
from collections.abc import Container, Iterator, Mapping

from bipaper.chars import CAPITAL, HAN, SMALL, count_han
from bipaper.find.entities.gazetteer import gazetteer
from bipaper.find.entities.vocabulary import concepts, romanised_surnames, surnames
from bipaper.nlp.chinese import is_rare
from bipaper.nlp.view import Token

SEPARATOR = re.compile(r"(?:\s?(?:、|和|与|及|&)\s?|,?\sand\s|(?<=[A-Za-z.]),\s)$")
SEPARATOR_INSIDE = re.compile(rf"(?:{SEPARATOR.pattern}|\s?[,，]\s?$)")  # in brackets
_LATIN = re.compile(
    r"(?<![A-Za-z-])(?:[A-Z]\.\s?){0,3}(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]i|[Ll]a|[Dd]el)\s){0,2}"
    rf"(?:[DLO]['’]\s?)?[{CAPITAL}][{CAPITAL}{SMALL}'’]{{1,20}}"
    rf"(?:-[{CAPITAL}][{CAPITAL}{SMALL}]{{1,20}}){{0,2}}"
    r"(?:\s[A-Z]{1,2}(?:\s[A-Z])?)?$"
)
_LISTED = re.compile(rf"(?:、|。|^)([{HAN}]{{2,4}})$")
_TWO_NAMES = re.compile(rf"[{HAN}][和与及][{HAN}]")
_HAN_NAME = re.compile(rf"[{HAN}]{{2,4}}")
_NAME_TAGS = ("nr", "nz", "ns", "x", "")
_LISTED_TAGS = (*_NAME_TAGS, "n")
_NOUN_TAGS = frozenset("nxjgz")  # first letters of jieba's tags; "" is in no set
_BOUNDS = frozenset("（(；;，,。、“ \n和与及")
_WINDOW = 60  # characters a name may lie before what shows it to be one
_AUTHORS = 8  # at most so many authors before one citation

TokenAt = Mapping[int, Token]


def authors_before(
    text: str, end: int, at: TokenAt, separators: re.Pattern[str] = SEPARATOR
) -> Iterator[tuple[int, int]]:
    """The names that end at ``end``, from right to left over 、 and 和 and the like."""
    for count in range(_AUTHORS):
        start = _latin_start(text, end)
        if start is None:
            start = _chinese_start(text, end, at, _NAME_TAGS if count == 0 else _LISTED_TAGS)
        if start is None and count > 1:
            start = _listed_start(text, end)
        if start is None:
            start = _unlisted_start(text, end, at)
        if start is None:
            return
        yield start, end
        separator = separators.search(text, max(0, start - 6), start)
        if separator is None:
            return
        end = separator.start()


def _latin_start(text: str, end: int) -> int | None:
    match = _LATIN.search(text, max(0, end - _WINDOW), end)
    if match is None:
        return None
    name = match[0]
    if name in concepts() or gazetteer().type_of(name) not in (None, "person"):
        return None
    if name.isupper() and name.capitalize() not in romanised_surnames():
        return None
    return match.start()


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


def _unlisted_start(text: str, end: int, at: TokenAt) -> int | None:
    """Where a name without a known surname begins: 安特威勒, 诺德曼. No common word is in it."""
    start = end
    while (token := at.get(start - 1)) and _is_unlisted(text, token) and end - token.start <= 6:
        start = token.start
    bounded = start == 0 or text[start - 1] in _BOUNDS
    is_one = _TWO_NAMES.fullmatch(text, start, end) is None
    return start if end - start > 1 and bounded and is_one else None


def _is_unlisted(text: str, token: Token) -> bool:
    word = text[token.start : token.end]
    is_noun = token.pos[:1] in _NOUN_TAGS and count_han(word) == len(word)
    return is_noun and (len(word) == 1 or is_rare(word))


def _may_be_name(
    text: str, start: int, end: int, token: Token | None, tags: Container[str]
) -> bool:
    """Not a part of a longer word, and not a word that jieba knows as no name."""
    if token is None or token.end < end:
        return True
    if (token.start, token.end) != (start, end):
        return False
    word = text[start:end]
    if token.pos[:2] == "n":
        return "n" in tags and is_rare(word)
    return token.pos[:2] in tags or (end - start > 2 and is_rare(word))


def is_chinese_name(name: str) -> bool:
    """Whether it is a surname with one or two characters, as Chinese names are."""
    if not _HAN_NAME.fullmatch(name):
        return False
    if _TWO_NAMES.fullmatch(name):
        return False
    compound = name[:2] in surnames() and len(name) > 2
    return compound or (name[0] in surnames() and len(name) < 4)
