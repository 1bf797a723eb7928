"""The JSON Schema of a document, with what each field holds: described.toml.

It stands apart from the model, so that mending a description makes no result again.
"""

from typing import Any

import msgspec

from bipaper import model
from bipaper.data import read_data


def document_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of ``Document``, every property described."""
    schema = model.json_schema()
    for struct, fields in _fields().items():
        for field, description in fields.items():
            schema["$defs"][struct]["properties"][field]["description"] = description
    return schema


def _fields() -> dict[str, dict[str, str]]:
    return msgspec.toml.decode(
        read_data(__name__, "described.toml"), type=dict[str, dict[str, str]]
    )
