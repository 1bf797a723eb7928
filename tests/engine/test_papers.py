import errno
import os
from pathlib import Path
from typing import Any

import pytest

from bipaper.engine.papers import PapersError, find_papers, into_batches


def raw(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return folder


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["a.pdf", "b.pdf"], ["a", "b"]),
        (["a.PDF", "b.Pdf"], ["a", "b"]),
        (["x/a.pdf", "y/a.pdf", "a.pdf"], ["a", "x/a", "y/a"]),
        (["a.pdf", "a.PDF"], ["a", "a.PDF"]),
        (["a.Pdf", "a.PDF"], ["a.PDF", "a.Pdf"]),
        (["a.pdf", "a.PDF", "a.PDF.pdf"], ["a", "a.PDF", "a.PDF.pdf"]),
        (
            ["新 论文（1）.pdf", "-a.pdf", "{b}.pdf", "it's.pdf"],
            ["-a", "it's", "{b}", "新 论文（1）"],
        ),
        (["a.pdf", "notes.txt", "b.pdf.bak", ".hidden.pdf", ".git/c.pdf"], ["a"]),
    ],
)
def test_an_id_is_the_path_below_raw_without_its_suffix(
    tmp_path: Path, names: list[str], ids: list[str]
) -> None:
    assert list(find_papers(raw(tmp_path, *names))) == ids


def test_an_id_leads_to_its_file(tmp_path: Path) -> None:
    folder = raw(tmp_path, "x/a.pdf", "a.PDF", "a.pdf")
    assert find_papers(folder) == {
        "a": folder / "a.pdf",
        "a.PDF": folder / "a.PDF",
        "x/a": folder / "x/a.pdf",
    }


def test_a_folder_without_pdfs_is_named_in_the_error(tmp_path: Path) -> None:
    with pytest.raises(PapersError, match=f"no PDF in '{tmp_path}'"):
        find_papers(raw(tmp_path, "notes.txt"))


def test_a_missing_folder_is_named_in_the_error(tmp_path: Path) -> None:
    with pytest.raises(PapersError, match="there is no folder"):
        find_papers(tmp_path / "rwa")


LONG = "论" * 83  # 249 bytes: with .pdf as long as a name can be


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        # A result is called ID.json, which no folder of results must be called too.
        (["a.pdf", "a.json/b.pdf"], ["a.json/b", "a.pdf"]),
        (["a.PDF", "a.pdf", "a.json/b.pdf"], ["a.PDF", "a.json/b", "a.pdf"]),
        (["x/a.pdf", "x/a.json/b.pdf"], ["x/a.json/b", "x/a.pdf"]),
        (["a.pdf", "a.html/b.pdf"], ["a.html/b", "a.pdf"]),
        ([f"{LONG}a.pdf"], [f"{LONG}a"]),
        (
            [f"{LONG}ab.pdf", f"x/{LONG}ac.pdf"],
            [f"x/{LONG[:-3]}~b24a2146", f"{LONG[:-3]}~340cb33d"],
        ),
        (["H2O<sub>2<sub>.pdf", "*?[].pdf", "%20.pdf"], ["%20", "*?[]", "H2O<sub>2<sub>"]),
        (["a\nb.pdf", "\x1b[31m.pdf", "\x7f.pdf"], ["%1B[31m", "%7F", "a%0Ab"]),
    ],
)
def test_any_name_has_an_id_that_its_result_can_be_called_by(
    tmp_path: Path, names: list[str], ids: list[str]
) -> None:
    assert list(find_papers(raw(tmp_path, *names))) == ids


def test_bytes_of_another_encoding_are_written_out(tmp_path: Path) -> None:
    name = os.fsdecode("论文.pdf".encode("gbk"))
    folder = raw(tmp_path, name)
    assert find_papers(folder) == {"%C2%DB%CE%C4": folder / name}


def test_names_that_are_the_same_written_out_are_told_apart(tmp_path: Path) -> None:
    folder = raw(tmp_path, os.fsdecode(b"\xff.pdf"), "%FF.pdf")
    assert list(find_papers(folder)) == ["%FF~be5b682e", "%FF~ef4de7f5"]


@pytest.mark.parametrize("target", [".", "..", "../..", "x"])
def test_a_link_to_a_folder_it_lies_in_is_passed_over(tmp_path: Path, target: str) -> None:
    folder = raw(tmp_path / "papers" / "raw", "x/a.pdf")
    (folder / "x" / "link").symlink_to(os.path.relpath(folder / target, folder / "x"))
    assert list(find_papers(folder)) == ["x/a"]


def test_two_folders_that_link_to_each_other_end(tmp_path: Path) -> None:
    folder = raw(tmp_path, "x/a.pdf", "y/b.pdf")
    (folder / "x" / "y").symlink_to("../y")
    (folder / "y" / "x").symlink_to("../x")
    assert list(find_papers(folder)) == ["x/a", "x/y/b", "y/b", "y/x/a"]


def test_a_link_to_a_folder_elsewhere_is_followed(tmp_path: Path) -> None:
    raw(tmp_path / "elsewhere", "a.pdf")
    folder = raw(tmp_path / "raw", "b.pdf")
    (folder / "more").symlink_to("../elsewhere")
    assert list(find_papers(folder)) == ["b", "more/a"]


def test_what_is_no_file_is_a_paper_too_and_a_folder_is_not(tmp_path: Path) -> None:
    folder = raw(tmp_path, "folder.pdf/a.pdf")
    os.mkfifo(folder / "pipe.pdf")
    (folder / "zero.pdf").symlink_to("/dev/zero")
    (folder / "self.pdf").symlink_to("self.pdf")
    (folder / "lost.pdf").symlink_to("gone.pdf")
    assert list(find_papers(folder)) == ["folder.pdf/a", "lost", "pipe", "self", "zero"]


def test_a_folder_that_cannot_be_listed_is_an_error_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, scandir = raw(tmp_path, "a.pdf", "x/b.pdf"), os.scandir

    def deny(path: Path) -> Any:
        if Path(path).name == "x":
            raise PermissionError(errno.EACCES, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", deny)
    said = f"cannot list '{folder / 'x'}': Permission denied; let it be read, or move it away"
    with pytest.raises(PapersError, match=said):
        find_papers(folder)


def test_a_batch_depends_on_the_id_alone() -> None:
    batches = into_batches({paper: Path() for paper in ("a", "x/a", "论文")}, 12)
    assert {batch: [*own] for batch, own in batches.items()} == {
        "01": ["论文"],
        "05": ["x/a"],
        "07": ["a"],
    }


def test_every_paper_is_in_one_batch_and_none_is_moved_by_others() -> None:
    papers = {f"paper {n}": Path(f"{n}.pdf") for n in range(200)}
    fewer = dict(list(papers.items())[::3])
    batches, before = into_batches(papers, 7), into_batches(fewer, 7)
    assert sorted(p for batch in batches.values() for p in batch) == sorted(papers)
    assert all(set(before[batch]) <= set(batches[batch]) for batch in before)
