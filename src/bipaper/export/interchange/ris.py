"""RIS, what reference managers import: a tag and a value a line."""

from collections.abc import Iterable, Iterator

from bipaper.export.interchange.bibliography import (
    Item,
    Kind,
    Name,
    paper_item,
    reference_items,
)
from bipaper.model import Document

_TYPES: dict[Kind, str] = {
    "article": "JOUR",
    "book": "BOOK",
    "proceedings": "CPAPER",
    "chapter": "CHAP",
    "thesis": "THES",
    "report": "RPRT",
    "newspaper": "NEWS",
    "standard": "STAND",
    "patent": "PAT",
    "dataset": "DATA",
    "software": "COMP",
    "page": "ELEC",
    "document": "GEN",
}


def papers(documents: Iterable[Document]) -> Iterator[str]:
    """A record a paper; its ID is the paper's."""
    for document in documents:
        yield _record(paper_item(document))


def references(document: Document) -> str:
    """A record for each entry of the reference list; N1 is the entry as printed."""
    return "".join(map(_record, reference_items(document)))


def _record(item: Item) -> str:
    lines = [("TY", _TYPES[item.kind]), *_values(item), ("ER", "")]
    return "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in lines) + "\n"


def _values(item: Item) -> Iterator[tuple[str, str]]:
    yield "ID", item.id
    year = item.issued()
    first, last = item.page_range() or (item.pages, None)
    found: list[tuple[str, str | None]] = [
        *(("AU", _name(name)) for name in item.authors),
        ("TI", item.title),
        ("TT", item.title_en if item.title_en != item.title else None),
        ("T2", item.container),
        ("PB", item.publisher),
        ("PY", str(year) if year else item.year),
        ("VL", item.volume),
        ("IS", item.issue),
        ("SP", first),
        ("EP", last),
        ("DO", item.doi),
        ("UR", item.url),
        ("SN", item.issn),
        ("LA", item.language),
        ("AB", item.abstract or item.abstract_en),
        *(("KW", word) for word in (*item.keywords, *item.keywords_en)),
        ("N1", item.printed),
    ]
    yield from ((tag, value) for tag, value in found if value)


def _name(name: Name) -> str:
    return name.family if name.given is None else f"{name.family}, {name.given}"
