"""The corpus on disk: Parquet files of each table, and a DuckDB and a SQLite file with them all."""

import errno
import os
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import closing
from glob import escape
from pathlib import Path

import pyarrow as pa
import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from bipaper.export.duck import opened
from bipaper.model import Document
from bipaper.parts.diagnostics import Failure
from bipaper.parts.tagged_block import TaggedBlock
from bipaper.relational.paper_rows import rows_of
from bipaper.relational.parquet import (
    FIRST,
    Group,
    TableReader,
    TableWriter,
    of_papers,
    tuples,
)
from bipaper.relational.schema import CONTENT, CORPUS, FAILURES, paper_column

_WAITING = 16_384  # rows of a table that DuckDB keeps before it writes them; it would be 122,880
DATABASE, SEARCHED = "bipaper.duckdb", "bipaper.sqlite"
# Words stand apart already; "porter" leaves all but English ones as they are.
_SEARCH = """
CREATE VIRTUAL TABLE {index} USING fts5(words, content = '{table}', tokenize = 'porter unicode61');
INSERT INTO {index} (rowid, words) SELECT rowid, words FROM {table};
INSERT INTO {index} ({index}) VALUES ('optimize');
"""
_INDEXED = """
INSERT INTO {index} (rowid, words)
SELECT rowid, words FROM {table} WHERE paper IN (SELECT id FROM other);
"""
# The words of a row are said once more for it to be found in the index and go.
_UNINDEXED = """
INSERT INTO {index} ({index}, rowid, words)
SELECT 'delete', rowid, words FROM {table} WHERE paper IN (SELECT id FROM other)
"""
_OF_PAPERS = (FAILURES, *CONTENT)
_INDEXES = {"search": "blocks", "search_captions": "captions"}


class CorpusWriter:
    """Parquet files of a group of papers that documents and failures are added to one by one.

    A context manager; the files are whole when it is left.
    """

    def __init__(self, folder: Path, group: str = FIRST) -> None:
        self._tables = TableWriter(folder, group)

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


def build_databases(folder: Path, groups: Sequence[str] | None = None) -> None:
    """Load the Parquet files of ``folder`` into new files of DuckDB and SQLite beside them.

    ``groups`` is the order that groups of papers are loaded in. The file of SQLite has
    full-text indexes: ``search`` of the blocks' words, and ``search_captions``. Raises OSError
    where the disk is full.
    """
    for name in (DATABASE, SEARCHED):
        (folder / name).unlink(missing_ok=True)
    with TableReader(folder, groups) as tables:
        _load(folder, tables, None)


def update_databases(folder: Path, papers: Collection[str], groups: Collection[str]) -> None:
    """Make the rows of some papers those of the Parquet files of ``folder`` in the databases there.

    ``groups`` are those that these papers are in, as far as they are still there. Raises
    OSError where the disk is full.
    """
    with TableReader(folder, groups) as tables:
        _load(folder, tables, pa.array(sorted(papers), pa.string()))


def _load(folder: Path, tables: TableReader, papers: pa.StringArray | None) -> None:
    """Have both databases hold the rows of all papers, where there are none, or of ``papers``."""
    _load_duckdb(folder / DATABASE, tables, papers)
    try:
        _load_sqlite(folder / SEARCHED, tables, papers)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_FULL:
            raise
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), SEARCHED) from error  # as DuckDB


def _rows(
    tables: TableReader, table: sa.Table, group: Group, papers: pa.StringArray | None
) -> pa.Table:
    """The rows to add of a group."""
    rows = tables.group(table, group)
    return rows if papers is None else of_papers(rows, papers)


def _load_duckdb(database: Path, tables: TableReader, papers: pa.StringArray | None) -> None:
    with opened() as base:
        place = str(database).replace("'", "''")
        base.execute(f"ATTACH '{place}' AS corpus (ROW_GROUP_SIZE {_WAITING}); USE corpus")
        base.execute("SET threads = 1")  # each has rows that wait
        base.register("other", pa.table({"id": [] if papers is None else papers}))
        for table in CORPUS if papers is None else _OF_PAPERS:
            base.begin()
            base.execute(_definition(table) if papers is None else _without(table))
            if files := [escape(str(path)) for path in tables.paths(table)]:
                some = "" if papers is None else f" WHERE {_is_other(table)}"
                rows = f"read_parquet($files, hive_partitioning = false){some}"
                base.execute(f"INSERT INTO {table.name} FROM {rows}", {"files": files})
            if papers is None:
                base.execute(_comments(table))
            base.commit()


def _without(table: sa.Table) -> str:
    """Remove the rows of the papers in ``other``."""
    return f"DELETE FROM {table.name} WHERE {_is_other(table)}"


def _is_other(table: sa.Table) -> str:
    return f"{paper_column(table)} IN (SELECT id FROM other)"


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


def _load_sqlite(database: Path, tables: TableReader, papers: pa.StringArray | None) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        # A file that is not whole is thrown away, so nothing need be undone.
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN")
        if papers is None:
            for table in CORPUS:
                connection.execute(str(CreateTable(table).compile(dialect=sqlite.dialect())))
        else:
            _remove_from_sqlite(connection, papers)
        for group in tables.groups:
            for table in CORPUS if papers is None else _OF_PAPERS:
                marks = ", ".join("?" * len(table.columns))
                rows = tuples(_rows(tables, table, group, papers))
                connection.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)
        connection.execute("COMMIT")
        for index, name in _INDEXES.items():
            sql = _SEARCH if papers is None else _INDEXED
            connection.executescript(sql.format(index=index, table=name))


def _remove_from_sqlite(connection: sqlite3.Connection, papers: pa.StringArray) -> None:
    connection.execute("CREATE TEMPORARY TABLE other (id TEXT PRIMARY KEY)")
    connection.executemany("INSERT INTO other VALUES (?)", ((p,) for p in papers.to_pylist()))
    for index, name in _INDEXES.items():
        connection.execute(_UNINDEXED.format(index=index, table=name))
    for table in _OF_PAPERS:
        connection.execute(_without(table))
