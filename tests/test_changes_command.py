"""``bipaper changes`` tells what the last run changed."""

import re
from pathlib import Path

import pytest
from command_line import run
from typer.testing import Result

from bipaper.export.history import Papers, Rows, with_run

FIRST = with_run(
    b"",
    Papers(added=["a", "b"], changed=[], removed=[], renamed={}),
    {"papers": Rows(2, 0, 0)},
    "s",
)
PAPERS = Papers(
    added=["新/论文"], changed=["c\x1b[31m"], removed=["x"], renamed={"b": "old"}, failed=["x"]
)


def changes(folder: Path, history: bytes) -> Result:
    (folder / "changes.jsonl").write_bytes(history)
    return run("changes", "-r", folder, columns=100)


def lines(result: Result) -> list[list[str]]:
    found = (re.split(r"\s{2,}", line.strip()) for line in result.stdout.splitlines())
    return [line for line in found if len(line) > 1]


def test_papers_and_rows_of_the_last_run_are_told(tmp_path: Path) -> None:
    rows = {"claims": Rows(3, 1, 0), "papers": Rows(1, 2, 1)}
    result = changes(tmp_path, with_run(FIRST, PAPERS, rows, "5d0c"))
    assert (result.exit_code, result.stderr) == (0, "")
    assert re.match(
        r"run 2, \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ, bipaper \S+, settings 5d0c\n", result.stdout
    )
    assert lines(result) == [
        ["paper", "what", "was called"],
        ["b", "renamed", "old"],
        [r"c\x1b[31m", "changed"],
        ["x", "failed"],
        ["x", "removed"],
        ["新/论文", "added"],
        ["table", "added", "changed", "removed"],
        ["claims", "3", "1", "0"],
        ["papers", "1", "2", "1"],
    ]


def test_rows_that_were_not_compared_are_no_rows_that_are_the_same(tmp_path: Path) -> None:
    result = changes(tmp_path, with_run(FIRST, PAPERS, None, "s"))
    assert "Rows are not compared" in result.stdout


@pytest.mark.parametrize(
    ("history", "message"), [(b"", "it tells of no run: "), (b"{}\n", "it tells of no run: ")]
)
def test_what_tells_of_no_run_is_named(tmp_path: Path, history: bytes, message: str) -> None:
    result = changes(tmp_path, history)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"bipaper: {tmp_path}/changes.jsonl: {message}")


def test_a_folder_without_results_is_named(tmp_path: Path) -> None:
    result = run("changes", "-r", tmp_path)
    assert (result.exit_code, result.stderr) == (
        1,
        f"bipaper: {tmp_path}/changes.jsonl: No such file or directory; "
        "name the results folder of a run\n",
    )
