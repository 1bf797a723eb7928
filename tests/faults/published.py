"""What a reader finds of a run, at its end and in between."""

import hashlib
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import duckdb

from bipaper.relational.schema import CORPUS

# Their bytes and the order of their rows differ by what went before, their rows do not.
DATABASE, SEARCHED = "corpus/bipaper.duckdb", "corpus/bipaper.sqlite"
_PAUSE = 0.05  # seconds between two looks


def published(results: Path) -> dict[str, str]:
    """The files for readers, by their path below the results: digests, or rows of the databases."""
    return dict(_found(results)) | _rows(results)


def corpus(files: Mapping[str, str]) -> dict[str, str]:
    """Those of the files that are the corpus."""
    return {name: content for name, content in files.items() if name.startswith("corpus/")}


@contextmanager
def watched(results: Path, right: Sequence[Mapping[str, str]]) -> Iterator[list[str]]:
    """Look at the results again and again; lists the files that are in none of the ``right``."""
    wrong: list[str] = []
    done = threading.Event()

    def look() -> None:
        while not done.wait(_PAUSE):
            wrong.extend(
                name
                for name, digest in _found(results)
                if digest not in [files.get(name) for files in right]
            )

    reader = threading.Thread(target=look)
    reader.start()
    try:
        yield wrong
    finally:
        done.set()
        reader.join()


def _found(results: Path) -> Iterator[tuple[str, str]]:
    """Name and digest of every file but the databases; one may go away meanwhile."""
    folders = (results / "papers", results / "corpus")
    inside = [path for folder in folders for path in folder.rglob("*")]
    for path in (*inside, results / "failures.tsv", results / "summary.txt"):
        name = path.relative_to(results).as_posix()
        try:
            if path.is_file() and name not in (DATABASE, SEARCHED):
                yield name, hashlib.sha256(path.read_bytes()).hexdigest()
        except FileNotFoundError:
            continue


def _rows(results: Path) -> dict[str, str]:
    if not (results / DATABASE).exists():
        return {}
    with (
        duckdb.connect(str(results / DATABASE), read_only=True) as one,
        closing(sqlite3.connect(results / SEARCHED)) as two,
    ):
        return {DATABASE: _digest(one), SEARCHED: _digest(two)}


def _digest(base: Any) -> str:
    """That of the rows of all tables."""
    rows = (base.execute(f"SELECT * FROM {table.name}").fetchall() for table in CORPUS)
    return hashlib.sha256(repr([sorted(found, key=repr) for found in rows]).encode()).hexdigest()
