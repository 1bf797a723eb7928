"""docs/database.md says what the schema is, and its questions have answers."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from corpora import Corpus

from bipaper.load.loader import load
from bipaper.relational.diagram import mermaid

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "database.md").read_text(encoding="utf-8")
FULL_TEXT = re.findall(r"```postgresql\n(.*?)```", PAGE, re.DOTALL)
QUESTIONS = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


def test_the_page_has_the_diagram_of_the_schema() -> None:
    assert f"```mermaid\n{mermaid()}```" in PAGE


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_has_answers(
    question: str, url: str, corpus: Corpus, engine: Callable[[str], sa.Engine]
) -> None:
    load(url, corpus.folder)
    with engine(url).connect() as connection:
        assert connection.exec_driver_sql(question).all() != []


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
