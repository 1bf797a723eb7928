import os
from pathlib import Path

import pytest

from bipaper.stages.papers import (
    PapersError,
    batch_of,
    find_papers,
    into_batches,
    nameable,
    stamps,
)


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


def test_a_name_in_another_encoding_is_an_error_that_shows_its_bytes(tmp_path: Path) -> None:
    raw(tmp_path, os.fsdecode("论文.pdf".encode("gbk")))
    with pytest.raises(PapersError, match=r"rename this file.*\\xc2\\xdb\\xce\\xc4.pdf"):
        find_papers(tmp_path)


def test_a_batch_depends_on_the_id_alone() -> None:
    assert [batch_of(paper, 12) for paper in ("a", "x/a", "论文")] == ["07", "05", "01"]


def test_every_paper_is_in_one_batch_and_none_is_moved_by_others() -> None:
    papers = {f"paper {n}": Path(f"{n}.pdf") for n in range(200)}
    fewer = dict(list(papers.items())[::3])
    batches, before = into_batches(papers, 7), into_batches(fewer, 7)
    assert sorted(p for batch in batches.values() for p in batch) == sorted(papers)
    assert all(set(before[batch]) <= set(batches[batch]) for batch in before)


def test_files_with_braces_are_watched_by_their_time_of_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # whose own name may have braces
    papers = find_papers(raw(Path(), "a.pdf", "{batch}.pdf"))
    assert nameable(papers) == ["a.pdf"]
    assert stamps(papers) == {"{batch}.pdf": Path("{batch}.pdf").stat().st_mtime_ns}


def test_a_link_that_leads_nowhere_is_a_paper_that_is_not_watched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("b.pdf").symlink_to("gone.pdf")
    papers = find_papers(raw(Path(), "a.pdf"))
    assert list(papers) == ["a", "b"]
    assert nameable(papers) == ["a.pdf"]
    assert stamps(papers) == {"b.pdf": None}
