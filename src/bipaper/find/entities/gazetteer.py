"""Names known beforehand, and the search for names in text.

A gazetteer is a file gazetteers/TYPE.tsv or TYPE_topic.tsv: a line holds the names of
one thing, tab-separated, Chinese or English. They are matched on folded text
(``bipaper.nlp.traditional.fold``) and folded themselves.
"""

from collections.abc import Container, Iterator, Mapping
from functools import cache
from importlib.resources.abc import Traversable
from typing import NamedTuple, cast, get_args

from bipaper.chars import simplify
from bipaper.data import data_file
from bipaper.find.entities.spans import Source, Span
from bipaper.model import EntityType
from bipaper.nlp.chinese import is_rare
from bipaper.nlp.view import TextView

_SHORT = 3  # a Chinese name of at most so many characters has to be whole words
_TYPES: tuple[str, ...] = get_args(EntityType)


class Names(NamedTuple):
    """Names with their types; ``lengths`` are those of the names by first character."""

    types: Mapping[str, EntityType]
    lengths: Mapping[str, tuple[int, ...]]


def names_of(types: Mapping[str, EntityType]) -> Names:
    """Index names for ``find_names``."""
    lengths: dict[str, set[int]] = {}
    for name in types:
        lengths.setdefault(name[0], set()).add(len(name))
    return Names(types, {char: tuple(sorted(n, reverse=True)) for char, n in lengths.items()})


def find_names(block: TextView, names: Names, source: Source) -> Iterator[Span]:
    """The longest name at each place of the block, those inside other names included.

    Latin names are whole words; a short Chinese name begins and ends with a token.
    """
    text = block.text
    borders = borders_of(block) | set(_inner_borders(block, names))
    for start, char in enumerate(text):
        for length in names.lengths.get(char, ()):
            end = start + length
            name_type = names.types.get(text[start:end])
            if name_type and end <= len(text) and is_whole(text, start, end, borders):
                yield Span(start, end, name_type, source)
                break


def borders_of(block: TextView) -> frozenset[int]:
    """Offsets at which a token begins or ends; empty where there are no tokens."""
    return frozenset(at for token in block.tokens for at in (token.start, token.end))


def _inner_borders(block: TextView, names: Names) -> Iterator[int]:
    """Borders inside tokens that are two names, or words of two: 美国|硅谷, 市|中心."""
    for token in block.tokens:
        word = block.text[token.start : token.end]
        for length in names.lengths.get(word[0], ()):
            if word[:length] in names.types and word[length:] in names.types:
                yield token.start + length
        if _is_two_words(word):
            yield token.start + 1


def _is_two_words(word: str) -> bool:
    """A division's last character that jieba drew to the next word, a preposition to a name."""
    division = word[0] in "省市县区州镇乡村" and len(word) > 2 and not is_rare(word[1:])
    return division or (word[0] in "比在于从对与和向至由为被把将自及到离距" and is_rare(word))


def is_whole(text: str, start: int, end: int, borders: Container[int]) -> bool:
    """Does text[start:end] end where words end, as far as that matters for its script?"""
    left, right = text[start], text[end - 1]
    if _is_latin(left) and start and _is_latin(text[start - 1]):
        return False
    if _is_latin(right) and end < len(text) and _goes_on(right, text[end]):
        return False
    if _is_latin(left) or end - start > _SHORT or not borders:
        return True
    return start in borders and end in borders


def _goes_on(char: str, following: str) -> bool:
    """Is ``following`` part of the Latin word of ``char``? A number after letters is not."""
    return _is_latin(following) and not (following.isdigit() and char.isalpha())


def _is_latin(char: str) -> bool:
    return char.isalnum() and char < "\u0250"


@cache
def gazetteer() -> Names:
    """All names of gazetteers."""
    types: dict[str, EntityType] = {}
    for path in sorted(_folder().iterdir(), key=lambda path: path.name):
        for name in read_names(path.name):
            types.setdefault(simplify(name), type_of(path.name))
    return names_of(types)


@cache
def countries() -> frozenset[str]:
    """Names of countries."""
    return frozenset(read_names("place_countries.tsv"))


@cache
def provinces() -> frozenset[str]:
    """Names of the provinces of China."""
    return frozenset(read_names("place_provinces.tsv"))


def read_names(filename: str) -> list[str]:
    """All names of one file of gazetteers."""
    lines = (_folder() / filename).read_text(encoding="utf-8").splitlines()
    return [name for line in lines if not line.startswith("#") for name in line.split("\t")]


def type_of(filename: str) -> EntityType:
    """The type a gazetteer file's name begins with; raises ValueError for any other."""
    name = filename.removesuffix(".tsv").split("_")[0]
    if name not in _TYPES:
        raise ValueError(f"gazetteer {filename!r}: {name!r} is none of {_TYPES}")
    return cast(EntityType, name)


def _folder() -> Traversable:
    return data_file(__name__, "gazetteers")
