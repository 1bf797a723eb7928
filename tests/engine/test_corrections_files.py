"""Corrections are found by the ids of papers and seen by their content."""

from pathlib import Path

import pytest

from bipaper.engine.corrections_files import (
    CorrectionsError,
    corrections_folder,
    find_corrections,
    planned_corrections,
)
from bipaper.engine.digest import file_digest


def test_corrections_are_called_by_papers_in_folders_too(tmp_path: Path) -> None:
    names = ("b.json", "论文/a.json", "notes.txt")
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    found = find_corrections(tmp_path)
    assert found == {"b": tmp_path / "b.json", "论文/a": tmp_path / "论文/a.json"}
    assert planned_corrections(found, ["b", "c"]) == {
        "b": (str(tmp_path / "b.json"), file_digest(tmp_path / "b.json"))
    }


@pytest.mark.parametrize(
    ("there", "named", "taken"),
    [
        (["corrections"], "corrections", "corrections"),
        ([], "corrections", None),  # the default
        (["mine"], "mine", "mine"),
        (["corrections"], None, None),
    ],
)
def test_the_folder_is_the_one_that_settings_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: list[str], named: str, taken: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in there:
        Path(name).mkdir()
    assert corrections_folder(named) == (taken and Path(taken))


def test_a_folder_that_is_named_and_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CorrectionsError, match=r"there is no folder '.*corections': .* null"):
        corrections_folder(str(tmp_path / "corections"))


def test_a_file_that_cannot_be_read_is_planned_by_the_reason(tmp_path: Path) -> None:
    (tmp_path / "a.json").mkdir()
    found = find_corrections(tmp_path)
    assert planned_corrections(found, ["a"]) == {"a": (str(tmp_path / "a.json"), "Is a directory")}
