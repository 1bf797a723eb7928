"""One person's name in two scripts: which Latin spellings a Chinese name may have.

Readings come from pypinyin, in pinyin and in Wade-Giles; surnames have further forms
(surnames.tsv). Latin names are compared as their bare letters: case, accents, hyphens,
apostrophes and the order of surname and given name do not count, and ü may be u, v or yu.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from bipaper.chars import simplify
from bipaper.text.surnames import has_surname, romanised

GIVEN = 2  # characters of a given name at most
LONGEST = 4  # of a whole name: a surname of two and a given name
WORDS = 4  # words of its Latin form at most


class Person(NamedTuple):
    """A name in Chinese and its Latin form."""

    zh: str
    en: str


def is_romanised(latin: str, chinese: str) -> bool:
    """Whether a Latin name spells a Chinese one out: Wang Xiao-yu, Xiaoyu WANG, WANG X Y."""
    return _spells(_letters(latin), simplify(chinese))


def shares_surname(latin: str, chinese: str) -> bool:
    """Whether a word of a Latin name is a form of a Chinese name's surname."""
    words = {_letters(word) for word in latin.replace("-", " ").replace(",", " ").split()}
    plain = simplify(chinese)
    return any(words & _surname(plain[:n]) for n in (2, 1) if plain[:n] in romanised())


def partners(chinese: Sequence[str], latin: Sequence[str]) -> tuple[list[str | None], list[str]]:
    """The Latin form of each Chinese name, None where there is none, and Latin names left over.

    Names that are spelt alike go together first, then those of one surname.
    """
    found: list[str | None] = [None] * len(chinese)
    left = list(latin)
    for alike in (is_romanised, shares_surname):
        for at, name in enumerate(chinese):
            matches = (one for one in left if alike(one, name))
            if found[at] is None and (other := next(matches, None)):
                found[at] = other
                left.remove(other)
    return found, left


def cut_alike(characters: str, words: Sequence[str]) -> list[Person]:
    """Names printed one after another, cut so that each Latin one spells a Chinese one.

    ``characters`` are all Chinese names in order, ``words`` all words of the Latin ones; []
    where there is no way to cut them that leaves nothing over.
    """
    if not characters or not words:
        return []
    ways: dict[tuple[int, int], list[Person]] = {(0, 0): []}
    for start in product(range(len(characters)), range(len(words))):
        if (before := ways.get(start)) is None:
            continue
        for person, end in _next(characters, words, *start):
            way = [*before, person]
            if end not in ways or _cost(way) < _cost(ways[end]):
                ways[end] = way
    return ways.get((len(characters), len(words)), [])


def _cost(people: Sequence[Person]) -> tuple[int, int]:
    """Names whose Latin form is one word, as no surname and given name are; then fewer names,
    some of which took characters of others."""
    return sum(" " not in person.en for person in people), -len(people)


def _next(
    characters: str, words: Sequence[str], at: int, word: int
) -> Iterator[tuple[Person, tuple[int, int]]]:
    """The names that may begin at a character and a word, and where they end."""
    for end in range(at + 2, min(at + LONGEST, len(characters)) + 1):
        for last in range(word + 1, min(word + WORDS, len(words)) + 1):
            person = Person(characters[at:end], " ".join(words[word:last]))
            if has_surname(person.zh) and is_romanised(person.en, person.zh):
                yield person, (end, last)


@lru_cache(maxsize=4096)
def _spells(letters: str, chinese: str) -> bool:
    for length in (1, 2):
        if length == 2 and chinese[:2] not in romanised():
            continue
        surname, given = _surname(chinese[:length]), list(map(_readings, chinese[length:]))
        if 0 < len(given) <= GIVEN and any(
            _runs(letters, order) for order in _orders(surname, given)
        ):
            return True
    return False


def _orders(surname: set[str], given: Sequence[set[str]]) -> Iterator[Sequence[set[str]]]:
    """Surname first or last, the given name in full or as initials."""
    for names in (given, [{reading[0] for reading in readings} for readings in given]):
        if all(names):
            yield [surname, *names]
            yield [*names, surname]


def _runs(letters: str, parts: Sequence[set[str]]) -> bool:
    """Whether letters are one spelling of each part, in this order."""
    ends = {0}
    for spellings in parts:
        ends = {at + len(s) for at in ends for s in spellings if letters.startswith(s, at)}
    return len(letters) in ends


def _surname(chinese: str) -> set[str]:
    """The spellings of a surname of one or two characters."""
    spelt = {""}
    for readings in map(_readings, chinese):
        spelt = {one + reading for one in spelt for reading in readings}
    return spelt | {_letters(form) for form in romanised().get(chinese, ())}


@cache
def _readings(character: str) -> set[str]:
    """The spellings of all readings of a character; none of what is no Chinese character."""
    from pypinyin import Style, pinyin  # 0.2 s and 50 MB: only where there are names to compare

    found: set[str] = set()
    for style in (Style.NORMAL, Style.WADEGILES):
        for reading in pinyin(character, style=style, heteronym=True, errors="ignore")[:1]:
            found.update(reading)
    return {_letters(form) for one in found for form in (one, one.replace("v", "yu"))}


@lru_cache(maxsize=4096)
def _letters(text: str) -> str:
    """The bare letters of a Latin text, v as u."""
    plain = unicodedata.normalize("NFKD", text).lower().replace("v", "u")
    return "".join(letter for letter in plain if "a" <= letter <= "z")
