"""What a dictionary says that Chinese words are in English.

The dictionary is CC-CEDICT (``bipaper.nlp.dictionary_file``).
"""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import chain

from bipaper.chars import HAN, simplify
from bipaper.nlp import dictionary_file

_WORD = re.compile(r"[a-z]+")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
# Endings of verbs and plurals (after Porter 1980, step 1), behind three letters or more.
_VERB = re.compile(r"(?=.*[aeiouy].*(?:ed|ing)$)(.{3,}?)(?:ed|ing)")
_DOUBLED = re.compile(r"([^lsz])\1$")
_PLURAL = re.compile(r"(?P<es>.{2,}(?:[sxzo]|[cs]h))es|(?P<s>.{2,}[^s])s")
_STEM = 8  # letters of a word that words made of it have in common: translate, translation
_SENSE = 5  # words of a sense that translates; a longer one explains
_COMMON = 0.005  # part of all entries, from which an English word is grammar: to, of, in
_LONGEST = 8  # characters


def load() -> None:
    """Read the dictionary, which takes half a second, where all workers will share it."""
    _entries()
    _grammar()


def english_words(text: str) -> set[str]:
    """The words of an English text by what their forms share: ferry, ferries; stop, stopped."""
    return {_stem(word) for word in _WORD.findall(text.lower())}


@cache
def _stem(word: str) -> str:
    """A word without the endings of plurals and verbs, and no more than its first letters."""
    if len(word) > 4 and word.endswith(("ies", "ied")):
        word = word[:-3] + "y"
    elif match := _VERB.fullmatch(word):
        word = _DOUBLED.sub(r"\1", match[1])
    elif match := _PLURAL.fullmatch(word):
        word = match["es"] or match["s"]
    return (word.removesuffix("e") if len(word) > 3 else word)[:_STEM]


def chinese_words(text: str) -> set[str]:
    """The words of a Chinese text that the dictionary has, longest match from the left."""
    return {*segmented(text)} & _entries().keys()


def segmented(text: str) -> list[str]:
    """The characters of a Chinese text in words that the dictionary has, or each alone."""
    known = _entries()
    found = []
    for stretch in re.findall(f"[{HAN}]+", simplify(text)):
        start = 0
        while start < len(stretch):
            ends = range(min(start + _LONGEST, len(stretch)), start, -1)
            end = next((end for end in ends if stretch[start:end] in known), start + 1)
            found.append(stretch[start:end])
            start = end
    return found


@cache
def translations(word: str) -> frozenset[str]:
    """The English words that a Chinese word has for senses, as ``english_words`` gives them."""
    return frozenset(chain.from_iterable(_senses(_entries()[word])))


def same_sense(one: str, other: str) -> bool:
    """Whether the dictionary has one sense for two Chinese words, in the same English words.

    It parts words of one sense by semicolons: to reach; to arrive.
    """
    entries = (_entries().get(word, "").replace(";", "/") for word in (one, other))
    first, second = ({frozenset(words) for words in _senses(its) if words} for its in entries)
    return not first.isdisjoint(second)


def _senses(entry: str) -> list[set[str]]:
    found = (english_words(_ASIDE.sub("", sense)) - _grammar() for sense in entry.split("/"))
    return [words for words in found if len(words) <= _SENSE]


@cache
def _grammar() -> frozenset[str]:
    counts = Counter(chain.from_iterable(map(english_words, _entries().values())))
    return frozenset(word for word, count in counts.items() if count > _COMMON * len(_entries()))


@cache
def _entries() -> Mapping[str, str]:
    """The senses of each word in simplified characters, with slashes between them."""
    entries: dict[str, str] = {}
    for word, _, senses in dictionary_file.entries():
        entries[word] = f"{entries[word]}/{senses}" if word in entries else senses
    return entries
