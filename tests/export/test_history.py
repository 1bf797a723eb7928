"""What a run changed is told by ids that last; a moved PDF is the same paper."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pyarrow import parquet

from bipaper import __version__
from bipaper.export.changed_rows import Tables, compare_rows
from bipaper.export.corpus import CorpusWriter
from bipaper.export.history import (
    HISTORY_FILE,
    HistoryError,
    Known,
    Papers,
    Rows,
    compare_papers,
    last_run,
    with_run,
)
from bipaper.model import Document
from bipaper.parts.diagnostics import Failure
from bipaper.relational.parquet import FIRST, path_of
from bipaper.relational.schema import CONTENT, VERSION

A, B, C = (letter * 64 for letter in "abc")


class Corpus:
    """Tables in a folder, and the digests of the papers in them."""

    def __init__(
        self, folder: Path, papers: Iterable[Document], failing: Iterable[str] = ()
    ) -> None:
        self.folder = folder
        self.pdfs = {paper.id: paper.source.sha256 for paper in papers}
        self.failing = {*failing}
        self.digests = {paper.id: msgspec.json.encode(paper).hex() for paper in papers}
        folder.mkdir(parents=True)
        with CorpusWriter(folder) as tables:
            for paper in papers:
                tables.add(paper, self.digests[paper.id], {})
            for name in failing:
                tables.add_failure(Failure(id=name, stage="extract", code="empty", message=""))

        self.tables = Tables(folder, [FIRST])

    def known(self, *, whole: bool = True) -> Known:
        if not whole:
            return Known(self.digests, lambda paper: None, set())
        return Known(self.digests, self.pdfs.get, self.failing)

    def papers_since(self, old: "Corpus", *, whole: bool = True) -> Papers:
        return compare_papers(old.known(whole=whole), self.known())

    def rows_since(self, old: "Corpus") -> dict[str, Rows] | None:
        return compare_rows(self.papers_since(old), old.tables, self.tables)


def called(paper: Document, name: str, pdf: str, **other: Any) -> Document:
    """The paper under a name, from a PDF of this digest."""
    copy = msgspec.convert(msgspec.to_builtins(paper), Document)
    copy.source.file, copy.source.sha256 = f"{name}.pdf", pdf
    return msgspec.structs.replace(copy, id=name, **other)


def papers(**what: Any) -> Papers:
    return Papers(**{"added": [], "changed": [], "removed": [], "renamed": {}, **what})


@pytest.fixture
def old(tmp_path: Path, document: Document) -> Corpus:
    return Corpus(tmp_path / "old", [called(document, "a", A), called(document, "b", B)])


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return tmp_path / "new"


def test_the_same_papers_are_no_change(old: Corpus, new: Path, document: Document) -> None:
    now = Corpus(new, [called(document, "a", A), called(document, "b", B)])
    assert now.papers_since(old) == papers()
    assert not now.papers_since(old)


def test_papers_are_added_changed_and_removed(old: Corpus, new: Path, document: Document) -> None:
    now = Corpus(new, [called(document, "b", B, captions=[]), called(document, "c", C)])
    assert now.papers_since(old) == papers(added=["c"], changed=["b"], removed=["a"])


@pytest.mark.parametrize(("whole", "told"), [(True, ["c"]), (False, ["b", "c"])])
def test_a_paper_has_failed_where_it_did_not_before_as_far_as_that_is_known(
    tmp_path: Path, document: Document, whole: bool, told: list[str]
) -> None:
    paper = called(document, "a", A)
    old = Corpus(tmp_path / "old", [paper], failing=["b"])
    now = Corpus(tmp_path / "new", [paper], failing=["b", "c"])
    assert now.papers_since(old, whole=whole) == papers(failed=told)


def test_a_moved_file_is_the_same_paper(old: Corpus, new: Path, document: Document) -> None:
    now = Corpus(new, [called(document, "b", B), called(document, "y/z", A)])
    assert now.papers_since(old) == papers(renamed={"y/z": "a"})
    assert now.rows_since(old) == {"papers": Rows(0, 1, 0)}  # its file


def test_without_the_tables_of_before_a_moved_file_is_another_paper(
    old: Corpus, new: Path, document: Document
) -> None:
    now = Corpus(new, [called(document, "b", B), called(document, "z", A)])
    assert now.papers_since(old, whole=False) == papers(added=["z"], removed=["a"])


def test_a_copy_is_a_paper_of_its_own(old: Corpus, new: Path, document: Document) -> None:
    now = Corpus(
        new, [called(document, name, pdf) for name, pdf in zip("abc", (A, B, A), strict=True)]
    )
    assert now.papers_since(old) == papers(added=["c"])


def test_of_several_copies_the_first_becomes_the_first(tmp_path: Path, document: Document) -> None:
    before = Corpus(tmp_path / "1", [called(document, name, A) for name in "abc"])
    now = Corpus(tmp_path / "2", [called(document, name, A) for name in "cyz"])
    assert now.papers_since(before) == papers(renamed={"y": "a", "z": "b"})


def test_rows_are_compared_by_their_keys(old: Corpus, new: Path, document: Document) -> None:
    twice = [*document.tables, msgspec.structs.replace(document.tables[0])]
    other = called(document, "b", B, claims=[], tables=twice)
    other.metadata.title.en = "Other"
    found = Corpus(new, [called(document, "a", A), other]).rows_since(old)
    assert found is not None
    claims = {name: rows for name, rows in found.items() if name.startswith("claim")}
    assert all(rows.removed and not (rows.added or rows.changed) for rows in claims.values())
    assert found["claims"] == Rows(0, 0, len(document.claims))
    assert found["papers"] == Rows(0, 1, 0)
    assert found["tables"] == Rows(1, 0, 0)
    assert set(found) - set(claims) == {"papers", "tables", "cells"}


def test_all_rows_of_papers_that_come_and_go_do(old: Corpus, new: Path, document: Document) -> None:
    now = Corpus(new, [called(document, "b", B), called(document, "c", C)])
    rows = {
        table.name: parquet.read_metadata(path_of(old.folder, table.name, FIRST)).num_rows // 2
        for table in CONTENT
    }
    assert now.rows_since(old) == {name: Rows(n, 0, n) for name, n in rows.items() if n}


def test_of_a_first_run_all_rows_are_new(tmp_path: Path, old: Corpus) -> None:
    first = compare_papers(Known({}, {}.get, set()), old.known())
    assert first == papers(added=["a", "b"])
    rows = compare_rows(first, None, old.tables)
    assert rows is not None
    assert (rows["papers"], rows["captions"].changed) == (Rows(2, 0, 0), 0)


def test_without_tables_of_the_same_version_no_rows_are_compared(
    old: Corpus, new: Path, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = Corpus(new, [called(document, "b", B, claims=[])])
    assert compare_rows(now.papers_since(old), None, now.tables) is None
    monkeypatch.setattr("bipaper.export.changed_rows.VERSION", VERSION + 1)
    assert now.rows_since(old) is None


def test_a_line_is_a_run(tmp_path: Path) -> None:
    first = with_run(b"", papers(added=["论文"]), {"papers": Rows(1, 0, 0)}, "s1")
    history = with_run(first, papers(removed=["论文"], renamed={"b": "a"}), None, "s2")
    one, two = map(json.loads, history.splitlines())
    none = {"added": [], "changed": [], "removed": [], "renamed": {}, "failed": []}
    assert history.startswith(first)
    assert one.pop("time") <= two.pop("time")
    assert one == {
        "run": 1,
        "bipaper": __version__,
        "settings": "s1",
        "papers": none | {"added": ["论文"]},
        "rows": {"papers": {"added": 1, "changed": 0, "removed": 0}},
    }
    assert two == {
        "run": 2,
        "bipaper": __version__,
        "settings": "s2",
        "papers": none | {"removed": ["论文"], "renamed": {"b": "a"}},
        "rows": None,
    }
    (tmp_path / HISTORY_FILE).write_bytes(history)
    last = last_run(tmp_path)
    assert (last.run, last.papers) == (2, papers(removed=["论文"], renamed={"b": "a"}))


def test_a_line_from_before_failures_were_told_is_read(tmp_path: Path) -> None:
    line = with_run(b"", papers(added=["a"]), {}, "s").replace(b',"failed":[]', b"")
    (tmp_path / HISTORY_FILE).write_bytes(line)
    assert last_run(tmp_path).papers == papers(added=["a"])


@pytest.mark.parametrize("text", [None, "", "{}\n", "no\n"])
def test_what_tells_of_no_run_is_named(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / HISTORY_FILE
    if text is not None:
        path.write_text(text)
    with pytest.raises(HistoryError, match=f"^{path}: "):
        last_run(tmp_path)
