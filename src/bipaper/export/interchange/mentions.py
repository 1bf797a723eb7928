"""Mentions as tools for annotation know them: one label a span, entities, quantities and claims."""

from collections.abc import Iterator
from typing import NamedTuple

from bipaper.model import Document
from bipaper.parts.claims import Claim
from bipaper.parts.entities import Entity
from bipaper.parts.quantities import Quantity


class Span(NamedTuple):
    """A labelled span, half-open offsets into the text of its block; ``id`` is the mention's.

    ``mention`` is what it is of; a later mention of an entity in its block has a number in its id.
    """

    id: str
    block: str
    start: int
    end: int
    text: str
    label: str
    mention: Entity | Quantity | Claim


def spans(document: Document) -> Iterator[Span]:
    """All spans, block by block as in the text; of two that begin together the longer first."""
    places = {block: place for place, block in enumerate(document.blocks())}
    yield from sorted(_spans(document), key=lambda s: (places[s.block], s.start, -s.end, s.id))


def _spans(document: Document) -> Iterator[Span]:
    texts = document.texts()
    for entity in document.entities:
        found = [(entity.start, entity.end), *entity.others]
        for number, (start, end) in enumerate(found):
            id = f"{entity.id}.{number}" if number else entity.id
            text = texts[entity.block][start:end]
            yield Span(id, entity.block, start, end, text, entity.type, entity)
    for one in document.quantities:
        yield Span(one.id, one.block, one.start, one.end, one.text, one.kind, one)
    for claim in document.claims:
        yield Span(claim.id, claim.block, claim.start, claim.end, claim.text, claim.type, claim)


def normalised(span: Span) -> str:
    """What a span stands for, in a line: a value with its unit, a name, whose claim it is."""
    match span.mention:
        case Entity(name=name, entity=entity):
            return f"{name} ({entity})"
        case Claim(source=source, content=content, confidence=confidence):
            return f"{source}: {', '.join(content)} ({confidence:.2f})"
        case Quantity() as one:
            value = one.value if one.value is not None else f"{_end(one.low)}..{_end(one.high)}"
            sign = "" if one.comparator == "=" else f"{one.comparator} "
            return f"{sign}{value} {one.unit or ''}".rstrip()


def _end(value: float | int | str | None) -> str:
    return "" if value is None else str(value)
