"""docs/database.md says what the schema is, and its questions have answers."""

import re
from pathlib import Path

import pytest
import sqlalchemy as sa

from bipaper.load.diagram import mermaid
from bipaper.load.loader import load

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "database.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


def test_the_page_has_the_diagram_of_the_schema() -> None:
    assert f"```mermaid\n{mermaid()}```" in PAGE


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_has_answers(question: str, url: str, results: Path) -> None:
    load(url, results)
    place = sa.make_url(url)
    if place.drivername == "postgresql":
        place = place.set(drivername="postgresql+psycopg")
    with sa.create_engine(place, poolclass=sa.NullPool).connect() as connection:
        assert connection.exec_driver_sql(question).all() != []
