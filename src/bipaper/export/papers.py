"""The table of papers without a result."""

import re
from collections.abc import Iterable
from pathlib import Path

import msgspec

from bipaper import model

_BREAKS = re.compile(r"[\t\r\n]+")


def write_failures(path: Path, failures: Iterable[model.Failure]) -> None:
    """Write id, stage, code and message of each failure as a line of tab-separated values."""
    rows = [model.Failure.__struct_fields__, *map(msgspec.structs.astuple, failures)]
    lines = ("\t".join(_BREAKS.sub(" ", value) for value in row) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
