from collections.abc import Callable

import pytest
from one_document import one_document

from bipaper.model import Document


@pytest.fixture
def document() -> Document:
    return one_document()


@pytest.fixture(scope="session")
def make_document() -> Callable[[], Document]:
    return one_document
