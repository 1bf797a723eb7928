"""The words of a document, which its JSON leaves out."""

from functools import cache
from typing import get_args

from bipaper.model import Document
from bipaper.nlp import pipeline
from bipaper.nlp.view import tokens_of
from bipaper.parts.bilingual import Language
from bipaper.parts.tagged_block import TaggedBlock


@cache
def _pipelines() -> pipeline.Pipelines:
    return {lang: pipeline.load(lang) for lang in get_args(Language)}


def cut_captions(document: Document) -> dict[str, str]:
    """The words of its captions, cut anew as well, as ``pipeline.caption_words`` has them."""
    return pipeline.caption_words(document.captions, _pipelines())


def cut(document: Document) -> list[TaggedBlock]:
    """The blocks of a document with their sentences and, cut anew, their words; no mentions.

    A user dictionary that the document was made with is not known here.
    """
    blocks = []
    for name, block in document.blocks().items():
        lang = pipeline.language_of(block.text)
        sentences = [(sentence.start, sentence.end) for sentence in block.sentences]
        doc = _pipelines()[lang].make_doc(block.text)
        doc = pipeline.start_sentences(doc, {start for start, _ in sentences})
        words: list[tuple[int, int, str]] = [*tokens_of(doc)]
        blocks.append(
            TaggedBlock(id=name, lang=lang, text=block.text, sentences=sentences, tokens=words)
        )
    return blocks
