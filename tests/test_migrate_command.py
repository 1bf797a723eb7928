import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from command_line import run

OLD = Path(__file__).resolve().parent / "older" / "document-1.0.json"


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A results folder with a paper of the version before, and one that is of none."""
    folder = tmp_path_factory.mktemp("old") / "results"
    (folder / "papers" / "2019").mkdir(parents=True)
    document = json.loads(OLD.read_bytes()) | {"id": "2019/a"}
    (folder / "papers" / "2019" / "a.json").write_text(json.dumps(document))
    (folder / "papers" / "b.json").write_text('{"schema_version": "0.9"}')
    return folder


@pytest.fixture(scope="module")
def migrated(results: Path) -> Path:
    folder = results.with_name("migrated")
    result = run("migrate", results, folder)
    assert (result.exit_code, result.stdout) == (1, "")
    wrong, done = result.stderr.splitlines()
    assert wrong.startswith(f"bipaper: {results}/papers/b.json: schema_version 0.9, ")
    assert done == f"1 paper in {folder} of version 1.1"
    return folder


def test_what_is_converted_is_valid_and_what_was_is_only_read(
    results: Path, migrated: Path
) -> None:
    old, new = (folder / "papers" / "2019" / "a.json" for folder in (results, migrated))
    assert "or convert it (bipaper migrate)" in run("validate", old).stderr
    assert run("validate", new).exit_code == 0
    assert sorted(path.name for path in results.rglob("*") if path.is_file()) == [
        "a.json",
        "b.json",
    ]


def test_what_is_converted_can_be_exported_loaded_and_asked(migrated: Path, tmp_path: Path) -> None:
    assert run("export", "markdown", migrated, "-o", tmp_path / "texts").exit_code == 0
    database = tmp_path / "papers.sqlite"
    loaded = run("load", f"sqlite:///{database}", migrated)
    assert loaded.stdout.startswith("papers: 1 added, ")
    with closing(sqlite3.connect(database)) as base:
        rows = base.execute("SELECT id, json_version FROM papers").fetchall()
    assert rows == [("2019/a", "1.1")]
    trust = json.loads(run("query", "trust", "-r", migrated, "--format", "json").stdout)
    assert [row["paper"] for row in trust] == ["2019/a"]


def test_words_of_what_is_converted_are_found(migrated: Path) -> None:
    with closing(sqlite3.connect(migrated / "corpus" / "bipaper.sqlite")) as base:
        found = base.execute(
            "SELECT DISTINCT b.paper FROM search JOIN blocks b ON b.rowid = search.rowid "
            "WHERE search MATCH '供暖 AND 政策'"
        ).fetchall()
    assert found == [("2019/a",)]


def test_captions_of_what_is_converted_are_found(migrated: Path) -> None:
    with closing(sqlite3.connect(migrated / "corpus" / "bipaper.sqlite")) as base:
        captions = base.execute("SELECT words FROM captions").fetchall()
        (word, *_) = captions[0][0].split()
        sql = "SELECT count(*) FROM search_captions WHERE search_captions MATCH ?"
        assert base.execute(sql, [f'"{word}"']).fetchone() > (0,)


def test_folders_beside_the_new_one_stay_as_they_are(results: Path, tmp_path: Path) -> None:
    own = tmp_path / "new.part" / "papers" / "2019" / "a.json"
    own.parent.mkdir(parents=True)
    shutil.copy(results / "papers" / "2019" / "a.json", own)
    before = own.read_bytes()
    assert run("migrate", tmp_path / "new.part", tmp_path / "new").exit_code == 0
    assert own.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "new.part"]


def test_a_paper_that_is_there_twice_is_converted_once(results: Path, tmp_path: Path) -> None:
    one = results / "papers" / "2019" / "a.json"
    (tmp_path / "two").mkdir()
    for name in ("a.json", "b.json"):
        shutil.copy(one, tmp_path / "two" / name)
    result = run("migrate", tmp_path / "two", tmp_path / "new")
    assert (result.exit_code, result.stderr.splitlines()) == (
        1,
        [
            f"bipaper: {tmp_path}/two/b.json: another file has a paper 2019/a, too",
            f"1 paper in {tmp_path}/new of version 1.1",
        ],
    )


def test_a_folder_that_is_there_is_not_written_to(results: Path, tmp_path: Path) -> None:
    result = run("migrate", results, tmp_path)
    message = f"bipaper: {tmp_path}: is there already; name a new folder\n"
    assert (result.exit_code, result.stderr) == (1, message)
    assert [*tmp_path.iterdir()] == []


def test_a_folder_without_papers_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run("migrate", tmp_path / "empty", tmp_path / "new")
    assert (result.exit_code, result.stderr) == (
        1,
        f"bipaper: {tmp_path}/empty: no JSON of a paper\n",
    )
    assert not (tmp_path / "new").exists()
