"""The block claims are looked for in, and what a claim can span: a sentence or a clause of it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bipaper.chars import COUNTING
from bipaper.nlp.view import TextView
from bipaper.parts.bilingual import Language
from bipaper.parts.cited_works import Citation
from bipaper.parts.entities import Entity
from bipaper.parts.quantities import Quantity

BRACKETS = {"（": "）", "(": ")", "“": "”", "《": "》", "[": "]", "「": "」", "『": "』"}
"""Each opening bracket or quotation mark with what closes it."""
SEMICOLONS = ("；", ";")
_OPENS_LIST = re.compile(r"[：:]\s?(?=一是|其一|第一[，,]|首先|一方面|①|[（(]?[一1][)）])")
_MIN_CLAUSE = 10  # characters, brackets and list mark apart, that a clause asserts something in
_NO_CONTENT = re.compile(rf"[（(][^（）()]{{0,200}}[）)]|^[{COUNTING}]是|[^\w]", re.MULTILINE)


class ClaimBlock(NamedTuple):
    """One paragraph or abstract with what is known of it.

    ``sentences`` are half-open spans of ``view.text``; ``section`` is a section id and
    ``section_title`` its heading behind its ancestors', joined by " / " ("" when unknown).
    Mentions are those of this block, sorted by their start.
    """

    view: TextView
    sentences: Sequence[tuple[int, int]]
    section: str | None
    section_title: str
    quantities: Sequence[Quantity]
    entities: Sequence[Entity]
    citations: Sequence[Citation]

    @property
    def id(self) -> str:
        """The id of the block in its document."""
        return self.view.id

    @property
    def text(self) -> str:
        """What is read."""
        return self.view.text

    @property
    def lang(self) -> Language:
        """What it is written in."""
        return self.view.lang

    @property
    def in_abstract(self) -> bool:
        """Whether it is 摘要 or the Abstract."""
        return self.id.startswith("abstract.")


class Unit(NamedTuple):
    """A candidate claim: text[start:end], the first clause of its sentence or a later one."""

    start: int
    end: int
    first: bool


def units(block: ClaimBlock) -> Iterator[Unit]:
    """The candidate claims of ``block``."""
    return units_of(block.text, block.sentences)


def units_of(text: str, sentences: Sequence[tuple[int, int]]) -> Iterator[Unit]:
    """The candidate claims of a block, in order, without overlaps or outer white space.

    A sentence is cut behind each semicolon, and behind a colon that opens an enumeration,
    outside brackets and quotation marks; a piece too short to assert anything stays with the
    one before it.
    """
    for start, end in sentences:
        for i, span in enumerate(_clauses(text, start, end)):
            yield Unit(*_strip(text, *span), first=i == 0)


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    clauses: list[tuple[int, int]] = []
    for a, b in pairwise([start, *_cuts(text, start, end), end]):
        if clauses and len(_NO_CONTENT.sub("", text[a:b])) < _MIN_CLAUSE:
            a = clauses.pop()[0]
        if text[a:b].strip():
            clauses.append((a, b))
    return clauses


def _cuts(text: str, start: int, end: int) -> list[int]:
    closers: list[str] = []
    cuts = []
    for i in range(start, end):
        char = text[i]
        if char in BRACKETS:
            closers.append(BRACKETS[char])
        elif closers and char == closers[-1]:
            closers.pop()
        elif not closers and (char in SEMICOLONS or _OPENS_LIST.match(text, i, end)):
            cuts.append(i + 1)
    return cuts


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
