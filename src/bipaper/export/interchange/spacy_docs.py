"""Papers as docs of spaCy, all in one DocBin: a doc is a block.

``doc.ents`` are entities and quantities (of those that overlap the longest), ``doc.spans`` has
all of them and the claims, and what they stand for is in extensions of their spans. A span covers
whole words. Words are those of a paper without a dictionary of the user's.
"""

from collections.abc import Iterable, Iterator
from functools import cache

import msgspec
from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans

from bipaper.export.interchange.mentions import Span as Mention
from bipaper.export.interchange.mentions import spans
from bipaper.model import Document
from bipaper.nlp.pipeline import Pipelines, language_of, load, start_sentences
from bipaper.parts.claims import Claim
from bipaper.parts.entities import Entity
from bipaper.parts.quantities import Quantity

EXTENSIONS = {
    Entity: ("name",),
    Quantity: ("value", "low", "high", "unit", "comparator", "si_value", "si_unit"),
    Claim: ("source", "polarity", "hedged", "confidence"),
}
"""The extensions of spans by what these are of; each is the field of that name."""

_GROUPS = {Entity: "entities", Quantity: "quantities", Claim: "claims"}
_ATTRIBUTES = ("ORTH", "SPACY", "TAG", "POS", "SENT_START", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID")


def docbin(documents: Iterable[Document]) -> Iterator[bytes]:
    """One DocBin with the docs of all papers."""
    found = DocBin(attrs=_ATTRIBUTES, store_user_data=True)
    for document in documents:
        for doc in docs(document):
            found.add(doc)
    yield found.to_bytes()


def docs(document: Document) -> Iterator[Doc]:
    """The blocks of a paper; ``doc.user_data`` says which: "paper", "block", "lang"."""
    _register()
    mentions: dict[str, list[Mention]] = {}
    for mention in spans(document):
        mentions.setdefault(mention.block, []).append(mention)
    for id, block in document.blocks().items():
        lang = language_of(block.text)
        doc = _pipelines()[lang].make_doc(block.text)
        doc = start_sentences(doc, {sentence.start for sentence in block.sentences})
        doc.user_data.update(paper=document.id, block=id, lang=lang)
        _mark(doc, mentions.get(id, []))
        yield doc


def _mark(doc: Doc, mentions: list[Mention]) -> None:
    found: dict[str, list[Span]] = {name: [] for name in _GROUPS.values()}
    for mention in mentions:
        found[_GROUPS[type(mention.mention)]].append(_span(doc, mention))
    for name, members in found.items():
        doc.spans[name] = members
    doc.set_ents(filter_spans([*found["entities"], *found["quantities"]]))


def _span(doc: Doc, mention: Mention) -> Span:
    of = mention.mention
    kb_id = of.entity if isinstance(of, Entity) else ""
    start, end, label = mention.start, mention.end, mention.label
    span = doc.char_span(start, end, label, kb_id=kb_id, alignment_mode="expand")
    if span is None:
        raise ValueError(f"{mention.id} has no words in {mention.block}")
    for name in EXTENSIONS[type(of)]:
        value = msgspec.to_builtins(getattr(of, name))
        if value is not None:
            span._.set(name, value)
    return span


@cache
def _register() -> None:
    for name in (name for names in EXTENSIONS.values() for name in names):
        if not Span.has_extension(name):
            Span.set_extension(name, default=None)


@cache
def _pipelines() -> Pipelines:
    return {"zh": load("zh"), "en": load("en")}
