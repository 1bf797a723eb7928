"""Anchors: what a sentence and its translation write alike, whatever the language.

Numbers by value (三十二, 32 and thirty-two), Latin names and acronyms.
"""

import re
from collections import Counter
from collections.abc import Sequence

from bipaper.chars import plain
from bipaper.nlp.numerals import (
    ARABIC,
    CHINESE,
    ENGLISH_WORD,
    read_numeral,
    read_words,
)

_ENGLISH_NUMBER = re.compile(
    rf"\b{ENGLISH_WORD}(?:[ -](?:and )?{ENGLISH_WORD}){{0,8}}\b", re.IGNORECASE
)
_NUMERAL = re.compile(rf"{ARABIC}[万亿]?|[{CHINESE}]{{1,18}}")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,40}")

# 一 and "one" are articles and pronouns more often than numbers.
_COMMON = {"0", "1"}


def shared_anchors(zh: Sequence[str], en: Sequence[str]) -> tuple[list[set[str]], list[set[str]]]:
    """The anchors of each sentence of both texts, as far as the other text has them too."""
    left = [_numerals(text) | _latin(text) for text in zh]
    right = [_numerals(text) | _latin(text) | _number_words(text) for text in en]
    shared = set().union(*left) & set().union(*right) - _COMMON
    return [found & shared for found in left], [found & shared for found in right]


def weights(*texts: Sequence[set[str]]) -> dict[str, float]:
    """What each anchor is worth: less, the more sentences of a text have it."""
    worth: dict[str, float] = {}
    for text in texts:
        counts = Counter(anchor for found in text for anchor in sorted(found))
        for anchor, count in counts.items():
            worth[anchor] = min(worth.get(anchor, 1.0), 1 / count)
    return worth


def _numerals(text: str) -> set[str]:
    values = (read_numeral(match[0]) for match in _NUMERAL.finditer(plain(text)))
    return {str(value) for value in values if value is not None}


def _number_words(text: str) -> set[str]:
    values = (read_words(match[0].replace("-", " ")) for match in _ENGLISH_NUMBER.finditer(text))
    return {str(value) for value in values if value is not None}


def _latin(text: str) -> set[str]:
    return {match[0].lower() for match in _LATIN.finditer(text)}
