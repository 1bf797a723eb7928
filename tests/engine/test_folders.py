import re
from pathlib import Path

import pytest

from bipaper.engine.folders import OWNED, FoldersError, check_folders


def made(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith("/"):
            path.mkdir(exist_ok=True)
        else:
            path.write_text("mine")


@pytest.mark.parametrize(
    ("raw", "results", "owned"),
    [
        ("D/corpus", "D", "D/corpus"),  # is
        ("D/papers/2024", "D", "D/papers"),  # lies in
        ("D", "D", "D/.bipaper"),  # holds
        (".", "D/results", "D/results/.bipaper"),
        ("link", "D", "D/papers"),
        ("D/x/../papers", "D", "D/papers"),
    ],
)
def test_a_folder_of_pdfs_that_a_run_would_write_to_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, raw: str, results: str, owned: str
) -> None:
    monkeypatch.chdir(tmp_path)
    made(tmp_path, "D/papers/2024/", "D/corpus/", "D/x/")
    Path("link").symlink_to("D/papers/2024")
    message = re.escape(f"raw_dir: {str(Path(raw))!r} overlaps with {owned!r}")
    with pytest.raises(FoldersError, match=message):
        check_folders(Path(raw), Path(results))


@pytest.mark.parametrize("results", ["results", "raw2", "new/deep", "."])
def test_other_folders_are_used_whatever_else_is_in_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, results: str
) -> None:
    monkeypatch.chdir(tmp_path)
    made(tmp_path, "raw/a.pdf", "raw2/raw/a.pdf", "results/notes.txt", "paper/x.json")
    check_folders(Path("raw"), Path(results))


@pytest.mark.parametrize("name", [n for n in OWNED if n != ".bipaper"])
def test_what_somebody_else_has_put_where_a_run_would_write_is_refused(
    tmp_path: Path, name: str
) -> None:
    made(tmp_path, "raw/", f"results/{name}" if "." in name else f"results/{name}/x.json")
    results = tmp_path / "results"
    with pytest.raises(FoldersError, match=f"{name}' is there and no run of bipaper has made it"):
        check_folders(tmp_path / "raw", results)
    made(results, ".bipaper/")
    check_folders(tmp_path / "raw", results)


def test_an_empty_folder_is_nobodys(tmp_path: Path) -> None:
    made(tmp_path, "raw/", "results/papers/")
    check_folders(tmp_path / "raw", tmp_path / "results")


def test_a_file_is_no_folder_for_results(tmp_path: Path) -> None:
    made(tmp_path, "raw/", "results")
    with pytest.raises(FoldersError, match="results' is not a folder"):
        check_folders(tmp_path / "raw", tmp_path / "results")
