"""Load results into a relational database: only what changed, each batch whole or not at all."""

import csv
import hashlib
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa

from bipaper import __version__
from bipaper.load.database import LoadError, connected, copy_rows
from bipaper.model import decode
from bipaper.relational.paper_rows import Rows, rows_of
from bipaper.relational.schema import (
    CHANGES,
    CONTENT,
    FAILURES,
    METADATA,
    PAPERS,
    RUNS,
    SCHEMA,
    VERSION,
)

_BATCH = 20  # papers in a transaction: some ten thousand rows
_T = TypeVar("_T")
_LOCK = 0x62697061  # "bipa", the advisory lock of all loaders


class Counts(msgspec.Struct):
    """What a load did: papers by what happened to them, and rows written."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    rows: int = 0

    def __str__(self) -> str:
        papers = ", ".join(f"{getattr(self, what)} {what}" for what in self.__struct_fields__[:4])
        return f"papers: {papers}; {self.rows} rows"


def load(url: str, results: Path) -> Counts:
    """Make the database of ``url`` hold the papers of a results folder, and no others.

    Raises LoadError when the folder, the database or a result is not usable; then the
    papers of the batch at work are as they were before.
    """
    papers = results / "papers"
    if not papers.is_dir():
        raise LoadError(f"{papers}: no such folder; name the results folder of a run")
    with connected(url) as connection, _alone(connection):
        _prepare(connection)
        return _load(connection, papers, results / "failures.tsv")


# --- schema ---------------------------------------------------------------------------------


@contextmanager
def _alone(connection: sa.Connection) -> Iterator[None]:
    """Wait for other loaders. On SQLite every transaction of a writer waits for the others."""
    if connection.dialect.name != "postgresql":
        yield
        return
    with connection.begin():
        connection.execute(sa.select(sa.func.pg_advisory_lock(_LOCK)))
    yield  # the lock ends with the connection


def _prepare(connection: sa.Connection) -> None:
    """Create the schema, or check its version; and the tables to stage rows in."""
    with connection.begin():
        there = set(sa.inspect(connection).get_table_names())
        if SCHEMA.name not in there:
            if taken := sorted(there & METADATA.tables.keys()):
                raise LoadError(f"the database has a table {taken[0]} that bipaper did not make")
            METADATA.create_all(connection)
            connection.execute(SCHEMA.insert().values(version=VERSION))
        found = connection.scalar(sa.select(SCHEMA.c.version))
        if found != VERSION:
            raise LoadError(
                f"the database has schema version {found}, this bipaper writes {VERSION}: "
                "load into an empty database"
            )
        for table in CONTENT:
            connection.exec_driver_sql(
                f"CREATE TEMPORARY TABLE stage_{table.name} AS SELECT * FROM {table.name} WHERE 1=0"
            )
        connection.exec_driver_sql("CREATE TEMPORARY TABLE stage_batch (id TEXT)")


# --- papers ---------------------------------------------------------------------------------


def _load(connection: sa.Connection, folder: Path, failures: Path) -> Counts:
    with connection.begin():
        select = sa.select(PAPERS.c.id, PAPERS.c.digest)
        known = {row.id: row.digest for row in connection.execute(select)}
    run, counts, digests = uuid.uuid4().hex, Counts(), {*known.values()}
    files = [(path, _digest(path)) for path in sorted(folder.rglob("*.json"))]
    seen = digests & {digest for _, digest in files}
    kept: set[str] = set()
    for batch in _batches((path, digest) for path, digest in files if digest not in seen):
        papers = dict(_read(path, digest) for path, digest in batch)
        kept |= papers.keys()
        what = {paper: "changed" if paper in known else "added" for paper in papers}
        try:
            _replace(connection, run, what, papers.values())
        except sa.exc.IntegrityError:
            _one_by_one(connection, run, what, papers)
        counts.rows += sum(len(rows) for paper in papers.values() for rows in paper.values())
        counts.changed += [*what.values()].count("changed")
        counts.added += [*what.values()].count("added")
    gone = [paper for paper, digest in known.items() if digest not in seen and paper not in kept]
    for ids in _batches(gone):
        _replace(connection, run, dict.fromkeys(ids, "removed"), [])
    counts.removed, counts.unchanged = len(gone), len(seen)
    _replace_failures(connection, failures)
    return counts


def _batches(items: Iterable[_T]) -> Iterator[list[_T]]:
    """Lists of as many items as one transaction takes."""
    rest = iter(items)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _read(path: Path, digest: str) -> tuple[str, Rows]:
    try:
        document = decode(path.read_bytes())
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise LoadError(f"{path}: no result of bipaper: {error}") from error
    return document.id, rows_of(document, digest, {})


def _replace(
    connection: sa.Connection, run: str, what: dict[str, str], papers: Iterable[Rows]
) -> None:
    """Make the rows of the papers named in ``what`` those given, in one transaction."""
    papers = list(papers)
    with connection.begin():
        for name in ("batch", *(table.name for table in CONTENT)):
            connection.exec_driver_sql(f"DELETE FROM stage_{name}")
        copy_rows(connection, "stage_batch", [(paper,) for paper in what])
        for table in CONTENT:
            rows = list(chain.from_iterable(paper[table.name] for paper in papers))
            copy_rows(connection, f"stage_{table.name}", rows)
            connection.exec_driver_sql(_upsert(table))
        for table in reversed(CONTENT):
            connection.exec_driver_sql(_delete(table))
        if not connection.scalar(sa.select(RUNS.c.id).where(RUNS.c.id == run)):
            connection.execute(
                _run(run)
            )
        changes = [
            {"run": run, "paper": paper, "what": happened} for paper, happened in what.items()
        ]
        connection.execute(CHANGES.insert(), changes)


def _run(run: str) -> sa.Insert:
    return RUNS.insert().values(id=run, bipaper=__version__, loaded=datetime.now(UTC))


def _one_by_one(
    connection: sa.Connection, run: str, what: dict[str, str], papers: dict[str, Rows]
) -> None:
    """The same, a paper a transaction, for what is wrong with a result to be said of that one."""
    for paper, rows in papers.items():
        try:
            _replace(connection, run, {paper: what[paper]}, [rows])
        except sa.exc.IntegrityError as error:
            said = str(error.orig).strip().splitlines()[0]
            raise LoadError(f"{paper}: its result does not hold together: {said}") from None


def _upsert(table: sa.Table) -> str:
    keys = [column.name for column in table.primary_key]
    rest = [column.name for column in table.columns if not column.primary_key]
    then = f"UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in rest)}"
    # "WHERE true" tells SQLite that ON does not begin a join.
    return (
        f"INSERT INTO {table.name} SELECT * FROM stage_{table.name} WHERE true "
        f"ON CONFLICT ({', '.join(keys)}) DO {then if rest else 'NOTHING'}"
    )


def _delete(table: sa.Table) -> str:
    """Rows of the batch's papers that were not staged."""
    keys = ", ".join(column.name for column in table.primary_key)
    paper = "id" if table is PAPERS else "paper"
    return (
        f"DELETE FROM {table.name} WHERE {paper} IN (SELECT id FROM stage_batch) "
        f"AND ({keys}) NOT IN (SELECT {keys} FROM stage_{table.name})"
    )


def _replace_failures(connection: sa.Connection, file: Path) -> None:
    columns = FAILURES.columns.keys()
    rows: list[dict[str, Any]] = []
    if file.is_file():
        with file.open(encoding="utf-8", newline="") as lines:
            _, *cells = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        rows = [dict(zip(columns, line, strict=True)) for line in cells]
    with connection.begin():
        connection.execute(FAILURES.delete())
        if rows:
            connection.execute(FAILURES.insert(), rows)
