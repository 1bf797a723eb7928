"""Where a Chinese term begins that stands before its English.

A term begins where a word does. Which word it is, is decided by a linear model over what each
stretch is like (multinomial logit: McFadden 1974). Its weights were fitted to 99 glosses of 23
real papers whose terms were marked by hand.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from bipaper.align.encoder import Encoder
from bipaper.chars import count_han, is_han, simplify
from bipaper.nlp.jieba_words import tagged_words

_LEAST = 2  # characters of a term
_CHARACTERS_A_WORD = 2  # of Chinese, for each English word
# Words that no term reaches back over, and the tags of those that none does: pronouns,
# conjunctions, prepositions, particles. 自 is one, but begins 自底向上 and 自注意力 too.
_BOUND = re.compile("[是即称叫将]|[一多几各两][个种类些]|[众很许]多")
_BOUND_TAGS = frozenset(("r", "c", "p", "uj", "ul"))
_OF, _RATHER_SHORT = "的", 3  # a term reaches back over 的 where so many characters lack without
# Words that stand in a term where its English has one of these, or where the paper has it again.
_AND, _JOINING = re.compile("[和与或及]"), re.compile(r"\b(?:and|or)\b", re.IGNORECASE)
_AGAIN = 2
_AS = "为"  # 称为, 分为
_BASED, _BASE = "基于", "based"
_BEGINS = "自"
_DASHES = "—–·-"
_SUBJECT = re.compile("本文|我们|它")  # the verb behind it is no term's: 本文主要采用
_STOP = re.compile("of|and|the|for|in|on|to|with|an?|by", re.IGNORECASE)
_LATIN = re.compile("[A-Za-z]+")
_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])|[ /-]+")


class Stretch(NamedTuple):
    """What could be a term: from where a word begins to the bracket.

    ``first`` is that word, ``tag`` jieba's tag of it.
    """

    text: str
    first: str
    tag: str


# What speaks for a stretch, in log-odds.
_COSINE = 3.3  # for all of the cosine of stretch and gloss
_FIRST = 2.8  # for that of its first word and the gloss's nearest word
_LEFT = -2.3  # for that of the word before, which would be left out
_SHORT, _LONG = -1.4, -0.3  # for each character that is missing or too many
_VERB = 1.0  # where it begins with a verb, for the log of the share of its places it has here


def content_words(en: str) -> list[str]:
    """The words of an English term that its Chinese has to express; its parts, if compound."""
    words = [word for word in _SEAM.split(en) if word]
    return [word for word in words if not _STOP.fullmatch(word)] or words


def stretches(before: str, en: str, whole: str) -> list[Stretch]:
    """The ends of ``before`` that could be the term that ``en`` translates, longest first.

    ``whole`` is all Chinese of the paper in Simplified characters. Latin letters and dashes
    belong to a term where the English has them as well.
    """
    starts: list[tuple[int, str, str]] = []  # where a word begins, the word, its tag
    end = 0
    joins = set(_DASHES) if "-" in en else set()  # no term begins behind a dash that joins
    tells = False  # is a verb awaited, behind which the term begins?
    for word, tag in tagged_words(before):
        begin, end = end, end + len(word)
        subject = _SUBJECT.fullmatch(word) is not None
        verb = tells and tag == "v"
        if _AND.fullmatch(word) and starts:
            joined = simplify(before[starts[-1][0] :])
            if _JOINING.search(en) is None and whole.count(joined) < _AGAIN:
                starts.clear()
        elif subject or verb or _is_bound(word, tag, before[end:], en):
            starts.clear()
        elif word not in _DASHES and before[:begin][-1:] not in joins:
            starts.append((begin, word, tag))
        tells = subject or (tells and not verb)
    return [
        Stretch(before[start:], word, tag)
        for start, word, tag in starts
        if len(before) - start >= _LEAST
    ]


def _is_bound(text: str, tag: str, behind: str, en: str) -> bool:
    """Does no term that ``en`` translates reach back over a word with ``behind`` behind it?"""
    if text in _DASHES:
        return "-" not in en
    if not is_han(text[0]):
        return text.lower() not in en.lower()
    if text == _OF:
        return too_long(behind, content_words(en)) > -_RATHER_SHORT
    if _AND.fullmatch(text):
        return True
    if text == _BASED:
        return _BASE not in en.lower()
    if tag in _BOUND_TAGS:
        return text != _BEGINS
    return _BOUND.fullmatch(text) is not None or (tag == "v" and text.endswith(_AS))


def best_stretch(
    found: Sequence[Stretch], en: str, whole: str, encoder: Encoder
) -> tuple[Stretch, float]:
    """The likeliest of the stretches of a gloss, and its cosine with it.

    ``whole`` is all Chinese of the paper in Simplified characters.
    """
    cosine = encoder.encode([stretch.text for stretch in found]) @ encoder.encode([en])[0]
    words = content_words(en)
    firsts = encoder.encode([stretch.first for stretch in found]) @ encoder.encode(words).T
    first = firsts.max(axis=1)
    odds = _COSINE * cosine + _FIRST * first + _LEFT * np.concatenate([[0], first[:-1]])
    odds += [_length(stretch.text, words) + _verb(stretch, whole) for stretch in found]
    best = int(np.argmax(odds))
    return found[best], float(cosine[best])


def too_long(text: str, words: Sequence[str]) -> int:
    """The characters that a Chinese term has more than the words of its English ask for."""
    latin = len(_LATIN.findall(text))
    return count_han(text) - _CHARACTERS_A_WORD * (len(words) - latin)


def _length(text: str, words: Sequence[str]) -> float:
    more = too_long(text, words)
    return _LONG * more if more > 0 else -_SHORT * more


def _verb(stretch: Stretch, whole: str) -> float:
    """A verb that the paper uses elsewhere only brings the term in: 采用 before 词频."""
    if stretch.tag != "v":
        return 0.0
    here, all_ = (whole.count(simplify(text)) for text in (stretch.text, stretch.first))
    return _VERB * float(np.log(max(here - 0.5, 0.5) / max(all_ - 0.5, 0.5)))
