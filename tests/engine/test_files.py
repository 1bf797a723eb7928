import os
import shutil
from pathlib import Path

import pytest

from bipaper.engine.digest import file_digest
from bipaper.engine.files import Planned, Seen, planned, read_seen, stamp, write_seen


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7 one")
    return path


@pytest.fixture
def seen(file: Path) -> Path:
    """What a job that has read the file leaves behind."""
    path = file.with_name("files.jsonl")
    note(file, path)
    return path


def note(file: Path, seen: Path, *, readable: bool = True) -> None:
    mark = planned({"a": file}, seen)["a"].mark
    digest = file_digest(file) if readable else None
    write_seen(seen, [Seen(paper="a", mark=mark, stamp=stamp(file), digest=digest)])


def mark(file: Path, seen: Path) -> str:
    return planned({"a": file}, seen)["a"].mark


def test_a_file_that_was_never_seen_is_planned_by_what_the_system_says(file: Path) -> None:
    found = file.stat()
    says = f"12 bytes, {found.st_mtime_ns}, {found.st_ctime_ns}, {found.st_ino}"
    assert planned({"a": file}, file.with_name("none")) == {"a": Planned(str(file), says)}


def test_what_was_seen_is_read_as_it_was_written(file: Path, seen: Path) -> None:
    says, digest = stamp(file), file_digest(file)
    assert read_seen(seen) == {"a": Seen(paper="a", mark=says, stamp=says, digest=digest)}


def test_what_another_release_wrote_is_not_known(seen: Path) -> None:
    seen.write_text('{"paper": "a"}\n')
    assert read_seen(seen) == {}


def touch(file: Path) -> None:
    os.utime(file)


def copy(file: Path) -> None:
    """What git checkout, rsync and many editors do: another file in its place."""
    shutil.copy2(file, file.with_name("copy"))
    file.with_name("copy").replace(file)


@pytest.mark.parametrize("change", [touch, copy])
def test_a_file_with_the_same_content_has_its_mark(file: Path, seen: Path, change) -> None:
    before = mark(file, seen)
    change(file)
    assert mark(file, seen) == before
    note(file, seen)
    assert mark(file, seen) == before


def edit(file: Path) -> None:
    file.write_bytes(b"%PDF-1.7 two")


def grow(file: Path) -> None:
    file.write_bytes(b"%PDF-1.7 three")


def replace_by_an_older_one(file: Path) -> None:
    """As cp -p, mv, rsync -a, unzip do."""
    other = file.with_name("other")
    other.write_bytes(b"%PDF-1.7 two")
    os.utime(other, ns=(1, 1))
    other.replace(file)


def edit_in_the_same_moment(file: Path) -> None:
    times = file.stat().st_atime_ns, file.stat().st_mtime_ns
    file.write_bytes(b"%PDF-1.7 two")
    os.utime(file, ns=times)


def remove(file: Path) -> None:
    file.unlink()


@pytest.mark.parametrize(
    "change", [edit, grow, replace_by_an_older_one, edit_in_the_same_moment, remove]
)
def test_a_file_with_another_content_has_another_mark_until_the_next_change(
    file: Path, seen: Path, change
) -> None:
    before = mark(file, seen)
    change(file)
    now = mark(file, seen)
    assert now != before
    note(file, seen, readable=file.exists())
    assert mark(file, seen) == now


def test_a_file_that_could_not_be_read_is_looked_at_again_when_it_can(
    file: Path, seen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note(file, seen, readable=False)

    def fail(path: Path) -> str:
        raise OSError("Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr("bipaper.engine.files.file_digest", fail)
        before = mark(file, seen)
        assert before == stamp(file)
    again = mark(file, seen)
    assert again == f"{before}, again"
    note(file, seen)
    assert mark(file, seen) == again


def test_what_is_no_file_or_too_large_is_not_read(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe, large, seen = file.with_name("pipe"), file.with_name("large"), file.with_name("seen")
    os.mkfifo(pipe)
    with large.open("wb") as sparse:
        sparse.truncate((4 << 30) + 1)
    assert stamp(pipe) == "no regular file"
    for path in (pipe, large):
        write_seen(seen, [Seen(paper="a", mark=stamp(path), stamp=stamp(path), digest=None)])
        assert mark(path, seen) == stamp(path)
