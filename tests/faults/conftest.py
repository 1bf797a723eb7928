"""Where the workflow is copied to, to be run and ended in all ways."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from runs import place_below


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with place_below(tmp_path_factory.mktemp("faults")) as folder:
        yield folder
