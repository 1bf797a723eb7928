from collections.abc import Iterator
from typing import Any

import pytest
from browser import launched
from one_document import one_document

from bipaper.model import Document


@pytest.fixture
def document() -> Document:
    return one_document()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    yield from launched()
