"""Papers are in groups that stay what they are while others come and go."""

import hashlib
import shutil
from pathlib import Path

import pytest

from bipaper.relational.parquet import FIRST, ReplacedError, TableReader, TableWriter, groups_of
from bipaper.relational.schema import CORPUS, FAILURES, PAPERS, VERSION

PAPER = [f"{number // 40}/{number:04}" for number in range(1000)]


def test_groups_hold_all_papers_in_order_and_some_dozens_each() -> None:
    found = groups_of(PAPER)
    assert [paper for group in found.values() for paper in group] == PAPER
    assert next(iter(found)) == FIRST
    assert all(33 <= len(group) < 160 for group in list(found.values())[1:-1])
    for name, (first, *_) in list(found.items())[1:]:
        assert name == hashlib.sha256(first.encode()).hexdigest()[:16]


@pytest.mark.parametrize("number", range(0, 1000, 13))
def test_a_paper_that_goes_or_comes_changes_its_group_alone(number: int) -> None:
    whole, less = groups_of(PAPER), groups_of(PAPER[:number] + PAPER[number + 1 :])
    other = {name for name in whole | less if whole.get(name) != less.get(name)}
    assert 1 <= len(other) <= 2


def test_the_first_group_is_there_without_papers_and_a_small_corpus_is_one_group() -> None:
    assert groups_of([]) == {FIRST: []}
    assert groups_of(PAPER[:64]) == {FIRST: PAPER[:64]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Tables of two groups, a failure in each."""
    for group in (FIRST, "a" * 16):
        tables = TableWriter(tmp_path, group)
        tables.add({FAILURES.name: [(group, "extract", "empty", "")]})
        tables.close()
    return tmp_path


def test_a_reader_finds_the_groups_and_no_file_of_others(folder: Path) -> None:
    (folder / PAPERS.name / "mine.parquet").write_text("mine")
    with TableReader(folder) as tables:
        assert [group.name for group in tables.groups] == [FIRST, "a" * 16]
        assert tables.failures()["paper"].to_pylist() == [FIRST, "a" * 16]
        assert tables.version == VERSION
    with TableReader(folder, ["a" * 16, "gone"]) as tables:
        assert [group.name for group in tables.groups] == ["a" * 16]


def test_a_reader_reads_the_folder_it_opened_and_says_when_that_is_gone(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    old = folder.with_name("old")
    with TableReader(folder) as tables:
        folder.rename(old)
        other.rename(folder)
        rows = [tables.group(table, group) for group in tables.groups for table in CORPUS]
        assert sum(table.num_rows for table in rows) == 3
        shutil.rmtree(old)
        with pytest.raises(ReplacedError, match="a run has published meanwhile"):
            list(tables.groups)
