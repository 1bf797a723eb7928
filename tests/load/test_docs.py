"""docs/database.md says what the schema is, and its questions have answers."""

import re
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
import sqlalchemy as sa
from corpora import Corpus

from bipaper.export.corpus import build_databases
from bipaper.load.loader import load
from bipaper.relational.schema import METADATA

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "database.md").read_text(encoding="utf-8")
FULL_TEXT = re.findall(r"```postgresql\n(.*?)```", PAGE, re.DOTALL)
ATTACHED = re.findall(r"```duckdb\n(.*?)```", PAGE, re.DOTALL)
QUESTIONS = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


def mermaid() -> str:
    """The tables with their keys, and which refers to which, as Mermaid reads it."""
    lines = ["erDiagram"]
    for table in METADATA.sorted_tables:
        columns = (
            f"    {column.type.compile().lower().replace(' ', '_')} {column.name}"
            + (" PK" if column.primary_key else "")
            for column in table.columns
        )
        lines += [f"  {table.name} {{", *columns, "  }"]
    links = {
        f"  {key.referred_table.name} ||--o{{ {table.name} : {list(key.columns)[-1].name}"
        for table in METADATA.sorted_tables
        for key in table.foreign_key_constraints
    }
    return "\n".join([*lines, *sorted(links)]) + "\n"


def test_the_page_has_the_diagram_of_the_schema() -> None:
    assert f"```mermaid\n{mermaid()}```" in PAGE


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_has_answers(
    question: str, url: str, corpus: Corpus, engine: Callable[[str], sa.Engine]
) -> None:
    load(url, corpus.folder)
    with engine(url).connect() as connection:
        assert connection.exec_driver_sql(question).all() != []


def test_the_tables_come_into_a_file_of_duckdb_again_and_again(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_databases(corpus.folder / "corpus")
    monkeypatch.chdir(tmp_path)
    (script,) = ATTACHED
    found = []
    for _ in range(2):
        with duckdb.connect(tmp_path / "mine.duckdb") as base:
            base.execute(script)
            found.append(base.execute("SELECT id, title_en FROM papers ORDER BY id").fetchall())
    assert [paper for paper, _ in found[0]] == sorted(corpus.papers)
    assert found[0] == found[1]


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_words_are_found_in_postgresql(
    url: str, corpus: Corpus, engine: Callable[[str], sa.Engine]
) -> None:
    load(url, corpus.folder)
    index, question = FULL_TEXT
    with engine(url).begin() as connection:
        connection.exec_driver_sql(index)
        found = {
            words: [
                row.paper
                for row in connection.exec_driver_sql(question.replace("北方 城市", words))
            ]
            for words in ("北方 城市", "城市 北方", "供暖", "暖")
        }
    here = ["heat_pump_policy"]
    assert found == {"北方 城市": here, "城市 北方": [], "供暖": here, "暖": []}
