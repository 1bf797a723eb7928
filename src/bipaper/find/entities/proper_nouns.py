"""Names that a dictionary has: people of history, firms, sites, wars, mountains, cities abroad.

CC-CEDICT writes the pinyin of proper nouns with a capital and begins their senses with the English
name. Of a sense that is no more than that, the registers tell the type (Intel). A word that it has
as a common one, too, is left out, and of two characters what jieba knows as no name, and of places
what it does not know.
"""

import re
from collections import Counter
from functools import cache

from bipaper.chars import count_han
from bipaper.find.entities.known import Known
from bipaper.find.entities.registers import read_names, type_of
from bipaper.find.entities.senses import is_no_name, type_of_sense
from bipaper.find.entities.vocabulary import PROPER, head_at_end, romanised_surnames, words
from bipaper.nlp.dictionary_file import entries
from bipaper.nlp.jieba_words import is_rare, tag_of
from bipaper.parts.entities import EntityType
from bipaper.pdf.wordlists import english_words

_WORD = r"(?:[A-Z][\w’'&-]+|[A-Z]\.)"
_ENGLISH = re.compile(
    rf"(?:the )?({_WORD}(?: (?:(?:of|and|de|van|von) )?{_WORD})*)(?=,| ?\(| ?;|$)"
)
_SHORT = 2  # characters of a name that may be another word
_SHORTEST = 3  # letters of an English name of one word
_OF = "的"
_BRANDS = ("org_firms.tsv", "product_software.tsv")
_TWO_CAPITALS = re.compile(r"[A-Z]\w+ (?:[A-Z]\w+)(?: [a-z]\w+)?")  # Zhou1 Yuan3 zhou1


@cache
def dictionary_names() -> dict[str, Known]:
    """The names, Chinese and English."""
    known: dict[str, Known] = {}
    for name_type, chinese, english in _found():
        rule = Known(name_type, "gazetteer:cedict")
        for name in (chinese, english):
            if name:
                known.setdefault(name, rule)
    return known


@cache
def dictionary_pairs() -> dict[tuple[EntityType, str], str]:
    """(type, English name) -> the Chinese name, where there is one only."""
    pairs: dict[tuple[EntityType, str], set[str]] = {}
    for name_type, chinese, english in _found():
        if english and chinese:
            pairs.setdefault((name_type, english), set()).add(chinese)
    return {key: min(names) for key, names in pairs.items() if len(names) == 1}


def common_words() -> frozenset[str]:
    """The words that CC-CEDICT writes without a capital, whatever they are besides."""
    return _read()[0]


def _found() -> tuple[tuple[EntityType, str, str], ...]:
    """Type, Chinese and English name of each; "" for one that is not clear enough."""
    return _read()[1]


@cache
def _read() -> tuple[frozenset[str], tuple[tuple[EntityType, str, str], ...]]:
    """The common words and the names, of which the dictionary is read once."""
    rows = list(entries())
    readings = Counter(word for word, _, senses in rows if not senses.startswith("variant of"))
    common = frozenset(word for word, pinyin, _ in rows if not pinyin[:1].isupper())
    return common, tuple(
        (name_type, chinese, english)
        for word, pinyin, senses in rows
        if word not in common and readings[word] == 1 and count_han(word) == len(word) > 1
        if (name_type := type_of_sense(word, senses) or _type_of_english(word, senses))
        for chinese, english in [_names(name_type, word, pinyin, senses)]
    )


def _type_of_english(word: str, senses: str) -> EntityType | None:
    """The type of a firm or product whose English name a register has (英特尔: Intel), but of no
    phrase, slang, or word that jieba has as none of a name."""
    match = _ENGLISH.match(senses)
    is_name = not tag_of(word) or tag_of(word).startswith(PROPER)
    is_plain = is_name and _OF not in word and not is_no_name(senses)
    return _brands().get(match[1]) if match and is_plain else None


@cache
def _brands() -> dict[str, EntityType]:
    """The names of brands, each with the type that its register has."""
    return {name: type_of(file) for file in _BRANDS for name in read_names(file)}


def _names(name_type: EntityType, word: str, pinyin: str, senses: str) -> tuple[str, str]:
    """The Chinese name and the English one, "" for what may mean something else.

    A foreigner's name in Chinese is mostly that of his theorem: 贝叶斯. What ends like a name of
    another type tells nothing.
    """
    head = head_at_end(word)
    if head and head.type != name_type:
        return "", ""
    is_place = name_type == "place"
    is_known = tag_of(word).startswith("ns" if is_place else (*PROPER, "j"))
    is_known |= is_rare(word) and not is_place
    is_clear = len(word) > _SHORT or is_known
    is_foreign = name_type == "person" and not _TWO_CAPITALS.fullmatch(pinyin)
    match = _ENGLISH.match(senses)
    english = match[1] if match else ""
    first, *others = english.split(" ")
    is_word = first.lower() in english_words() or first in romanised_surnames()
    is_unclear = not others and (is_word or name_type == "person" or len(first) < _SHORTEST)
    is_unclear &= _brands().get(english) != name_type
    if is_unclear or not is_clear or first in words("english_openers"):
        english = ""
    return (word if is_clear and not is_foreign else ""), english
