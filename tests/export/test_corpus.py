from pathlib import Path
from typing import Any

import duckdb
import pytest
from pyarrow import parquet

from bipaper.export.corpus import DATABASE, SCHEMAS, CorpusWriter, build_database
from bipaper.export.tables import TABLES
from bipaper.model import Document, Failure

FAILURE = Failure(id="b", stage="extract", code="empty", message="the file is empty")


@pytest.fixture
def folder(tmp_path: Path, document: Document) -> Path:
    with CorpusWriter(tmp_path) as tables:
        tables.add(document)
        tables.add_failure(FAILURE)
    build_database(tmp_path, tmp_path / DATABASE)
    return tmp_path


def rows(folder: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(folder / DATABASE), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_there_is_a_parquet_file_and_a_database_table_of_each_name(folder: Path) -> None:
    names = {"papers", "sections", "paragraphs", "sentences", "entities", "quantities", "claims"}
    names |= {"authors"}
    names |= {"alignments", "references", "unplaced", "signs", "failures", "notes", "formulas"}
    names |= {
        "authors",
        "citations",
        "captions",
        "tables",
        "terms",
        "support",
        "number_check",
        "warnings",
    }
    assert set(SCHEMAS) == names
    assert {path.stem for path in folder.glob("*.parquet")} == names
    assert {name for (name,) in rows(folder, "SELECT table_name FROM duckdb_tables()")} == names


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        (
            "SELECT id, file, pages, doi, abstract_zh, keywords_en, warnings FROM papers",
            ("y/a", "y/a.pdf", 3, "10.1/a", "一句。", ["firm"], ["odd"]),
        ),
        (
            "SELECT * FROM sections",
            ("y/a", "s1", 1, "1", "结果", 1, None, 1, (0.0, 0.0, 9.0, 9.0), "number:arabic"),
        ),
        (
            "SELECT * FROM paragraphs",
            (
                *("y/a", "p1", 1, "s1", None, "2023年广州市有2.4万家企业。", 2),
                *((1.0, 2.0, 3.0, 4.0), "first"),
            ),
        ),
        (
            "SELECT * FROM sentences WHERE id = 'abstract.en.s2'",
            ("y/a", "abstract.en.s2", "abstract.en", 3, 5, "B.", 2, None, None),
        ),
        (
            "SELECT * FROM entities",
            (
                *("y/a", "p1.e5-8", "p1", 5, 8, "广州市", "place", "e0123456789ab", "广州市"),
                *(None, [(9, 11)], "gazetteer:place_cities"),
            ),
        ),
        (
            "SELECT id, kind, value, date_value, unit FROM quantities WHERE id = 'p1.q0-5'",
            ("p1.q0-5", "date", None, "2023", None),
        ),
        (
            "SELECT id, kind, value, date_value, unit FROM quantities WHERE id = 'p1.q9-14'",
            ("p1.q9-14", "count", 24000.0, None, "家"),
        ),
        (
            "SELECT id, start, stop, type, quantities, frame.place, page FROM claims",
            ("p1.c0-17", 0, 17, "measurement", ["p1.q0-5", "p1.q9-14"], "广州市", 2),
        ),
        (
            "SELECT * FROM alignments",
            (
                "y/a", "b1", ["abstract.zh.s1"], ["abstract.en.s1", "abstract.en.s2"],
                "一句。", "A. B.", 0.9, None,
            ),
        ),
        ('SELECT paper, id, label, authors FROM "references"', ("y/a", "r1", "1", ["张三"])),
        ("SELECT * FROM citations", ("y/a", "m1", "p1", 5, 8, "广州市", ["r1"])),
        ("SELECT * FROM notes", ("y/a", "k1", "abstract.zh", 2, "①", "按年末数。")),
        (
            "SELECT * FROM captions",
            (
                "y/a", "f1", "table", "表1", "企业", "Firms", [], "注：不含个体户。", 2,
                (0.0, 1.0, 2.0, 3.0),
            ),
        ),
        (
            "SELECT * FROM tables",
            ("y/a", "t1", "表1", [["市", "数"], ["广州", "2"]], 2, (0.0, 4.0, 2.0, 9.0)),
        ),
        (
            "SELECT * FROM formulas WHERE block = 'p1'",
            ("y/a", "l1", 1, "n = 2", "1", "p1", 5, 2, (1.0, 5.0, 3.0, 6.0)),
        ),
        (
            "SELECT * FROM unplaced",
            ("y/a", "x1", 1, "编辑部", "unread", 2, (50.0, 700.0, 80.0, 710.0)),
        ),
        (
            "SELECT * FROM signs WHERE message = 'no 2'",
            ("y/a", "h2", "headings", 0.5, 0.15, "no 2", [2], ["s1"]),
        ),
        ("SELECT id, grade, score FROM papers", ("y/a", "C", 0.6)),
        ("SELECT * FROM terms", ("y/a", "g1", "企业", "firm", 0.8, "keyword")),
        ("SELECT * FROM support", ("y/a", "u1", "abstract.en.s1", "p1.s1", 0.7)),
        ("SELECT * FROM number_check", ("y/a", "n1", "p1.q9-14", None, None)),
        ("SELECT * FROM warnings", ("y/a", "w1", "odd", "something odd")),
        ("SELECT * FROM failures", ("b", "extract", "empty", "the file is empty")),
    ],
)  # fmt: skip
def test_a_row_says_what_the_document_says(
    folder: Path, sql: str, expected: tuple[Any, ...]
) -> None:
    assert rows(folder, sql) == [expected]


def test_mentions_join_with_the_text_they_stand_in(folder: Path) -> None:
    sql = """
        SELECT m.text, p.text[m.start + 1 : m.stop]
        FROM claims c, unnest(c.quantities) AS u(id)
        JOIN quantities m ON (m.paper, m.id) = (c.paper, u.id)
        JOIN paragraphs p ON (p.paper, p.id) = (m.paper, m.block)
        ORDER BY m.start
    """
    assert rows(folder, sql) == [("2023年", "2023年"), ("2.4万家", "2.4万家")]


def test_an_empty_corpus_has_all_tables_without_rows(tmp_path: Path) -> None:
    with CorpusWriter(tmp_path):
        pass
    build_database(tmp_path, tmp_path / DATABASE)
    assert [rows(tmp_path, f'SELECT count(*) FROM "{name}"') for name in SCHEMAS] == [
        [(0,)] for _ in SCHEMAS
    ]


def test_rows_beyond_a_group_are_all_written_in_order(
    tmp_path: Path, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bipaper.export.corpus._GROUP", 3)
    with CorpusWriter(tmp_path) as tables:
        for n in range(5):
            document.id = f"paper {n}"
            tables.add(document)
    written = parquet.read_table(tmp_path / "quantities.parquet").select(["paper", "id"])
    assert [tuple(row.values()) for row in written.to_pylist()] == [
        (f"paper {n}", quantity) for n in range(5) for quantity in ("p1.q0-5", "p1.q9-14")
    ]


def test_every_column_is_filled_from_a_field_of_the_document(document: Document) -> None:
    """A column whose field was renamed would be empty for ever."""
    unfilled = {
        f"{table.name}.{column}"
        for table in TABLES
        for row in table.rows(document)
        for column in table.columns.names
        if column not in row and column not in ("page", "bbox")
    }
    assert unfilled == set()
