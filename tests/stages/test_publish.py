"""What is published appears all at once, and nothing of the user's is touched."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import pytest
from published_folder import STATE, Folder, corpus, document, group_of, papers

from bipaper import model
from bipaper.engine.manifest import TakenError, read_manifest
from bipaper.parts.diagnostics import Failure
from bipaper.parts.displays import Caption
from bipaper.relational.parquet import FIRST, path_of
from bipaper.relational.schema import CORPUS as TABLES

CORPUS = {path_of(Path(), table.name, FIRST).as_posix() for table in TABLES}
CORPUS_FILES = {"bipaper.duckdb", "bipaper.sqlite", "abstracts.tmx", "glossary.tsv", "glossary.tbx"}
CORPUS_FILES |= {"glossary.2008.tbx"}
CORPUS |= CORPUS_FILES


def test_every_paper_has_a_file_and_the_manifest_lists_all(folder: Folder) -> None:
    folder.publish([document("a"), document("x/论文")], mark=7)
    assert folder.results() == {"papers/a.json", "papers/x/论文.json"}
    assert folder.files()["papers/a.json"] == model.encode(document("a"))
    assert set(corpus(folder)) == CORPUS
    manifest = read_manifest(folder.manifest)
    assert manifest.mark == 7
    own = {f"corpus/{name}" for name in CORPUS} | {".bipaper/corpus_rows.jsonl"}
    assert set(manifest.files) == set(folder.files()) | own


def test_words_of_captions_are_in_the_corpus(folder: Folder) -> None:
    captions = [Caption(kind="table", label="表1", text="表一", page=1, bbox=(0, 0, 1, 1))]
    folder.publish([msgspec.structs.replace(document("a"), captions=captions)])
    with closing(sqlite3.connect(folder.path / "corpus" / "bipaper.sqlite")) as base:
        assert base.execute("SELECT text, words FROM captions").fetchall() == [("表一", "表 一")]


def test_nothing_but_manifest_and_ledger_is_left_of_the_work(folder: Folder) -> None:
    folder.publish([document("a")])
    assert folder.state() == STATE


def test_a_result_that_is_the_same_is_left_untouched(folder: Folder) -> None:
    folder.publish([document("a"), document("b")])
    before = {name: (folder.path / name).stat() for name in folder.results()}
    folder.publish([document("a"), document("b", "二")])
    after = {name: (folder.path / name).stat() for name in folder.results()}
    assert before["papers/a.json"].st_ino == after["papers/a.json"].st_ino
    assert before["papers/a.json"].st_mtime_ns == after["papers/a.json"].st_mtime_ns
    assert folder.files()["papers/b.json"] == model.encode(document("b", "二"))


def test_a_result_that_was_edited_or_deleted_is_made_again(folder: Folder) -> None:
    folder.publish([document("a"), document("b")])
    whole = folder.files()
    (folder.path / "papers/a.json").write_bytes(whole["papers/a.json"].replace(b"1", b"2"))
    (folder.path / "papers/b.json").unlink()
    folder.publish([document("a"), document("b")])
    assert folder.files() == whole


def test_results_of_papers_that_are_gone_go_with_the_folders_they_leave_empty(
    folder: Folder,
) -> None:
    folder.publish([document("x/y/a"), document("x/b"), document("z/c")])
    folder.publish([document("x/b")])
    assert folder.results() == {"papers/x/b.json"}
    assert [path.name for path in (folder.path / "papers").iterdir()] == ["x"]


def test_a_file_may_become_a_folder_and_a_folder_a_file(folder: Folder) -> None:
    folder.publish([document("a"), document("b.json/c")])
    folder.publish([document("a.json/c"), document("b")])
    assert folder.results() == {"papers/a.json/c.json", "papers/b.json"}


def test_files_of_the_users_stay_where_they_are(folder: Folder) -> None:
    folder.publish([document("x/a"), document("b")])
    mine = ["notes.txt", "papers/notes.txt", "papers/mine.json", "papers/x/mine.json", "raw/a.pdf"]
    mine += ["corpus/queries.sql", "corpus/mine/view.sql"]
    for name in mine:
        (folder.path / name).parent.mkdir(exist_ok=True)
        (folder.path / name).write_text(name)
    (folder.path / "papers/empty").mkdir()
    folder.publish([document("b", "二")])
    folder.publish([document("b", "三")])
    assert {name: (folder.path / name).read_text() for name in mine} == {n: n for n in mine}
    assert (folder.path / "papers/empty").is_dir()
    assert folder.results() == {"papers/b.json", *(n for n in mine if n.startswith("papers/"))}
    assert not any(name in read_manifest(folder.manifest).files for name in mine)


@pytest.mark.parametrize("taken", ["papers/x/a.json", "papers/x", "papers/x/a.json/mine"])
def test_a_file_of_the_users_where_a_result_would_go_is_a_failure_of_that_paper(
    folder: Folder, taken: str
) -> None:
    folder.publish([document("b")])
    (folder.path / taken).parent.mkdir(parents=True, exist_ok=True)
    (folder.path / taken).write_text("mine")
    folder.publish([document("b"), document("x/a")])
    message = "papers/x/a.json: there is a file that bipaper has not written, move it away"
    assert folder.failures() == [f"x/a\tpublish\ttaken\t{message}"]
    assert (folder.path / taken).read_text() == "mine"
    assert folder.results() == {"papers/b.json", taken}
    assert read_manifest(folder.manifest).blocked == ("papers/x/a.json",)


def test_an_empty_folder_of_the_users_where_a_result_would_go_is_in_the_way_too(
    folder: Folder,
) -> None:
    folder.publish([document("b.json/c")])
    (folder.path / "papers/a.json").mkdir()
    (folder.path / "papers/b.json/mine").mkdir()
    folder.publish([document("a"), document("b")])
    assert [line.split("\t")[:3] for line in folder.failures()] == [
        ["a", "publish", "taken"],
        ["b", "publish", "taken"],
    ]


def test_a_name_that_the_file_system_cannot_have_is_a_failure_of_that_paper(
    folder: Folder,
) -> None:
    long = "a" * 300
    folder.publish([document("b"), document(long)])
    assert folder.failures() == [
        f"{long}\tpublish\tunwritable\tpapers/{long}.json: File name too long"
    ]
    assert folder.results() == {"papers/b.json"}


@pytest.mark.parametrize(
    "taken",
    [
        "corpus/glossary.tsv",
        "corpus/papers",
        f"corpus/papers/{FIRST}.parquet/mine",
        "changes.jsonl",
        "summary.txt",
    ],
)
def test_a_file_of_the_users_where_one_beside_the_papers_would_go_stops_the_publication(
    folder: Folder, taken: str
) -> None:
    """There may be one where a new version of bipaper writes a file that the last did not."""
    mine = folder.path / taken
    mine.parent.mkdir(parents=True, exist_ok=True)
    mine.write_text("mine")
    with pytest.raises(TakenError, match=r"there is a file .* not written, move it away"):
        folder.publish([document("a")])
    assert [path for path in folder.path.rglob("*") if path.is_file()] == [mine]
    assert mine.read_text() == "mine"


def test_what_is_not_in_a_database_yet_goes_with_it(folder: Folder) -> None:
    folder.publish([document("a")])
    for left in ("duckdb.wal", "sqlite-journal", "sqlite-shm", "sqlite-wal"):
        (folder.path / f"corpus/bipaper.{left}").write_text("of the old one")
    folder.publish([document("a", "二")])
    assert set(corpus(folder)) == CORPUS


# --- what is the same -------------------------------------------------------------------


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every paper is a group."""
    monkeypatch.setattr("bipaper.relational.parquet._NEAR", 0)


def databases(folder: Folder) -> list[dict[str, list[tuple[Any, ...]]]]:
    """The rows of all tables of DuckDB, and of SQLite with its indexes."""
    inside = folder.path / "corpus"
    names = [table.name for table in TABLES]
    with (
        duckdb.connect(str(inside / "bipaper.duckdb"), read_only=True) as one,
        closing(sqlite3.connect(inside / "bipaper.sqlite")) as two,
    ):
        for index in ("search", "search_captions"):  # raises where one is not that of its table
            two.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        found = [
            lambda name, base=base: base.execute(f"SELECT * FROM {name}") for base in (one, two)
        ]
        return [{n: sorted(rows(n).fetchall(), key=repr) for n in names} for rows in found]


@pytest.mark.usefixtures("small")
def test_a_change_writes_what_it_is_about_and_all_is_as_if_made_anew(
    folder: Folder, tmp_path: Path
) -> None:
    broken = Failure(id="d", stage="extract", code="empty", message="the file is empty")
    old = [document("a"), document("b"), document("c"), broken, document("e"), document("f")]
    old.append(document("g"))
    new = [document("a", "二"), document("b"), document("c"), document("d"), document("f")]
    new.append(document("g"))
    folder.publish(old)
    before = corpus(folder)
    folder.publish(new)
    after = corpus(folder)
    same = {name for name in after if after[name] == before.get(name)}
    assert {Path(name).stem for name in same} == {*map(group_of, "bcfg")}
    other = {name for name in after.keys() - same if "/" in name}
    assert {Path(name).stem for name in other} == {FIRST, *map(group_of, "ad")}

    anew = Folder(tmp_path / "anew")
    anew.publish(new)
    names = CORPUS_FILES - {"bipaper.duckdb", "bipaper.sqlite"} | same | other
    for name in names:
        own, others = (one.path / "corpus" / name for one in (folder, anew))
        assert own.read_bytes() == others.read_bytes(), name
    assert set(after) == set(corpus(anew)) == names | {"bipaper.duckdb", "bipaper.sqlite"}
    assert databases(folder) == databases(anew)
    with duckdb.connect(str(anew.path / "corpus/bipaper.duckdb"), read_only=True) as base:
        assert base.execute("SELECT id FROM papers").fetchall() == [(p,) for p in "abcdfg"]
    assert {n: d for n, d in folder.files().items() if n != "changes.jsonl"} == {
        n: d for n, d in anew.files().items() if n != "changes.jsonl"
    }


@pytest.mark.usefixtures("small")
def test_tables_are_made_anew_by_other_code_and_where_they_were_edited(folder: Folder) -> None:
    papers = [document("a"), document("b")]
    folder.publish(papers)
    first = corpus(folder)
    folder.publish(papers)
    same = {name for name, node in corpus(folder).items() if node == first[name]}
    assert same == {name for name in first if Path(name).stem in map(group_of, "ab")}
    edited = folder.path / "corpus" / "claims" / f"{group_of('a')}.parquet"
    whole = edited.read_bytes()
    edited.write_bytes(whole[::-1])
    folder.publish(papers)
    assert edited.read_bytes() == whole
    second = corpus(folder)
    assert {Path(name).stem for name in same if first[name] != second[name]} == {group_of("a")}
    folder.publish(papers, version="another")
    assert not set(corpus(folder).values()) & set(second.values())


def test_a_database_that_was_edited_is_made_anew(folder: Folder) -> None:
    papers = [document("a"), document("b"), document("c")]
    folder.publish(papers)
    whole = databases(folder)
    with closing(sqlite3.connect(folder.path / "corpus/bipaper.sqlite")) as base:
        base.execute("DELETE FROM papers WHERE id = 'c'")
        base.commit()
    folder.publish(papers)
    assert databases(folder) == whole


def test_a_file_beside_tables_stays_and_is_no_table(folder: Folder) -> None:
    folder.publish([document("a")])
    mine = folder.path / "corpus/papers/mine.parquet"
    mine.write_text("mine")
    folder.publish([document("a", "二")])
    assert mine.read_text() == "mine"
    assert [len(rows["papers"]) for rows in databases(folder)] == [1, 1]


# --- what changed -----------------------------------------------------------------------


def test_runs_that_change_papers_are_told_of(folder: Folder) -> None:
    broken = Failure(id="b", stage="extract", code="empty", message="the file is empty")
    folder.publish([document("a"), document("b")], settings="one")
    folder.publish([document("a"), document("b")], settings="two")
    folder.publish([document("a", "二"), broken], settings="three")
    assert [(run.run, run.settings, run.papers) for run in folder.runs()] == [
        (1, "one", papers(added=["a", "b"])),
        (2, "three", papers(changed=["a"], removed=["b"], failed=["b"])),
    ]


def test_a_paper_that_fails_is_told_of_when_it_begins_to(folder: Folder) -> None:
    broken = Failure(id="b", stage="extract", code="unreadable", message="")
    folder.publish([broken], settings="one")
    folder.publish([broken, document("c")], settings="two")
    folder.publish([broken, document("c")], settings="three")
    folder.publish([document("b"), document("c")], settings="four")
    assert [(run.settings, run.papers, run.rows == {}) for run in folder.runs()] == [
        ("one", papers(failed=["b"]), True),
        ("two", papers(added=["c"]), False),
        ("four", papers(added=["b"]), False),
    ]


def test_what_is_made_again_has_not_changed(folder: Folder) -> None:
    folder.publish([document("a")])
    (folder.path / "papers/a.json").unlink()
    shutil.rmtree(folder.path / "corpus")
    folder.publish([document("a")])
    assert [run.papers for run in folder.runs()] == [papers(added=["a"])]


@pytest.mark.parametrize(
    ("before", "after"), [(b'"settings":"s"', b'"settings":"my own"'), (b'"run":1', b'"run":10')]
)
def test_a_history_that_somebody_edited_goes_on(
    folder: Folder, before: bytes, after: bytes
) -> None:
    folder.publish([document("a")])
    path = folder.path / "changes.jsonl"
    edited = path.read_bytes().replace(before, after)
    path.write_bytes(edited)
    folder.publish([document("a", "二")])
    assert path.read_bytes().startswith(edited)
    assert [run.papers for run in folder.runs()] == [papers(added=["a"]), papers(changed=["a"])]


def test_a_history_that_was_deleted_begins_anew(folder: Folder) -> None:
    folder.publish([document("a")])
    (folder.path / "changes.jsonl").unlink()
    folder.publish([document("a")])
    assert folder.runs() == []
    folder.publish([])
    assert [(run.run, run.papers) for run in folder.runs()] == [(1, papers(removed=["a"]))]
