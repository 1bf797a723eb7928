"""Connections to databases, and how each takes many rows at once."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

_DRIVERS = {"postgresql": "postgresql+psycopg", "sqlite": "sqlite"}
_WAIT = 60  # seconds that a writer waits for another one of SQLite


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
    if place is None or place.drivername not in _DRIVERS:
        raise LoadError("the URL begins with neither postgresql:// nor sqlite:///")
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


def copy_rows(connection: sa.Connection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Add rows, each with a value for every column, by COPY or executemany."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(rows[0]))
        connection.exec_driver_sql(f"INSERT INTO {table} VALUES ({marks})", list(rows))
        return
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    except driver_error() as error:
        raise sa.exc.DBAPIError(None, None, error) from error


def driver_error() -> type[Exception]:
    """What the driver of PostgreSQL raises."""
    import psycopg

    return psycopg.Error
