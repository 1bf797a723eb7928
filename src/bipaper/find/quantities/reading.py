"""Text as the rules of quantities read it: folded, with the words that a unit may be part of."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from bipaper.nlp.chinese import is_known
from bipaper.nlp.view import TextView, Token
from bipaper.rules import read_lists


class Reading(NamedTuple):
    """Folded text, and the words of jieba's dictionary in it by where they begin."""

    text: str
    words: Mapping[int, Token]

    def goes_on(self, start: int, end: int) -> bool:
        """Whether text[start:end] is only the beginning of a word: 3|分别, but not 3|颗卫星.

        What jieba's dictionary holds is a classifier and its noun where it holds the noun as
        well, and no word between: 颗|卫星, but 大学|生.
        """
        word = self.words.get(start)
        if word is None or word.end <= end:
            return False
        parts = word.end - end > 1 and is_known(self.text[end : word.end])
        return not parts or any(is_known(self.text[start:at]) for at in range(end + 1, word.end))


def known_words(view: TextView, folded: str) -> Mapping[int, Token]:
    """The words of a Chinese text that jieba did not make up, by where they begin."""
    if view.lang != "zh":
        return {}
    words = (token for token in view.tokens if token.end - token.start > 1)
    return {word.start: word for word in words if _is_one(folded[word.start : word.end])}


def _is_one(word: str) -> bool:
    return is_known(word) and not _units_with_more().fullmatch(word)


@cache
def _units_with_more() -> re.Pattern[str]:
    words = read_lists(__name__, "quantities.toml")["words_that_begin_with_a_unit"].words
    return re.compile("|".join(words))
