"""The languages of a document by BCP 47: zh-Hans, zh-Hant, en."""

from itertools import chain

from bipaper.chars import chinese_script, count_han
from bipaper.model import Document
from bipaper.nlp.pipeline import language_of


def language(document: Document) -> str:
    """The language that a document is written in, by its paragraphs; by its abstracts without."""
    text = "".join(paragraph.text for paragraph in document.paragraphs)
    whole = text or "".join(document.texts().values())
    return "en" if language_of(whole) == "en" else chinese(document)


def chinese(document: Document) -> str:
    """The Chinese of a document, with its script."""
    title = document.metadata.title.zh or ""
    return f"zh-{chinese_script(''.join(chain([title], document.texts().values())))}"


def language_of_text(text: str) -> str | None:
    """The language of a title or an entry: Chinese where it has such characters, else unknown."""
    return f"zh-{chinese_script(text)}" if count_han(text) else None
