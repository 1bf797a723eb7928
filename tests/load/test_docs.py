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
