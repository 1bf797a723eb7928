"""The metric of the alignment of 摘要 and Abstract."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bipaper.evaluate.gold import Gold
from bipaper.evaluate.likeness import folded
from bipaper.evaluate.scores import Score, of_items
from bipaper.model import Document
from bipaper.parts.running_text import AbstractText

# An abstract read with a mark too many or too few is still aligned well; in folded characters.
_SLACK_ZH = 2
_SLACK_EN = 4

_Bead = tuple[list[str], list[str]]  # the sentences of both sides


class _End(NamedTuple):
    """Where a bead ends, in folded characters from the start of the abstracts."""

    zh: int
    en: int
    bead: _Bead


def alignment(document: Document, gold: Gold) -> Score | None:
    """Beads that end where gold's do in both languages, however sentences were split."""
    return of_items(_ends(_given(document)), _ends(_wanted(gold)), _same_end, _named)


def _given(document: Document) -> Iterator[_Bead]:
    zh, en = _sentences(document.abstract.zh), _sentences(document.abstract.en)
    for bead in document.alignment.abstract:
        yield [zh[id] for id in bead.zh], [en[id] for id in bead.en]


def _wanted(gold: Gold) -> Iterator[_Bead]:
    zh, en = gold.abstract_zh_sentences, gold.abstract_en_sentences
    for bead in gold.abstract_alignment:
        yield [zh[index] for index in bead.zh], [en[index] for index in bead.en]


def _sentences(abstract: AbstractText | None) -> dict[str, str]:
    if not abstract:
        return {}
    return {one.id: abstract.text[one.start : one.end] for one in abstract.sentences}


def _ends(beads: Iterable[_Bead]) -> Iterator[_End]:
    zh = en = 0
    for bead in beads:
        zh += sum(len(folded(text)) for text in bead[0])
        en += sum(len(folded(text)) for text in bead[1])
        yield _End(zh, en, bead)


def _same_end(given: _End, wanted: _End) -> bool:
    return abs(given.zh - wanted.zh) <= _SLACK_ZH and abs(given.en - wanted.en) <= _SLACK_EN


def _named(end: _End) -> str:
    zh, en = end.bead
    return f"{''.join(zh) or '–'} = {' '.join(en) or '–'}"
