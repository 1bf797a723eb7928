"""One JSON file a paper, and the table of papers without a result."""

from collections.abc import Iterable, Set
from pathlib import Path

import msgspec

from bipaper import model
from bipaper.shown import tsv


def write_paper(folder: Path, document: model.Document) -> Path:
    """Write ``folder``/ID.json, with folders for the "/" in an id; returns the file.

    A file that holds the same already is left untouched, its time of change too.
    """
    path = folder / f"{document.id}.json"
    data = model.encode(document)
    if not path.exists() or path.read_bytes() != data:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return path


def remove_others(folder: Path, keep: Set[Path]) -> None:
    """Remove the results of papers that are gone, and folders left empty by that."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.suffix == ".json" and path not in keep:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def write_failures(path: Path, failures: Iterable[model.Failure]) -> None:
    """Write id, stage, code and message of each failure as a line of tab-separated values."""
    rows = [model.Failure.__struct_fields__, *map(msgspec.structs.astuple, failures)]
    path.write_text(tsv(rows), encoding="utf-8")
