"""Glosses: Chinese terms that the text itself puts into English in brackets.

知识图谱(knowledge graph, KG), 长短期记忆（Long Short-Term Memory，简称LSTM）.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bipaper.align.boundaries import best_stretch, content_words, stretches
from bipaper.align.encoder import Encoder
from bipaper.chars import HAN, simplify
from bipaper.parts.aligned import Pair
from bipaper.pdf.wordlists import english_words

_REACH = 24  # characters before a bracket that are looked at; no term has as many
_LEAST = 0.35  # cosine of a term and its gloss; below, the bracket is something else
_LEAST_WORD = 0.7  # and of a gloss of one word, which may be something else's name
_LONG = 10  # small letters that no variable's name has (hyperparameter)
# Brackets with a coined word from which a paper names its variables so. Two of eight development
# papers do, with 4 and 12; the others have one at most.
_LABELS = 3

_GLOSS = re.compile(
    rf"(?P<zh>[{HAN}A-Za-z0-9—–·-]{{0,{_REACH}}}[{HAN}])[”》」]?[(（]\s?"
    r"(?P<en>[A-Za-z][A-Za-z0-9'’./ -]{2,80}?)"
    r"(?:\s?[,，;；]\s?(?:简称|简写为|缩写为)?\s?(?P<short>[A-Z][A-Za-z0-9-]{1,11}))?\s?[)）]"
)
_SPACED_HYPHEN = re.compile(r"\s?-\s?")
_BRACKETED = re.compile(rf"[{HAN}][”》」]?[(（]\s?([A-Za-z][A-Za-z0-9]+)\s?[)）]")


class Gloss(NamedTuple):
    """The Chinese before a bracket, as far as a term could reach, and what is in it."""

    before: str
    en: str
    short: str | None


def find_glosses(text: str) -> Iterator[Gloss]:
    """The glosses of a Chinese text; a bracket with nothing but an acronym is none."""
    for match in _GLOSS.finditer(simplify(text)):
        en = _SPACED_HYPHEN.sub("-", match["en"].strip())
        if any(word[1:].islower() for word in re.split("[ -]", en)):
            yield Gloss(text[slice(*match.span("zh"))], en, match["short"])


def gloss_pairs(texts: Sequence[str], encoder: Encoder) -> list[Pair]:
    """Each glossed term once, with its English and, if given, its short form.

    ``texts`` are all Chinese texts of a paper: where a term begins is decided by what is most
    like the English, and by what else the paper says.
    """
    whole = _whole(texts)
    return [pair for gloss in _distinct(texts) for pair in _paired(gloss, whole, encoder)]


def gloss_texts(texts: Sequence[str]) -> list[str]:
    """What ``gloss_pairs`` will have encoded."""
    whole = _whole(texts)
    return [text for gloss in _distinct(texts) for text in _encoded(gloss, whole)]


def _whole(texts: Sequence[str]) -> str:
    return simplify("\n".join(texts))


def _encoded(gloss: Gloss, whole: str) -> Iterator[str]:
    yield gloss.en
    yield from content_words(gloss.en)
    for stretch in stretches(gloss.before, gloss.en, whole):
        yield from (stretch.text, stretch.first)


def _distinct(texts: Sequence[str]) -> list[Gloss]:
    """The glosses of the texts, each once, without labels."""
    found = list(dict.fromkeys(gloss for text in texts for gloss in find_glosses(text)))
    bracketed = {word for text in texts for word in _BRACKETED.findall(text)}
    if sum(map(_is_coined, bracketed)) >= _LABELS:
        return [gloss for gloss in found if not _is_label(gloss.en)]
    return found


def _is_word(en: str) -> bool:
    return " " not in en and "-" not in en


def _is_label(en: str) -> bool:
    return _is_word(en) and not (en.islower() and len(en) >= _LONG)


def _is_coined(word: str) -> bool:
    """Is it one that English has not: a variable's name (FirmAge, Lev), a person's?

    A paper that names its variables, or its authors, in brackets does so with words, too:
    企业规模（Size）、财务杠杆（Lev）. Capitals alone are an abbreviation (ROA).
    """
    return _is_label(word) and not word.isupper() and word.lower() not in english_words()


def _paired(gloss: Gloss, whole: str, encoder: Encoder) -> list[Pair]:
    """The gloss with its most likely term; nothing where none is like it."""
    found = stretches(gloss.before, gloss.en, whole)
    if not found:
        return []
    best, cosine = best_stretch(found, gloss.en, whole, encoder)
    if cosine < (_LEAST_WORD if _is_word(gloss.en) else _LEAST):
        return []
    score = round(min(cosine, 1.0), 4)
    names = [gloss.en, gloss.short] if gloss.short else [gloss.en]
    return [Pair(zh=best.text, en=name, score=score, evidence="gloss") for name in names]
