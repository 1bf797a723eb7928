"""Names that are known: those of registers, and those that a dictionary has besides."""

import re
from collections.abc import Collection
from functools import cache

from bipaper.chars import simplify
from bipaper.find.entities.known import Known, Names, names_of
from bipaper.find.entities.proper_nouns import common_words, dictionary_names, dictionary_pairs
from bipaper.find.entities.registers import files, lines, read_names, type_of
from bipaper.find.entities.vocabulary import concepts, english_heads, words
from bipaper.nlp.jieba_words import is_rare, tag_of
from bipaper.parts.entities import EntityType

_SHORT = 2  # characters of a county's name without 县
_ANYWHERE = re.compile("[东西南北内外大小新深尖滨][港湖溪市坑关林桥河江山]")  # 西市, 内湖


@cache
def gazetteer() -> Names:
    """All names of gazetteers, and those that a dictionary has besides."""
    known: dict[str, Known] = {}
    for file in files():
        found = Known(type_of(file), f"gazetteer:{file.removesuffix('.tsv')}")
        for name in read_names(file):
            known.setdefault(simplify(name), found)
    for name, entry in dictionary_names().items():
        known.setdefault(name, entry)
    return names_of(known)


@cache
def short_counties() -> frozenset[str]:
    """洛川 for 洛川县: places in jieba's dictionary, seldom anything else, no common words."""
    names = {simplify(name)[:-1] for name in read_names("place_counties.tsv")}
    return frozenset(
        name
        for name in names - common_words()
        if len(name) == _SHORT and is_rare(name) and tag_of(name) == "ns"
        if not _ANYWHERE.fullmatch(name) and gazetteer().type_of(name) is None
    )


def is_free(name: str, parts: Collection[str], *types: EntityType) -> bool:
    """Whether a Latin name is nothing else's: none of its ``parts`` is a concept, none of its words
    opens sentences, the last ends no body's name, and lists have it as one of ``types`` or not."""
    own = name.split()
    return (
        concepts().isdisjoint(parts)
        and words("english_openers").isdisjoint(own)
        and own[-1] not in english_heads()
        and gazetteer().type_of(name) in (None, *types)
    )


@cache
def main_names() -> dict[tuple[EntityType, str], str]:
    """(type, name) -> the name its line begins with, where no other line has it; the Chinese
    name of a dictionary's English one."""
    mains_of: dict[tuple[EntityType, str], set[str]] = {}
    for file in files():
        for main, *others in lines(file):
            for name in (main, *others):
                mains_of.setdefault((type_of(file), simplify(name)), set()).add(simplify(main))
    found = {known: min(mains) for known, mains in mains_of.items() if len(mains) == 1}
    return {**dictionary_pairs(), **found}


@cache
def countries() -> frozenset[str]:
    """Names of countries."""
    return frozenset(map(simplify, read_names("place_countries.tsv")))


@cache
def provinces() -> frozenset[str]:
    """Names of the provinces of China."""
    return frozenset(read_names("place_provinces.tsv"))
