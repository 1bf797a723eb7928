from pathlib import Path

from bipaper import model
from bipaper.export.papers import remove_others, write_failures, write_paper
from bipaper.model import Document, Failure


def test_an_id_with_a_slash_is_a_file_in_a_folder(tmp_path: Path, document: Document) -> None:
    path = write_paper(tmp_path, document)
    assert path == tmp_path / "y" / "a.json"
    assert path.read_bytes() == model.encode(document)


def test_a_file_that_would_be_the_same_is_left_untouched(
    tmp_path: Path, document: Document
) -> None:
    path = write_paper(tmp_path, document)
    path.chmod(0o444)
    before = path.stat()
    assert write_paper(tmp_path, document).stat() == before


def test_a_file_that_would_differ_is_written_anew(tmp_path: Path, document: Document) -> None:
    write_paper(tmp_path, document)
    document.metadata.doi = "10.1/b"
    assert model.decode(write_paper(tmp_path, document).read_bytes()).metadata.doi == "10.1/b"


def test_results_of_papers_that_are_gone_are_removed(tmp_path: Path, document: Document) -> None:
    kept = write_paper(tmp_path, document)
    for gone in ("b", "y/c", "z/d"):
        document.id = gone
        write_paper(tmp_path, document)
    (tmp_path / ".snakemake_timestamp").touch()
    remove_others(tmp_path, {kept})
    left = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*"))
    assert left == [".snakemake_timestamp", "y", "y/a.json"]


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
