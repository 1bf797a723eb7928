"""English names told by a head word: Ministry of Finance, Tsinghua University.

Capitalised words joined by of, for, and and the like are a name where they end in a head
word (words.toml, english_heads) or continue one with of, for or on.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bipaper.chars import HAN
from bipaper.find.entities.spans import Span
from bipaper.find.entities.vocabulary import english_heads, words
from bipaper.model import EntityType
from bipaper.nlp.view import TextView

_LINK = r"(?:of|for|and|&|the|on)"
_PHRASE = re.compile(
    rf"(?<![A-Za-z0-9-])(?:\d{{1,2}}(?:st|nd|rd|th)\s)?[A-Z][\w'’-]{{0,30}}(?:(?:\s{_LINK}){{0,2}}\s[A-Z][\w'’-]{{0,30}}){{1,12}}",
    re.ASCII,
)
_GLOSS = re.compile(rf"[{HAN}]\s?[（(]$")
_WORD = re.compile(r"\S+")


class Word(NamedTuple):
    """A word of a capitalised phrase with its offsets."""

    start: int
    end: int
    text: str


def find_english(block: TextView) -> Iterator[Span]:
    """Capitalised English phrases with a head word, as names of the head's type."""
    for phrase in _PHRASE.finditer(block.text):
        if _GLOSS.search(block.text, max(0, phrase.start() - 3), phrase.start()):
            continue  # the Chinese before the bracket decides (find_defined)
        found = [
            Word(word.start(), word.end(), word[0])
            for word in _WORD.finditer(block.text, phrase.start(), phrase.end())
        ]
        yield from _names(found)


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
        if word.text in ("and", "&") and _type(left) and _type(right):
            yield from _names(left)
            yield from _names(right)
            return
    if name_type := _type(phrase):
        yield Span(phrase[0].start, phrase[-1].end, name_type, "english-head")


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
