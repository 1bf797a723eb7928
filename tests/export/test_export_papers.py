from pathlib import Path

from bipaper.export.failures import write_failures
from bipaper.parts.diagnostics import Failure


def test_failures_are_a_table_with_a_line_each(tmp_path: Path) -> None:
    path = tmp_path / "failures.tsv"
    write_failures(
        path, [Failure(id="新 b", stage="extract", code="empty", message="one\ttwo\nthree")]
    )
    assert path.read_text("utf-8") == (
        "id\tstage\tcode\tmessage\n新 b\textract\tempty\tone two three\n"
    )


def test_failures_are_safe_to_look_at_in_a_terminal_and_in_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "failures.tsv"
    failure = Failure(id="=1+1", stage="extract", code="damaged", message="\x1b[2J.pdf: \u202egone")
    write_failures(path, [failure])
    assert path.read_text("utf-8").splitlines()[1] == (
        "'=1+1\textract\tdamaged\t\\x1b[2J.pdf: \\u202egone"
    )


def test_without_failures_there_is_the_head_alone(tmp_path: Path) -> None:
    write_failures(tmp_path / "failures.tsv", [])
    assert (tmp_path / "failures.tsv").read_text() == "id\tstage\tcode\tmessage\n"
