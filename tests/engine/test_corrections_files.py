"""Corrections are found by the ids of papers and seen by their content."""

from pathlib import Path

from bipaper.engine.corrections_files import find_corrections, planned_corrections
from bipaper.engine.digest import file_digest


def test_corrections_are_called_by_papers_in_folders_too(tmp_path: Path) -> None:
    names = ("b.json", "论文/a.json", "notes.txt")
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    found = find_corrections(tmp_path)
    assert found == {"b": tmp_path / "b.json", "论文/a": tmp_path / "论文/a.json"}
    assert find_corrections(tmp_path / "none") == {}
    assert planned_corrections(found, ["b", "c"]) == {
        "b": (str(tmp_path / "b.json"), file_digest(tmp_path / "b.json"))
    }


def test_a_file_that_cannot_be_read_is_planned_by_the_reason(tmp_path: Path) -> None:
    (tmp_path / "a.json").mkdir()
    found = find_corrections(tmp_path)
    assert planned_corrections(found, ["a"]) == {"a": (str(tmp_path / "a.json"), "Is a directory")}
