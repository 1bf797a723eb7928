"""English names told by a head word: Ministry of Finance, Tsinghua University.

Capitalised words joined by of, for, and and the like are a name where they end in a head
word (words.toml, english_heads) or continue one with of, for or on.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from bipaper.chars import HAN
from bipaper.find.entities.spans import Span
from bipaper.find.entities.vocabulary import concepts, either, english_heads, words
from bipaper.nlp.view import TextView
from bipaper.parts.entities import EntityType
from bipaper.years import YEAR

_LINK = r"(?:of|for|and|&|the|on)"
_PHRASE = re.compile(
    rf"(?<![A-Za-z0-9-])(?:\d{{1,2}}(?:st|nd|rd|th)\s)?[A-Z][\w'’–-]{{0,30}}(?:(?:\s{_LINK}){{0,2}}\s[A-Z][\w'’–-]{{0,30}}){{1,12}}",
    re.ASCII,
)
_GLOSS = re.compile(rf"[{HAN}]\s?[（(]$")
_SUPPLIED = re.compile(
    r"(?:(?:hosted|supplied|manufactured|distributed) by|(?:purchased|bought|ordered) from) "
    r"(?:the )?"
    r"([A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){0,3})"
)
_POSSESSIVE = re.compile("['’]s$")
_WORD = re.compile(r"\S+")


@cache
def _met() -> re.Pattern[str]:
    verbs = either("published_at")
    return re.compile(
        rf"(?:{verbs}) (?:in|at) (?:the )?([A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)* {YEAR})"
    )


class Word(NamedTuple):
    """A word of a capitalised phrase with its offsets."""

    start: int
    end: int
    text: str


def find_english(block: TextView) -> Iterator[Span]:
    """Capitalised English phrases with a head word, as names of the head's type; meetings by what
    is presented at them, bodies by what they supply."""
    yield from (
        Span(*one.span(1), "event", "english-meeting") for one in _met().finditer(block.text)
    )
    for one in _SUPPLIED.finditer(block.text):
        if concepts().isdisjoint(one[1].split()):
            yield Span(*one.span(1), "org", "english-supplier")
    for phrase in _PHRASE.finditer(block.text):
        if _GLOSS.search(block.text, max(0, phrase.start() - 3), phrase.start()):
            continue  # the Chinese before the bracket decides (find_defined)
        found = [_bare(word) for word in _WORD.finditer(block.text, phrase.start(), phrase.end())]
        yield from _names(found)


def _bare(word: re.Match[str]) -> Word:
    """A word without 's."""
    text = _POSSESSIVE.sub("", word[0])
    return Word(word.start(), word.start() + len(text), text)


def _names(phrase: Sequence[Word]) -> Iterator[Span]:
    """The phrase as one name, or as two where "and" joins phrases that have a head each.

    Words before "the" are no part of a name unless a head is among them: Data of the|…
    """
    while phrase and phrase[0].text in words("english_openers"):
        phrase = phrase[1:]
    for i, word in enumerate(phrase):
        left, right = phrase[:i], phrase[i + 1 :]
        if word.text == "the" and not any(part.text in english_heads() for part in left):
            yield from _names(right)
            return
        if _parts(word, left, right):
            yield from _names(left)
            yield from _names(right)
            return
    if name_type := _type(phrase):
        yield Span(phrase[0].start, phrase[-1].end, name_type, "english-head")


def _parts(word: Word, left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Does a link stand between two names: where both have a head, the left one ends in its own and
    one word or "the" follows (the China Power Council and Vexa), is it a place's "on the", or of
    people without a head (Zhou Yuanlan of|Cuiyu University)?"""
    ends_in_head = len(left) > 1 and left[-1].text in english_heads()
    if word.text in ("and", "&"):
        is_other = len(right) == 1 or (len(right) > 1 and right[0].text == "the")
        return bool(_type(left) and _type(right)) or (ends_in_head and is_other)
    if word.text == "of":
        headless = len(left) > 1 and not any(part.text in english_heads() for part in left)
        return headless and _type(right) is not None
    return word.text == "on" and ends_in_head and english_heads()[left[-1].text] == "place"


def _type(phrase: Sequence[Word]) -> EntityType | None:
    """The type of the last word, else of the first head that goes on with of, for or on."""
    if len(phrase) < 2:
        return None
    if last := english_heads().get(phrase[-1].text):
        return last
    for word, following in pairwise(phrase):
        if following.text in ("of", "for", "on") and word.text in english_heads():
            return english_heads()[word.text]
    return None
