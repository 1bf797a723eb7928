import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pytest
from pyarrow import parquet

from bipaper.export.corpus import (
    DATABASE,
    SEARCHED,
    CorpusWriter,
    build_databases,
    update_databases,
    words_of,
)
from bipaper.model import Document
from bipaper.parts.diagnostics import Failure
from bipaper.parts.tagged_block import TaggedBlock
from bipaper.relational.parquet import FIRST, path_of
from bipaper.relational.schema import CORPUS, VERSION

FAILURE = Failure(id="b", stage="extract", code="empty", message="the file is empty")
NAMES = {table.name for table in CORPUS}
WORDS = {"p1": "2023 年 广州市 有 2.4 万家 企业 。", "abstract.en": "Growing firms ."}
CAPTIONS = {"caption.1": "制造业 企业 Growing firms"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, make_document: Callable[[], Document]) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    with CorpusWriter(folder) as tables:
        tables.add(make_document(), "d1", WORDS | CAPTIONS)
        tables.add_failure(FAILURE)
    build_databases(folder)
    return folder


def in_duckdb(folder: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(folder / DATABASE), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def in_sqlite(folder: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(folder / SEARCHED)) as connection:
        return connection.execute(sql).fetchall()


def test_every_table_is_in_a_parquet_file_and_in_both_databases(folder: Path) -> None:
    assert {path.name for path in folder.iterdir() if path.is_dir()} == NAMES
    assert {n for (n,) in in_duckdb(folder, "SELECT table_name FROM duckdb_tables()")} == NAMES
    sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'"
    assert {name for (name,) in in_sqlite(folder, sql)} == NAMES


@pytest.mark.parametrize("table", sorted(NAMES))
def test_a_table_holds_the_same_rows_wherever_it_is(folder: Path, table: str) -> None:
    rows = in_duckdb(folder, f"SELECT * FROM {table}")
    found = parquet.read_table(folder / table).to_pylist()
    assert [tuple(row.values()) for row in found] == rows
    # SQLite gives the rows of a table without ids in the order of its key, and true as 1.
    assert sorted(in_sqlite(folder, f"SELECT * FROM {table}"), key=repr) == sorted(
        (tuple(+cell if isinstance(cell, bool) else cell for cell in row) for row in rows), key=repr
    )


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("SELECT id, digest, file, pages, column_count, doi, grade, score FROM papers",
         [("y/a", "d1", "y/a.pdf", 3, 2, "10.1/a", "C", 0.6)]),
        ("SELECT * FROM sections",
         [("y/a", "s1", 1, "1", "结果", 1, None, 1, 0.0, 0.0, 9.0, 9.0, "number:arabic")]),
        ("SELECT id, section, text, words, page, x0, rule FROM blocks WHERE id = 'p1'",
         [("p1", "s1", "2023年广州市有2.4万家企业。", WORDS["p1"], 2, 1.0, "first")]),
        ("SELECT block, start, stop, text, page FROM sentences WHERE id = 'abstract.en.s2'",
         [("abstract.en", 3, 5, "B.", None)]),
        ("SELECT id, value, date_value, unit FROM quantities ORDER BY id",
         [("p1.q0-5", None, "2023", None), ("p1.q9-14", 24000.0, None, "家")]),
        ("SELECT e.text, e.name, r.start, r.stop FROM entities e "
         "JOIN entity_repeats r ON (r.paper, r.mention) = (e.paper, e.id)",
         [("广州市", "广州市", 9, 11)]),
        ("SELECT id, type, frame_place, page FROM claims",
         [("p1.c0-17", "measurement", "广州市", 2)]),
        ("SELECT claim, quantity FROM claim_quantities ORDER BY quantity",
         [("p1.c0-17", "p1.q0-5"), ("p1.c0-17", "p1.q9-14")]),
        ("SELECT text, position, note FROM notes", [("①", 2, "按年末数。")]),
        ("SELECT text, position FROM formulas ORDER BY text", [("m = 3", None), ("n = 2", 5)]),
        ("SELECT line, place, text FROM cells ORDER BY line, place",
         [(1, 1, "市"), (1, 2, "数"), (2, 1, "广州"), (2, 2, "2")]),
        ("SELECT p.page, i.item FROM sign_pages p, sign_items i", [(2, "s1")]),
        ("SELECT * FROM failures", [("b", "extract", "empty", "the file is empty")]),
        ("SELECT * FROM schema_version", [(VERSION,)]),
    ],
)  # fmt: skip
def test_a_row_says_what_the_document_says(
    folder: Path, sql: str, expected: list[tuple[Any, ...]]
) -> None:
    assert in_duckdb(folder, sql) == expected
    assert in_sqlite(folder, sql) == expected


def test_mentions_join_with_the_text_they_stand_in(folder: Path) -> None:
    sql = """
        SELECT q.text, substr(b.text, q.start + 1, q.stop - q.start)
        FROM claim_quantities c
        JOIN quantities q ON (q.paper, q.id) = (c.paper, c.quantity)
        JOIN blocks b ON (b.paper, b.id) = (q.paper, q.block)
        ORDER BY q.start
    """
    assert in_duckdb(folder, sql) == [("2023年", "2023年"), ("2.4万家", "2.4万家")]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("企业", ["p1"]),
        ("广州市", ["p1"]),
        ("广州", []),  # a piece of a word
        ('"万家 企业"', ["p1"]),
        ('"企业 万家"', []),
        ("firm", ["abstract.en"]),
        ("grow", ["abstract.en"]),
        ("广州市 OR firm", ["abstract.en", "p1"]),
    ],
)
def test_words_are_found_but_no_pieces_of_them(folder: Path, words: str, found: list[str]) -> None:
    sql = (
        "SELECT b.id FROM search JOIN blocks b ON b.rowid = search.rowid "
        f"WHERE search MATCH '{words}' ORDER BY b.id"
    )
    assert in_sqlite(folder, sql) == [(block,) for block in found]


def test_of_a_paper_that_changed_both_databases_have_the_rows_and_words_of_now(
    tmp_path: Path, document: Document
) -> None:
    for digest, words in (("d1", WORDS["p1"]), ("d2", "新 词")):
        with CorpusWriter(tmp_path) as tables:
            tables.add(document, digest, {"p1": words})
        if digest == "d1":
            build_databases(tmp_path)
    update_databases(tmp_path, [document.id], [FIRST])
    for found in (in_duckdb, in_sqlite):
        assert found(tmp_path, "SELECT id, digest FROM papers") == [("y/a", "d2")]
        assert found(tmp_path, "SELECT words FROM blocks WHERE id = 'p1'") == [("新 词",)]
    search = "SELECT count(*) FROM search WHERE search MATCH '{}'"
    assert [in_sqlite(tmp_path, search.format(word)) for word in ("新", "企业")] == [[(1,)], [(0,)]]
    with CorpusWriter(tmp_path):
        pass
    update_databases(tmp_path, [document.id], [])
    for name in NAMES - {"schema_version"}:
        count = f"SELECT count(*) FROM {name}"
        assert in_duckdb(tmp_path, count) == in_sqlite(tmp_path, count) == [(0,)]
    assert in_sqlite(tmp_path, search.format("新")) == [(0,)]


@pytest.mark.parametrize(
    ("words", "found"), [("制造业", ["表1"]), ("制造", []), ("grow", ["表1"]), ("广州市", [])]
)
def test_a_table_is_found_by_the_words_of_its_caption(
    folder: Path, words: str, found: list[str]
) -> None:
    sql = (
        "SELECT c.label FROM search_captions JOIN captions c ON c.rowid = search_captions.rowid "
        f"WHERE search_captions MATCH '{words}'"
    )
    assert in_sqlite(folder, sql) == [(label,) for label in found]


def test_the_words_of_a_block_are_those_of_the_segmenter() -> None:
    block = TaggedBlock(
        id="p1",
        lang="zh",
        text="广州市 有企业",
        tokens=[(0, 3, "ns"), (3, 4, "x"), (4, 5, "v"), (5, 7, "n")],
    )
    assert words_of([block]) == {"p1": "广州市 有 企业"}


def test_every_table_and_column_has_its_comment_in_parquet_and_in_duckdb(folder: Path) -> None:
    tables = dict(in_duckdb(folder, "SELECT table_name, comment FROM duckdb_tables()"))
    sql = "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal"
    columns = {(table, name): comment for table, name, comment in in_duckdb(folder, sql)}
    for table in CORPUS:
        own = parquet.read_schema(path_of(folder, table.name, FIRST)).metadata
        assert own[b"comment"].decode() == tables[table.name] == table.comment
        for column in table.columns:
            comment = own[f"comment.{column.name}".encode()].decode()
            assert comment == columns[table.name, column.name] == column.comment


def test_every_table_and_column_has_its_comment_in_the_definitions_of_sqlite(folder: Path) -> None:
    found = dict(in_sqlite(folder, "SELECT name, sql FROM sqlite_schema"))
    for table in CORPUS:
        first, *lines = found[table.name].splitlines()
        assert first == f"CREATE TABLE {table.name} ( -- {table.comment}"
        said = {
            line.split()[0]: above.strip()
            for above, line in pairwise(lines)
            if above.strip().startswith("-- ")
        }
        assert said == {column.name: f"-- {column.comment}" for column in table.columns}


def test_a_word_outside_its_vocabulary_is_refused_by_duckdb(folder: Path) -> None:
    with (
        duckdb.connect(str(folder / DATABASE)) as connection,
        pytest.raises(duckdb.ConstraintException),
    ):
        connection.execute("UPDATE claims SET type = 'rumour'")


def test_the_same_papers_give_the_same_files(tmp_path: Path, document: Document) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        with CorpusWriter(tmp_path / name) as tables:
            tables.add(document, "d1", WORDS)
        build_databases(tmp_path / name)
    one, two = (
        {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.*")}
        for folder in (tmp_path / "one", tmp_path / "two")
    )
    for name in {SEARCHED, f"claims/{FIRST}.parquet", *one} - {DATABASE}:
        assert one[name].read_bytes() == two[name].read_bytes(), name


def test_an_empty_corpus_has_all_tables_without_rows(tmp_path: Path) -> None:
    with CorpusWriter(tmp_path):
        pass
    build_databases(tmp_path)
    for name in NAMES - {"schema_version"}:
        count = f"SELECT count(*) FROM {name}"
        assert in_duckdb(tmp_path, count) == in_sqlite(tmp_path, count) == [(0,)]


def test_groups_of_rows_hold_whole_papers_in_order(
    tmp_path: Path, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bipaper.relational.parquet._GROUP", 80)  # two papers' rows
    with CorpusWriter(tmp_path) as tables:
        for n in range(5):
            document.id = f"paper {n}"
            tables.add(document, "d1", {})
    groups = [
        [sorted({row["paper"] for row in file.read_row_group(n).to_pylist()}) for n in range(3)]
        for file in (
            parquet.ParquetFile(path_of(tmp_path, name, FIRST)) for name in ("cells", "quantities")
        )
    ]
    assert groups == [[["paper 0", "paper 1"], ["paper 2", "paper 3"], ["paper 4"]]] * 2
