"""Glosses: Chinese terms that the text itself puts into English in brackets.

知识图谱(knowledge graph, KG), 长短期记忆（Long Short-Term Memory，简称LSTM）.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from spacy.vocab import Vocab

from bipaper.align.encoder import Encoder
from bipaper.chars import HAN
from bipaper.model import Pair
from bipaper.nlp.chinese import JiebaTokenizer

_LONGEST = 14  # characters of a Chinese term
_LEAST = 0.35  # cosine of a term and its gloss; below, the bracket is something else
_LEAST_WORD = 0.7  # and of a gloss of one word, which may be a variable's name
# A term has about two characters for each English word: what each one off costs, in cosine.
_CHARACTERS_A_WORD, _OFF = 2, 0.03

_GLOSS = re.compile(
    rf"(?P<zh>[{HAN}]{{2,{_LONGEST}}})[”》」]?[(（]\s?"
    r"(?P<en>[A-Za-z][A-Za-z0-9'’./ -]{2,80}?)"
    r"(?:\s?[,，;；]\s?(?:简称|简写为|缩写为)?\s?(?P<short>[A-Z][A-Za-z0-9-]{1,11}))?\s?[)）]"
)
# A term does not reach back over these words.
_BOUND = frozenset("的了是在为即称叫将把被对从于及其该此")


class Gloss(NamedTuple):
    """The Chinese before a bracket, as far as a term could reach, and what is in it."""

    before: str
    en: str
    short: str | None


def find_glosses(text: str) -> Iterator[Gloss]:
    """The glosses of a Chinese text; a bracket with nothing but an acronym is none."""
    for match in _GLOSS.finditer(text):
        if any(word[1:].islower() for word in match["en"].split()):
            yield Gloss(match["zh"], match["en"].strip(), match["short"])


def gloss_pairs(texts: Sequence[str], encoder: Encoder) -> list[Pair]:
    """Each glossed term once, with its English and, if given, its short form.

    Where the term begins is decided by which stretch before the bracket is most like it.
    """
    return [pair for gloss in _distinct(texts) for pair in _paired(gloss, encoder)]


def gloss_texts(texts: Sequence[str]) -> list[str]:
    """What ``gloss_pairs`` will have encoded."""
    return [text for gloss in _distinct(texts) for text in (*_stretches(gloss.before), gloss.en)]


def _distinct(texts: Sequence[str]) -> list[Gloss]:
    """The glosses of the texts, each once."""
    return list(dict.fromkeys(gloss for text in texts for gloss in find_glosses(text)))


def _paired(gloss: Gloss, encoder: Encoder) -> list[Pair]:
    """The gloss with its most likely term; nothing where none is like it."""
    words = gloss.en.split()
    stretches = _stretches(gloss.before)
    if not stretches:
        return []
    cosine = encoder.encode(stretches) @ encoder.encode([gloss.en])[0]
    off = [abs(len(stretch) - _CHARACTERS_A_WORD * len(words)) for stretch in stretches]
    best = int(np.argmax(cosine - _OFF * np.array(off)))
    score = round(min(float(cosine[best]), 1.0), 4)
    if score < (_LEAST if len(words) > 1 else _LEAST_WORD):
        return []
    names = [gloss.en, gloss.short] if gloss.short else [gloss.en]
    return [Pair(zh=stretches[best], en=name, score=score, evidence="gloss") for name in names]


def _stretches(before: str) -> list[str]:
    """The ends of ``before`` that begin where a word does, of two characters or more."""
    starts: list[int] = []
    for token in _tokenizer()(before):
        if token.text in _BOUND:
            starts.clear()
        else:
            starts.append(token.idx)
    return [before[start:] for start in starts if len(before) - start >= 2]


@cache
def _tokenizer() -> JiebaTokenizer:
    return JiebaTokenizer(Vocab())
