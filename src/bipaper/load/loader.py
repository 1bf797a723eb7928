"""Load a corpus into a relational database: only what changed, each batch whole or not at all."""

import uuid
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

import msgspec
import pyarrow as pa
import sqlalchemy as sa

from bipaper import __version__
from bipaper.load.database import (
    LoadError,
    Packed,
    connected,
    copy_rows,
    create_all,
    packed,
    without_keys,
)
from bipaper.load.older import migrated
from bipaper.relational.parquet import Group, ReplacedError, TableReader, by_key, of_papers
from bipaper.relational.schema import (
    CHANGES,
    CONTENT,
    FAILURES,
    METADATA,
    PAPERS,
    RUNS,
    SCHEMA,
    VERSION,
    paper_column,
)

T = TypeVar("T")
Rows = Mapping[str, pa.Table]  # the rows of some papers, by the names of their tables

_BATCH = 100  # papers that are removed in a transaction
_LOCK = 0x62697061  # "bipa", the advisory lock of all loaders
_IS_NOT = {"postgresql": "IS DISTINCT FROM", "sqlite": "IS NOT"}


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

    The first load is one transaction, later ones are one for each group of papers. Raises
    LoadError when the folder, the database or a result is not usable; then the papers of the
    transaction at work are as they were before.
    """
    with _corpus(results / "corpus") as tables, connected(url) as connection, _alone(connection):
        run = uuid.uuid4().hex
        found = _version(connection)
        if found is not None and found < VERSION:
            with connection.begin():
                return _migrate(connection, tables, run)
        try:
            with connection.begin():
                if _make(connection):
                    return _fill(connection, tables, run, {})
        except sa.exc.IntegrityError:  # which paper it is of the way of later loads finds
            with connection.begin():
                _make(connection)
        return _update(connection, tables, run)


@contextmanager
def _corpus(folder: Path) -> Iterator[TableReader]:
    try:
        with TableReader(folder) as tables:
            if tables.version != VERSION:
                raise LoadError(
                    f"{folder}: its tables have version {tables.version}, this bipaper reads "
                    f"{VERSION}: make the results again, or convert them (bipaper migrate)"
                )
            yield tables
    except FileNotFoundError as error:
        raise LoadError(
            f"{folder}: no corpus of this bipaper; name the results folder of a run"
        ) from error
    except ReplacedError as error:
        raise LoadError(f"{folder}: {error}: load again") from error
    except pa.ArrowInvalid as error:
        raise LoadError(f"{folder}: no tables of bipaper: {error}") from error


@contextmanager
def _alone(connection: sa.Connection) -> Iterator[None]:
    """Wait for other loaders. On SQLite every transaction of a writer waits for the others."""
    if connection.dialect.name != "postgresql":
        yield
        return
    with connection.begin():
        connection.execute(sa.select(sa.func.pg_advisory_lock(_LOCK)))
    yield  # the lock ends with the connection


def _version(connection: sa.Connection) -> int | None:
    """The version of the schema that a load has made, if one has."""
    with connection.begin():
        there = set(sa.inspect(connection).get_table_names())
        if SCHEMA.name not in there:
            if taken := sorted(there & METADATA.tables.keys()):
                raise LoadError(f"the database has a table {taken[0]} that bipaper did not make")
            return None
        if RUNS.name not in there:
            raise LoadError("the database is the corpus of a run, which the next run replaces")
        found: int = connection.scalars(sa.select(SCHEMA.c.version)).one()
    if found > VERSION:
        raise LoadError(
            f"the database has schema version {found}, which a newer bipaper made; "
            f"this one writes {VERSION}"
        )
    return found


def _make(connection: sa.Connection) -> bool:
    """Create the schema where another loader has not; whether it was created."""
    if sa.inspect(connection).has_table(SCHEMA.name):
        return False
    create_all(connection, METADATA)
    connection.execute(SCHEMA.insert().values(version=VERSION))
    return True


# --- the first load -------------------------------------------------------------------------


def _fill(
    connection: sa.Connection, tables: TableReader, run: str, before: Mapping[str, str]
) -> Counts:
    """Copy all papers into the tables, which are empty, and make their keys behind them.

    ``before`` are the papers that were in them, with their digests.
    """
    counts = Counts()
    with without_keys(connection, METADATA.tables.keys()):
        for table, count, rows in _ahead(_all_rows(tables, connection.dialect.name)):
            copy_rows(connection, table, rows, is_new=True)
            counts.rows += count
    copy_rows(connection, FAILURES.name, tables.failures())
    now = _digests(connection)
    what = {paper: "changed" if paper in before else "added" for paper in now}
    what = {paper: happened for paper, happened in what.items() if before.get(paper) != now[paper]}
    what |= dict.fromkeys(before.keys() - now, "removed")
    _record(connection, run, what)
    for happened in what.values():
        setattr(counts, happened, getattr(counts, happened) + 1)
    counts.unchanged = len(now) - counts.added - counts.changed
    return counts


def _migrate(connection: sa.Connection, tables: TableReader, run: str) -> Counts:
    """Make the tables of an older version those of this one, and fill them."""
    before = _digests(connection)
    with migrated(connection):
        return _fill(connection, tables, run, before)


def _digests(connection: sa.Connection) -> dict[str, str]:
    """The papers that are there, and the digests of their JSON."""
    rows = connection.execute(sa.select(PAPERS.c.id, PAPERS.c.digest))
    return {row.id: row.digest for row in rows}


def _all_rows(tables: TableReader, dialect: str) -> Iterator[tuple[str, int, Packed]]:
    """Table by table of each group its name, how many rows, and the rows."""
    # Named by digests; in the order of papers PostgreSQL has little to sort for its keys.
    for group in sorted(tables.groups, key=lambda one: min(tables.digests(one), default="")):
        for table in CONTENT:
            rows = tables.group(table, group)
            if dialect == "postgresql":  # which sorts them for their key, in half the time then
                rows = by_key(table, rows)
            yield table.name, rows.num_rows, packed(rows, dialect)


def _ahead(items: Iterator[T]) -> Iterator[T]:
    """The same items; the next is made in a thread while one is in use."""
    with ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(next, items, None)
        while (item := waiting.result()) is not None:
            waiting = thread.submit(next, items, None)
            yield item


def _record(connection: sa.Connection, run: str, what: Mapping[str, str]) -> None:
    """Write down what a run did to papers."""
    if not what:
        return
    if not connection.scalar(sa.select(RUNS.c.id).where(RUNS.c.id == run)):
        now = datetime.now(UTC)
        connection.execute(RUNS.insert().values(id=run, bipaper=__version__, loaded=now))
    changes = [{"run": run, "paper": paper, "what": happened} for paper, happened in what.items()]
    connection.execute(CHANGES.insert(), changes)


# --- later loads ----------------------------------------------------------------------------


def _update(connection: sa.Connection, tables: TableReader, run: str) -> Counts:
    """Replace what is another than in the database, group by group, and remove what is gone."""
    with connection.begin():
        _stage(connection)
        known = _digests(connection)
    counts, seen = Counts(), set[str]()
    for group in tables.groups:
        digests = tables.digests(group)
        seen |= digests.keys()
        other = {paper: digest for paper, digest in digests.items() if known.get(paper) != digest}
        counts.unchanged += len(digests) - len(other)
        if other:
            _put_group(connection, run, other, tables, group, counts)
    gone = iter(known.keys() - seen)
    while batch := list(islice(gone, _BATCH)):
        _remove(connection, run, sorted(batch))
        counts.removed += len(batch)
    with connection.begin():
        connection.execute(FAILURES.delete())
        copy_rows(connection, FAILURES.name, tables.failures())
    return counts


def _stage(connection: sa.Connection) -> None:
    """Make the tables that rows are copied to first."""
    for table in CONTENT:
        connection.exec_driver_sql(
            f"CREATE TEMPORARY TABLE stage_{table.name} AS SELECT * FROM {table.name} WHERE 1=0"
        )


def _put_group(
    connection: sa.Connection,
    run: str,
    digests: Mapping[str, str],
    tables: TableReader,
    group: Group,
    counts: Counts,
) -> None:
    """Put papers of a group there; where the database refuses one, each by itself."""
    rows = {table.name: of_papers(tables.group(table, group), digests) for table in CONTENT}
    try:
        _put(connection, run, digests, rows, counts)
    except sa.exc.IntegrityError:
        for paper, digest in digests.items():
            own = {name: of_papers(all_rows, [paper]) for name, all_rows in rows.items()}
            try:
                _put(connection, run, {paper: digest}, own, counts)
            except sa.exc.IntegrityError as error:
                said = str(error.orig).strip().splitlines()[0]
                raise LoadError(f"{paper}: its result does not hold together: {said}") from None


def _put(
    connection: sa.Connection, run: str, digests: Mapping[str, str], rows: Rows, counts: Counts
) -> None:
    """Make the rows of papers those given, in one transaction."""
    with connection.begin():
        # Another loader may have been here in the meantime.
        select = sa.select(PAPERS.c.id, PAPERS.c.digest).where(PAPERS.c.id.in_(digests))
        there = {row.id: row.digest for row in connection.execute(select)}
        added = [paper for paper in digests if paper not in there]
        changed = [paper for paper in there if there[paper] != digests[paper]]
        for table in CONTENT:
            copy_rows(connection, table.name, of_papers(rows[table.name], added))
        if changed:
            _replace(connection, {name: of_papers(own, changed) for name, own in rows.items()})
        what = dict.fromkeys(added, "added") | dict.fromkeys(changed, "changed")
        _record(connection, run, what)
    counts.added += len(added)
    counts.changed += len(changed)
    counts.unchanged += len(digests) - len(what)
    counts.rows += sum(of_papers(own, what).num_rows for own in rows.values())


def _replace(connection: sa.Connection, rows: Rows) -> None:
    """Insert, change and delete what makes the rows of papers those given."""
    for table in CONTENT:
        connection.exec_driver_sql(f"DELETE FROM stage_{table.name}")
        copy_rows(connection, f"stage_{table.name}", rows[table.name])
        connection.exec_driver_sql(_upsert(table, connection.dialect.name))
    for table in reversed(CONTENT):
        connection.exec_driver_sql(_delete(table))


def _upsert(table: sa.Table, dialect: str) -> str:
    keys = ", ".join(column.name for column in table.primary_key)
    rest = [column.name for column in table.columns if not column.primary_key]
    own, given = (", ".join(f"{side}.{name}" for name in rest) for side in (table.name, "excluded"))
    then = (
        f"UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in rest)} "
        f"WHERE ({own}) {_IS_NOT[dialect]} ({given})"
    )
    # "WHERE true" tells SQLite that ON does not begin a join.
    return (
        f"INSERT INTO {table.name} SELECT * FROM stage_{table.name} WHERE true "
        f"ON CONFLICT ({keys}) DO {then if rest else 'NOTHING'}"
    )


def _delete(table: sa.Table) -> str:
    """Rows of the staged papers that were not staged."""
    keys = ", ".join(column.name for column in table.primary_key)
    return (
        f"DELETE FROM {table.name} WHERE ({keys}) IN (SELECT {keys} FROM {table.name} "
        f"WHERE {paper_column(table)} IN (SELECT id FROM stage_papers) "
        f"EXCEPT SELECT {keys} FROM stage_{table.name})"
    )


def _remove(connection: sa.Connection, run: str, papers: list[str]) -> None:
    with connection.begin():
        for table in reversed(CONTENT):
            paper = table.c[paper_column(table)]
            connection.execute(table.delete().where(paper.in_(papers)))
        _record(connection, run, dict.fromkeys(papers, "removed"))
