"""brat's standoff format: the text of a paper, and its mentions with what they stand for.

A block is a line of the text; a claim has attributes and links to its entities and quantities.
"""

from collections.abc import Iterable, Iterator
from itertools import count
from typing import get_args

from bipaper.export.interchange.mentions import Span, normalised, spans
from bipaper.model import Document
from bipaper.parts.claims import Claim, ClaimSource, ClaimType, Polarity
from bipaper.parts.entities import EntityType
from bipaper.parts.quantities import QuantityKind


def text(document: Document) -> str:
    """The .txt: a line for each block."""
    return "".join(f"{_line(block)}\n" for block in document.texts().values())


def annotations(document: Document) -> str:
    """The .ann: spans (T), attributes (A) and links (R) of claims, what spans stand for (#)."""
    starts, at = {}, 0
    for id, block in document.texts().items():
        starts[id] = at
        at += len(block) + 1
    found = list(spans(document))
    numbers = {span.id: number for number, span in enumerate(found, start=1)}
    lines = [_span(span, numbers[span.id], starts[span.block]) for span in found]
    told = (attribute for span in found for attribute in _attributes(span, numbers[span.id]))
    links = (link for span in found for link in _links(span, numbers))
    notes = (f"AnnotatorNotes T{numbers[span.id]}\t{_line(normalised(span))}" for span in found)
    parts = (_numbered("A", told), _numbered("R", links), _numbered("#", notes))
    return "".join(f"{line}\n" for part in (lines, *parts) for line in part)


def _span(span: Span, number: int, start: int) -> str:
    text = _line(span.text)
    return f"T{number}\t{span.label} {start + span.start} {start + span.end}\t{text}"


def _attributes(span: Span, number: int) -> Iterator[str]:
    if isinstance(span.mention, Claim):
        yield f"source T{number} {span.mention.source}"
        yield f"polarity T{number} {span.mention.polarity}"
        if span.mention.hedged:
            yield f"hedged T{number}"


def _links(span: Span, numbers: dict[str, int]) -> Iterator[str]:
    if isinstance(span.mention, Claim):
        for name, ids in (
            ("has_entity", span.mention.entities),
            ("has_quantity", span.mention.quantities),
        ):
            for id in ids:
                yield f"{name} Arg1:T{numbers[span.id]} Arg2:T{numbers[id]}"


def _numbered(letter: str, lines: Iterable[str]) -> Iterator[str]:
    return (f"{letter}{number}\t{line}" for number, line in zip(count(1), lines, strict=False))


def _line(text: str) -> str:
    """A text on one line, character for character."""
    return "".join(" " if char.isspace() else char for char in text)


def _listed(name: str, labels: tuple[str, ...]) -> str:
    return f"{name}\n" + "".join(f"\t{label}\n" for label in labels)


CONFIGURATION = (
    "[entities]\n"
    + _listed("entity", get_args(EntityType))
    + _listed("quantity", get_args(QuantityKind))
    + _listed("claim", get_args(ClaimType))
    + "[relations]\n"
    + "has_entity\tArg1:claim, Arg2:entity\n"
    + "has_quantity\tArg1:claim, Arg2:quantity\n"
    + "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n"
    + "[events]\n"
    + "[attributes]\n"
    + f"source\tArg:claim, Value:{'|'.join(get_args(ClaimSource))}\n"
    + f"polarity\tArg:claim, Value:{'|'.join(get_args(Polarity))}\n"
    + "hedged\tArg:claim\n"
)
"""annotation.conf of a collection: the labels, attributes and links."""
