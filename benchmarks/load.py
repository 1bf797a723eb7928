"""Rows a second of ``bipaper load``, against the same rows by a bare COPY or executemany.

python benchmarks/load.py RESULTS [URL of an empty PostgreSQL database]

"Bare" are rows that are in memory already, into tables without keys and checks, in one
transaction, by PostgreSQL's COPY or the executemany of SQLite's driver; "load" is everything:
the schema, the Parquet files, the rows and their keys.
"""

import sys
import tempfile
import time
from pathlib import Path

import pyarrow as pa
import sqlalchemy as sa

from bipaper.export.corpus import _load_duckdb
from bipaper.export.duck import opened
from bipaper.load.database import connected, copy_rows
from bipaper.load.loader import load
from bipaper.relational.parquet import TableReader, columns_of, tuples
from bipaper.relational.schema import CONTENT

Groups = list[tuple[str, pa.Table]]


def bare(url: str, groups: Groups) -> float:
    """Seconds to write all rows."""
    with connected(url) as connection, connection.begin() as transaction:
        for table in CONTENT:
            connection.exec_driver_sql(
                f"CREATE TABLE bare_{table.name} AS SELECT * FROM {table.name} WHERE 1=0"
            )
        begun = time.perf_counter()
        for name, rows in groups:
            _copy_or_execute(connection, f"bare_{name}", rows)
        taken = time.perf_counter() - begun
        transaction.rollback()
    return taken


def _copy_or_execute(connection: sa.Connection, table: str, rows: pa.Table) -> None:
    if connection.dialect.name == "postgresql":
        copy_rows(connection, table, rows)
    elif rows.num_rows:
        marks = ", ".join("?" * rows.num_columns)
        connection.exec_driver_sql(f"INSERT INTO {table} VALUES ({marks})", list(tuples(rows)))


def measure_duckdb(results: Path, folder: Path) -> str:
    """The same of the file of DuckDB that a run writes: its rows beside a bare INSERT."""
    groups = in_memory(results)
    rows = sum(group.num_rows for _, group in groups)
    begun = time.perf_counter()
    with TableReader(results / "corpus") as tables:
        _load_duckdb(folder / "corpus.duckdb", tables, None)
    built = time.perf_counter() - begun
    begun = time.perf_counter()
    with opened(folder / "bare.duckdb") as base:  # closing it writes what is not yet written
        base.begin()
        for table in CONTENT:
            base.register("given", columns_of(table).empty_table())
            base.execute(f"CREATE TABLE {table.name} AS FROM given")
        for name, group in groups:
            base.register("given", group)
            base.execute(f"INSERT INTO {name} FROM given")
        base.commit()
    written = time.perf_counter() - begun
    return (
        f"duckdb: {rows} rows, built {rows / built:.0f} a second, bare {rows / written:.0f}, "
        f"built/bare {written / built:.2f}"
    )


def in_memory(results: Path) -> Groups:
    """All rows, by their tables."""
    with TableReader(results / "corpus") as tables:
        return [(t.name, tables.group(t, number)) for number in tables.groups for t in CONTENT]


def measure(url: str, results: Path) -> str:
    """One line: rows a second of both, their ratio, and that of a load with nothing to do."""
    begun = time.perf_counter()
    rows = load(url, results).rows
    loaded = time.perf_counter() - begun
    begun = time.perf_counter()
    load(url, results)
    again = time.perf_counter() - begun
    written = bare(url, in_memory(results))
    return (
        f"{url.partition(':')[0]}: {rows} rows, load {rows / loaded:.0f} a second, "
        f"bare {rows / written:.0f}, load/bare {written / loaded:.2f}; again {again:.2f} s"
    )


if __name__ == "__main__":
    results = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        for url in (f"sqlite:///{folder}/papers.sqlite", *sys.argv[2:]):
            print(measure(url, results), flush=True)
        print(measure_duckdb(results, Path(folder)))
