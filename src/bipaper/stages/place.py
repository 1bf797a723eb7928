"""The results folder as publishing finds it: what is ours in it, and what is whole."""

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from bipaper.engine.disk import name_of, on_disk
from bipaper.engine.folders import STATE
from bipaper.engine.manifest import (
    Published,
    in_the_way,
    is_intact,
    read_manifest,
)
from bipaper.engine.papers import RESULT
from bipaper.engine.rows import Row, Stored, stored_rows
from bipaper.export.corpus import DATABASE, SEARCHED
from bipaper.export.failures import FAILURES_FILE
from bipaper.export.history import HISTORY_FILE

PAPERS, CORPUS, SUMMARY = "papers", "corpus", "summary.txt"
LEDGER = f"{STATE}/corpus_rows.jsonl"
"""What the corpus tells of each paper, as it was published: a row a paper."""

BESIDE = (HISTORY_FILE, FAILURES_FILE, SUMMARY)
# What a user changed in a database that is about to be replaced, and that is not in it yet:
# SQLite would roll the new one back by the journal of the old (sqlite.org/howtocorrupt.html).
_LEFT_BY_DATABASES = {
    f"{CORPUS}/{DATABASE}.wal",
    *(f"{CORPUS}/{SEARCHED}-{left}" for left in ("journal", "shm", "wal")),
}


def name_of_paper(paper: str) -> str:
    """What a paper's JSON is called below the results."""
    return f"{PAPERS}/{paper}{RESULT}"


def papers_among(files: Mapping[str, Published]) -> dict[str, str]:
    """The papers among files by name, with the digests of their JSON."""
    return {
        name.removeprefix(f"{PAPERS}/").removesuffix(RESULT): file.sha256
        for name, file in files.items()
        if name.startswith(f"{PAPERS}/")
    }


def tables_among(files: Mapping[str, Published]) -> list[Published]:
    """The tables of the corpus among files by name."""
    return [
        file for name, file in files.items() if PurePosixPath(name).match(f"{CORPUS}/*/*.parquet")
    ]


class Place:
    """The results folder, and what of it is ours: names below it, "/" between folders."""

    def __init__(self, manifest: Path) -> None:
        self.results = manifest.parent.parent
        self.stage = manifest.with_name("new")
        self.journal = manifest.with_name("journal.jsonl")
        self._before = read_manifest(manifest).files
        self._written = manifest.stat().st_mtime_ns if self._before else 0
        cut_short = read_manifest(self.journal).files
        self.ours = {*self._before, *cut_short, *_LEFT_BY_DATABASES}

    def path(self, name: str) -> Path:
        """Where the file of a name is."""
        return self.results / on_disk(name)

    def staged(self, name: str) -> Path:
        """Where it is built."""
        return self.stage / on_disk(name)

    def holds(self, file: Published) -> bool:
        """Whether a file is there already as it is to be."""
        same = self._before.get(file.path) == file
        return same and is_intact(self.path(file.path), file, self._written)

    def keeps(self, name: str) -> bool:
        """Whether a file of this name is there as it was published."""
        file = self._before.get(name)
        return file is not None and self.holds(file)

    def before(self, name: str) -> Published:
        """What was published under a name."""
        return self._before[name]

    def papers(self) -> dict[str, str]:
        """The papers that were published before, with the digests of their JSON."""
        return papers_among(self._before)

    def tables(self) -> set[str]:
        """The names of tables that were published before and are whole.

        To be asked before they are linked, for that makes them newer than the manifest.
        """
        return {file.path for file in tables_among(self._before) if self.holds(file)}

    def had_tables(self) -> set[str]:
        """The names of all tables that were published before."""
        return {file.path for file in tables_among(self._before)}

    def ledger(self) -> dict[str, Row[Stored]]:
        """The rows of all papers that were published before; none where that is not whole."""
        if not self.keeps(LEDGER):
            return {}
        return {row.id: row for row in stored_rows(self.path(LEDGER))}

    def copied(self, name: str) -> bool:
        """Copy a file to where it is built on; whether it is as it was published."""
        if not self.keeps(name):
            return False
        shutil.copyfile(self.path(name), self.staged(name))
        return self.keeps(name)  # nobody has written to it meanwhile

    def history(self) -> bytes:
        """What the runs before have changed, without one that was cut short.

        As somebody else has left it where it was edited.
        """
        path, file = self.path(HISTORY_FILE), self._before.get(HISTORY_FILE)
        lines = path.read_bytes() if path.exists() else b""
        whole = lines[: file.size if file else 0]
        same = hashlib.sha256(whole).hexdigest() == file.sha256 if file else True
        return whole if same else lines

    def is_taken(self, name: str) -> bool:
        """Whether somebody else's file is where this one would go."""
        return not all(map(self._is_ours, in_the_way(self.results, name)))

    def _is_ours(self, path: Path) -> bool:
        return name_of(path, self.results) in self.ours

    def foreign(self, folder: str) -> list[str]:
        """The names below a folder that no run has written, of folders only those without any."""
        inside = self.path(folder).rglob("*")
        return [
            name_of(path, self.results)
            for path in inside
            if not self._is_ours(path)
            and (path.is_symlink() or not path.is_dir() or not any(path.iterdir()))
        ]
