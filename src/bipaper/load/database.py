"""Connections to databases, and how each takes many rows at once."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, groupby
from typing import Any, NamedTuple

import pyarrow as pa
import sqlalchemy as sa
from pyarrow import csv

from bipaper.relational.parquet import tuples


class Csv(NamedTuple):
    """Rows as PostgreSQL takes them."""

    columns: list[str]
    text: memoryview


Packed = Any  # Csv or a pyarrow.Table

_DRIVERS = {"postgresql": "postgresql+psycopg", "sqlite": "sqlite"}
_NOT_MYSQL = (
    "MySQL and MariaDB are not supported (docs/database.md): use postgresql:// or sqlite:///"
)
_OTHERS = dict.fromkeys(("mysql", "mysql+pymysql", "mariadb", "mariadb+pymysql"), _NOT_MYSQL) | {
    "duckdb": "a run writes one of DuckDB itself: RESULTS/corpus/bipaper.duckdb; "
    "docs/database.md says how to bring it into yours"
}
_WAIT = 60  # seconds that a writer waits for another one of SQLite
_ROWS = 16  # in a statement of SQLite: a quarter less time than one by one, and 64 no less
# Foreign keys, then what they refer to.
_KEYS = """
SELECT conrelid::regclass, quote_ident(conname), pg_get_constraintdef(pg_constraint.oid)
FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
WHERE contype IN ('f', 'p') AND relname = ANY(:tables)
AND relnamespace = current_schema()::regnamespace
ORDER BY contype, conrelid, conname
"""


class LoadError(Exception):
    """Why a load failed, in one line without passwords."""


@contextmanager
def connected(url: str) -> Iterator[sa.Connection]:
    """A connection to the database of a postgresql:// or sqlite:/// URL.

    Raises LoadError for what the database says, then and while the connection is in use.
    """
    place = _place(url)
    try:
        engine = _engine(place)
        with engine.connect() as connection:
            yield connection
    except ModuleNotFoundError as error:
        raise LoadError(
            "PostgreSQL needs the driver psycopg: pip install 'bipaper[postgres]'"
        ) from error
    except sa.exc.SQLAlchemyError as error:
        # The cause is left out: it may quote the URL.
        raise LoadError(f"{_shown(place)}: {_cause(error, place)}") from None
    if connection.dialect.name == "sqlite":
        engine.dispose()


def _place(url: str) -> sa.URL:
    try:
        place = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):
        place = None
    if place is not None and place.drivername in _OTHERS:
        raise LoadError(_OTHERS[place.drivername])
    if place is None or place.drivername not in _DRIVERS:
        raise LoadError("not the URL of a database: postgresql://USER@HOST/NAME or sqlite:///FILE")
    return place.set(drivername=_DRIVERS[place.drivername])


def _engine(place: sa.URL) -> sa.Engine:
    # Without a pool a lock ends with its connection.
    if place.drivername != "sqlite":
        return sa.create_engine(place, poolclass=sa.NullPool)
    engine = sa.create_engine(place, poolclass=sa.NullPool, connect_args={"timeout": _WAIT})
    sa.event.listen(engine, "connect", _opened)
    sa.event.listen(engine, "begin", _begun)
    return engine


def _opened(connection: Any, _: object) -> None:
    connection.isolation_level = None  # the driver's own BEGIN comes too late
    connection.execute("PRAGMA foreign_keys = ON")


def _begun(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _secrets(place: sa.URL) -> list[str]:
    asked = [place.query.get(name) for name in ("password", "sslpassword")]
    return [text for text in (place.password, *asked) if isinstance(text, str) and text]


def _shown(place: sa.URL) -> str:
    """The URL without user, password and options."""
    name = place.drivername.partition("+")[0]
    host = place.host or ""
    return f"{name}://{host}/{place.database or ''}"


def _cause(error: sa.exc.SQLAlchemyError, place: sa.URL) -> str:
    """The first line of what the database or its driver says."""
    said = str(getattr(error, "orig", None) or error).strip().splitlines() or [type(error).__name__]
    text = said[0]
    for secret in _secrets(place):
        text = text.replace(secret, "***")
    return text


def packed(rows: Packed, dialect: str) -> Packed:
    """Rows as the database takes them: CSV for PostgreSQL, as they are for SQLite."""
    if isinstance(rows, Csv) or dialect == "sqlite" or not rows.num_rows:
        return rows
    text = pa.BufferOutputStream()
    csv.write_csv(rows, text, csv.WriteOptions(include_header=False))
    return Csv(rows.column_names, memoryview(text.getvalue()))


def copy_rows(connection: sa.Connection, table: str, rows: Packed, *, is_new: bool = False) -> None:
    """Add rows to the columns of their names, by COPY or INSERT.

    ``is_new`` says that this transaction has made the table. PostgreSQL then writes rows that it
    need not look up the transaction of, nor write again when it first reads them: foreign keys
    are checked in half the time, and a first VACUUM has nothing to do.
    """
    rows = packed(rows, connection.dialect.name)
    columns = ", ".join(rows.columns if isinstance(rows, Csv) else rows.column_names)
    if isinstance(rows, Csv):
        how = f"FORMAT csv, FREEZE {is_new}"
        _copy(connection, f"COPY {table} ({columns}) FROM STDIN ({how})", rows.text)
    else:
        _insert(connection, f"{table} ({columns})", rows)


def _insert(connection: sa.Connection, place: str, rows: pa.Table) -> None:
    values = tuple(chain.from_iterable(tuples(rows)))
    step = _ROWS * rows.num_columns
    statements = (values[at : at + step] for at in range(0, len(values), step))
    row = f"({', '.join('?' * rows.num_columns)})"
    for length, alike in groupby(statements, len):
        marks = ", ".join([row] * (length // rows.num_columns))
        connection.exec_driver_sql(f"INSERT INTO {place} VALUES {marks}", list(alike))


def _copy(connection: sa.Connection, command: str, rows: memoryview) -> None:
    import psycopg

    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(command) as copy:
            copy.write(rows)
    except psycopg.Error as error:
        raise sa.exc.DBAPIError.instance(None, None, error, psycopg.Error) from error


def create_all(connection: sa.Connection, tables: sa.MetaData) -> None:
    """Create tables that are not there, in one go: each statement waits for the server."""
    if connection.dialect.name != "postgresql":
        tables.create_all(connection)
        return
    found = sa.inspect(connection)
    missing = [table for table in tables.sorted_tables if not found.has_table(table.name)]
    statements: list[str] = []

    def collect(statement: sa.schema.ExecutableDDLElement, *_: object, **__: object) -> None:
        statements.append(str(statement.compile(dialect=connection.dialect)))

    collecting = sa.create_mock_engine("postgresql+psycopg://", collect)
    tables.create_all(collecting, missing, checkfirst=False)
    run_all(connection, statements)


def run_all(connection: sa.Connection, statements: Iterable[str]) -> None:
    """Run statements of PostgreSQL in one go."""
    if script := ";\n".join(statements):
        connection.exec_driver_sql(script)


@contextmanager
def without_keys(connection: sa.Connection, tables: Collection[str]) -> Iterator[None]:
    """Take the keys of tables away, and put them back at the end, in the same transaction.

    Rows that come into empty tables meanwhile cost a third: PostgreSQL sorts them once and
    joins them once, where else it looks up each key of each row. SQLite keeps its keys.
    """
    if connection.dialect.name != "postgresql":
        yield
        return
    keys = connection.execute(sa.text(_KEYS), {"tables": list(tables)}).all()
    run_all(connection, (f"ALTER TABLE {key[0]} DROP CONSTRAINT {key[1]}" for key in keys))
    yield
    again = (f"ALTER TABLE {key[0]} ADD CONSTRAINT {key[1]} {key[2]}" for key in reversed(keys))
    run_all(connection, again)
