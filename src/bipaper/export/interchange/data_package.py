"""The corpus as a Frictionless data package: JSON Lines a table, and a descriptor of them all.

Tables, columns, keys, vocabularies and comments are those of the relational schema, but for the
words of blocks and captions, which are only for full-text search.
"""

import hashlib
from collections.abc import Iterable, Iterator, Set
from typing import Any

import msgspec
import sqlalchemy as sa

from bipaper import __version__
from bipaper.model import SCHEMA_VERSION, Document, encode
from bipaper.relational.paper_rows import rows_of
from bipaper.relational.schema import CONTENT, VERSION

DESCRIPTOR = "datapackage.json"
_TYPES = {sa.Text: "string", sa.Integer: "integer", sa.Double: "number", sa.Boolean: "boolean"}
_LEFT_OUT = {("blocks", "words"), ("captions", "words")}


def package(documents: Iterable[Document]) -> Iterator[tuple[str, str]]:
    """Names of files and more text for each, in turn; the rows of a paper are in memory at a time.

    Tables without rows have no file and no resource: Frictionless takes an empty file for a fault.
    """
    filled = set()
    for document in documents:
        rows = rows_of(document, hashlib.sha256(encode(document)).hexdigest(), {})
        for table in CONTENT:
            if rows[table.name]:
                filled.add(table.name)
                yield _file(table.name), "".join(_lines(table, rows[table.name]))
    text = msgspec.json.format(msgspec.json.encode(descriptor(filled)), indent=1)
    yield DESCRIPTOR, text.decode() + "\n"


def _lines(table: sa.Table, rows: Iterable[tuple[Any, ...]]) -> Iterator[str]:
    kept = {str(column.name) for column in _columns(table)}
    names = list(map(str, table.columns.keys()))
    for row in rows:
        record = {name: value for name, value in zip(names, row, strict=True) if name in kept}
        yield msgspec.json.encode(record).decode() + "\n"


def _file(table: str) -> str:
    return f"{table}.jsonl"


def descriptor(tables: Set[str]) -> dict[str, Any]:
    """The package's descriptor (Data Package 1, Table Schema), a resource for each of ``tables``.

    A column that may be null is no foreign key, as the paper beside it is never null, and
    Table Schema knows keys that are null as a whole alone; its description says what it names.
    """
    return {
        "name": "bipaper",
        "profile": "data-package",
        "version": str(VERSION),
        "json_version": SCHEMA_VERSION,
        "description": f"Chinese papers with English abstracts, as read by bipaper {__version__}.",
        "resources": [_resource(table) for table in CONTENT if table.name in tables],
    }


def _resource(table: sa.Table) -> dict[str, Any]:
    return {
        "name": str(table.name),
        "type": "table",
        "path": _file(table.name),
        "format": "jsonl",
        "mediatype": "application/jsonl",
        "encoding": "utf-8",
        "description": table.comment,
        "schema": {
            "fields": [_field(column) for column in _columns(table)],
            "missingValues": [],  # an empty text is one
            "primaryKey": [str(column.name) for column in table.primary_key],
            "foreignKeys": [
                _foreign(key)
                for key in sorted(
                    table.foreign_key_constraints, key=lambda key: list(key.column_keys)
                )
                if not any(column.nullable for column in key.columns)
            ],
        },
    }


def _columns(table: sa.Table) -> list[sa.Column[Any]]:
    return [column for column in table.columns if (table.name, column.name) not in _LEFT_OUT]


def _field(column: sa.Column[Any]) -> dict[str, Any]:
    among = column.info.get("among")
    constraints = ({} if column.nullable else {"required": True}) | (
        {"enum": list(among)} if among else {}
    )
    found = {
        "name": str(column.name),
        "type": _TYPES[type(column.type)],
        "description": _described(column),
    }
    return found | ({"constraints": constraints} if constraints else {})


def _described(column: sa.Column[Any]) -> str:
    to = column.info.get("to")
    named = f" The id of a row of {to}." if to and column.nullable else ""
    return f"{column.comment}{named}"


def _foreign(key: sa.ForeignKeyConstraint) -> dict[str, Any]:
    return {
        "fields": list(map(str, key.column_keys)),
        "reference": {
            "resource": str(key.referred_table.name),
            "fields": [str(element.column.name) for element in key.elements],
        },
    }
