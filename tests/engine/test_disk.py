import errno
import os
from pathlib import Path

import pytest

from bipaper.engine import disk
from bipaper.engine.disk import exchange, write_whole


def folder(path: Path, content: str) -> Path:
    path.mkdir()
    (path / "file").write_text(content)
    return path


def test_a_file_is_written_beside_where_it_belongs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    write_whole(path, b"before")

    def full(path: Path, data: bytes) -> int:
        with path.open("wb") as file:
            file.write(data[:3])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"after")
    assert path.read_bytes() == b"before"


@pytest.mark.parametrize("able", [True, False], ids=["in one step", "in three"])
def test_two_folders_change_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, able: bool
) -> None:
    new, old = folder(tmp_path / "new", "new"), folder(tmp_path / "old", "old")
    if not able:
        monkeypatch.setattr(disk, "_exchanged", lambda one, other: False)
    exchange(new, old)
    assert [(p.name, (p / "file").read_text()) for p in sorted(tmp_path.iterdir())] == [
        ("new", "old"),
        ("old", "new"),
    ]


def test_a_first_folder_just_comes(tmp_path: Path) -> None:
    exchange(folder(tmp_path / "new", "new"), tmp_path / "old")
    assert [p.name for p in tmp_path.iterdir()] == ["old"]


def test_the_folder_is_never_away(tmp_path: Path) -> None:
    """As far as this file system can exchange two names in one step."""
    if not disk._exchanged(folder(tmp_path / "a", "a"), folder(tmp_path / "b", "b")):
        pytest.skip("this file system cannot")
    old = folder(tmp_path / "old", "old")
    child = os.fork()
    if child == 0:
        for _ in range(20_000):
            if not old.exists():
                os._exit(1)
        os._exit(0)
    for _ in range(500):
        exchange(tmp_path / "a", old)
    assert os.waitpid(child, 0)[1] == 0


def test_what_cannot_be_exchanged_is_an_error_that_names_it(tmp_path: Path) -> None:
    old = folder(tmp_path / "old", "old")
    with pytest.raises(FileNotFoundError, match="old"):
        exchange(tmp_path / "none", old)
