"""The bases of all structs of the model, and the JSON Schema of one."""

from inspect import cleandoc
from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from bipaper.parts.ids import RecordId


class Struct(msgspec.Struct, forbid_unknown_fields=True):
    """Base of all structs: unknown JSON fields are errors."""


class Record(Struct, kw_only=True):
    """What a document gives an id, made of what it says: it is the key of its row in tables."""

    id: RecordId | UnsetType = UNSET


def schema_of(struct: type[Struct]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a struct, described by the docstrings."""
    schema = msgspec.json.schema(struct)
    for definition in schema["$defs"].values():
        # Up to Python 3.12 a docstring keeps its indentation.
        definition["description"] = cleandoc(definition["description"])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema
