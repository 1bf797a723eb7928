"""Words that other packages list. Their files are read: to import jieba takes half a second."""

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def english_words() -> Mapping[str, int]:
    """How often English books print each of 82,765 words in small letters (symspellpy)."""
    lines = _lines("symspellpy", "frequency_dictionary_en_82_765.txt")
    return {word: int(count) for word, count in map(str.split, lines)}


@cache
def chinese_words() -> Mapping[str, int]:
    """How often a corpus of some 60 million words has each of the 349,046 of jieba's dictionary."""
    lines = map(str.split, _lines("jieba", "dict.txt"))
    return {word: int(count) for word, count, _ in lines}


@cache
def chinese_pairs() -> frozenset[str]:
    """The words of two characters in jieba's dictionary, simplified and some traditional."""
    words = (line.partition(" ")[0] for line in _lines("jieba", "dict.txt"))
    return frozenset(word for word in words if len(word) == 2)


def _lines(package: str, name: str) -> list[str]:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"no package {package}: its {name} is needed", name=package)
    return Path(spec.origin).with_name(name).read_text("utf-8-sig").splitlines()
