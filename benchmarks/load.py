"""Rows a second of ``bipaper load``, against the same rows by a bare COPY or executemany.

python benchmarks/load.py RESULTS [URL of an empty PostgreSQL database]
"""

import sys
import tempfile
import time
from pathlib import Path

from bipaper.load.database import connected, copy_rows
from bipaper.load.loader import load
from bipaper.model import decode
from bipaper.relational.paper_rows import Rows, rows_of
from bipaper.relational.schema import CONTENT


def bare(url: str, papers: list[Rows]) -> float:
    """Seconds to write all rows into tables without keys, in one transaction."""
    with connected(url) as connection, connection.begin() as transaction:
        for table in CONTENT:
            connection.exec_driver_sql(
                f"CREATE TABLE bare_{table.name} AS SELECT * FROM {table.name} WHERE 1=0"
            )
        begun = time.perf_counter()
        for table in CONTENT:
            rows = [row for paper in papers for row in paper[table.name]]
            copy_rows(connection, f"bare_{table.name}", rows)
        taken = time.perf_counter() - begun
        transaction.rollback()
    return taken


def measure(url: str, results: Path) -> str:
    """One line: rows a second of both, and their ratio."""
    files = sorted((results / "papers").rglob("*.json"))
    begun = time.perf_counter()
    rows = load(url, results).rows
    loaded = time.perf_counter() - begun
    begun = time.perf_counter()
    papers = [rows_of(decode(file.read_bytes()), "", {}) for file in files]
    read = time.perf_counter() - begun
    written = bare(url, papers)
    return (
        f"{url.partition(':')[0]}: {rows} rows, load {rows / loaded:.0f} a second, "
        f"bare {rows / written:.0f}, with reading the JSON {rows / (read + written):.0f}; "
        f"load/bare {written / loaded:.2f}, with reading {(read + written) / loaded:.2f}"
    )


if __name__ == "__main__":
    results = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        for url in (f"sqlite:///{folder}/papers.sqlite", *sys.argv[2:]):
            print(measure(url, results))
