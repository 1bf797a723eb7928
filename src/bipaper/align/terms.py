"""Term pairs of a paper, each with where it was found and how alike its sides are."""

import re
from collections.abc import Iterable, Sequence

import msgspec
import numpy as np

from bipaper.align.boundaries import content_words, too_long
from bipaper.align.encoder import Encoder
from bipaper.align.glosses import gloss_pairs
from bipaper.chars import count_han, simplify
from bipaper.parts.aligned import Pair, PairEvidence
from bipaper.parts.bilingual import Bilingual

_KEYWORD_LEAST = 0.3  # likeness from which paired keywords are taken for translations
# Mean likeness of two lists of keywords that translate each other. Those of 40 real papers have
# 0.58 or more; a template's whose lists were filled in without regard to each other has 0.32.
_LISTS_LEAST = 0.45
# And a phrase of an aligned sentence for a term's translation. Of the nearest phrases in papers of
# ours the 3 above are right, and so are 3 below; the first wrong one has 0.735 (老年人: older).
_FOUND_LEAST = 0.8
_LARGEST = 1.01  # cosine of vectors that are rounded to a grid, and a bit
# Of cosine, what each character too many or missing costs; from 0.01 to 0.05 no test changes.
_OFF = 0.03
_WORDS = 6  # of an English term, at most
_READ = 4000  # characters of a sentence that terms are looked for in; no sentence has as many
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’.+-]*(?<![.'’-])(?<!['’]s)")
_BREAK = re.compile(r"[,;:!?()，；：！？（）“”\"]|\.(?:\s|$|(?=[A-Z][a-z]))")
_ABBREVIATED = re.compile(r"(.+?)\s?[(（]\s?([A-Z][A-Za-z0-9-]*[A-Z0-9])\s?[)）]\s?(.*)")
_AND = re.compile("and|or", re.IGNORECASE)
_LIST = re.compile("[,;，；]")  # keywords that were not parted
_PLACEHOLDER = re.compile(r"关键[词字]\s?\d*")  # what a template has for a keyword
# Words that no term begins or ends with.
_NO_EDGE = re.compile(
    "a|an|the|of|and|or|in|on|to|for|by|with|as|at|from|is|are|was|were|be|this|that|these|those"
    "|its|their|our|we|it|which|has|have|had|not|can|may|more|than|between",
    re.IGNORECASE,
)


def mine_terms(
    title: Bilingual,
    keywords: Sequence[Pair],
    texts: Sequence[str],
    aligned: Sequence[tuple[str, str]],
    names: Sequence[str],
    encoder: Encoder,
) -> list[Pair]:
    """Each term pair once, sorted by Chinese and English term.

    ``keywords`` are the paired keywords, ``texts`` Chinese texts that may hold glosses,
    ``aligned`` the two sides of each bead, ``names`` Chinese terms worth looking for (the
    entities, say). No phrase is looked for where a term's known English stands.
    ``evidence`` is the strongest of keyword, gloss, title, sentence.
    """
    found = [
        msgspec.structs.replace(pair, zh=zh, en=en)
        for pair in _translated(keywords)
        if _likeness(pair.zh, pair.en, pair.score) >= _KEYWORD_LEAST
        for zh in spellings(pair.zh)
        if count_han(zh) and not _PLACEHOLDER.fullmatch(simplify(zh)) and not _LIST.search(pair.en)
        for en in spellings(pair.en)
    ]
    found += gloss_pairs(texts, encoder)
    wanted = list(dict.fromkeys([*(pair.zh for pair in keywords), *names]))
    wanted = list(filter(count_han, wanted))
    places: list[tuple[str, str, PairEvidence]] = [(zh, en, "sentence") for zh, en in aligned]
    if title.zh and title.en:
        places.insert(0, (title.zh, title.en, "title"))
    for zh, en, evidence in places:
        settled = {pair.zh for pair in found if pair.en.lower() in en.lower()}
        terms = [term for term in wanted if term in zh and term not in settled]
        found += _in_sentence(terms, en, evidence, encoder)
    return distinct(found)


def _translated(keywords: Sequence[Pair]) -> Sequence[Pair]:
    """The pairs of two lists, none where the lists are not each other's translation."""
    total = sum(pair.score for pair in keywords)
    return keywords if total >= _LISTS_LEAST * len(keywords) else []


def spellings(term: str) -> list[str]:
    """A term without the abbreviation in its brackets, and with nothing but that.

    "low-Earth orbit (LEO) satellite": "low-Earth orbit satellite", "LEO satellite".
    """
    match = _ABBREVIATED.fullmatch(term)
    if match is None:
        return [term]
    before, short, after = match.groups()
    gap = " " if before[-1:].isascii() and after else ""
    return [f"{before}{gap}{after}", f"{short}{gap}{after}"]


def _likeness(zh: str, en: str, cosine: float) -> float:
    """Cosine less what one term is too long for the other."""
    return cosine - _off(spellings(zh)[0], content_words(spellings(en)[0]))


def _off(zh: str, words: Sequence[str]) -> float:
    """What a Chinese term loses by the characters it is too long or short for English words."""
    return _OFF * abs(too_long(zh, words))


def distinct(pairs: Iterable[Pair]) -> list[Pair]:
    """The first of each pair of terms, whatever the case of the English, sorted."""
    first: dict[tuple[str, str], Pair] = {}
    for pair in pairs:
        first.setdefault((pair.zh, pair.en.lower()), pair)
    return [first[key] for key in sorted(first)]


def _in_sentence(
    terms: Sequence[str], en: str, evidence: PairEvidence, encoder: Encoder
) -> list[Pair]:
    """The phrase of ``en`` most like each term, where one is like it.

    A phrase too long or short for every term, whatever its cosine, is not encoded: most are.
    """
    spelt = [spellings(term)[0] for term in terms]
    asked = [(phrase, content_words(phrase)) for phrase in phrases(en)] if terms else []
    lost = [(phrase, [_off(term, words) for term in spelt]) for phrase, words in asked]
    near = [(phrase, own) for phrase, own in lost if min(own) <= _LARGEST - _FOUND_LEAST]
    if not near:
        return []
    candidates, off = [phrase for phrase, _ in near], np.array([own for _, own in near]).T
    cosine = (encoder.encode(terms) @ encoder.encode(candidates).T).astype(np.float64)
    best = np.argmax(cosine - off, axis=1)
    return [
        Pair(
            zh=term,
            en=candidates[at],
            score=round(min(float(row[at]), 1.0), 4),
            evidence=evidence,
        )
        for term, at, row, less in zip(terms, best, cosine, off, strict=True)
        if row[at] - less[at] >= _FOUND_LEAST
    ]


def phrases(sentence: str) -> list[str]:
    """Runs of up to ``_WORDS`` words between punctuation, no function word at either end."""
    found: dict[str, None] = {}
    for clause in _BREAK.split(sentence[:_READ]):
        words = _WORD.findall(clause)
        for start in range(len(words)):
            for end in range(start + 1, min(start + _WORDS, len(words)) + 1):
                edges = (words[start], words[end - 1])
                # Behind "and" a term has perhaps begun before: science and technology policy.
                joined = start > 0 and _AND.fullmatch(words[start - 1])
                if not joined and not any(map(_NO_EDGE.fullmatch, edges)):
                    found[" ".join(words[start:end])] = None
    return list(found)
