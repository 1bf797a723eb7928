"""Text as the rules of quantities read it: folded, with the words that a unit may be part of."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from bipaper.nlp.jieba_words import frequency, is_rare, tag_of
from bipaper.nlp.view import TextView, Token
from bipaper.rules import read_lists

BLANK = "\0"
"""Overwrites what is no quantity or one that a rule has taken."""

_GRAMMAR = ("f", "d", "p", "c")  # direction words, adverbs, prepositions, conjunctions
_NOUNS = ("n", "s", "t", "j")  # of things and people, of place, of time, and shortened words


class Reading(NamedTuple):
    """Folded text, and the words of jieba's dictionary in it by where they begin."""

    text: str
    words: Mapping[int, Token]

    def goes_on(self, start: int, end: int) -> bool:
        """Whether text[start:end] is only the beginning of a word: 3|分别, but not 3|颗卫星."""
        word = self.words.get(start)
        return word is not None and word.end > end and not self._is_two(word, end)

    def begins_in(self, start: int, end: int) -> bool:
        """Whether a word begins inside of text[start:end] and goes on behind it: 个|周末, but not
        个月|工资, where jieba has as one word what are two."""
        starts = range(start + 1, end)
        words = [word for at in starts if (word := self.words.get(at)) and word.end > end]
        return any(word.end == end + 1 or not self._is_two(word, end) for word in words)

    def inside_word(self, place: int) -> bool:
        """Whether a word of up to four characters reaches over ``place``: 胜|负."""
        starts = range(max(0, place - 3), place)
        return any((word := self.words.get(at)) and word.end > place for at in starts)

    def _is_two(self, word: Token, end: int) -> bool:
        """Whether what jieba has as one word ends at ``end``, and another begins there.

        So it is where its dictionary has the other one more often than what lies between (颗|卫星,
        but 大学|生), where a noun or a rare word would end in a word of grammar (家|中, 人|均), or
        where it cut one character too far (场|内地 as 场内|地).
        """
        text, (start, stop, tag) = self.text, word
        if stop - end > 1:
            between = (frequency(text[start:at]) for at in range(end + 1, stop))
            return frequency(text[end:stop]) > max(between)
        no_verb = tag.startswith(_NOUNS) or is_rare(text[start:stop])
        if no_verb and tag_of(text[end:stop]) in _GRAMMAR:
            return True
        return stop < len(text) and stop not in self.words and not is_rare(text[end : stop + 1])


def known_words(view: TextView, folded: str) -> Mapping[int, Token]:
    """The words of a Chinese text that jieba did not make up, by where they begin."""
    if view.lang != "zh":
        return {}
    words = (token for token in view.tokens if token.end - token.start > 1)
    return {word.start: word for word in words if _is_one(folded[word.start : word.end])}


def _is_one(word: str) -> bool:
    return frequency(word) > 0 and not _units_with_more().fullmatch(word)


@cache
def _units_with_more() -> re.Pattern[str]:
    words = read_lists(__name__, "quantities.toml")["words_that_begin_with_a_unit"].words
    return re.compile("|".join(words))
