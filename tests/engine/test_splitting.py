from pathlib import Path

import pytest

from bipaper.engine.papers import into_batches
from bipaper.engine.splitting import batch_name, drop_others, inherit, splitting_number

PAPERS = {f"paper {n}": Path(f"{n}.pdf") for n in range(200)}


def written(folder: Path, *names: str) -> Path:
    """A folder with files that hold their own names."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("papers", "there", "number"),
    [
        (1, [], 1),
        (10, [], 1),
        (11, [], 2),
        (41, [], 8),
        (41, ["0of2/x", "1of2/x"], 8),
        (5, ["3of8/x"], 8),
        (5, ["07/x", "9of/x"], 1),
    ],
)
def test_there_are_as_many_batches_as_papers_ask_for_and_never_fewer_than_there_were(
    tmp_path: Path, papers: int, there: list[str], number: int
) -> None:
    assert splitting_number(papers, written(tmp_path, *there), most=10) == number


def test_without_a_folder_there_was_no_batch(tmp_path: Path) -> None:
    assert splitting_number(1001, tmp_path / "none") == 2


def test_a_batch_that_is_split_becomes_two_and_no_paper_goes_elsewhere() -> None:
    four, eight = (into_batches(PAPERS, number, batch_name) for number in (4, 8))
    assert four["3of4"].keys() == eight["3of8"].keys() | eight["7of8"].keys()
    assert set(eight) == {f"{number}of8" for number in range(8)}


@pytest.mark.parametrize(
    ("there", "begins"),
    [
        (["3of4/rows", "0/rows"], "3of4/rows"),
        (["1of2/rows", "0of1/rows"], "1of2/rows"),
        (["0of1/rows", "0of4/rows"], "0of1/rows"),
        (["0/rows", "2of4/rows"], "0/rows"),
        (["7of8/rows", "3of4/rows"], "7of8/rows"),
        (["2of4/rows", "3of4/other"], None),
    ],
)
def test_a_file_of_a_batch_begins_as_that_of_the_batch_it_was_split_from(
    tmp_path: Path, there: list[str], begins: str | None
) -> None:
    rows = written(tmp_path, *there) / "7of8" / "rows"
    rows.parent.mkdir(exist_ok=True)
    inherit([rows])
    assert (rows.read_text("utf-8") if rows.exists() else None) == begins


def test_a_file_of_a_batch_that_nobody_split_begins_empty(tmp_path: Path) -> None:
    rows = written(tmp_path, "0/rows", "0of1/rows") / "1" / "rows"
    inherit([rows])
    assert not rows.exists()


def test_where_a_file_system_has_no_links_files_are_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.link", refuse)
    rows = written(tmp_path, "0of1/rows", "1of2/x") / "1of2" / "rows"
    inherit([rows])
    assert rows.read_text("utf-8") == "0of1/rows"


def test_what_is_no_batch_stays_where_batches_go(tmp_path: Path) -> None:
    mine = ["mine/notes.txt", ".DS_Store", "3of4.txt", "v7/a.done", "2of4"]
    written(tmp_path, "0/a.done", "0of1/a.done", "0of2/a.done", "1of2/a.done", *mine)
    drop_others(tmp_path, ["0of2", "1of2"], ["a.done"])
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")}
    assert set(mine) <= left
    assert not left & {"0", "0of1"}


def test_batches_of_a_number_that_was_asked_for_go_when_all_are_made(tmp_path: Path) -> None:
    written(tmp_path, "0/a.done", "07/a.done", "12/a.done", "0of1/a.done")
    drop_others(tmp_path, ["0of1"], ["a.done"])
    assert [path.name for path in tmp_path.iterdir()] == ["0of1"]


@pytest.mark.parametrize(
    ("made", "left"),
    [(["0of2/a.done", "1of2/a.done"], {"0of2", "1of2"}), (["0of2/a.done"], {"0of1", "0of2"})],
)
def test_a_batch_that_was_split_goes_when_all_have_what_was_made_of_its_papers(
    tmp_path: Path, made: list[str], left: set[str]
) -> None:
    written(tmp_path, "0of1/a.done", *made)
    drop_others(tmp_path, ["0of2", "1of2"], ["a.done"])
    assert {path.name for path in tmp_path.iterdir()} == left
