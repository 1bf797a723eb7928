"""Names that no list knows, but the paper has twice or says to lie somewhere: rare words before a
place's head (翠屿|山), and Latin words with capitals inside (FrostSeer).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from bipaper.chars import HAN, count_han
from bipaper.find.entities.gazetteer import gazetteer
from bipaper.find.entities.known import Known
from bipaper.find.entities.proper_nouns import common_words
from bipaper.find.entities.spans import Span
from bipaper.find.entities.vocabulary import affixes, concepts, either, head_at_end, surnames, words
from bipaper.nlp.jieba_words import is_rare
from bipaper.nlp.view import TextView, Token

_STEM = re.compile(rf"[{HAN}]{{2,3}}")
_NO_STEM = frozenset(
    "的了在和与及各该每两几某本此全从到由向往是有为其那哪多数大小省市县区镇乡村"
    "比被把对给让以于用经据按则又也都就仅只已将同跟至自离距沿使令所"
)
_ONE_OF_SOME = frozenset("主新旧老")  # 主航道|大桥
_WHERE = re.compile(r"(?:[于处经入至在]|[省市县州]|[东西南北中]部|境内)的?$")
_HUMPS = re.compile(
    r"(?<![A-Za-z0-9.@/&-])(?:[A-Z][a-z]{2,}[A-Z][A-Za-z]{2,}|[A-Z]{2,4}[a-z]{3,}|[A-Z][a-z][A-Z]{3,}[a-z]?)"
    r"(?![A-Za-z.@/])"
)
_LONGEST_STEM = 4  # characters of a station's name before 站
_OPEN, _CLOSED = frozenset("（("), frozenset("）)")
_BEFORE_SYMBOLS = frozenset("{<∈→×")  # of formulas and code
_BEHIND_SYMBOLS = frozenset("|→×")
_COMMON = frozenset("nvabl")  # first letters of jieba's tags of what may be called by a short form
_NOUNS = frozenset("nqgj")  # the same of what a name begins with
_PROPER = ("nr", "ns", "nz")
_NO_PART = tuple("rpcudmtf")  # first letters of tags of no part of a name: 他, 在, 和, 的, 不, 三
_MAY_BE_PART = frozenset("nfgijxaz")  # first letters of jieba's tags


def coined_places(blocks: Iterable[TextView]) -> dict[str, Known]:
    """The places of a paper that its own words show.

    The word before the head is rare and either tagged as a name or there twice with it. What
    may be a person (周远山) counts only after words that say where it is.
    """
    seen: Counter[str] = Counter()
    for block in blocks:
        for name, is_tagged in _candidates(block):
            seen[name] += 2 if is_tagged else 1
    place = Known("place", "coined-place")
    return {name: place for name, count in seen.items() if count > 1}


def coined_latin(blocks: Iterable[TextView]) -> dict[str, Known]:
    """Latin words with capitals inside that a paper has twice, or that end like the name of a
    lexicon or corpus (FrostNet), where it shows them nowhere to be a method (before 算法), a part
    of a program, a symbol, or the short form of a common phrase."""
    seen: Counter[str] = Counter()
    others: set[str] = set()
    for block in blocks:
        for match in _HUMPS.finditer(block.text):
            seen[match[0]] += 2 if match[0].endswith(affixes("lexicon_ends")) else 1
            if _is_symbol(block, *match.span()):
                others.add(match[0])
    product = Known("product", "coined-latin")
    ends = affixes("code_ends")
    names = {name for name, count in seen.items() if count > 1 and not name.endswith(ends)}
    names -= others | concepts()
    return dict.fromkeys(sorted(names), product)


def _is_symbol(block: TextView, start: int, end: int) -> bool:
    text = block.text
    return (
        text.startswith(affixes("methods") + affixes("code_parts"), end)
        or text[start - 1 : start] in _BEFORE_SYMBOLS
        or text[end : end + 1] in _BEHIND_SYMBOLS
        or _is_short_form(block, start, end)
    )


def _is_short_form(block: TextView, start: int, end: int) -> bool:
    """Does it stand in brackets behind a common word: 创新水平|（DigiInn）, not 知网（HowNet）?"""
    text = block.text
    if text[start - 1 : start] not in _OPEN or text[end : end + 1] not in _CLOSED:
        return False
    before = block.words_in(start - 2, start - 1)
    word = text[before[0].start : start - 1] if before else ""
    is_common = before and before[0].pos[:1] in _COMMON and not is_rare(word)
    return bool(is_common) and not word.endswith(affixes("product_right") + affixes("camel_right"))


def _candidates(block: TextView) -> Iterator[tuple[str, bool]]:
    """Names that begin and end with words, and whether they begin with one tagged as a name."""
    begins = {token.start: n for n, token in enumerate(block.tokens)}
    for n, token in enumerate(block.tokens):
        head = token.end - 1
        if block.text[head] not in words("coined_heads"):
            continue
        for start in (head - 3, head - 2):
            first = begins.get(start)
            if first is None or not _is_coined(block.text, block.tokens[first : n + 1]):
                continue
            name, tag = block.text[start : token.end], block.tokens[first].pos
            where = _WHERE.search(block.text, max(0, start - 4), start)
            if where or tag == "ns" or not _may_be_person(name):
                yield name, tag.startswith(_PROPER)
            break


def located_places(block: TextView) -> Iterator[Span]:
    """What a clause begins with and says to lie somewhere (清水渡大桥|全长…), if it ends like a
    place and its words before the head are no phrase, or if jieba tags it as a place."""
    for match in _lies().finditer(block.text):
        if _is_place(match["name"], block.words_in(*match.span("name"))):
            yield Span(*match.span("name"), "place", "located")


def measuring_stations(block: TextView) -> Iterator[Span]:
    """翠澜|站 where what it measured follows, or the years: the words before 站 are a name."""
    for match in _measured().finditer(block.text):
        head = match.start()
        for start in range(max(0, head - _LONGEST_STEM), head - 1):
            if block.at_word(start) and block.at_word(head) and _is_site(block, start, head):
                yield Span(start, head + 1, "org", "measuring-station")
                break


def _is_site(block: TextView, start: int, end: int) -> bool:
    """Is it a place's name or made of rare words, and goes no noun before it on?"""
    stem = block.text[start:end]
    parts = [block.text[word.start : word.end] for word in block.words_in(start, end)]
    is_coined = _NO_STEM.isdisjoint(stem) and all(
        len(part) == 1 or (is_rare(part) and part not in common_words()) for part in parts
    )
    is_name = (is_coined and is_rare(stem)) or gazetteer().type_of(stem) == "place"
    before = block.words_in(start - 1, start)
    goes_on = bool(before) and before[0].pos[:1] in _NOUNS
    return is_name and not goes_on and count_han(stem) == len(stem)


@cache
def _measured() -> re.Pattern[str]:
    return re.compile(rf"站(?=的?(?:{either('station_data')})|(?:19|20)\d\d)")


def _is_place(name: str, tokens: Sequence[Token]) -> bool:
    if len(tokens) == 1 and tokens[0].pos == "ns":
        return is_rare(name)
    head = head_at_end(name)
    if head is None or head.type != "place" or "name" not in head.evidence:
        return False
    return _is_odd(name.removesuffix(head.word), tokens)


@cache
def _lies() -> re.Pattern[str]:
    verbs = either("locating_verbs")
    return re.compile(rf"(?:^|[。；，,;\n])(?P<name>[{HAN}]{{2,8}}?)(?:{verbs})")


def _is_odd(stem: str, tokens: Sequence[Token]) -> bool:
    """Are the words before a head no phrase, but a name that jieba cut: 清水|渡|大桥?"""
    before = [token for token in tokens if token.end <= tokens[0].start + len(stem)]
    return (
        1 < len(stem) < 6
        and (_NO_STEM | _ONE_OF_SOME).isdisjoint(stem)
        and is_rare(stem)
        and len(before) > 1
        and any(token.end - token.start == 1 for token in before)
        and not any(token.pos.startswith(_NO_PART) for token in before)
    )


def _is_coined(text: str, tokens: Sequence[Token]) -> bool:
    name = text[tokens[0].start : tokens[-1].end]
    stem = name[:-1]
    return (
        _STEM.fullmatch(stem) is not None
        and _NO_STEM.isdisjoint(stem)
        and is_rare(stem)
        and is_rare(name)
        and is_rare(name[-2:])
        and all(_may_be_part(text, token) for token in tokens)
    )


def _may_be_part(text: str, token: Token) -> bool:
    """Not the end of 试点|城市: of a coined name every longer word is rare."""
    word = text[token.start : token.end]
    return token.pos[:1] in _MAY_BE_PART and (len(word) == 1 or is_rare(word))


def _may_be_person(name: str) -> bool:
    return len(name) == 3 and name[0] in surnames() and name[-1] in words("given_heads")
