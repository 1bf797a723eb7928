"""A results folder that tests publish to, and what they publish."""

import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path

import msgspec
from samples import ROOT

from bipaper.engine.digest import digest
from bipaper.engine.rows import Row, write_rows
from bipaper.export.history import Papers, Run
from bipaper.model import Document
from bipaper.parts.bilingual import Bilingual
from bipaper.parts.diagnostics import Failure
from bipaper.stages import publish

SAMPLE = msgspec.json.decode((ROOT / "tests/golden/river_oxygen_forecast.json").read_bytes())
TEMPLATE: Document = msgspec.convert(
    SAMPLE | {"diagnostics": SAMPLE["diagnostics"] | {"stages": {}}}, Document
)
STATE = ["corpus_rows.jsonl", "manifest.jsonl"]


def document(paper: str, title: str = "一") -> Document:
    metadata = msgspec.structs.replace(TEMPLATE.metadata, title=Bilingual(zh=title, en=None))
    return msgspec.structs.replace(TEMPLATE, id=paper, metadata=metadata)


WORDS = '{"caption.1":"表 一"}'.encode()


def row(paper: Document | Failure, value: bytes) -> Row[bytes]:
    if isinstance(paper, Failure):
        return Row(id=paper.id, key="", failure=paper)
    return Row(id=paper.id, key="", digest=digest(value), value=value)


class Folder:
    """A results folder, published to again and again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.manifest = path / ".bipaper" / "manifest.jsonl"
        self.manifest.parent.mkdir(parents=True, exist_ok=True)

    def copy(self, path: Path) -> "Folder":
        return Folder(shutil.copytree(self.path, path))

    def publish(
        self,
        papers: Iterable[Document | Failure],
        mark: int = 0,
        settings: str = "s",
        version: str = "v",
    ) -> None:
        names = ("documents", "tagged", "captions")
        files = documents, tagged, captions = [self.path / f"{name}.jsonl" for name in names]
        ordered = sorted(papers, key=lambda paper: paper.id)
        write_rows(documents, (row(paper, msgspec.json.encode(paper)) for paper in ordered))
        write_rows(tagged, (row(paper, b"[]") for paper in ordered))
        write_rows(captions, (row(paper, WORDS) for paper in ordered))
        try:
            publish.run([tuple(files)], self.manifest, mark, settings, version)
        finally:
            for file in files:
                file.unlink()

    def files(self) -> dict[str, bytes]:
        """All files but those of the corpus and our own, which a test looks at by itself."""
        return {
            path.relative_to(self.path).as_posix(): path.read_bytes()
            for path in self.path.rglob("*")
            if path.is_file() and not {".bipaper", "corpus"} & set(path.parts)
        }

    def state(self) -> list[str]:
        return sorted(path.name for path in self.manifest.parent.iterdir())

    def results(self) -> set[str]:
        return {name for name in self.files() if name.startswith("papers/")}

    def runs(self) -> list[Run]:
        lines = (self.path / "changes.jsonl").read_bytes().splitlines()
        return [msgspec.json.decode(line, type=Run) for line in lines]

    def failures(self) -> list[str]:
        return (self.path / "failures.tsv").read_text("utf-8").splitlines()[1:]


def group_of(paper: str) -> str:
    """The group of a paper that is one by itself."""
    return hashlib.sha256(paper.encode()).hexdigest()[:16]


def papers(**what: object) -> Papers:
    none = {"added": [], "changed": [], "removed": [], "renamed": {}}
    return msgspec.convert(none | what, Papers)


def corpus(folder: Folder) -> dict[str, int]:
    """The corpus's files, which are one whole: all of one run."""
    inside = folder.path / "corpus"
    return {
        path.relative_to(inside).as_posix(): path.stat().st_ino
        for path in inside.rglob("*")
        if path.is_file()
    }
