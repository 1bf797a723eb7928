"""The table of papers without a result."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from bipaper import model
from bipaper.shown import tsv


def write_failures(path: Path, failures: Iterable[model.Failure]) -> None:
    """Write id, stage, code and message of each failure as a line of tab-separated values."""
    rows = [model.Failure.__struct_fields__, *map(msgspec.structs.astuple, failures)]
    path.write_text(tsv(rows), encoding="utf-8")
