from pathlib import Path

from bipaper.model import Failure
from bipaper.settings import Extract, Limits
from bipaper.stages.batch import Job
from bipaper.stages.extract import run_batch
from bipaper.stages.rows import read_rows


def test_a_file_that_cannot_be_opened_is_a_failure_that_names_it(tmp_path: Path) -> None:
    job = Job("extract", "v1", 1, 1, Limits())
    text = tmp_path / "text.jsonl"
    run_batch({"x/a": tmp_path / "x" / "a.pdf"}, tmp_path, text, Extract(), job)
    (row,) = read_rows(text)
    assert row.failure == Failure(
        id="x/a", stage="extract", code="unreadable", message="a.pdf: No such file or directory"
    )
