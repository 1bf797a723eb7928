"""The table of papers without a result."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from bipaper.parts.diagnostics import Failure
from bipaper.shown import tsv

FAILURES_FILE = "failures.tsv"
_FIELDS = Failure.__struct_fields__


def write_failures(path: Path, failures: Iterable[Failure]) -> None:
    """Write id, stage, code and message of each failure as a line of tab-separated values."""
    rows = [_FIELDS, *map(msgspec.structs.astuple, failures)]
    path.write_text(tsv(rows), encoding="utf-8")


def read_failures(results: Path) -> list[Sequence[str]]:
    """Id, stage, code and message of each failure of a results folder, as they stand in its
    table; none where there is no table."""
    try:
        lines = (results / FAILURES_FILE).read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return []
    rows = csv.reader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE)
    return [row for row in rows if len(row) == len(_FIELDS)]
