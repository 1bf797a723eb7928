"""What the job of a stage reads before it begins."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("stage", ["extract", "align", "structure", "publish", "render"])
def test_a_stage_that_makes_no_docs_starts_without_spacy(stage: str) -> None:
    code = f"import sys, bipaper.stages.{stage}; sys.exit('spacy' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("package", ["sqlalchemy", "duckdb", "pyarrow"])
def test_pages_for_people_are_made_without_databases(package: str) -> None:
    code = f"import sys, bipaper.stages.render; sys.exit({package!r} in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
