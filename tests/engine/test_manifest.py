import os
import shutil
import time
from pathlib import Path

import pytest

from bipaper.engine.manifest import (
    Manifest,
    Published,
    changed,
    planned_mark,
    published,
    read_manifest,
    write_manifest,
)


@pytest.fixture
def results(tmp_path: Path) -> Path:
    """A results folder with two published files."""
    for name in ("papers/论.json", "summary.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    names = ("papers/论.json", "summary.txt")
    files = {name: published(tmp_path / name, name) for name in names}
    write_manifest(tmp_path / "manifest", Manifest(mark=3, files=files))
    return tmp_path


def found(results: Path) -> list[str]:
    manifest = results / "manifest"
    return list(changed(manifest, read_manifest(manifest), results))


def test_a_manifest_is_a_head_and_a_line_for_each_file(results: Path) -> None:
    digest = "d84bdbbf57a92e36e148f7455b64c4e6a3e13795acf5e3ad7dcf7acef4539e9f"
    assert (results / "manifest").read_text("utf-8").splitlines()[:2] == [
        '{"mark":3,"blocked":[]}',
        f'{{"path":"papers/论.json","size":15,"sha256":"{digest}"}}',
    ]


def test_a_manifest_is_read_as_it_was_written(results: Path) -> None:
    manifest = read_manifest(results / "manifest")
    assert (manifest.mark, list(manifest.files)) == (3, ["papers/论.json", "summary.txt"])


@pytest.mark.parametrize("text", ["", "x", "3", '{"mark":3,"blocked":[]}\n{'])
def test_what_is_no_manifest_lists_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest").write_text(text)
    assert read_manifest(tmp_path / "manifest") == Manifest()


@pytest.mark.parametrize("path", ["/etc/a", "../a", "papers/../../a", "papers/..", "./a", ".."])
def test_a_path_that_leads_elsewhere_is_none_of_a_manifest(tmp_path: Path, path: str) -> None:
    file = Published(path=path, size=1, sha256="")
    write_manifest(tmp_path / "manifest", Manifest(files={path: file}))
    assert read_manifest(tmp_path / "manifest") == Manifest()


@pytest.mark.parametrize("path", ["papers/.a.json", "papers/...json", "papers/a../b.json"])
def test_points_in_a_name_are_no_way_out(tmp_path: Path, path: str) -> None:
    whole = Manifest(files={path: Published(path=path, size=1, sha256="")})
    write_manifest(tmp_path / "manifest", whole)
    assert read_manifest(tmp_path / "manifest") == whole


def test_files_as_published_are_no_change(results: Path) -> None:
    assert found(results) == []
    assert planned_mark(results / "manifest", results) == 3


def test_a_file_that_was_touched_but_is_the_same_is_no_change(results: Path) -> None:
    os.utime(results / "summary.txt", (time.time() + 9, time.time() + 9))
    assert found(results) == []


def edit_in_the_same_moment(path: Path) -> None:
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    time.sleep(0.02)
    path.write_text("SUMMARY.txt")
    os.utime(path, ns=times)


def remove(path: Path) -> None:
    path.unlink()


def replace_by_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def cut(path: Path) -> None:
    os.truncate(path, 4)


@pytest.mark.parametrize("change", [edit_in_the_same_moment, remove, replace_by_a_folder, cut])
def test_a_file_that_is_gone_or_differs_is_a_change(results: Path, change) -> None:
    change(results / "summary.txt")
    assert found(results) == ["summary.txt"]
    assert planned_mark(results / "manifest", results) == 4


@pytest.mark.parametrize(
    ("taken", "by"),
    [
        ("papers/x/a.json", "papers/x/a.json"),
        ("papers/x/a.json", "papers/x"),
        ("papers/x/a.json", "papers/x/a.json/mine/"),
    ],
)
def test_a_file_that_was_blocked_is_planned_once_its_place_is_free(
    tmp_path: Path, taken: str, by: str
) -> None:
    write_manifest(tmp_path / "manifest", Manifest(mark=2, blocked=(taken,)))
    (tmp_path / by).parent.mkdir(parents=True)
    (tmp_path / by).mkdir() if by.endswith("/") else (tmp_path / by).touch()
    assert planned_mark(tmp_path / "manifest", tmp_path) == 2
    shutil.rmtree(tmp_path / "papers")
    assert planned_mark(tmp_path / "manifest", tmp_path) == 3


def test_where_nothing_is_published_nothing_has_changed(tmp_path: Path) -> None:
    assert planned_mark(tmp_path / "manifest", tmp_path) == 0
