"""The corpus as tables: their columns, and the rows a document gives to each.

``paper`` and ``id`` are a table's key: the paper's id and the id inside its document,
stable from run to run; what has none there is called by a letter and its place. ``start``
and ``stop`` ("end" is a word of SQL) are half-open character offsets into the text of
``block``; ``page`` and ``bbox`` (points) are where something begins; ``place`` counts from
1 in reading order.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec
import pyarrow as pa

from bipaper.model import Bead, Document, Frame, Scalar, Struct

Record = dict[str, Any]

TEXT, INT, FLOAT, BOOL = pa.string(), pa.int32(), pa.float64(), pa.bool_()
TEXTS = pa.list_(TEXT)
BBOX = pa.list_(FLOAT, 4)
SPANS = pa.list_(pa.list_(INT, 2))
FRAME = pa.struct(dict.fromkeys(Frame.__struct_fields__, TEXT))


class Table(NamedTuple):
    """A table: its columns, and the rows a document has for it."""

    name: str
    columns: pa.Schema
    rows: Callable[[Document], Iterable[Record]]


def _keyed(**columns: pa.DataType) -> pa.Schema:
    return pa.schema({"paper": TEXT, "id": TEXT} | columns)


def _mention(**columns: pa.DataType) -> pa.Schema:
    return _keyed(block=TEXT, start=INT, stop=INT, text=TEXT, **columns)


# --- rows: the fields of the model, and what a table has besides ---------------------------


def _records(
    document: Document, items: Iterable[Struct], letter: str = "", **more: Any
) -> Iterator[Record]:
    """Each item's fields with its paper, its place, and where it begins.

    ``letter`` and the place are the id of items that have none.
    """
    for place, item in enumerate(items, start=1):
        numbered = {"paper": document.id, "id": f"{letter}{place}", "place": place}
        yield numbered | fields_of(item) | more


def fields_of(item: Struct) -> Record:
    """An item's fields, with ``stop``, and the page and box of the first of its regions."""
    fields = msgspec.structs.asdict(item)
    regions = fields.get("regions") or ()
    where = {"page": regions[0].page, "bbox": regions[0].bbox} if regions else {}
    return {"stop": fields.get("end")} | fields | where


def _papers(document: Document) -> Iterator[Record]:
    data, abstract, keywords = document.metadata, document.abstract, document.keywords
    yield (
        msgspec.structs.asdict(data)
        | msgspec.structs.asdict(data.journal)
        | {"page_range": data.journal.pages}
        | msgspec.structs.asdict(document.source)
        | {"id": document.id}
        | {"title_zh": data.title.zh, "title_en": data.title.en}
        | {"authors_zh": data.authors.zh, "authors_en": data.authors.en}
        | {"affiliations_zh": data.affiliations.zh, "affiliations_en": data.affiliations.en}
        | {"journal_zh": data.journal.zh, "journal_en": data.journal.en}
        | {"abstract_zh": abstract.zh and abstract.zh.text}
        | {"abstract_en": abstract.en and abstract.en.text}
        | {"keywords_zh": keywords.zh, "keywords_en": keywords.en}
        | {"grade": document.quality.grade, "score": document.quality.score}
        | {"warnings": [warning.code for warning in document.diagnostics.warnings]}
    )


def _authors(document: Document) -> Iterator[Record]:
    for record in _records(document, document.metadata.people, "a"):
        places = record["affiliations"]
        yield record | {"affiliations_zh": places.zh, "affiliations_en": places.en}


def _sentences(document: Document) -> Iterator[Record]:
    for name, block in document.blocks().items():
        for record in _records(document, block.sentences, block=name):
            yield record | {"text": block.text[record["start"] : record["stop"]]}


def _quantities(document: Document) -> Iterator[Record]:
    yield from map(with_bounds, _records(document, document.quantities))


def with_bounds(quantity: Record) -> Record:
    """A quantity's record with its value and the ends of its range as numbers or as dates."""
    bounds = {name: quantity[name] for name in ("value", "low", "high")}
    return (
        quantity
        | {name: _number(bound) for name, bound in bounds.items()}
        | {f"date_{name}": _date(bound) for name, bound in bounds.items()}
    )


def _number(value: Scalar | None) -> float | None:
    return None if value is None or isinstance(value, str) else float(value)


def _date(value: Scalar | None) -> str | None:
    return value if isinstance(value, str) else None


def _claims(document: Document) -> Iterator[Record]:
    for record in _records(document, document.claims):
        yield record | {"frame": msgspec.to_builtins(record["frame"])}


def _alignments(document: Document) -> Iterator[Record]:
    records = _records(document, document.alignment.abstract, "b")
    for record, (_, zh, en) in zip(records, aligned_texts(document), strict=True):
        yield record | {"text_zh": zh, "text_en": en}


def aligned_texts(document: Document) -> Iterator[tuple[Bead, str | None, str | None]]:
    """Each bead of the abstracts with its Chinese and its English text."""
    texts = {record["id"]: record["text"] for record in _sentences(document)}
    for bead in document.alignment.abstract:
        yield bead, _joined("", bead.zh, texts), _joined(" ", bead.en, texts)


def _joined(between: str, sentences: Sequence[str], texts: dict[str, str]) -> str | None:
    return between.join(texts[sentence] for sentence in sentences) or None


# --- tables -----------------------------------------------------------------------------

TABLES = (
    Table(
        "papers",
        pa.schema(
            {"id": TEXT, "file": TEXT, "sha256": TEXT, "kind": TEXT, "pages": INT}
            | {"text_layer": TEXT, "ocr": BOOL, "title_zh": TEXT, "title_en": TEXT}
            | {"authors_zh": TEXTS, "authors_en": TEXTS}
            | {"affiliations_zh": TEXTS, "affiliations_en": TEXTS}
            | {"journal_zh": TEXT, "journal_en": TEXT, "year": TEXT, "volume": TEXT}
            | {"issue": TEXT, "page_range": TEXT, "issn": TEXT, "doi": TEXT, "clc": TEXT}
            | {"article_number": TEXT, "received": TEXT, "funding": TEXT}
            | {"abstract_zh": TEXT, "abstract_en": TEXT, "keywords_zh": TEXTS}
            | {"keywords_en": TEXTS, "grade": TEXT, "score": FLOAT, "warnings": TEXTS}
        ),
        _papers,
    ),
    Table(
        "authors",
        _keyed(
            place=INT, zh=TEXT, en=TEXT, affiliations_zh=TEXTS, affiliations_en=TEXTS, email=TEXT,
            corresponding=BOOL,
        ),
        _authors,
    ),
    Table(
        "sections",
        _keyed(
            place=INT, number=TEXT, title=TEXT, level=INT, parent=TEXT, page=INT, bbox=BBOX,
            rule=TEXT,
        ),
        lambda document: _records(document, document.sections),
    ),
    Table(
        "paragraphs",
        _keyed(place=INT, section=TEXT, point=INT, text=TEXT, page=INT, bbox=BBOX, rule=TEXT),
        lambda document: _records(document, document.paragraphs),
    ),
    Table("sentences", _mention(place=INT, page=INT, bbox=BBOX), _sentences),
    Table(
        "entities",
        _mention(type=TEXT, entity=TEXT, name=TEXT, long_form=TEXT, others=SPANS, rule=TEXT),
        lambda document: _records(document, document.entities),
    ),
    Table(
        "quantities",
        _mention(
            kind=TEXT, value=FLOAT, low=FLOAT, high=FLOAT, unit=TEXT, comparator=TEXT,
            date_value=TEXT, date_low=TEXT, date_high=TEXT, si_value=FLOAT, si_unit=TEXT,
            rule=TEXT,
        ),
        _quantities,
    ),
    Table(
        "claims",
        _mention(
            type=TEXT, source=TEXT, content=TEXTS, signals=TEXTS, section=TEXT, cue=TEXT,
            polarity=TEXT, hedged=BOOL, confidence=FLOAT, salient=BOOL,
            entities=TEXTS, quantities=TEXTS, citations=TEXTS, english=TEXTS, frame=FRAME,
            page=INT, bbox=BBOX, rule=TEXT,
        ),
        _claims,
    ),
    Table(
        "alignments",
        _keyed(zh=TEXTS, en=TEXTS, text_zh=TEXT, text_en=TEXT, score=FLOAT, reason=TEXT),
        _alignments,
    ),
    Table(
        "references",
        _keyed(
            place=INT, label=TEXT, text=TEXT, authors=TEXTS, title=TEXT, container=TEXT,
            publisher=TEXT, year=TEXT, volume=TEXT, issue=TEXT, pages=TEXT, doi=TEXT, url=TEXT,
            mark=TEXT, text_en=TEXT, page=INT, bbox=BBOX,
        ),
        lambda document: _records(document, document.references),
    ),
    Table(
        "citations",
        _mention(references=TEXTS),
        lambda document: _records(document, document.citations, "m"),
    ),
    Table(
        "notes",
        _keyed(block=TEXT, at=INT, text=TEXT, note=TEXT),
        lambda document: _records(document, document.notes, "k"),
    ),
    Table(
        "captions",
        _keyed(
            kind=TEXT, label=TEXT, text=TEXT, text_en=TEXT, inside=TEXTS, notes=TEXT, page=INT,
            bbox=BBOX,
        ),
        lambda document: _records(document, document.captions, "f"),
    ),
    Table(
        "tables",
        _keyed(caption=TEXT, rows=pa.list_(TEXTS), page=INT, bbox=BBOX),
        lambda document: _records(document, document.tables, "t"),
    ),
    Table(
        "formulas",
        _keyed(place=INT, text=TEXT, number=TEXT, block=TEXT, at=INT, page=INT, bbox=BBOX),
        lambda document: _records(document, document.formulas, "l"),
    ),
    Table(
        "unplaced",
        _keyed(place=INT, text=TEXT, why=TEXT, page=INT, bbox=BBOX),
        lambda document: _records(document, document.unplaced, "x"),
    ),
    Table(
        "signs",
        _keyed(
            name=TEXT, share=FLOAT, loss=FLOAT, message=TEXT, pages=pa.list_(INT), ids=TEXTS,
        ),
        lambda document: _records(document, document.quality.signs, "h"),
    ),
    Table(
        "terms",
        _keyed(zh=TEXT, en=TEXT, score=FLOAT, evidence=TEXT),
        lambda document: _records(document, document.alignment.terms, "g"),
    ),
    Table(
        "support",
        _keyed(en=TEXT, sentence=TEXT, score=FLOAT),
        lambda document: _records(document, document.alignment.support, "u"),
    ),
    Table(
        "number_check",
        _keyed(zh=TEXT, en=TEXT, agrees=BOOL),
        lambda document: _records(document, document.alignment.number_check, "n"),
    ),
    Table(
        "warnings",
        _keyed(code=TEXT, message=TEXT),
        lambda document: _records(document, document.diagnostics.warnings, "w"),
    ),
)  # fmt: skip

FAILURES = pa.schema({"paper": TEXT, "stage": TEXT, "code": TEXT, "message": TEXT})
