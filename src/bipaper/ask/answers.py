"""A question asked of the database of a results folder."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from bipaper.ask.questions import Question, questions
from bipaper.export.corpus import DATABASE
from bipaper.relational.schema import SCHEMA, VERSION

# What stands in the file is data, and no view in it may read other files.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {"enable_external_access": "false"}


class AskError(Exception):
    """Why a question cannot be asked, in a line that names what is there instead."""


class Answer(NamedTuple):
    """The names of the columns, and the rows."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def ask(results: Path, name: str, values: Mapping[str, str]) -> Answer:
    """Ask the question ``name`` of the corpus of a results folder, which is only read.

    ``values`` are those of the question's parameters by name. Raises AskError for a name, a
    parameter or a database that is not there or is another than it should be.
    """
    question = _question(name)
    bound = _values(name, question, values)
    path = results / "corpus" / DATABASE
    if not path.is_file():
        raise AskError(f"{path}: no such database; name the results folder of a run")
    try:
        with duckdb.connect(str(path), read_only=True, config=_CONFIG) as base:
            _check_version(base, path)
            found = base.execute(question.sql, bound)
            return Answer(tuple(column[0] for column in found.description), found.fetchall())
    except duckdb.Error as error:
        raise AskError(f"{path}: {str(error).splitlines()[0]}") from error


def _question(name: str) -> Question:
    try:
        return questions()[name]
    except KeyError:
        raise AskError(f"no question {name!r}: {_listed('questions', questions())}") from None


def _values(name: str, question: Question, given: Mapping[str, str]) -> dict[str, str | None]:
    """A value for each parameter: None for those that are left out and may be."""
    wanted = question.parameters
    for parameter in given:
        if parameter not in wanted:
            raise AskError(f"{name}: no parameter {parameter!r}: {_listed('parameters', wanted)}")
    for parameter, about in wanted.items():
        if not (about.optional or parameter in given):
            raise AskError(f"{name}: say {parameter}, such as {parameter}={about.example}")
    return {parameter: given.get(parameter) for parameter in wanted}


def _listed(what: str, names: Iterable[str]) -> str:
    return f"the {what} are {', '.join(names)}" if names else f"it has no {what}"


def _check_version(base: duckdb.DuckDBPyConnection, path: Path) -> None:
    tables = base.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    if (SCHEMA.name,) not in tables:
        raise AskError(f"{path}: no corpus of bipaper")
    found = base.execute(f"SELECT version FROM {SCHEMA.name}").fetchone()
    if found != (VERSION,):
        version = found[0] if found else None
        raise AskError(
            f"{path}: its tables have version {version}, this bipaper asks those of {VERSION}: "
            "make the results again, or convert them (bipaper migrate)"
        )
