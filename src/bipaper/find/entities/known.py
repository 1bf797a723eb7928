"""Names that are known, by a register or by the paper, and the search for them in text."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bipaper.chars import is_latin
from bipaper.find.entities.spans import Span
from bipaper.nlp.jieba_words import is_rare
from bipaper.nlp.view import TextView, Token
from bipaper.parts.entities import EntityType

_DIVISIONS = frozenset("省市县区州镇乡村")
_PREPOSITIONS = frozenset("比于从对和向由将自离距")
_SHORT = 3  # a Chinese name of at most so many characters has to be whole words


class Known(NamedTuple):
    """What is known of a name: its type, and the rule that says so (``Span.rule``)."""

    type: EntityType
    rule: str


class Names(NamedTuple):
    """Names that are known; ``lengths`` are theirs by first character."""

    known: Mapping[str, Known]
    lengths: Mapping[str, tuple[int, ...]]

    def type_of(self, name: str) -> EntityType | None:
        """The type of a name, None where it is not known."""
        known = self.known.get(name)
        return known.type if known else None


def names_of(known: Mapping[str, Known]) -> Names:
    """Index names for ``find_names``."""
    lengths: dict[str, set[int]] = {}
    for name in known:
        lengths.setdefault(name[0], set()).add(len(name))
    return Names(known, {char: tuple(sorted(n, reverse=True)) for char, n in lengths.items()})


def find_names(block: TextView, names: Names) -> Iterator[Span]:
    """The longest name at each place of the block, those inside other names included.

    Latin names are whole words; a Chinese name cuts no common word, a short one no word at all.
    """
    text = block.text
    for start, char in enumerate(text):
        for length in names.lengths.get(char, ()):
            end = start + length
            known = names.known.get(text[start:end])
            if known and end <= len(text) and _is_whole(block, start, end, names):
                yield Span(start, end, *known)
                break


def longest(text: str, names: Names) -> Iterator[str]:
    """The names as they follow one another in the text, the longest first, words or not."""
    at = 0
    while at < len(text):
        lengths = names.lengths.get(text[at], ())
        found = next((n for n in lengths if text[at : at + n] in names.known), 0)
        if found:
            yield text[at : at + found]
        at += found or 1


def _is_whole(block: TextView, start: int, end: int, names: Names) -> bool:
    """Does the name at [start, end) end where words end, as far as that matters for its script?"""
    text, left, right = block.text, block.text[start], block.text[end - 1]
    if is_latin(left) and start and is_latin(text[start - 1]):
        return False
    if is_latin(right) and end < len(text) and _goes_on(right, text[end : end + 2]):
        return False
    if is_latin(left):
        return True
    if _is_cut_wrong(text, start, end) or is_behind_noun(block, start):
        return False
    is_short = end - start <= _SHORT
    return not any(_cuts_word(block, place, names, is_short) for place in (start, end))


def _cuts_word(block: TextView, place: int, names: Names, is_short: bool) -> bool:
    """Is ``place`` inside a word that is one: a common one, or any for a short name?

    云州大|学生, but not 美国|硅谷 (two names) or 市|中心 (two words).
    """
    token = _token_from(block, place - 1)
    if token is None or not token.start < place < token.end:
        return False
    word, cut = block.text[token.start : token.end], place - token.start
    if word[:cut] in names.known and word[cut:] in names.known:
        return False
    if cut == 1 and _is_two_words(word):
        return False
    return is_short or not is_rare(word)


def _is_two_words(word: str) -> bool:
    """A division's last character that jieba drew to the next word, a preposition to a name."""
    division = word[0] in _DIVISIONS and len(word) > 2 and not is_rare(word[1:])
    return division or (word[0] in _PREPOSITIONS and is_rare(word))


def is_behind_noun(block: TextView, start: int) -> bool:
    """国|泰安 is no 泰安: jieba cut a longer name that it does not know."""
    token = _token_from(block, start - 1)
    if token is None or (token.start, token.end) != (start - 1, start):
        return False
    return token.pos == "n" and block.text[token.start] not in _DIVISIONS


def _is_cut_wrong(text: str, start: int, end: int) -> bool:
    """对应|城市 is no 应城市: the first character ends a common word, the others are one."""
    before, rest = text[max(0, start - 1) : start + 1], text[start + 1 : end]
    return end - start == 3 and len(before) == 2 and not (is_rare(before) or is_rare(rest))


def _token_from(block: TextView, place: int) -> Token | None:
    """The last token that begins at or before ``place``."""
    following = bisect_right(block.tokens, place, key=_start)
    return block.tokens[following - 1] if following else None


def _start(token: Token) -> int:
    return token.start


def _goes_on(char: str, following: str) -> bool:
    """Does the Latin word of ``char`` go on, by itself, to an address (Vexa|.com) or to the sign of
    a currency (US|$)? A number after letters is no part of it."""
    if following[:1] == "$":
        return True
    if following[:1] == ".":
        return following[1:].islower()
    return is_latin(following[:1]) and not (following[:1].isdigit() and char.isalpha())
