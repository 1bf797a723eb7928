import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bipaper.load import loader
from bipaper.load.database import LoadError
from bipaper.load.loader import Counts, load
from bipaper.model import decode
from bipaper.relational.paper_rows import rows_of
from bipaper.relational.schema import CONTENT, METADATA, VERSION

Engine = Callable[[str], sa.Engine]
Dump = Callable[[str], dict[str, list[tuple[Any, ...]]]]
CLI = [sys.executable, "-c", "from bipaper.cli import main; main()", "load"]


def one_paper(results: Path) -> Path:
    return sorted((results / "papers").glob("*.json"))[0]


def change(file: Path) -> str:
    """Give a result one author less and another title; its paper's id."""
    data = json.loads(file.read_bytes())
    data["metadata"]["title"]["en"] = "Another title"
    data["metadata"]["people"].pop()
    file.write_text(json.dumps(data))
    return data["id"]


def test_every_row_is_what_the_results_say(url: str, results: Path, dump: Dump) -> None:
    load(url, results)
    files = [path.read_bytes() for path in (results / "papers").glob("*.json")]
    papers = [rows_of(decode(data), hashlib.sha256(data).hexdigest(), {}) for data in files]
    found = dump(url)
    for table in CONTENT:
        rows = [row for paper in papers for row in paper[table.name]]
        assert found[table.name] == sorted(rows, key=repr), table.name
    assert found["failures"] == [("bad", "extract", "empty", "empty")]


def test_a_second_load_changes_nothing(url: str, results: Path, dump: Dump) -> None:
    assert load(url, results).added == 3
    before = dump(url)
    assert load(url, results) == Counts(unchanged=3)
    assert dump(url) == before


def test_only_the_rows_of_a_changed_paper_change(url: str, results: Path, dump: Dump) -> None:
    load(url, results)
    before = dump(url)
    paper = change(one_paper(results))
    counts = load(url, results)
    assert (counts.added, counts.changed, counts.removed, counts.unchanged) == (0, 1, 0, 2)
    after = dump(url)
    for table in CONTENT:
        different = set(before[table.name]) ^ set(after[table.name])
        assert {row[0] for row in different} <= {paper}, table.name
    assert len(after["authors"]) == len(before["authors"]) - 1


def test_a_removed_paper_is_gone_from_every_table(url: str, results: Path, dump: Dump) -> None:
    load(url, results)
    file = one_paper(results)
    paper = json.loads(file.read_bytes())["id"]
    file.unlink()
    assert load(url, results) == Counts(removed=1, unchanged=2)
    after = dump(url)
    left = {t.name for t in CONTENT if any(row[0] == paper for row in after[t.name])}
    assert left == set()
    assert [row[1:] for row in after["changes"] if row[2] == "removed"] == [(paper, "removed")]


@pytest.mark.parametrize("failing", ["blocks", "claim_sentences"])
def test_a_load_that_fails_midway_leaves_the_old_state(
    url: str, results: Path, dump: Dump, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    load(url, results)
    before = dump(url)
    change(one_paper(results))
    copy = loader.copy_rows

    def broken(connection: sa.Connection, table: str, rows: Any) -> None:
        if table == f"stage_{failing}":
            raise RuntimeError
        copy(connection, table, rows)

    monkeypatch.setattr(loader, "copy_rows", broken)
    with pytest.raises(RuntimeError):
        load(url, results)
    assert dump(url) == before


def test_a_result_that_does_not_hold_together_is_named_and_the_others_are_loaded(
    url: str, results: Path, dump: Dump
) -> None:
    file = one_paper(results)
    data = json.loads(file.read_bytes())
    data["alignment"]["number_check"].append({"zh": "abstract.zh.q1-2", "en": None, "agrees": None})
    data["id"] = "zzz"
    (results / "papers" / "zzz.json").write_text(json.dumps(data))
    with pytest.raises(LoadError, match=r"^zzz: its result does not hold together: "):
        load(url, results)
    assert len(dump(url)["papers"]) == 3


def test_a_killed_load_leaves_the_old_state(url: str, results: Path, dump: Dump) -> None:
    load(url, results)
    before = dump(url)
    change(one_paper(results))
    code = (
        "import os, sys, pathlib; from bipaper.load import loader; copy = loader.copy_rows\n"
        "def kill(c, t, r): copy(c, t, r); t == 'stage_claims' and os.kill(os.getpid(), 9)\n"
        "loader.copy_rows = kill; loader.load(sys.argv[1], pathlib.Path(sys.argv[2]))"
    )
    done = subprocess.run([sys.executable, "-c", code, url, str(results)], check=False)
    assert done.returncode == -9
    assert dump(url) == before
    assert load(url, results).changed == 1


def test_two_loads_at_once_end_as_one(url: str, results: Path, dump: Dump) -> None:
    both = [
        subprocess.Popen([*CLI, url, str(results)], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    assert [process.communicate() and process.returncode for process in both] == [0, 0]
    assert len(dump(url)["papers"]) == 3
    assert load(url, results) == Counts(unchanged=3)


def test_every_foreign_key_joins(tmp_path: Path, results: Path) -> None:
    load(f"sqlite:///{tmp_path}/a.sqlite", results)
    with sa.create_engine(f"sqlite:///{tmp_path}/a.sqlite", poolclass=sa.NullPool).connect() as db:
        assert db.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        for table in METADATA.tables.values():
            for key in table.foreign_key_constraints:
                there = [column.isnot(None) for column in key.columns]
                other = key.referred_table.alias()
                on = [
                    c == other.c[e.column.name]
                    for c, e in zip(key.columns, key.elements, strict=True)
                ]
                count = sa.select(sa.func.count()).where(*there)
                joined = count.select_from(table.join(other, sa.and_(*on)))
                assert db.scalar(joined) == db.scalar(count.select_from(table)), key


def test_a_word_outside_its_vocabulary_is_refused(url: str, results: Path, engine: Engine) -> None:
    load(url, results)
    with (
        engine(url).begin() as connection,
        pytest.raises(sa.exc.IntegrityError, match="claims_type_known"),
    ):
        connection.execute(METADATA.tables["claims"].update().values(type="rumour"))


def test_another_version_of_the_schema_is_refused(url: str, results: Path, engine: Engine) -> None:
    load(url, results)
    with engine(url).begin() as connection:
        connection.execute(METADATA.tables["schema_version"].update().values(version=99))
    with pytest.raises(LoadError, match=f"schema version 99, this bipaper writes {VERSION}: load"):
        load(url, results)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://me:geheim@h/x", "neither postgresql:// nor sqlite"),
        ("postgresql://me:geheim@127.0.0.1:1/x", "postgresql://127.0.0.1/x: connection failed"),
        ("postgresql://me:geheim@127.0.0.1:port/x", "neither postgresql:// nor sqlite"),
        ("postgresql://127.0.0.1:1/x?user=me&password=geheim", "postgresql://127.0.0.1/x: "),
        ("sqlite:////no/such/folder/x.sqlite", "unable to open database file"),
    ],
)
def test_an_unusable_database_is_a_line_without_the_password(
    url: str, said: str, results: Path
) -> None:
    done = subprocess.run([*CLI, url, str(results)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert "geheim" not in done.stdout + done.stderr


def test_a_results_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match=re.escape(f"{tmp_path / 'no' / 'papers'}: no such folder")):
        load("sqlite://", tmp_path / "no")


def test_a_missing_driver_names_the_extra(results: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(LoadError, match=r"pip install 'bipaper\[postgres\]'"):
        load("postgresql://h/x", results)


def test_every_table_and_column_has_a_comment() -> None:
    tables = METADATA.tables.values()
    things = [*tables, *(column for table in tables for column in table.columns)]
    assert [thing for thing in things if not thing.comment] == []


def test_no_name_has_to_be_quoted() -> None:
    from sqlalchemy.dialects import postgresql, sqlite

    names = {n for t in METADATA.tables.values() for n in (t.name, *t.columns.keys())}
    for dialect in (postgresql, sqlite):
        prepare = dialect.dialect().identifier_preparer
        assert [name for name in names if prepare.quote(name) != name] == []
