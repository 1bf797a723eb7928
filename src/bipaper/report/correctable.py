"""What of a document a reader can correct in its page: plain data for the page's script."""

from collections.abc import Sequence
from typing import Any, get_args

import msgspec

from bipaper.corrections import ClaimReading, NumberReading
from bipaper.model import Document
from bipaper.parts.claims import Claim, ClaimContent, ClaimSource, ClaimType
from bipaper.parts.quantities import Comparator, Quantity, QuantityKind

_BEGINS = 30  # characters by which a paragraph is told in a list
_CHOICES = {
    "type": ClaimType,
    "source": ClaimSource,
    "content": ClaimContent,
    "kind": QuantityKind,
    "comparator": Comparator,
}


def correctable(document: Document) -> dict[str, Any]:
    """The paper's id, what a correction may choose from, and by kind of correction what there is:
    its id, how it is shown, and what the document says of it (``was``)."""
    title = document.metadata.title
    return {
        "id": document.id,
        "choices": {name: get_args(kind) for name, kind in _CHOICES.items()},
        "title": [{"id": lang, "text": lang, "was": getattr(title, lang)} for lang in ("zh", "en")],
        "level": [
            {"id": own.id, "text": f"{own.number or ''} {own.title}", "was": own.level}
            for own in document.sections
        ],
        "order": [
            {"id": own.id, "text": f"{place} {own.text[:_BEGINS]}"}
            for place, own in enumerate(document.paragraphs, 1)
        ],
        "claim": _said(document.claims, ClaimReading),
        "number": _said(document.quantities, NumberReading),
    }


def _said(found: Sequence[Claim | Quantity], kind: type[msgspec.Struct]) -> list[dict[str, Any]]:
    """What is said of claims or numbers, in the fields of a correction."""
    return [
        {
            "id": own.id,
            "text": f"{place} {own.text}",
            "was": {field: getattr(own, field) for field in kind.__struct_fields__},
        }
        for place, own in enumerate(found, 1)
    ]
