"""Tasks for Label Studio: a block of text each, its mentions as predictions to correct.

Offsets count characters, as everywhere in bipaper, which is how Label Studio stores them.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import msgspec

from bipaper import __version__
from bipaper.export.interchange.mentions import Span, normalised, spans
from bipaper.model import Document
from bipaper.parts.claims import Claim
from bipaper.parts.entities import Entity
from bipaper.parts.quantities import Quantity

_CONTROLS = {Entity: "entity", Quantity: "quantity", Claim: "claim"}


def tasks(documents: Iterable[Document]) -> Iterator[str]:
    """One array of tasks, piece by piece: every block of every paper, with mentions or without."""
    yield "["
    number = 0
    for document in documents:
        for task in _tasks(document):
            yield (",\n" if number else "\n") + msgspec.json.encode(task).decode()
            number += 1
    yield "\n]\n"


def _tasks(document: Document) -> Iterator[dict[str, Any]]:
    found = {
        block: [_region(span) for span in of_one]
        for block, of_one in groupby(spans(document), key=lambda span: span.block)
    }
    for block, text in document.texts().items():
        data = {"text": text, "paper": document.id, "block": block}
        prediction = {"model_version": f"bipaper {__version__}", "result": found.get(block, [])}
        yield {"data": data, "predictions": [prediction]}


def _region(span: Span) -> dict[str, Any]:
    value = {"start": span.start, "end": span.end, "text": span.text, "labels": [span.label]}
    region = {
        "id": span.id,
        "from_name": _CONTROLS[type(span.mention)],
        "to_name": "text",
        "type": "labels",
        "value": value,
        "meta": {"text": [normalised(span)]},
    }
    score = {"score": span.mention.confidence} if isinstance(span.mention, Claim) else {}
    return region | score
