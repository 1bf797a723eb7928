"""What words tell of two runs of sentences: whether the one has what the other says.

A word is found again where the other text has a translation of it, a mark of punctuation where
it has that. A run that renders another has more of its words than chance brings there, and a
word that it has not speaks against it. After Ma 2006 (Champollion), as a log ratio of likelihoods.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bipaper.align.cedict import chinese_words, english_words, translations
from bipaper.align.shared_marks import MARKS, marks_of

# The ratio counts for less than it says, as the likeness has heard of the words, too.
_WEIGHT = 0.7
# Of the words of a sentence, how many its translation has but for chance; that counts for as
# many words of a text's own.
_PART, _PART_WORDS = 0.4, 20
_LEAST_PART = 0.1  # that of a text is held between this and 1 less this
_UNIT = 2.0**10  # scores are whole multiples of its inverse: their sums are exact

Scores = NDArray[np.float64]
Numbers = NDArray[np.int_]
_NOTHING = np.empty(0, np.int_)

Shape = tuple[int, int]  # sentences of this text and of the other


class Lexicon(NamedTuple):
    """The words of one text that the other has somewhere, too.

    ``words[i]`` are those of sentence i by number, ``heard[j]`` those that sentence j of the other
    text has, ``chance[v]`` the share of its sentences that have word v, ``part`` how many words a
    translation has.
    """

    words: list[Numbers]
    heard: list[Numbers]
    chance: Scores
    part: float


def lexicons(zh: Sequence[str], en: Sequence[str]) -> tuple[Lexicon, Lexicon]:
    """The Chinese words of ``zh`` and the English ones of ``en``."""
    left, right = [*map(chinese_words, zh)], [*map(english_words, en)]
    chinese, english = _places(left), _places(right)
    pairs = {(word, its) for word in chinese for its in english.keys() & translations(word)}
    back = {(its, word) for word, its in pairs}
    return _lexicon(left, pairs, english, len(en)), _lexicon(right, back, chinese, len(zh))


def mark_lexicons(zh: Sequence[str], en: Sequence[str]) -> tuple[Lexicon, Lexicon]:
    """The marks of both texts as their words; one that the other text has nowhere is missed."""
    left, right = [*map(marks_of, zh)], [*map(marks_of, en)]
    same = {(mark, mark) for mark in MARKS}
    nowhere: dict[str, set[int]] = {mark: set() for mark in MARKS}
    chinese, english = nowhere | _places(left), nowhere | _places(right)
    return _lexicon(left, same, english, len(en)), _lexicon(right, same, chinese, len(zh))


def on_own_part(lexicon: Lexicon, pairs: Iterable[tuple[int, int]]) -> Lexicon:
    """The lexicon with the part of words that ``pairs`` of sentences have in both texts.

    A free translation has fewer: then a word missed says less.
    """
    found, seen = _PART * _PART_WORDS, float(_PART_WORDS)
    for i, j in pairs:
        heard = {*lexicon.heard[j].tolist()}
        for word in lexicon.words[i].tolist():
            chance = float(lexicon.chance[word])
            found += (word in heard) - chance
            seen += 1 - chance
    return lexicon._replace(part=min(max(found / seen, _LEAST_PART), 1 - _LEAST_PART))


def told(lexicon: Lexicon, rows: range, columns: range, shapes: Sequence[Shape]) -> Scores:
    """[shape, i, j]: what the words of the a sentences before rows[i] tell of the b sentences
    of the other text before columns[j], for each shape (a, b)."""
    longest = max(map(max, shapes))
    before = lexicon.words[max(rows.start - longest, 0) : max(rows.stop - 1, 0)]
    known = np.unique(np.concatenate([_NOTHING, *before]))
    inside = _incidence(before, known)
    heard = lexicon.heard[max(columns.start - longest, 0) : max(columns.stop - 1, 0)]
    ends = _incidence(heard, known).T
    missed = np.log(1 - lexicon.part)
    loss = np.rint(_WEIGHT * missed * _UNIT) / _UNIT * inside.sum(axis=1)[:, None]
    at = np.arange(-len(rows), 0) + len(inside)
    total = np.empty((len(shapes), len(rows), len(columns)))
    seen = np.zeros_like(ends)
    for b in range(1, longest + 1):
        np.maximum(seen[:, b:], ends[:, 1 : max(ends.shape[1] - b + 1, 1)], out=seen[:, b:])
        chance = 1 - (1 - lexicon.chance[known]) ** b
        found = np.log(lexicon.part / chance + 1 - lexicon.part)
        gain = np.rint(_WEIGHT * (found - missed) * _UNIT) / _UNIT
        single = (inside * gain) @ seen[:, -len(columns) :] + loss
        sums = np.cumsum(single, axis=0)
        for n, (a, width) in enumerate(shapes):
            if width == b:
                total[n] = sums[at] - sums[np.maximum(at - a, 0)]
    return total


def _places(texts: Sequence[set[str]]) -> dict[str, set[int]]:
    """The sentences that each word is in."""
    places: dict[str, set[int]] = {}
    for i, words in enumerate(texts):
        for word in words:
            places.setdefault(word, set()).add(i)
    return places


def _lexicon(
    texts: Sequence[set[str]],
    pairs: Iterable[tuple[str, str]],
    others: dict[str, set[int]],
    count: int,
) -> Lexicon:
    """Of ``texts``, whose words have the counterparts ``pairs`` in ``count`` sentences."""
    places: dict[str, set[int]] = {}
    for word, its in pairs:
        places.setdefault(word, set()).update(others[its])
    number = {word: v for v, word in enumerate(sorted(places))}
    words = [np.array(sorted(number[w] for w in text if w in number), np.int_) for text in texts]
    heard: list[list[int]] = [[] for _ in range(count)]
    for word, v in number.items():
        for j in places[word]:
            heard[j].append(v)
    shares = np.array([(len(places[word]) + 0.5) / (count + 1) for word in number])
    return Lexicon(words, [np.array(its, np.int_) for its in heard], shares, _PART)


def _incidence(sentences: Sequence[Numbers], known: Numbers) -> Scores:
    """[i, v]: 1 where the sentence before boundary i has known[v]; none is before the first."""
    words = np.concatenate([_NOTHING, *sentences])
    rows = np.repeat(np.arange(len(sentences)) + 1, np.array([*map(len, sentences)], np.int_))
    shared = np.isin(words, known)
    found = np.zeros((len(sentences) + 1, len(known)))
    found[rows[shared], np.searchsorted(known, words[shared])] = 1
    return found
