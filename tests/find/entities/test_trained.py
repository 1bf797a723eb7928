import sys
from pathlib import Path

import pytest

from bipaper.find.entities.trained import ModelError, load

CODE = """
import spacy

def load(**options):
    nlp = spacy.blank("xx")
    nlp.add_pipe("ner")
    return nlp
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The metadata of an installed package called ``pretending``, which has a ``load``."""
    (tmp_path / "pretending.py").write_text(CODE)
    metadata = tmp_path / "pretending-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: pretending\nVersion: 1.0\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "pretending", raising=False)
    return metadata


def test_a_package_that_is_no_spacy_model_is_not_imported(package: Path) -> None:
    with pytest.raises(ModelError, match="there is no spaCy model 'pretending'"):
        load("pretending")
    assert "pretending" not in sys.modules


def test_a_package_that_says_it_is_a_spacy_model_is_loaded(package: Path) -> None:
    (package / "entry_points.txt").write_text("[spacy_models]\npretending = pretending\n")
    assert load("pretending").pipe_names == ["ner"]
