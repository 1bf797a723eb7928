"""The corpus on disk: a Parquet file a table, and one DuckDB file with them all."""

from collections.abc import Iterable
from pathlib import Path

import duckdb
import pyarrow as pa
from pyarrow import dataset, parquet

from bipaper.export.tables import FAILURES, TABLES, Record
from bipaper.model import Document, Failure

DATABASE = "bipaper.duckdb"
_GROUP = 20_000  # rows of a table held in memory before they are written

SCHEMAS = {table.name: table.columns for table in TABLES} | {"failures": FAILURES}


class CorpusWriter:
    """Parquet files, one a table, that documents and failures are added to one by one.

    A context manager; the files are whole when it is left.
    """

    def __init__(self, folder: Path) -> None:
        self._files = {
            name: _Growing(folder / f"{name}.parquet", columns) for name, columns in SCHEMAS.items()
        }

    def __enter__(self) -> "CorpusWriter":
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._files.values():
            file.close()

    def add(self, document: Document) -> None:
        """Add a document's rows to every table."""
        for table in TABLES:
            self._files[table.name].add(table.rows(document))

    def add_failure(self, failure: Failure) -> None:
        """Add a paper without a result."""
        row = {"paper": failure.id, "stage": failure.stage}
        self._files["failures"].add([row | {"code": failure.code, "message": failure.message}])


class _Growing:
    """A Parquet file written a group of rows at a time."""

    def __init__(self, path: Path, columns: pa.Schema) -> None:
        self._writer = parquet.ParquetWriter(path, columns, compression="zstd")
        self._columns = columns
        self._waiting: list[Record] = []

    def add(self, rows: Iterable[Record]) -> None:
        self._waiting.extend(rows)
        if len(self._waiting) >= _GROUP:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        self._writer.write_table(pa.Table.from_pylist(self._waiting, schema=self._columns))
        self._waiting.clear()


def build_database(folder: Path, database: Path) -> None:
    """Load the Parquet files of ``folder`` into a new DuckDB file, one table each."""
    database.unlink(missing_ok=True)
    with duckdb.connect(str(database)) as connection:
        for name in SCHEMAS:
            connection.register("rows", dataset.dataset(folder / f"{name}.parquet"))
            connection.execute(f'CREATE TABLE "{name}" AS SELECT * FROM rows')
            connection.unregister("rows")
