"""Metrics of the front matter: what names a paper and sums it up, in both languages."""

from bipaper.evaluate.gold import Gold
from bipaper.evaluate.likeness import folded
from bipaper.evaluate.scores import Score, of_items, of_text
from bipaper.model import Document
from bipaper.parts.running_text import AbstractText


def title_zh(document: Document, gold: Gold) -> Score | None:
    """Characters of the Chinese title."""
    return of_text(document.metadata.title.zh, gold.title_zh)


def title_en(document: Document, gold: Gold) -> Score | None:
    """Characters of the English title."""
    return of_text(document.metadata.title.en, gold.title_en)


def authors_zh(document: Document, gold: Gold) -> Score | None:
    """Authors by their Chinese names."""
    return _of_names(document.metadata.authors.zh, gold.authors_zh)


def authors_en(document: Document, gold: Gold) -> Score | None:
    """Authors by their names in Latin letters."""
    return _of_names(document.metadata.authors.en, gold.authors_en)


def abstract_zh(document: Document, gold: Gold) -> Score | None:
    """Characters of 摘要."""
    return of_text(_text(document.abstract.zh), gold.abstract_zh)


def abstract_en(document: Document, gold: Gold) -> Score | None:
    """Characters of the Abstract."""
    return of_text(_text(document.abstract.en), gold.abstract_en)


def keywords_zh(document: Document, gold: Gold) -> Score | None:
    """Chinese keywords."""
    return _of_names(document.keywords.zh, gold.keywords_zh)


def keywords_en(document: Document, gold: Gold) -> Score | None:
    """English keywords."""
    return _of_names(document.keywords.en, gold.keywords_en)


def doi(document: Document, gold: Gold) -> Score | None:
    """Characters of the DOI."""
    return of_text(document.metadata.doi, gold.doi)


def clc(document: Document, gold: Gold) -> Score | None:
    """Characters of the number in the Chinese Library Classification, 中图分类号."""
    return of_text(document.metadata.clc, gold.clc)


def _text(abstract: AbstractText | None) -> str | None:
    return abstract.text if abstract else None


def _of_names(given: list[str], wanted: list[str]) -> Score | None:
    return of_items(given, wanted, _same_name, str)


def _same_name(given: str, wanted: str) -> bool:
    return folded(given) == folded(wanted)
