"""The corpus on disk: a Parquet file a table, and a DuckDB and a SQLite file with them all."""

import errno
import os
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from bipaper.export.duck import opened
from bipaper.model import Document, Failure, TaggedBlock
from bipaper.relational.paper_rows import rows_of
from bipaper.relational.parquet import TableReader, TableWriter, tuples
from bipaper.relational.schema import CORPUS, FAILURES

DATABASE, SEARCHED = "bipaper.duckdb", "bipaper.sqlite"
# Words stand apart already; "porter" leaves all but English ones as they are.
_SEARCH = """
CREATE VIRTUAL TABLE {index} USING fts5(words, content = '{table}', tokenize = 'porter unicode61');
INSERT INTO {index} (rowid, words) SELECT rowid, words FROM {table};
INSERT INTO {index} ({index}) VALUES ('optimize');
"""
_INDEXES = {"search": "blocks", "search_captions": "captions"}


class CorpusWriter:
    """Parquet files, one a table, that documents and failures are added to one by one.

    A context manager; the files are whole when it is left.
    """

    def __init__(self, folder: Path) -> None:
        self._tables = TableWriter(folder)

    def __enter__(self) -> "CorpusWriter":
        return self

    def __exit__(self, *_: object) -> None:
        self._tables.close()

    def add(self, document: Document, digest: str, words: Mapping[str, str]) -> None:
        """Add a document's rows: ``digest`` is its JSON's, ``words`` those of its blocks
        and captions."""
        self._tables.add(rows_of(document, digest, words))

    def add_failure(self, failure: Failure) -> None:
        """Add a paper without a result."""
        row = (failure.id, failure.stage, failure.code, failure.message)
        self._tables.add({FAILURES.name: [row]})


def words_of(blocks: Iterable[TaggedBlock]) -> dict[str, str]:
    """The words of each block, a space between, as the segmenter cut them."""
    return {
        block.id: " ".join(
            word for start, end, _ in block.tokens if (word := block.text[start:end].strip())
        )
        for block in blocks
    }


def build_databases(folder: Path) -> None:
    """Load the Parquet files of ``folder`` into new files of DuckDB and SQLite beside them.

    The file of SQLite has full-text indexes: ``search`` of the blocks' words, and
    ``search_captions``. Raises OSError where the disk is full.
    """
    for name in (DATABASE, SEARCHED):
        (folder / name).unlink(missing_ok=True)
    _build_duckdb(folder, folder / DATABASE)
    try:
        _build_sqlite(folder, folder / SEARCHED)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_FULL:
            raise
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), SEARCHED) from error  # as DuckDB


def _build_duckdb(folder: Path, database: Path) -> None:
    with opened(database) as base, TableReader(folder) as tables:
        for table in CORPUS:
            base.begin()
            base.execute(_definition(table))
            for group in tables.groups:
                base.register("rows", tables.group(table, group))
                base.execute(f"INSERT INTO {table.name} SELECT * FROM rows")
            base.execute(_comments(table))
            base.commit()


def _definition(table: sa.Table) -> str:
    """A table without keys: their indexes would cost more memory than the rows."""
    columns = [
        f"{column.name} {column.type.compile()}{'' if column.nullable else ' NOT NULL'}"
        for column in table.columns
    ]
    checks = [
        f"CHECK ({check.sqltext.compile(compile_kwargs={'literal_binds': True})})"
        for check in table.constraints
        if isinstance(check, sa.CheckConstraint)
    ]
    return f"CREATE TABLE {table.name} ({', '.join([*columns, *checks])})"


def _comments(table: sa.Table) -> str:
    said = [("TABLE", table.name, table.comment)]
    said += [("COLUMN", f"{table.name}.{c.name}", c.comment) for c in table.columns]
    quoted = ((what, name, (text or "").replace("'", "''")) for what, name, text in said)
    return ";".join(f"COMMENT ON {what} {name} IS '{text}'" for what, name, text in quoted)


def _build_sqlite(folder: Path, database: Path) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        # A file that is not whole is thrown away, so nothing need be undone.
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN")
        for table in CORPUS:
            connection.execute(str(CreateTable(table).compile(dialect=sqlite.dialect())))
        with TableReader(folder) as tables:
            for group in tables.groups:
                for table in CORPUS:
                    marks = ", ".join("?" * len(table.columns))
                    rows = tuples(tables.group(table, group))
                    connection.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)
        connection.execute("COMMIT")
        for index, name in _INDEXES.items():
            connection.executescript(_SEARCH.format(index=index, table=name))
