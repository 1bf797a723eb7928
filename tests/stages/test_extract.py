import os
from pathlib import Path

import pytest

from bipaper.engine.batch import Job
from bipaper.engine.files import planned, read_seen
from bipaper.engine.rows import Row, read_rows
from bipaper.parts.diagnostics import Failure
from bipaper.pdf.reader import ReadError
from bipaper.settings import Extract, Limits
from bipaper.stages import extract

SAMPLE = Path(__file__).resolve().parents[2] / "raw" / "river_oxygen_forecast.pdf"
JOB = Job("extract", "v1", 1, 1, Limits())


class Batch:
    """A batch of one paper, extracted again and again."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.path = folder, folder / name
        self.text, self.files = folder / "text.jsonl", folder / "files.jsonl"

    def run(self) -> Row[bytes]:
        papers = planned({"a": self.path}, self.files)
        extract.run_batch(papers, self.folder, self.text, self.files, Extract(ocr="never"), JOB)
        (row,) = read_rows(self.text)
        return row

    def mark(self) -> str:
        return planned({"a": self.path}, self.files)["a"].mark

    def digest(self) -> str | None:
        return read_seen(self.files)["a"].digest


@pytest.fixture
def batch(tmp_path: Path) -> Batch:
    return Batch(tmp_path, "a.pdf")


def unreadable(message: str) -> Failure:
    return Failure(id="a", stage="extract", code="unreadable", message=message)


def test_a_file_that_cannot_be_opened_is_a_failure_that_names_it(batch: Batch) -> None:
    assert batch.run().failure == unreadable("a.pdf: No such file or directory")
    assert batch.digest() is None


def test_a_name_that_is_not_utf_8_is_written_out(tmp_path: Path) -> None:
    batch = Batch(tmp_path, os.fsdecode(b"\xff.pdf"))
    assert batch.run().failure == unreadable("%FF.pdf: No such file or directory")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("make", [pipe, endless, folder])
def test_what_is_no_file_is_a_failure_and_nobody_waits_for_it(batch: Batch, make) -> None:
    make(batch.path)
    assert batch.run().failure == unreadable("a.pdf: not a regular file")


def test_a_file_that_no_paper_can_be_is_not_read(batch: Batch) -> None:
    with batch.path.open("wb") as sparse:
        sparse.truncate((4 << 30) + 1)
    message = "a.pdf: over 4 GB, which no paper is"
    failure = Failure(id="a", stage="extract", code="too_large", message=message)
    assert batch.run().failure == failure


def test_a_file_that_comes_after_all_is_read(batch: Batch) -> None:
    batch.run()
    before = batch.mark()
    batch.path.write_bytes(SAMPLE.read_bytes())
    assert batch.mark() != before
    assert batch.run().failure is None
    assert batch.digest()


def test_a_file_that_is_not_new_is_not_read_again(
    batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch.path.write_bytes(SAMPLE.read_bytes())
    row = batch.run()

    def read(*_: object) -> None:
        raise AssertionError("read")

    monkeypatch.setattr("bipaper.engine.files.file_digest", read)
    assert batch.run() == row


@pytest.mark.parametrize("whole", [True, False], ids=["that can be read", "in half"])
def test_a_file_that_is_still_being_written_is_looked_at_again(
    batch: Batch, monkeypatch: pytest.MonkeyPatch, whole: bool
) -> None:
    data = SAMPLE.read_bytes()
    batch.path.write_bytes(data if whole else data[: len(data) // 2])
    usual = extract.extract

    def slow(*arguments: object) -> object:
        with batch.path.open("ab") as growing:
            growing.write(b"\n")
        return usual(*arguments)

    with monkeypatch.context() as copying:
        copying.setattr(extract, "extract", slow)
        assert batch.run().failure == unreadable("a.pdf: changed while it was read")
    before = batch.mark()
    batch.path.write_bytes(data)
    assert batch.mark() != before
    assert batch.run().failure is None


def test_a_file_system_that_fails_in_the_middle_is_asked_again(
    batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch.path.write_bytes(SAMPLE.read_bytes())

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr(extract, "extract", fail)
        assert batch.run().failure == unreadable("a.pdf: Input/output error")
    assert batch.mark().endswith(", again")
    assert batch.run().failure is None


def test_a_broken_paper_is_not_read_again(batch: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    batch.path.write_bytes(b"%PDF-1.7")

    def refuse(*_: object) -> None:
        raise ReadError("damaged", "a.pdf: damaged")

    with monkeypatch.context() as patch:
        patch.setattr(extract, "extract", refuse)
        row = batch.run()
    assert row.failure == Failure(id="a", stage="extract", code="damaged", message="a.pdf: damaged")
    assert batch.run() == row
