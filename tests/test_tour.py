"""docs/tour.ipynb runs, and prints what is stored in it.

After a change that is meant to change it: python tests/test_tour.py
"""

from pathlib import Path
from typing import Any

import nbformat
import pytest
from samples import ROOT

TOUR = ROOT / "docs" / "tour.ipynb"
_SECONDS = 300  # a busy machine has time for it; alone it takes some twenty


def executed() -> nbformat.NotebookNode:
    """The notebook with what its cells print."""
    from nbclient import NotebookClient

    notebook = nbformat.read(TOUR, as_version=4)
    place = {"metadata": {"path": str(TOUR.parent)}}
    client = NotebookClient(
        notebook, timeout=_SECONDS, record_timing=False, coalesce_streams=True, resources=place
    )
    client.execute()
    # What the kernel says of itself (its version of Python) is no part of the tour.
    notebook.metadata.language_info = {"name": "python"}
    return notebook


def outputs(notebook: nbformat.NotebookNode) -> list[tuple[str, Any]]:
    """The code of each cell and what it prints, errors and warnings too."""
    return [(cell.source, cell.outputs) for cell in notebook.cells if cell.cell_type == "code"]


def test_the_tour_prints_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    stored = outputs(nbformat.read(TOUR, as_version=4))
    assert outputs(executed()) == stored
    assert all(shown and shown[0].name == "stdout" for _, shown in stored)


if __name__ == "__main__":
    nbformat.write(executed(), TOUR)
