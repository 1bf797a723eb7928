"""Every key joins, in every database that the rows come into."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import pytest
import sqlalchemy as sa
from corpora import Corpus

from bipaper.export.corpus import build_databases
from bipaper.load.loader import load
from bipaper.relational.schema import CONTENT

Count = Callable[[str], int]


def name_of(key: sa.ForeignKeyConstraint) -> str:
    return f"{key.table.name}.{key.column_keys[-1]}"


KEYS = sorted((key for table in CONTENT for key in table.foreign_key_constraints), key=name_of)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    corpus = Corpus(tmp_path_factory.mktemp("keys"))
    build_databases(corpus.folder / "corpus")
    return corpus.folder


@pytest.fixture(scope="module", params=["duckdb", "sqlite", "postgresql"])
def count(request: pytest.FixtureRequest, built: Path) -> Iterator[Count]:
    """What counts rows by SQL in the database of a corpus, or one that it was loaded into."""
    if request.param == "duckdb":
        with duckdb.connect(str(built / "corpus/bipaper.duckdb"), read_only=True) as base:
            yield lambda sql: base.execute(sql).fetchall()[0][0]
    elif request.param == "sqlite":
        with closing(sqlite3.connect(built / "corpus/bipaper.sqlite")) as base:
            yield lambda sql: base.execute(sql).fetchall()[0][0]
    else:
        server = request.getfixturevalue("server")
        server.psql("CREATE DATABASE keys;")
        load(server.get_uri(database="keys"), built)
        url = sa.make_url(server.get_uri(database="keys")).set(drivername="postgresql+psycopg")
        with sa.create_engine(url, poolclass=sa.NullPool).connect() as connection:
            yield lambda sql: connection.exec_driver_sql(sql).scalar_one()


@pytest.mark.parametrize("key", KEYS, ids=name_of)
def test_a_foreign_key_joins_each_row_with_one(key: sa.ForeignKeyConstraint, count: Count) -> None:
    own, other = key.table.name, key.referred_table.name
    there = " AND ".join(f"own.{name} IS NOT NULL" for name in key.column_keys)
    on = " AND ".join(
        f"own.{name} = other.{element.column.name}"
        for name, element in zip(key.column_keys, key.elements, strict=True)
    )
    pointing = count(f"SELECT count(*) FROM {own} own WHERE {there}")
    assert count(f"SELECT count(*) FROM {own} own JOIN {other} other ON {on}") == pointing > 0


@pytest.mark.parametrize("table", CONTENT, ids=lambda table: table.name)
def test_a_primary_key_is_unique(table: sa.Table, count: Count) -> None:
    key = ", ".join(column.name for column in table.primary_key)
    rows = count(f"SELECT count(*) FROM {table.name}")
    assert count(f"SELECT count(*) FROM (SELECT DISTINCT {key} FROM {table.name}) x") == rows > 0
