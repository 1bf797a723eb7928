"""The tables as Parquet files: a folder a table, in it a file for each group of papers.

Papers are in groups so that one that comes, changes or goes costs its group alone. Row group n
of all files of a group holds the same papers.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import sqlalchemy as sa
from pyarrow import compute
from pyarrow import parquet as pq

from bipaper.relational.schema import CORPUS, FAILURES, PAPERS, SCHEMA, VERSION

FIRST = "0" * 16
"""The group that every corpus has, if without papers; the row of ``schema_version`` is in it."""

Rows = dict[str, list[tuple[Any, ...]]]
"""Table -> its rows, each with the values of the table's columns in their order."""

_NEAR = 32  # papers before and after; a group takes a second of a core to write anew
_GROUP = 100_000  # rows of all tables in a row group: some forty papers, 100 MB while it is made
_SUFFIX = ".parquet"
_HEX = frozenset("0123456789abcdef")
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


def groups_of(papers: Sequence[str]) -> dict[str, list[str]]:
    """Papers, sorted by their ids, in groups by name.

    A paper begins a group where of all that stand near it the digest of its id is the least. So
    groups follow from the papers alone, one that comes or goes changes its own or two, and papers
    whose ids stand together, an issue's, are in few. There are 33 and more in one, 65 on average.
    """
    digests = [hashlib.sha256(paper.encode()).hexdigest() for paper in papers]
    groups: dict[str, list[str]] = {FIRST: []}
    name = FIRST
    for place, paper in enumerate(papers):
        near = digests[max(place - _NEAR, 0) : place + _NEAR + 1]
        if len(near) > 2 * _NEAR and digests[place] == min(near):
            name = digests[place][: len(FIRST)]
        groups.setdefault(name, []).append(paper)
    return groups


class TableWriter:
    """Parquet files of a group of papers that rows are added to, paper by paper.

    U+0000, which PostgreSQL refuses and where functions of SQLite end, becomes U+FFFD, so that
    offsets stay.
    """

    def __init__(self, folder: Path, group: str = FIRST) -> None:
        self._columns = {table.name: columns_of(table) for table in CORPUS}
        for name in self._columns:
            (folder / name).mkdir(exist_ok=True)
        self._files = {
            name: pq.ParquetWriter(path_of(folder, name, group), columns, compression="zstd")
            for name, columns in self._columns.items()
        }
        self._waiting: Rows = {name: [] for name in self._columns}
        self._count = 0
        if group == FIRST:
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


def path_of(folder: Path, table: str, group: str) -> Path:
    """The file with the rows of a table that a group of papers has."""
    return folder / table / f"{group}{_SUFFIX}"


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


class ReplacedError(Exception):
    """A run has put another corpus in the place of the one that is being read."""


class Group(NamedTuple):
    """Papers that are read together: a row group of the files of a group."""

    name: str
    number: int


class TableReader:
    """The files that ``TableWriter`` wrote, all of the folder as it is when it is opened.

    ``names`` are those of the groups that are read, in their order; all without it. A context
    manager. Raises
    OSError where there is no such folder, pyarrow.ArrowInvalid where a file is no Parquet file,
    and ReplacedError where the folder was removed meanwhile.
    """

    def __init__(self, folder: Path, names: Iterable[str] | None = None) -> None:
        # Files are opened from the folder itself, whatever comes in the place of its name.
        self._place, self._folder = folder, os.open(folder, os.O_RDONLY)
        self._files: dict[str, tuple[str, pq.ParquetFile]] = {}
        try:
            there = self._names()
        except OSError:
            os.close(self._folder)
            raise
        self._groups = there if names is None else list(filter(set(there).__contains__, names))

    def __enter__(self) -> "TableReader":
        return self

    def __exit__(self, *_: object) -> None:
        for _name, opened in self._files.values():
            opened.close(force=True)
        os.close(self._folder)

    def _names(self) -> list[str]:
        """The groups there are; a file of somebody else's has another name."""
        papers = os.open(PAPERS.name, os.O_RDONLY, dir_fd=self._folder)
        try:
            with os.scandir(papers) as files:
                found = [file.name.removesuffix(_SUFFIX) for file in files]
        finally:
            os.close(papers)
        return sorted(name for name in found if len(name) == len(FIRST) and set(name) <= _HEX)

    def _file(self, table: sa.Table, name: str) -> pq.ParquetFile:
        """The file of a table and group; of each table one is open."""
        before, file = self._files.get(table.name, ("", None))
        if file is None or before != name:
            if file:
                file.close(force=True)
            file = self._opened(path_of(Path(), table.name, name))
            self._files[table.name] = name, file
        return file

    def _opened(self, path: Path) -> pq.ParquetFile:
        try:
            file = os.fdopen(os.open(path, os.O_RDONLY, dir_fd=self._folder), "rb")
        except FileNotFoundError as error:
            raise ReplacedError("a run has published meanwhile") from error
        try:
            return pq.ParquetFile(file)
        except pa.ArrowInvalid:
            file.close()
            raise

    def paths(self, table: sa.Table) -> list[Path]:
        """The files of a table, for a program that opens them by their names."""
        return [path_of(self._place, table.name, name) for name in self._groups]

    @property
    def version(self) -> int:
        """The version of the schema that the files were written by."""
        (row,) = tuples(self._file(SCHEMA, FIRST).read())
        return int(row[0])

    @property
    def groups(self) -> Iterator[Group]:
        """The groups of papers."""
        for name in self._groups:
            for number in range(self._file(PAPERS, name).num_row_groups):
                yield Group(name, number)

    def group(self, table: sa.Table, group: Group) -> pa.Table:
        """The rows of a table that a group of papers has."""
        return self._file(table, group.name).read_row_group(group.number)

    def digests(self, group: Group) -> dict[str, str]:
        """The papers of a group and the digests of their JSON."""
        columns = [PAPERS.c.id.name, PAPERS.c.digest.name]
        rows = self._file(PAPERS, group.name).read_row_group(group.number, columns)
        return dict(tuples(rows))

    def failures(self) -> pa.Table:
        """The papers without a result."""
        return pa.concat_tables(self._file(FAILURES, name).read() for name in self._groups)


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
