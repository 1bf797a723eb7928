"""What the tagged docs say, as plain data for everything behind the taggers."""

from collections.abc import Iterable
from typing import NamedTuple

import msgspec
from spacy.tokens import Doc, Span

from bipaper.model import EntityMention, Language, QuantityMention


class TaggedBlock(NamedTuple):
    """A paragraph or abstract; ``sentences`` are half-open spans of ``text``."""

    id: str
    lang: Language
    text: str
    sentences: list[tuple[int, int]]
    quantities: list[QuantityMention]
    entities: list[EntityMention]

    def sentence_texts(self) -> list[str]:
        """The text of each sentence."""
        return [self.text[start:end] for start, end in self.sentences]


def tagged_blocks(docs: Iterable[Doc]) -> list[TaggedBlock]:
    """The blocks of docs that went through the taggers."""
    return [_tagged_block(doc) for doc in docs]


def _tagged_block(doc: Doc) -> TaggedBlock:
    data = doc.user_data
    return TaggedBlock(
        id=data["block"],
        lang=data["lang"],
        text=doc.text,
        sentences=[_trimmed(span) for span in doc.sents if span.text.strip()],
        quantities=msgspec.convert(data["quantities"], list[QuantityMention]),
        entities=msgspec.convert(data["entities"], list[EntityMention]),
    )


def _trimmed(span: Span) -> tuple[int, int]:
    """Half-open offsets of a sentence without the white space around it."""
    text = span.text
    start = span.start_char + len(text) - len(text.lstrip())
    return start, start + len(text.strip())
