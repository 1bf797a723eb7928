import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
import sqlalchemy as sa
from corpora import Corpus

from bipaper import __version__
from bipaper.export.corpus import build_databases
from bipaper.load import loader
from bipaper.load.database import LoadError
from bipaper.load.loader import Counts, load
from bipaper.model import Document
from bipaper.parts.aligned import NumberCheck
from bipaper.relational.parquet import FIRST, ReplacedError, path_of
from bipaper.relational.schema import CONTENT, METADATA, VERSION

Engine = Callable[[str], sa.Engine]
Dump = Callable[[str], dict[str, list[tuple[Any, ...]]]]
CLI = [sys.executable, "-c", "from bipaper.cli import main; main()", "load"]


def test_every_row_is_what_the_results_say(url: str, corpus: Corpus, dump: Dump) -> None:
    counts = load(url, corpus.folder)
    papers, found = corpus.rows(), dump(url)
    for table in CONTENT:
        rows = [row for paper in papers for row in paper[table.name]]
        assert found[table.name] == sorted(rows, key=repr), table.name
    assert found["failures"] == [("bad", "extract", "empty", "empty")]
    assert counts == Counts(added=3, rows=sum(len(found[table.name]) for table in CONTENT))


def test_later_papers_are_added_as_the_first_were(url: str, corpus: Corpus, dump: Dump) -> None:
    papers = corpus.papers
    corpus.papers = {}
    for paper, document in papers.items():
        corpus.papers[paper] = document
        corpus.publish()
        assert load(url, corpus.folder).added == 1
    found = dump(url)
    for table in CONTENT:
        rows = [row for paper in corpus.rows() for row in paper[table.name]]
        assert found[table.name] == sorted(rows, key=repr), table.name


def test_all_keys_are_there_after_a_first_load(url: str, corpus: Corpus, engine: Engine) -> None:
    load(url, corpus.folder)
    found = sa.inspect(engine(url))
    for table in METADATA.tables.values():
        key = found.get_pk_constraint(table.name)["constrained_columns"]
        assert key == [column.name for column in table.primary_key]
        foreign = {tuple(key["constrained_columns"]) for key in found.get_foreign_keys(table.name)}
        assert foreign == {tuple(key.column_keys) for key in table.foreign_key_constraints}


def test_a_first_load_leaves_postgresql_nothing_to_vacuum(
    server: Any, corpus: Corpus, engine: Engine
) -> None:
    server.psql("CREATE DATABASE vacuumed;")
    url = server.get_uri(database="vacuumed")
    load(url, corpus.folder)
    pages = "SELECT relname, relpages, relallvisible FROM pg_class WHERE relkind = 'r'"
    with engine(url).connect() as connection:
        found = {name: counts for name, *counts in connection.exec_driver_sql(pages)}
    for table in CONTENT:
        every, visible = found[table.name]
        assert every == visible > 0, table.name


def test_a_second_load_changes_nothing(url: str, corpus: Corpus, dump: Dump) -> None:
    assert load(url, corpus.folder).added == 3
    before = dump(url)
    assert load(url, corpus.folder) == Counts(unchanged=3)
    assert dump(url) == before


def test_a_run_has_its_time(url: str, corpus: Corpus, dump: Dump) -> None:
    before = datetime.now(UTC)
    load(url, corpus.folder)
    ((_, version, loaded),) = dump(url)["runs"]
    assert version == __version__
    assert before <= loaded.replace(tzinfo=loaded.tzinfo or UTC) <= datetime.now(UTC)


def test_only_the_rows_of_a_changed_paper_change(url: str, corpus: Corpus, dump: Dump) -> None:
    load(url, corpus.folder)
    before = dump(url)
    paper = corpus.change()
    counts = load(url, corpus.folder)
    assert (counts.added, counts.changed, counts.removed, counts.unchanged) == (0, 1, 0, 2)
    after = dump(url)
    for table in CONTENT:
        different = set(before[table.name]) ^ set(after[table.name])
        assert {row[0] for row in different} <= {paper}, table.name
    assert len(after["authors"]) == len(before["authors"]) - 1


def test_a_removed_paper_is_gone_from_every_table(url: str, corpus: Corpus, dump: Dump) -> None:
    load(url, corpus.folder)
    paper, _ = corpus.papers.popitem()
    corpus.publish()
    assert load(url, corpus.folder) == Counts(removed=1, unchanged=2)
    after = dump(url)
    left = {t.name for t in CONTENT if any(row[0] == paper for row in after[t.name])}
    assert left == set()
    assert [row[1:] for row in after["changes"] if row[2] == "removed"] == [(paper, "removed")]


@pytest.mark.parametrize("failing", ["blocks", "claim_sentences"])
def test_a_load_that_fails_midway_leaves_the_old_state(
    url: str, corpus: Corpus, dump: Dump, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    load(url, corpus.folder)
    before = dump(url)
    corpus.change()
    copy = loader.copy_rows

    def broken(connection: sa.Connection, table: str, rows: Any, **how: bool) -> None:
        if table == f"stage_{failing}":
            raise RuntimeError
        copy(connection, table, rows, **how)

    monkeypatch.setattr(loader, "copy_rows", broken)
    with pytest.raises(RuntimeError):
        load(url, corpus.folder)
    assert dump(url) == before


def broken(corpus: Corpus) -> None:
    """Publish a paper with a number check of a quantity that is not there."""
    document = msgspec.convert(msgspec.to_builtins(next(iter(corpus.papers.values()))), Document)
    check = NumberCheck(zh="abstract.zh.q1-2", en=None, agrees=None)
    document.alignment.number_check.append(check)
    document.id = "zzz"
    corpus.papers["zzz"] = msgspec.structs.replace(document)  # gives what is new an id
    corpus.publish()


@pytest.mark.parametrize("loaded", [0, 1, 3])
def test_a_result_that_does_not_hold_together_is_named_and_the_others_are_loaded(
    url: str, corpus: Corpus, dump: Dump, loaded: int
) -> None:
    papers = corpus.papers
    corpus.papers = dict(list(papers.items())[:loaded])
    corpus.publish()
    if loaded:
        load(url, corpus.folder)
    corpus.papers = dict(papers)
    broken(corpus)
    with pytest.raises(LoadError, match=r"^zzz: its result does not hold together: "):
        load(url, corpus.folder)
    assert {row[0] for row in dump(url)["papers"]} == papers.keys()


KILL = """
import os, sys, pathlib
from bipaper.load import loader
copy, at = loader.copy_rows, sys.argv[3]
def copy_rows(c, t, r, **how):
    copy(c, t, r, **how)
    if t == at:
        os.kill(os.getpid(), 9)
loader.copy_rows = copy_rows
loader.load(sys.argv[1], pathlib.Path(sys.argv[2]))
"""


def killed_load(url: str, corpus: Corpus, table: str) -> None:
    """A load that is killed when it has copied rows to a table."""
    command = [sys.executable, "-c", KILL, url, str(corpus.folder), table]
    assert subprocess.run(command, check=False).returncode == -9


def test_a_killed_load_leaves_the_old_state(url: str, corpus: Corpus, dump: Dump) -> None:
    load(url, corpus.folder)
    before = dump(url)
    corpus.change()
    killed_load(url, corpus, "stage_claims")
    assert dump(url) == before
    assert load(url, corpus.folder).changed == 1


def test_a_first_load_that_is_killed_leaves_nothing(
    url: str, corpus: Corpus, engine: Engine
) -> None:
    killed_load(url, corpus, "claims")
    assert sa.inspect(engine(url)).get_table_names() == []
    assert load(url, corpus.folder).added == 3


@pytest.mark.parametrize("table", ["claims", "stage_claims"])
def test_a_server_that_dies_in_mid_load_comes_back_with_the_old_state(
    table: str,
    mortal_server: Any,
    corpus: Corpus,
    dump: Dump,
    engine: Engine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    url, before = mortal_server.get_uri(), {}
    if table == "stage_claims":
        load(url, corpus.folder)
        before = dump(url)
        corpus.change()
    copy = loader.copy_rows

    def kill(connection: sa.Connection, name: str, rows: Any, **how: bool) -> None:
        copy(connection, name, rows, **how)
        if name == table:
            os.kill(mortal_server.get_pid(), signal.SIGQUIT)  # no checkpoint, no goodbye
            while (mortal_server.pgdata / "postmaster.pid").exists():
                time.sleep(0.05)

    monkeypatch.setattr(loader, "copy_rows", kill)
    with pytest.raises(LoadError, match=r"^postgresql:///postgres: .*"):
        load(url, corpus.folder)
    monkeypatch.undo()
    mortal_server.start()
    assert (dump(url) if before else sa.inspect(engine(url)).get_table_names() or {}) == before
    counts = load(url, corpus.folder)
    assert (counts.added, counts.changed) == ((0, 1) if before else (3, 0))


def test_two_loads_at_once_end_as_one(url: str, corpus: Corpus, dump: Dump) -> None:
    both = [
        subprocess.Popen([*CLI, url, str(corpus.folder)], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    assert [process.communicate() and process.returncode for process in both] == [0, 0]
    assert len(dump(url)["papers"]) == 3
    assert load(url, corpus.folder) == Counts(unchanged=3)


def test_characters_that_a_database_refuses_become_one_that_it_takes(
    url: str, corpus: Corpus, dump: Dump
) -> None:
    paper = next(iter(corpus.papers.values()))
    paper.metadata.funding = "a\x00b"
    corpus.publish()
    load(url, corpus.folder)
    column = METADATA.tables["papers"].columns.keys().index("funding")
    assert "a\ufffdb" in {row[column] for row in dump(url)["papers"]}


def test_a_word_outside_its_vocabulary_is_refused(url: str, corpus: Corpus, engine: Engine) -> None:
    load(url, corpus.folder)
    with (
        engine(url).begin() as connection,
        pytest.raises(sa.exc.IntegrityError, match="claims_type_known"),
    ):
        connection.execute(METADATA.tables["claims"].update().values(type="rumour"))


def test_a_newer_version_of_the_schema_is_refused(url: str, corpus: Corpus, engine: Engine) -> None:
    load(url, corpus.folder)
    with engine(url).begin() as connection:
        connection.execute(METADATA.tables["schema_version"].update().values(version=99))
    with pytest.raises(LoadError, match=f"version 99, which a newer bipaper .* writes {VERSION}$"):
        load(url, corpus.folder)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("oracle://me:geheim@h/x", "not the URL of a database: postgresql://"),
        ("mysql://me:geheim@h/x", "MySQL and MariaDB are not supported (docs/database.md)"),
        ("mariadb+pymysql://me:geheim@h/x", "use postgresql:// or sqlite:///"),
        ("duckdb:///x.duckdb", "corpus/bipaper.duckdb"),
        ("postgresql://me:geheim@localhost:1/x", "postgresql://localhost/x: connection failed"),
        ("postgresql://me:geheim@127.0.0.1:1/x", "postgresql://127.0.0.1/x: connection failed"),
        ("postgresql://me:geheim@127.0.0.1:port/x", "not the URL of a database: postgresql://"),
        ("postgresql://127.0.0.1:1/x?user=me&password=geheim", "postgresql://127.0.0.1/x: "),
        ("sqlite:////no/such/folder/x.sqlite", "unable to open database file"),
    ],
)
def test_an_unusable_database_is_a_line_without_the_password(
    url: str, said: str, corpus: Corpus
) -> None:
    done = subprocess.run(
        [*CLI, url, str(corpus.folder)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert "geheim" not in done.stdout + done.stderr


def test_a_database_that_is_missing_is_named(server: Any, corpus: Corpus) -> None:
    url = server.get_uri(database="no_such").replace("postgres:@", "postgres:geheim@")
    with pytest.raises(LoadError, match='database "no_such" does not exist') as error:
        load(url, corpus.folder)
    assert "geheim" not in str(error.value)
    assert "\n" not in str(error.value)


def test_the_database_of_a_corpus_is_refused(corpus: Corpus) -> None:
    build_databases(corpus.folder / "corpus")
    with pytest.raises(LoadError, match="the database is the corpus of a run"):
        load(f"sqlite:///{corpus.folder}/corpus/bipaper.sqlite", corpus.folder)


def test_a_folder_without_a_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match=re.escape(f"{tmp_path / 'no' / 'corpus'}: no corpus")):
        load("sqlite://", tmp_path / "no")


def test_a_file_that_is_no_table_is_an_error_of_a_line(corpus: Corpus) -> None:
    path_of(corpus.folder / "corpus", "claims", FIRST).write_text("no table")
    with pytest.raises(LoadError, match="corpus: no tables of bipaper: ") as error:
        load("sqlite://", corpus.folder)
    assert "\n" not in str(error.value)


def test_a_corpus_of_another_version_is_refused(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bipaper.relational.parquet.VERSION", 1)
    corpus.publish()
    with pytest.raises(LoadError, match=f"tables have version 1, this bipaper reads {VERSION}"):
        load("sqlite://", corpus.folder)


def test_a_corpus_that_a_run_replaces_meanwhile_is_to_be_loaded_again(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise ReplacedError("a run has published meanwhile")

    monkeypatch.setattr("bipaper.relational.parquet.TableReader.group", gone)
    with pytest.raises(LoadError, match="corpus: a run has published meanwhile: load again"):
        load("sqlite://", corpus.folder)


def test_a_missing_driver_names_the_extra(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(LoadError, match=r"pip install 'bipaper\[postgres\]'"):
        load("postgresql://h/x", corpus.folder)
