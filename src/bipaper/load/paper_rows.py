"""The rows of one document, by the names of their tables."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from bipaper.export.tables import fields_of, with_bounds
from bipaper.load.schema import CONTENT
from bipaper.model import Document, Struct

Row = dict[str, Any]
Rows = dict[str, list[tuple[Any, ...]]]

_DIGITS = 8  # as many as make two different texts of a paper with one digest unlikely


def rows_of(document: Document, digest: str) -> Rows:
    """Table -> its rows, each with the values of the table's columns in their order."""
    found = dict(_relations(document, digest))
    paper = {"paper": document.id}
    return {
        table.name: [
            tuple(map((paper | row).get, table.columns.keys())) for row in found[table.name]
        ]
        for table in CONTENT
    }


def _relations(document: Document, digest: str) -> Iterator[tuple[str, Iterable[Row]]]:
    data, links = document.metadata, document.alignment
    yield "papers", [_paper(document, digest)]
    yield "authors", _lasting("a", data.people, "zh", "en")
    yield "keywords", _keywords(document)
    yield "sections", _records(document.sections)
    yield "blocks", _blocks(document)
    yield "sentences", _sentences(document)
    yield "entities", _records(document.entities)
    yield "quantities", map(with_bounds, _records(document.quantities))
    yield "claims", map(_claim, _records(document.claims))
    yield "reference_entries", _records(document.references)
    yield (
        "reference_authors",
        (
            {"reference": entry.id, "place": place, "name": name}
            for entry in document.references
            for place, name in enumerate(entry.authors, start=1)
        ),
    )
    citations = list(_lasting("m", document.citations, "block", "start", "stop"))
    yield "citations", citations
    yield "citation_entries", _links(citations, "citation", "references", "entry")
    claims = list(_records(document.claims))
    yield "entity_repeats", _repeats(document)
    yield (
        "claim_contents",
        (
            {"claim": claim.id, "content": one}
            for claim in document.claims
            for one in dict.fromkeys(claim.content)
        ),
    )
    yield (
        "claim_signals",
        (
            {"claim": claim.id, "place": place, "signal": signal}
            for claim in document.claims
            for place, signal in enumerate(claim.signals, start=1)
        ),
    )
    yield "support", _records(links.support)
    yield "number_check", _lasting("n", links.number_check, "zh", "en")
    yield "claim_quantities", _links(claims, "claim", "quantities", "quantity")
    yield "claim_entities", _links(claims, "claim", "entities", "entity")
    yield "claim_citations", _links(claims, "claim", "citations", "entry")
    yield "claim_sentences", _links(claims, "claim", "english", "sentence")
    beads = list(_lasting("b", links.abstract, "zh", "en"))
    yield "alignments", beads
    sides = [bead | {"both": [*bead["zh"], *bead["en"]]} for bead in beads]
    yield "alignment_sentences", _links(sides, "alignment", "both", "sentence")
    yield "terms", _lasting("g", links.terms, "zh", "en")
    yield "captions", _lasting("f", document.captions, "label", "text")
    tables = list(_lasting("t", document.tables, "caption", "rows"))
    yield "tables", tables
    yield "cells", _cells(tables)
    yield "formulas", _lasting("l", document.formulas, "text", "number")
    yield "notes", _lasting("k", document.notes, "block", "at", "text")
    yield "unplaced", _lasting("x", document.unplaced, "text")
    yield "furniture", _lasting("h", document.furniture, "kind", "text", "page")
    yield "warnings", _lasting("w", document.diagnostics.warnings, "code", "message")
    yield "signs", _lasting("q", document.quality.signs, "name")


def _records(items: Iterable[Struct]) -> Iterator[Row]:
    """Each item's fields, its place, and where it begins."""
    for place, item in enumerate(items, start=1):
        fields = fields_of(item)
        box = zip(("x0", "top", "x1", "bottom"), fields.get("bbox") or (), strict=False)
        yield {"place": place} | dict(box) | fields


def _lasting(letter: str, items: Iterable[Struct], *by: str) -> Iterator[Row]:
    """Records with an id made of the fields ``by``, and a number where one comes again."""
    seen: Counter[str] = Counter()
    for row in _records(items):
        content = msgspec.json.encode([row[field] for field in by])
        name = letter + hashlib.sha256(content).hexdigest()[:_DIGITS]
        seen[name] += 1
        yield row | {"id": name if seen[name] == 1 else f"{name}-{seen[name]}"}


def _links(rows: Iterable[Row], side: str, field: str, other: str) -> Iterator[Row]:
    for row in rows:
        for name in dict.fromkeys(row[field]):
            yield {side: row["id"], other: name}


def _paper(document: Document, digest: str) -> Row:
    data = document.metadata
    return (
        msgspec.structs.asdict(data)
        | msgspec.structs.asdict(data.journal)
        | msgspec.structs.asdict(document.source)
        | {"id": document.id, "digest": digest, "json_version": document.schema_version}
        | {"page_range": data.journal.pages}
        | {"title_zh": data.title.zh, "title_en": data.title.en}
        | {"journal_zh": data.journal.zh, "journal_en": data.journal.en}
        | {"grade": document.quality.grade, "score": document.quality.score}
    )


def _keywords(document: Document) -> Iterator[Row]:
    for lang in ("zh", "en"):
        for place, text in enumerate(getattr(document.keywords, lang), start=1):
            yield {"lang": lang, "place": place, "text": text}


def _blocks(document: Document) -> Iterator[Row]:
    blocks = document.blocks()
    for name, row in zip(blocks, _records(blocks.values()), strict=True):
        yield row | {"id": name}


def _sentences(document: Document) -> Iterator[Row]:
    for name, block in document.blocks().items():
        for row in _records(block.sentences):
            yield row | {"block": name, "text": block.text[row["start"] : row["stop"]]}


def _repeats(document: Document) -> Iterator[Row]:
    for entity in document.entities:
        for start, stop in dict(entity.others).items():
            yield {"mention": entity.id, "start": start, "stop": stop}


def _claim(row: Row) -> Row:
    frame = msgspec.structs.asdict(row["frame"]) if row["frame"] else {}
    return row | {f"frame_{name}": text for name, text in frame.items()}


def _cells(tables: Iterable[Row]) -> Iterator[Row]:
    for table in tables:
        for line, cells in enumerate(table["rows"], start=1):
            for place, text in enumerate(cells, start=1):
                yield {"in_table": table["id"], "line": line, "place": place, "text": text}
