from collections.abc import Iterator
from pathlib import Path

import pytest

from bipaper.engine.rows import Row, old_rows, read_rows, write_rows
from bipaper.parts.diagnostics import Failure

DONE = Row(id="论文/a", key="k1", digest="d1", value=b'{"text":"\xe4\xb8\x80"}')
FAILED = Row(
    id="b",
    key="k2",
    failure=Failure(id="b", stage="extract", code="encrypted", message="needs\na password"),
)


def cut_short(*rows: Row[bytes]) -> Iterator[Row[bytes]]:
    yield from rows
    raise KeyboardInterrupt


def test_rows_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    write_rows(path, [DONE, FAILED])
    assert list(read_rows(path)) == [DONE, FAILED]


def test_a_row_is_a_line(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    write_rows(path, [DONE])
    assert path.read_text("utf-8") == (
        '{"id":"论文/a","key":"k1","digest":"d1","value":{"text":"一"},"failure":null}\n'
    )


def test_a_missing_file_has_no_rows(tmp_path: Path) -> None:
    assert list(read_rows(tmp_path / "none.jsonl")) == []


def test_an_interrupted_file_does_not_appear_but_its_rows_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    with pytest.raises(KeyboardInterrupt):
        write_rows(path, cut_short(DONE))
    assert not path.exists()
    assert list(old_rows(path)) == [DONE]


def test_rows_of_an_interrupted_file_come_before_older_ones_of_the_same_paper(
    tmp_path: Path,
) -> None:
    path = tmp_path / "rows.jsonl"
    one, two = Row(id="1", key="old", value=b"1"), Row(id="2", key="old", value=b"2")
    newer = Row(id="1", key="new", value=b"3")
    write_rows(path, [one, two])
    with pytest.raises(KeyboardInterrupt):
        write_rows(path, cut_short(newer))
    assert list(old_rows(path)) == [newer, one, two]


@pytest.mark.parametrize(
    ("interrupted", "kept"),
    [
        (["abc", ""], "abc"),
        (["abc", "A"], "Abc"),
        (["a", "Abc"], "Abc"),
        (["abc", "A", "", "AB"], "ABc"),
        (["abc", "bC"], "bC"),  # a is no longer asked for
    ],
)
def test_what_was_written_outlasts_any_number_of_interruptions(
    tmp_path: Path, interrupted: list[str], kept: str
) -> None:
    """Rows by their keys, the letters of their papers: capitals where they were made anew."""
    path = tmp_path / "rows.jsonl"
    for letters in interrupted:
        rows = [Row(id=x.lower(), key=x, value=b"1") for x in letters]
        list(old_rows(path))
        with pytest.raises(KeyboardInterrupt):
            write_rows(path, cut_short(*rows))
    assert "".join(row.key for row in old_rows(path)) == kept


def test_rows_of_another_release_that_were_left_stop_nothing(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    (tmp_path / "rows.jsonl.part").write_text('{"id":"a","of":"another release"}\n')
    assert list(old_rows(path)) == []


def test_a_line_that_was_cut_off_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    write_rows(path, [DONE, FAILED])
    path.write_bytes(path.read_bytes()[:-20])
    assert list(read_rows(path)) == [DONE]


def test_nothing_is_left_beside_a_finished_file(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    with pytest.raises(KeyboardInterrupt):
        write_rows(path, cut_short(DONE))
    write_rows(path, old_rows(path))
    assert [file.name for file in tmp_path.iterdir()] == ["rows.jsonl"]
