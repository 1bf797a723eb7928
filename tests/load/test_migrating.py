"""A database of an older version becomes one of this version, and keeps what is not ours.

``older/tables-4.*.sql`` are the tables as version 4 made them.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from corpora import Corpus

from bipaper.load import loader
from bipaper.load.database import LoadError
from bipaper.load.loader import Counts, load
from bipaper.relational.schema import CONTENT, METADATA, VERSION

Engine = Callable[[str], sa.Engine]
Dump = Callable[[str], dict[str, list[tuple[Any, ...]]]]
OLDER = Path(__file__).resolve().parents[1] / "older"
VERSIONS = sorted({int(file.stem[7]) for file in OLDER.glob("tables-?.*.sql")})
HERE = "heat_pump_policy"
OF_OTHERS = """
CREATE TABLE mine (paper TEXT REFERENCES papers (id));
INSERT INTO mine VALUES ('{paper}');
CREATE VIEW titles AS SELECT id, title_en FROM papers;
CREATE INDEX by_grade ON papers (grade);
"""


def run(connection: sa.Connection, script: str) -> None:
    for statement in filter(str.strip, script.split(";\n")):
        connection.exec_driver_sql(statement)


@pytest.fixture
def version() -> int:
    """The version before."""
    return VERSIONS[-1]


@pytest.fixture
def old(url: str, version: int, corpus: Corpus, engine: Engine) -> str:
    """The URL of an older database, with a paper that is still there and one that is not."""
    tables = OLDER / f"tables-{version}.{sa.make_url(url).drivername}.sql"
    digests = {paper[0][0]: paper[0][1] for paper in (rows["papers"] for rows in corpus.rows())}
    values = ["1.0", "article", "good", "A", "x.pdf", "00", 1, 1, False, 1.0]
    with engine(url).begin() as connection:
        run(connection, tables.read_text(encoding="utf-8"))
        papers = sa.table("papers", *map(sa.column, METADATA.tables["papers"].columns.keys()[:12]))
        for paper, digest in ((HERE, digests[HERE]), ("gone", "0")):
            connection.execute(papers.insert().values([paper, digest, *values]))
        times = {"id": "first", "bipaper": "0.0", "loaded": datetime(2026, 1, 1, tzinfo=UTC)}
        connection.execute(METADATA.tables["runs"].insert().values(times))
    return url


def shape(engine: sa.Engine) -> dict[str, Any]:
    """Columns, keys, vocabularies and comments of the tables of bipaper that there are."""
    found = sa.inspect(engine)
    return {
        name: (
            {one["name"]: (str(one["type"]), one["nullable"]) for one in found.get_columns(name)},
            found.get_pk_constraint(name)["constrained_columns"],
            sorted(str(key["constrained_columns"]) for key in found.get_foreign_keys(name)),
            sorted((str(one["name"]), one["sqltext"]) for one in found.get_check_constraints(name)),
            [
                (one.get("comment"), found.dialect.supports_comments) for one in
                sorted(found.get_columns(name), key=lambda one: one["name"])
            ],
        )
        for name in METADATA.tables if found.has_table(name)
    }  # fmt: skip


@pytest.mark.parametrize("version", VERSIONS)
def test_an_older_database_becomes_what_a_new_one_is(
    old: str, corpus: Corpus, engine: Engine, dump: Dump, tmp_path: Path, request: Any
) -> None:
    counts = load(old, corpus.folder)
    assert (counts.added, counts.changed, counts.removed, counts.unchanged) == (2, 0, 1, 1)
    found = dump(old)
    for table in CONTENT:
        rows = [row for paper in corpus.rows() for row in paper[table.name]]
        assert found[table.name] == sorted(rows, key=repr), table.name
    assert found["schema_version"] == [(VERSION,)]
    assert {run[1] for run in found["runs"]} == {"0.0", loader.__version__}
    assert {("gone", "removed")} == {row[1:] for row in found["changes"] if row[2] == "removed"}
    assert shape(engine(old)) == shape(engine(new_beside(old, corpus, tmp_path, request)))
    assert load(old, corpus.folder) == Counts(unchanged=3)
    corpus.change()
    assert load(old, corpus.folder).changed == 1


def new_beside(old: str, corpus: Corpus, folder: Path, request: Any) -> str:
    """The URL of a database that was made by this version."""
    if old.startswith("sqlite"):
        new = f"sqlite:///{folder}/new.sqlite"
    else:
        server, name = request.getfixturevalue("server"), f"{sa.make_url(old).database}_new"
        server.psql(f'CREATE DATABASE "{name}";')
        new = server.get_uri(database=name)
    load(new, corpus.folder)
    return new


def test_tables_views_and_indexes_of_others_stay(old: str, corpus: Corpus, engine: Engine) -> None:
    with engine(old).begin() as connection:
        run(connection, OF_OTHERS.format(paper=HERE))
    load(old, corpus.folder)
    with engine(old).begin() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM titles").scalar() == 3
        found = sa.inspect(connection)
        assert "by_grade" in {one["name"] for one in found.get_indexes("papers")}
        (key,) = found.get_foreign_keys("mine")
        assert (key["referred_table"], key["constrained_columns"]) == ("papers", ["paper"])


def test_who_may_read_postgresql_still_may(
    server: Any, corpus: Corpus, engine: Engine, request: pytest.FixtureRequest
) -> None:
    server.psql("CREATE DATABASE granted;")
    url = server.get_uri(database="granted")
    old_tables = (OLDER / f"tables-{VERSIONS[-1]}.postgresql.sql").read_text(encoding="utf-8")
    with engine(url).begin() as connection:
        run(connection, old_tables)
        connection.exec_driver_sql("CREATE ROLE reader; GRANT SELECT ON papers TO reader")
    load(url, corpus.folder)
    with engine(url).begin() as connection:
        asked = "SELECT has_table_privilege('reader', 'papers', 'SELECT')"
        assert connection.exec_driver_sql(asked).scalar() is True


def test_a_row_of_others_whose_paper_is_gone_stops_it_and_nothing_changes(
    old: str, corpus: Corpus, engine: Engine
) -> None:
    with engine(old).begin() as connection:
        run(connection, OF_OTHERS.format(paper="gone"))
    before = shape(engine(old))
    with pytest.raises(LoadError, match=r"(?i)foreign key constraint"):
        load(old, corpus.folder)
    with engine(old).connect() as connection:
        assert (
            connection.exec_driver_sql("SELECT version FROM schema_version").scalar()
            == VERSIONS[-1]
        )
        assert connection.exec_driver_sql("SELECT count(*) FROM papers").scalar() == 2
    assert shape(engine(old)) == before


def test_a_migration_that_fails_midway_leaves_the_old_state(
    old: str, corpus: Corpus, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy, before = loader.copy_rows, shape(engine(old))

    def broken(connection: sa.Connection, table: str, rows: Any, **how: bool) -> None:
        if table == "claims":
            raise RuntimeError
        copy(connection, table, rows, **how)

    monkeypatch.setattr(loader, "copy_rows", broken)
    with pytest.raises(RuntimeError):
        load(old, corpus.folder)
    assert shape(engine(old)) == before
    with engine(old).connect() as connection:
        papers = connection.exec_driver_sql("SELECT id FROM papers ORDER BY id").scalars().all()
    assert papers == ["gone", HERE]
