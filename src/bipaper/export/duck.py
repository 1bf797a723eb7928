"""DuckDB as a run uses it: within bounds, and without a word."""

from contextlib import suppress
from pathlib import Path

import duckdb

_MEMORY = "1GB"  # what it keeps of a file that it writes or reads; it would take most there is


def opened(database: Path | None = None) -> duckdb.DuckDBPyConnection:
    """A database in a file, or in memory."""
    base = duckdb.connect(str(database or ":memory:"))
    base.execute(f"SET memory_limit = '{_MEMORY}'")
    # It prints a bar into any output, but in a notebook without the package that shows one there.
    with suppress(duckdb.InvalidInputException):
        base.execute("SET enable_progress_bar = false")
    return base
