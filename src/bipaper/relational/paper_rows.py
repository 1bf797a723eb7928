"""The rows of one document, by the names of their tables."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from bipaper.align.reliability import reliability
from bipaper.chars import count_han
from bipaper.find.quantities.unit_meanings import meaning_of
from bipaper.model import Document
from bipaper.parts.aligned import Pair
from bipaper.parts.boxed_text import Region
from bipaper.parts.displays import Table
from bipaper.parts.entities import Entity
from bipaper.parts.quantities import Scalar
from bipaper.parts.structs import Struct
from bipaper.record_ids import record_id
from bipaper.relational.parquet import Rows
from bipaper.relational.schema import CONTENT

Row = dict[str, Any]

_COLUMNS = {table.name: tuple(table.columns.keys()) for table in CONTENT}


def rows_of(document: Document, digest: str, words: Mapping[str, str]) -> Rows:
    """Table -> its rows, each with the values of the table's columns in their order.

    ``digest`` is that of the document's JSON; ``words`` are a block's words with spaces
    between, by the block's id, and those of captions by "caption.1" and so on.
    """
    found = dict(_relations(document, digest, words))
    return {
        name: [tuple(map(row.get, columns)) for row in _of_paper(document.id, found[name])]
        for name, columns in _COLUMNS.items()
    }


def _of_paper(paper: str, rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        row["paper"] = paper
        yield row


def _relations(
    document: Document, digest: str, words: Mapping[str, str]
) -> Iterator[tuple[str, Iterable[Row]]]:
    yield "papers", [_paper(document, digest)]
    yield from _front(document)
    yield from _texts(document, words)
    yield from _claims(document)
    yield from _references(document)
    yield from _languages(document)
    yield from _floats(document, words)
    yield from _made(document)
    yield from _regions(document)


# --- what rows are made of ------------------------------------------------------------------


def _records(items: Iterable[Struct]) -> Iterator[Row]:
    """Each item's fields, its place, and where it begins."""
    for place, item in enumerate(items, start=1):
        row = {"place": place} | msgspec.structs.asdict(item)
        row["stop"], row["position"] = row.get("end"), row.get("at")
        if regions := row.get("regions"):
            row |= _box(regions[0])
        elif box := row.get("bbox"):
            row["x0"], row["top"], row["x1"], row["bottom"] = box
        yield row


def _box(region: Region) -> Row:
    x0, top, x1, bottom = region.bbox
    return {"page": region.page, "x0": x0, "top": top, "x1": x1, "bottom": bottom}


def _links(rows: Iterable[Row], side: str, field: str, other: str) -> Iterator[Row]:
    """A row for each thing that a row's ``field`` lists."""
    for row in rows:
        for name in dict.fromkeys(row[field]):
            yield {side: row["id"], other: name}


def _listed(rows: Iterable[Row], side: str, field: str, other: str) -> Iterator[Row]:
    """The same, with the place of each in the list."""
    for row in rows:
        for place, item in enumerate(row[field], start=1):
            yield {side: row["id"], "place": place, other: item}


# --- the parts of a document ----------------------------------------------------------------


def _paper(document: Document, digest: str) -> Row:
    data = document.metadata
    return (
        msgspec.structs.asdict(data)
        | msgspec.structs.asdict(data.journal)
        | msgspec.structs.asdict(document.source)
        | {"id": document.id, "digest": digest, "json_version": document.schema_version}
        | {"page_range": data.journal.pages, "column_count": document.source.columns}
        | {"title_zh": data.title.zh, "title_en": data.title.en}
        | {"journal_zh": data.journal.zh, "journal_en": data.journal.en}
        | {"grade": document.quality.grade, "score": document.quality.score}
    )


def _front(document: Document) -> Iterator[tuple[str, Iterable[Row]]]:
    authors = list(_records(document.metadata.people))
    yield "authors", authors
    yield "affiliations", _affiliations(document)
    yield (
        "author_affiliations",
        (
            {"author": author["id"], "affiliation": record_id("i", lang, text)}
            for author in authors
            for lang in ("zh", "en")
            for text in dict.fromkeys(getattr(author["affiliations"], lang))
        ),
    )
    yield (
        "keywords",
        (
            {"lang": lang, "place": place, "text": text}
            for lang in ("zh", "en")
            for place, text in enumerate(getattr(document.keywords, lang), start=1)
        ),
    )


def _affiliations(document: Document) -> Iterator[Row]:
    """Those of the paper, and behind them what only an author has."""
    data = document.metadata
    lists = [data.affiliations, *(person.affiliations for person in data.people)]
    for lang in ("zh", "en"):
        found = (text for one in lists for text in getattr(one, lang))
        for place, text in enumerate(dict.fromkeys(found), start=1):
            yield {"id": record_id("i", lang, text), "lang": lang, "place": place, "text": text}


def _texts(document: Document, words: Mapping[str, str]) -> Iterator[tuple[str, Iterable[Row]]]:
    blocks = document.blocks()
    yield "sections", _records(document.sections)
    yield (
        "blocks",
        (
            row | {"id": name, "words": words.get(name)}
            for name, row in zip(blocks, _records(blocks.values()), strict=True)
        ),
    )
    yield (
        "sentences",
        (
            row | {"block": name, "text": block.text[row["start"] : row["stop"]]}
            for name, block in blocks.items()
            for row in _records(block.sentences)
        ),
    )
    yield "names", _names(document.entities)
    yield "entities", _records(document.entities)
    yield (
        "entity_repeats",
        (
            {"mention": entity.id, "start": start, "stop": stop}
            for entity in document.entities
            for start, stop in dict(entity.others).items()
        ),
    )
    units = dict.fromkeys(one.unit for one in document.quantities if one.unit is not None)
    yield "units", ({"id": unit} | meaning_of(unit)._asdict() for unit in units)
    yield "quantities", map(_with_bounds, _records(document.quantities))
    yield "notes", _records(document.notes)
    yield "formulas", _records(document.formulas)


def _names(entities: Iterable[Entity]) -> Iterator[Row]:
    """What entities name, in the order of their first mentions."""
    found: dict[str, list[Entity]] = {}
    for entity in entities:
        found.setdefault(entity.entity, []).append(entity)
    for name, mentions in found.items():
        english = (one.text for one in mentions if not count_han(one.text))
        yield {
            "id": name,
            "type": mentions[0].type,
            "name": mentions[0].name,
            "en": max(english, key=len, default=None),
            "mentions": sum(1 + len(one.others) for one in mentions),
        }


def _with_bounds(quantity: Row) -> Row:
    """A quantity's row with its value and the ends of its range as numbers or as dates."""
    bounds: dict[str, Scalar | None] = {name: quantity[name] for name in ("value", "low", "high")}
    for name, bound in bounds.items():
        is_date = isinstance(bound, str)
        quantity[name] = None if bound is None or is_date else float(bound)
        quantity[f"date_{name}"] = bound if is_date else None
    return quantity


def _claims(document: Document) -> Iterator[tuple[str, Iterable[Row]]]:
    claims = list(_records(document.claims))
    yield "claims", map(_framed, claims)
    yield "claim_contents", _links(claims, "claim", "content", "content")
    yield "claim_signals", _listed(claims, "claim", "signals", "signal")
    yield "claim_quantities", _links(claims, "claim", "quantities", "quantity")
    yield "claim_entities", _links(claims, "claim", "entities", "entity")
    yield "claim_citations", _links(claims, "claim", "citations", "entry")
    yield (
        "claim_sentences",
        (
            {"claim": claim["id"], "sentence": same.sentence, "score": same.score}
            for claim in claims
            for same in claim["english"]
        ),
    )


def _framed(claim: Row) -> Row:
    frame = msgspec.structs.asdict(claim["frame"]) if claim["frame"] else {}
    return claim | {f"frame_{name}": text for name, text in frame.items()}


def _references(document: Document) -> Iterator[tuple[str, Iterable[Row]]]:
    entries = list(_records(document.references))
    yield "reference_entries", entries
    yield "reference_authors", _listed(entries, "reference", "authors", "name")
    citations = list(_records(document.citations))
    yield "citations", citations
    yield "citation_entries", _links(citations, "citation", "references", "entry")


def _languages(document: Document) -> Iterator[tuple[str, Iterable[Row]]]:
    links = document.alignment
    beads = list(_records(links.abstract))
    yield "alignments", beads
    sides = [bead | {"both": [*bead["zh"], *bead["en"]]} for bead in beads]
    yield "alignment_sentences", _links(sides, "alignment", "both", "sentence")
    yield "terms", _paired(links.terms)
    yield "keyword_pairs", _paired(links.keywords)
    yield "support", _records(links.support)
    yield "number_check", _records(links.number_check)


def _paired(pairs: Sequence[Pair]) -> Iterator[Row]:
    for row, pair in zip(_records(pairs), pairs, strict=True):
        yield row | {"reliability": reliability(pair)}


def _floats(document: Document, words: Mapping[str, str]) -> Iterator[tuple[str, Iterable[Row]]]:
    captions = [
        row | {"words": words.get(f"caption.{row['place']}")} for row in _records(document.captions)
    ]
    yield "captions", captions
    yield "caption_lines", _listed(captions, "caption", "inside", "text")
    labelled = {row["label"]: row["id"] for row in reversed(captions)}
    yield (
        "tables",
        (row | {"caption_id": labelled.get(row["caption"])} for row in _records(document.tables)),
    )
    yield (
        "cells",
        (cell | {"in_table": table.id} for table in document.tables for cell in _cells(table)),
    )
    yield "unplaced", _records(document.unplaced)


def _cells(table: Table) -> Iterator[Row]:
    """All cells of a table, covered ones too."""
    reach = {(span.row, span.column): (span.rows, span.columns) for span in table.spans}
    for line, cells in enumerate(table.rows):
        for place, text in enumerate(cells):
            lines, places = reach.get((line, place), (1, 1))
            at = {"line": line + 1, "place": place + 1, "lines": lines, "places": places}
            yield at | {"text": text}


def _made(document: Document) -> Iterator[tuple[str, Iterable[Row]]]:
    """How a paper was read, and how well."""
    signs = list(_records(document.quality.signs))
    yield "signs", signs
    yield "sign_pages", _links(signs, "sign", "pages", "page")
    yield "sign_items", _links(signs, "sign", "ids", "item")
    yield "warnings", _records(document.diagnostics.warnings)
    yield "ocr_pages", ({"page": page} for page in dict.fromkeys(document.source.ocr_pages))
    fonts = list(_records(document.source.healed))
    yield "healed_fonts", fonts
    yield "healed_pages", _links(fonts, "font", "pages", "page")
    stages = document.diagnostics.stages.items()
    yield "stage_versions", ({"stage": stage, "version": version} for stage, version in stages)


def _regions(document: Document) -> Iterator[tuple[str, Iterable[Row]]]:
    blocks = document.blocks()
    yield "block_regions", _further("block", ((n, b.regions) for n, b in blocks.items()))
    sentences = (sentence for block in blocks.values() for sentence in block.sentences)
    yield "sentence_regions", _further("sentence", ((s.id, s.regions) for s in sentences))
    yield "claim_regions", _further("claim", ((c.id, c.regions) for c in document.claims))
    entries = ((entry.id, entry.regions) for entry in document.references)
    yield "reference_regions", _further("entry", entries)
    yield "furniture", _records(document.furniture)
    furniture = ((one.id, one.regions) for one in document.furniture)
    yield "furniture_regions", _further("furniture", furniture)
    yield (
        "front_regions",
        (
            {"part": one.part, "lang": one.lang, "place": place} | _box(region)
            for one in document.front
            for place, region in enumerate(one.regions, start=1)
        ),
    )


def _further(owner: str, placed: Iterable[tuple[object, list[Region]]]) -> Iterator[Row]:
    """Where things go on, behind the region that their own rows have."""
    for name, regions in placed:
        for place, region in enumerate(regions[1:], start=2):
            yield {owner: name, "place": place} | _box(region)
