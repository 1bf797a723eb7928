import pytest
from one_document import one_document

from bipaper.model import Document


@pytest.fixture
def document() -> Document:
    return one_document()
