"""What the tagged docs say, as plain data for everything behind the taggers."""

import msgspec
from spacy.tokens import Doc, Span

from bipaper.nlp.view import tokens_of
from bipaper.parts.tagged_block import TaggedBlock


def tagged_block(doc: Doc) -> TaggedBlock:
    """The block of a doc that went through the taggers."""
    data = doc.user_data
    fields = {name: data[name] for name in ("lang", "quantities", "entities")}
    sentences = [_trimmed(span) for span in doc.sents if span.text.strip()]
    fields |= {"id": data["block"], "text": doc.text, "sentences": sentences}
    return msgspec.convert(fields | {"tokens": tokens_of(doc)}, TaggedBlock)


def _trimmed(span: Span) -> tuple[int, int]:
    """Half-open offsets of a sentence without the white space around it."""
    text = span.text
    start = span.start_char + len(text) - len(text.lstrip())
    return start, start + len(text.strip())
