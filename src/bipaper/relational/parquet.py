"""The tables as Parquet files, one each. Row group n of every file holds the same papers."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import sqlalchemy as sa
from pyarrow import compute
from pyarrow import parquet as pq

from bipaper.relational.paper_rows import Rows
from bipaper.relational.schema import CORPUS, FAILURES, PAPERS, SCHEMA, VERSION

_GROUP = 100_000  # rows of all tables in a group: some forty papers, 100 MB while it is made
_NUL, _INSTEAD = "\x00", "\ufffd"
_TYPES = {sa.Text: pa.string(), sa.Integer: pa.int32(), sa.Double: pa.float64()}
_TYPES |= {sa.Boolean: pa.bool_()}


def columns_of(table: sa.Table) -> pa.Schema:
    """A table's columns; ``metadata`` has its comment and, as "comment.COLUMN", theirs."""
    fields = [
        pa.field(column.name, _TYPES[type(column.type)], nullable=bool(column.nullable))
        for column in table.columns
    ]
    comments = {f"comment.{column.name}": column.comment for column in table.columns}
    return pa.schema(fields, metadata={"comment": table.comment, **comments})


class TableWriter:
    """Parquet files that rows are added to, paper by paper.

    U+0000, which PostgreSQL refuses and where functions of SQLite end, becomes U+FFFD, so that
    offsets stay.
    """

    def __init__(self, folder: Path) -> None:
        self._columns = {table.name: columns_of(table) for table in CORPUS}
        self._files = {
            name: pq.ParquetWriter(path_of(folder, name), columns, compression="zstd")
            for name, columns in self._columns.items()
        }
        self._waiting: Rows = {name: [] for name in self._columns}
        self._count = 0
        self.add({SCHEMA.name: [(VERSION,)]})

    def close(self) -> None:
        """Make the files whole."""
        self._flush()
        for file in self._files.values():
            file.close()

    def add(self, rows: Mapping[str, list[tuple[Any, ...]]]) -> None:
        """Add rows by the names of their tables, all there are of a paper."""
        for name, more in rows.items():
            self._waiting[name] += more
            self._count += len(more)
        if self._count >= _GROUP:
            self._flush()

    def _flush(self) -> None:
        for name, rows in self._waiting.items():
            self._files[name].write_table(_table(rows, self._columns[name]))
            rows.clear()
        self._count = 0


def path_of(folder: Path, table: str) -> Path:
    """The file of a table."""
    return folder / f"{table}.parquet"


def _table(rows: list[tuple[Any, ...]], columns: pa.Schema) -> pa.Table:
    values = zip(*rows, strict=True) if rows else [()] * len(columns)
    arrays = [
        _without_nul(pa.array(column, field.type))
        for column, field in zip(values, columns, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=columns)


def _without_nul(values: pa.Array) -> pa.Array:
    if values.type != pa.string():
        return values
    return compute.replace_substring(values, _NUL, _INSTEAD)


class TableReader:
    """The files that ``TableWriter`` wrote, as they are when they are opened.

    A context manager. Raises OSError where one is missing, pyarrow.ArrowInvalid where one is
    no Parquet file.
    """

    def __init__(self, folder: Path) -> None:
        before = None
        while before != (now := folder.stat().st_ino):  # a run may put another in its place
            before = now
            self._files = {
                table.name: pq.ParquetFile(path_of(folder, table.name)) for table in CORPUS
            }

    def __enter__(self) -> "TableReader":
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._files.values():
            file.close()

    @property
    def version(self) -> int:
        """The version of the schema that the files were written by."""
        (row,) = tuples(self._files[SCHEMA.name].read())
        return int(row[0])

    @property
    def groups(self) -> range:
        """The groups of papers."""
        return range(self._files[PAPERS.name].num_row_groups)

    def group(self, table: sa.Table, number: int) -> pa.Table:
        """The rows of a table that a group of papers has."""
        return self._files[table.name].read_row_group(number)

    def digests(self, number: int) -> dict[str, str]:
        """The papers of a group and the digests of their JSON."""
        columns = [PAPERS.c.id.name, PAPERS.c.digest.name]
        rows = self._files[PAPERS.name].read_row_group(number, columns)
        return dict(tuples(rows))

    def failures(self) -> pa.Table:
        """The papers without a result."""
        return self._files[FAILURES.name].read()


def tuples(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    """The rows of a table."""
    return zip(*(column.to_pylist() for column in table.columns), strict=True)


def of_papers(table: pa.Table, papers: Iterable[str]) -> pa.Table:
    """The rows of some papers, of a table but ``papers`` by its column ``paper``."""
    name = "paper" if "paper" in table.column_names else "id"
    return table.filter(compute.is_in(table.column(name), pa.array(papers, pa.string())))


def by_key(table: sa.Table, rows: pa.Table) -> pa.Table:
    """The rows of a table in the order of its primary key."""
    return rows.sort_by([(column.name, "ascending") for column in table.primary_key])
