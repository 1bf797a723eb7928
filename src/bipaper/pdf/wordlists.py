"""Words that other packages list. Their files are read: to import jieba takes half a second."""

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def english_words() -> Mapping[str, int]:
    """How often English books print each of 82,765 words in small letters (symspellpy)."""
    words, counts = _columns("symspellpy", "frequency_dictionary_en_82_765.txt", 2)
    return dict(zip(words, map(int, counts), strict=True))


@cache
def chinese_words() -> Mapping[str, int]:
    """How often a corpus of some 60 million words has each of the 349,046 of jieba's dictionary."""
    words, counts, _ = _dictionary()
    return dict(zip(words, map(int, counts), strict=True))


@cache
def chinese_tags() -> Mapping[str, str]:
    """The part of speech (ICTCLAS) of each word of jieba's dictionary."""
    words, _, tags = _dictionary()
    return dict(zip(words, tags, strict=True))


@cache
def chinese_pairs() -> frozenset[str]:
    """The words of two characters in jieba's dictionary, simplified and some traditional."""
    return frozenset(word for word in _dictionary()[0] if len(word) == 2)


@cache
def _dictionary() -> list[list[str]]:
    """The words of jieba's dictionary, their counts, and their tags."""
    return _columns("jieba", "dict.txt", 3)


def _columns(package: str, name: str, number: int) -> list[list[str]]:
    """The columns of a file that has so many on each line, without spaces in them."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"no package {package}: its {name} is needed", name=package)
    cells = Path(spec.origin).with_name(name).read_text("utf-8-sig").split()
    return [cells[column::number] for column in range(number)]
