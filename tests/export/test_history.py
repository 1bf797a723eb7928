"""What a run changed is told by ids that last, and a run that changes nothing is none."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pyarrow import parquet

from bipaper import __version__
from bipaper.export.corpus import CorpusWriter
from bipaper.export.history import HISTORY_FILE, is_history, record
from bipaper.model import Document
from bipaper.relational.schema import VERSION

Line = dict[str, Any]


class Runs:
    """Corpora of one run after the other, each in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.number = 0

    def run(self, papers: Iterable[Document], settings: str = "s", *, whole: bool = True) -> None:
        before = self.corpus if self.number else None
        self.number += 1
        self.corpus.mkdir(parents=True)
        with CorpusWriter(self.corpus) as tables:
            for paper in papers:
                tables.add(paper, str(hash_of(paper)), {})
        history = before / HISTORY_FILE if before else None
        record(history, self.corpus, settings, before if whole else None)

    @property
    def corpus(self) -> Path:
        return self.folder / str(self.number) / "corpus"

    def lines(self) -> list[Line]:
        """The lines without digests, those of the last run."""
        text = (self.corpus / HISTORY_FILE).read_text("utf-8")
        lines = [json.loads(line) for line in text.splitlines()]
        last = max((line["run"] for line in lines), default=0)
        return [
            {
                key: line[key]
                for key in ("run", "paper", "what", "moved_from", "rows")
                if key in line
            }
            for line in lines
            if line["run"] == last
        ]

    def table(self, name: str) -> list[tuple[Any, ...]]:
        rows = parquet.read_table(self.corpus / f"{name}.parquet").to_pylist()
        return [tuple(row.values()) for row in rows]


def hash_of(paper: Document) -> str:
    return msgspec.json.encode(paper).hex()


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    return Runs(tmp_path)


def called(paper: Document, name: str, pdf: str | None = None) -> Document:
    """The same paper under another name, from the same PDF or another."""
    copy = msgspec.convert(msgspec.to_builtins(paper), Document)
    copy.id, copy.source.file, copy.source.sha256 = name, f"{name}.pdf", pdf or copy.source.sha256
    return copy


A, B, C = (letter * 64 for letter in "abc")


def test_a_first_run_adds_its_papers(runs: Runs, document: Document) -> None:
    runs.run([called(document, "a", A), called(document, "b", B)])
    assert runs.lines() == [
        {"run": 1, "paper": "a", "what": "added"},
        {"run": 1, "paper": "b", "what": "added"},
    ]
    assert runs.table("runs") == [(1, __version__, "s")]
    assert runs.table("changes") == [(1, "a", "added", None), (1, "b", "added", None)]
    assert runs.table("row_changes") == []


def test_a_run_that_changes_nothing_is_none(runs: Runs, document: Document) -> None:
    papers = [called(document, "a", A)]
    runs.run(papers)
    first = {path.name: path.read_bytes() for path in runs.corpus.iterdir()}
    runs.run(papers, "t")
    assert {path.name: path.read_bytes() for path in runs.corpus.iterdir()} == first


def test_papers_are_added_changed_and_removed(runs: Runs, document: Document) -> None:
    runs.run([called(document, "a", A), called(document, "b", B)])
    other = called(document, "b", B)
    other.metadata.title.en = "Other"
    other.claims = []
    runs.run([other, called(document, "c", C)], "t")
    removed = {
        "claims": {"removed": ["p1.c0-17"]},
        "claim_quantities": {"removed": ["p1.c0-17 p1.q0-5", "p1.c0-17 p1.q9-14"]},
    }
    (a, b, c) = runs.lines()
    assert (a, c) == (
        {"run": 2, "paper": "a", "what": "removed"},
        {"run": 2, "paper": "c", "what": "added"},
    )
    assert b["what"] == "changed"
    assert b["rows"].items() >= {"papers": {"changed": ["b"]}, **removed}.items()
    assert all(name.startswith("claim") for name in b["rows"].keys() - {"papers"})
    assert runs.table("runs") == [(1, __version__, "s"), (2, __version__, "t")]
    rows = [row for row in runs.table("row_changes") if row[2] == "claim_quantities"]
    assert rows == [
        (2, "b", "claim_quantities", key, "removed")
        for key in removed["claim_quantities"]["removed"]
    ]


def test_a_moved_file_is_the_same_paper(runs: Runs, document: Document) -> None:
    runs.run([called(document, "a", A), called(document, "b", B)])
    moved = called(document, "z", A)
    moved.captions = []
    runs.run([called(document, "b", B), moved])
    (line,) = runs.lines()
    rows = line.pop("rows")
    assert line == {"run": 2, "paper": "z", "what": "moved", "moved_from": "a"}
    assert rows.keys() - {"captions", "caption_lines"} == {"papers"}
    assert runs.table("changes")[-1] == (2, "z", "moved", "a")


def test_a_copy_is_a_paper_of_its_own(runs: Runs, document: Document) -> None:
    runs.run([called(document, "a", A)])
    runs.run([called(document, "a", A), called(document, "b", A)])
    assert runs.lines() == [{"run": 2, "paper": "b", "what": "added"}]
    runs.run([called(document, "c", A)])
    assert [(line["paper"], line["what"]) for line in runs.lines()] == [
        ("b", "removed"),
        ("c", "moved"),
    ]


def test_a_paper_that_comes_back_is_added_again(runs: Runs, document: Document) -> None:
    for papers in ([called(document, "a", A)], [], [called(document, "a", A)]):
        runs.run(papers)
    assert [row[2] for row in runs.table("changes")] == ["added", "removed", "added"]


def test_papers_are_compared_without_the_tables_before(runs: Runs, document: Document) -> None:
    runs.run([called(document, "a", A)])
    other = called(document, "a", A)
    other.metadata.title.en = "Other"
    runs.run([other], whole=False)
    assert runs.lines() == [{"run": 2, "paper": "a", "what": "changed"}]


def test_tables_of_another_version_are_not_compared(
    runs: Runs, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs.run([called(document, "a", A)])
    monkeypatch.setattr("bipaper.export.history.VERSION", VERSION + 1)
    other = called(document, "a", A)
    other.claims = []
    runs.run([other])
    assert runs.lines() == [{"run": 2, "paper": "a", "what": "changed"}]


@pytest.mark.parametrize(
    ("text", "is_one"), [("", True), ("{}\n", False), ("no", False), (None, False)]
)
def test_a_history_is_told_from_other_files(tmp_path: Path, text: str | None, is_one: bool) -> None:
    path = tmp_path / HISTORY_FILE
    if text is not None:
        path.write_text(text)
    assert is_history(path) == is_one
