"""CSL-JSON 1.0.2, what Zotero, Pandoc and citation processors read.

What its schema has no variable for (the English title of a Chinese paper, the entry as printed)
stands in ``custom``, which the schema leaves to programs.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from bipaper.export.interchange.bibliography import (
    Item,
    Kind,
    Name,
    paper_item,
    reference_items,
)
from bipaper.model import Document

_TYPES: dict[Kind, str] = {
    "article": "article-journal",
    "book": "book",
    "proceedings": "paper-conference",
    "chapter": "chapter",
    "thesis": "thesis",
    "report": "report",
    "newspaper": "article-newspaper",
    "standard": "standard",
    "patent": "patent",
    "dataset": "dataset",
    "software": "software",
    "page": "webpage",
    "document": "document",
}


def papers(documents: Iterable[Document]) -> Iterator[str]:
    """One array with an item a paper, piece by piece; its ``id`` is the paper's."""
    yield "["
    for number, document in enumerate(documents):
        yield (",\n" if number else "\n") + _json(paper_item(document))
    yield "\n]\n"


def references(document: Document) -> str:
    """An array with an item for each entry of the reference list."""
    items = ",\n".join(map(_json, reference_items(document)))
    return f"[\n{items}\n]\n"


def _json(item: Item) -> str:
    return msgspec.json.encode(csl_item(item)).decode()


def csl_item(item: Item) -> dict[str, Any]:
    """An item as CSL-JSON has it, without what is not known."""
    year = item.issued()
    found = {
        "id": item.id,
        "type": _TYPES[item.kind],
        "title": item.title,
        "author": [_name(name) for name in item.authors],
        "container-title": item.container,
        "publisher": item.publisher,
        "issued": {"date-parts": [[year]]} if year else _literal(item.year),
        "volume": item.volume,
        "issue": item.issue,
        "page": item.pages,
        "DOI": item.doi,
        "URL": item.url,
        "ISSN": item.issn,
        "language": item.language,
        "abstract": item.abstract or item.abstract_en,
        "keyword": ", ".join(item.keywords or item.keywords_en),
        "custom": _custom(item),
    }
    return {name: value for name, value in found.items() if value}


def _name(name: Name) -> dict[str, str]:
    if name.given is None:
        return {"literal": name.family}
    return {"family": name.family, "given": name.given}


def _literal(date: str | None) -> dict[str, str] | None:
    return {"literal": date} if date else None


def _custom(item: Item) -> dict[str, Any]:
    found = {
        "printed": item.printed,
        "title-en": item.title_en,
        "author-en": list(item.authors_en),
        "abstract-en": item.abstract_en,
        "keyword-en": list(item.keywords_en),
    }
    return {name: value for name, value in found.items() if value}
