"""The questions that are ready to be asked of a corpus: questions.toml."""

from collections.abc import Mapping
from functools import cache

import msgspec

from bipaper.data import read_data
from bipaper.parts.structs import Struct


class Parameter(Struct):
    """What a question is about: what its value says, and one to show it by."""

    about: str
    example: str
    optional: bool = False


class Question(Struct):
    """What is asked, and the SQL that asks it: ``$name`` is a parameter, NULL if left out.

    One SQL for DuckDB, SQLite and PostgreSQL.
    """

    about: str
    sql: str
    parameters: dict[str, Parameter] = {}


@cache
def questions() -> Mapping[str, Question]:
    """All questions by their names."""
    return msgspec.toml.decode(read_data(__name__, "questions.toml"), type=dict[str, Question])
