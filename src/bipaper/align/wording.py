"""Whether two Chinese passages say the same, by their own words.

A passage is compared clause by clause: what it adds shows in a clause that the other has not,
what it turns round in a denial, an opposite, or two words that have changed places.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import pairwise

from bipaper.align.cedict import (
    chinese_words,
    english_words,
    same_sense,
    segmented,
    translations,
)
from bipaper.chars import HAN, simplify
from bipaper.nlp.jieba_words import tag_of
from bipaper.rules import read_lists

CLAUSE_ENDS = "，,；;。：:！!？?"
_CLAUSE = re.compile(f"[^{CLAUSE_ENDS}]+")
_WORDS = re.compile(rf"[{HAN}]|[^\W\d_{HAN}]+|\d+(?:\.\d+)?")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_OPENING = 10  # words of a clause that only introduces the next: 由表3可知, 与白天相比
_TELLING = "nvaftbsiz"  # jieba's tags of words with a meaning of their own
_SAME = 0.3  # share of a clause's words from which it speaks of what another does


def least_shared(passage: str, other: str) -> float:
    """Share of the words of ``passage`` that ``other`` has, of the clause that shares least.

    Words are Chinese characters, Latin words and numbers. A short clause at the beginning does
    not count, where others follow.
    """
    known = _words_of(other)
    return min(_part(clause, known) for clause in _counted(passage))


# All sentences of an abstract are held against each passage, one after the other.
@lru_cache(maxsize=1000)
def _words_of(text: str) -> Set[str]:
    return frozenset(_words(simplify(text)))


@lru_cache(maxsize=1000)
def _counted(passage: str) -> Sequence[Sequence[str]]:
    """The words of each clause that counts; of one without words where there is none."""
    return [*map(_words, _telling(passage))]


def _telling(passage: str) -> list[str]:
    """The clauses, but for a short one that only introduces the others."""
    first, *more = _clauses(passage) or [""]
    return more if more and len(_words(first)) < _OPENING else [first, *more]


def names_another_thing(passage: str, other: str, en: str) -> bool:
    """Whether ``passage`` names a thing that neither ``other`` nor the English names.

    A thing is a noun or a word of place (顶部) that a dictionary has. It is named by itself, by a
    word that the dictionary has the same English for, or by its English.
    """
    said = english_words(en).union(*map(translations, chinese_words(other)))
    known = simplify(other)
    about = [clause for clause in _clauses(passage) if _shared(clause, other) >= _SAME]
    return any(
        tag_of(word)[:1] in ("n", "f") and word not in known and said.isdisjoint(translations(word))
        for clause in {*about, *_telling(passage)}
        for word in chinese_words(clause)
        if len(word) > 1
    )


def exchanges_a_word(passage: str, other: str, en: str) -> bool:
    """Whether ``passage`` has another word in the place of one of ``other``: 早期进食, 早期下床.

    None that the English names, by a word of one sense with it or by its own. Where the English
    names the word of ``other``, one sense is not enough: 上游, 下游 are both reaches of a river.
    """
    said = english_words(en)
    return any(
        _another(here, there, said) or _another_character(here, there, said)
        for clause, part in _paired(passage, other)
        for here, there in _replaced(clause, part)
    )


def _another(here: Sequence[str], there: Sequence[str], said: Set[str]) -> bool:
    """Whether a word of ``here`` is another one than all of ``there``, of which there are some.

    What both are in English (a beam is a cross-beam, too) names neither.
    """
    words, rivals = [*filter(_tells, here)], [*filter(_tells, there)]
    return bool(rivals) and any(
        said.isdisjoint(_english([word]) - _english(rivals))
        and (
            not said.isdisjoint(_english(rivals) - _english([word]))
            or not any(same_sense(word, its) for its in rivals)
        )
        for word in words
    )


def _another_character(here: Sequence[str], there: Sequence[str], said: Set[str]) -> bool:
    """Whether a character stands where ``there`` has one that the English names: 晚熟, 早熟.

    Where all are in longer words, these tell.
    """
    if all(len(word) > 1 for word in (*here, *there)):
        return False
    left, right = (set("".join(words)) for words in (here, there))
    own, rival = _english(left - right), _english(right - left)
    return bool(left - right) and said.isdisjoint(own) and not said.isdisjoint(rival - own)


def _english(words: Iterable[str]) -> Set[str]:
    return set().union(*(translations(word) for word in words if chinese_words(word) == {word}))


def _replaced(one: str, other: str) -> Iterator[tuple[list[str], list[str]]]:
    """The words that stand in the same place in two clauses, those apart that both have."""
    left, right = segmented(one), segmented(other)
    for what, i, j, k, m in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if what == "replace":
            yield (
                [word for word in left[i:j] if word not in other],
                [word for word in right[k:m] if word not in one],
            )


def _tells(word: str) -> bool:
    """Whether a word is no grammar: a noun, or of two characters a verb, an adjective, a place."""
    tag = tag_of(word)[:1]
    return tag == "n" or (len(word) > 1 and tag in _TELLING)


def contradicts(passage: str, other: str) -> bool:
    """Whether ``passage`` denies or turns round what ``other`` says of the same, or gives it a
    number that ``other`` has for something else.

    Clauses of ``passage`` are held against the one of ``other`` that they are most like, denials
    apart. Two opposites agree where what is compared has changed places, too: 甲高于乙, 乙低于甲.
    """
    pairs = _paired(passage, other)
    turned = any(_turned(one, its) for one, its in pairs)
    return any(
        _denies(one) != _denies(its) or _misplaced(one, its, simplify(other)) for one, its in pairs
    ) or (turned != _exchanged(simplify(passage), simplify(other)))


def _paired(passage: str, other: str) -> list[tuple[str, str]]:
    """The clauses of ``passage`` that speak of what a clause of ``other`` does, with that."""
    parts = _clauses(other)
    about: dict[str, list[str]] = {}
    for clause in _clauses(passage) if parts else ():
        told = _pattern("denying").sub("", clause)
        best = max(parts, key=lambda part: (_likeness(told, part), _shared(told, part)))
        if _shared(told, best) >= _SAME:
            about.setdefault(best, []).append(clause)
    return [("，".join(clauses), part) for part, clauses in about.items()]


def _denies(text: str) -> bool:
    return bool(_found("denying", text))


def _misplaced(one: str, its: str, other: str) -> bool:
    """Whether two clauses share no number, and ``other`` has one of ``one`` elsewhere."""
    here, there, all_ = (set(_NUMBER.findall(text)) for text in (one, its, other))
    return bool(there and here & all_) and here.isdisjoint(there)


def _turned(one: str, other: str) -> bool:
    """Whether only one says more and only the other less, words that both have apart."""
    more, less = (_found(name, one) - _found(name, other) for name in ("more", "less"))
    others_more, others_less = (
        _found(name, other) - _found(name, one) for name in ("more", "less")
    )
    return bool((more and others_less) or (less and others_more)) and not (
        (more and others_more) or (less and others_less)
    )


def _exchanged(one: str, other: str) -> bool:
    """Whether two words have changed places: 城市高于农村, 农村高于城市."""
    changes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    swaps = {(one[i:j], other[k:m]) for what, i, j, k, m in changes if what == "replace"}
    return any((there, here) in swaps for here, there in swaps)


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSE.findall(simplify(text)) if _WORDS.search(clause)]


def _words(text: str) -> list[str]:
    return _WORDS.findall(text)


def _shared(clause: str, other: str) -> float:
    """Share of the words of ``clause``, which has some, that ``other`` has."""
    return _part(_words(clause), _words_of(other))


def _likeness(clause: str, other: str) -> float:
    """The same for pairs of neighbouring words."""
    return _part([*pairwise(_words(clause))], {*pairwise(_words(other))})


def _part(words: Sequence[object], known: Set[object]) -> float:
    return sum(word in known for word in words) / max(len(words), 1)


def _found(name: str, text: str) -> set[str]:
    """The words of the list ``name`` that ``text`` has."""
    return set(_pattern(name).findall(text))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(read_lists(__name__, "opposites.toml")[name].words))
