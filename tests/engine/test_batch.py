import json
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest

from bipaper.engine.batch import Job, Task, run, tasks_of
from bipaper.engine.digest import digest
from bipaper.engine.rows import Row, old_rows, read_rows, write_rows
from bipaper.engine.workers import PaperError
from bipaper.parts.diagnostics import Failure
from bipaper.settings import Limits

JOB = Job(stage="upper", version="v1", papers=3, workers=2, limits=Limits(seconds=5))
ENCRYPTED = Failure(id="b", stage="read", code="encrypted", message="a password is needed")


def upper(text: bytes) -> bytes:
    return text.upper()


def refuse_b(text: bytes) -> bytes:
    if text == b'"b"':
        raise PaperError("odd", "b is odd")
    return text.upper()


def never(text: bytes) -> bytes:
    raise AssertionError(text)


def inputs(*papers: str) -> Iterator[Row[bytes]]:
    for paper in papers:
        yield Row(id=paper, key="", digest=digest(paper), value=f'"{paper}"'.encode())


def done(paper: str, version: str = "v1") -> Row[bytes]:
    """The row that ``upper`` gives."""
    value = f'"{paper}"'.upper().encode()
    key = digest(digest(digest(paper)), version)
    return Row(id=paper, key=key, digest=digest(value), value=value)


def rows(
    *papers: str,
    old: tuple[Row[bytes], ...] = (),
    work: Callable[[bytes], bytes] = upper,
    job: Job = JOB,
) -> list[Row[bytes]]:
    return list(run(job, tasks_of(inputs(*papers)), old, work, tuple))


def test_every_paper_gets_a_row_in_the_order_of_the_tasks() -> None:
    texts = [f"{n:02}" for n in range(20)]
    assert rows(*texts) == [done(text) for text in texts]


@pytest.mark.parametrize("workers", [1, 3])
def test_the_number_of_workers_changes_nothing(workers: int) -> None:
    assert rows("a", "b", "c", job=JOB._replace(workers=workers)) == rows("a", "b", "c")


def test_rows_whose_key_is_unchanged_are_kept_without_work() -> None:
    old = (done("a"), done("b"))
    assert rows("a", "b", old=old, work=never) == list(old)


def test_only_a_new_paper_is_worked_on() -> None:
    kept = msgspec.structs.replace(done("a"), value=b'"kept"')
    assert rows("a", "b", old=(kept,)) == [kept, done("b")]


def test_a_paper_that_is_gone_has_no_row() -> None:
    assert rows("b", old=(done("a"), done("b"), done("c"))) == [done("b")]


def test_another_version_of_the_code_works_on_all_anew() -> None:
    assert rows("a", old=(done("a", version="v0"),)) == [done("a")]


def test_a_failure_is_a_row_and_the_others_finish() -> None:
    failure = Failure(id="b", stage="upper", code="odd", message="b is odd")
    failed = Row(id="b", key=done("b").key, failure=failure)
    assert rows("a", "b", "c", work=refuse_b) == [done("a"), failed, done("c")]


def test_a_failure_of_an_earlier_stage_is_passed_on() -> None:
    store = [Row(id="b", key="", failure=ENCRYPTED)]
    (row,) = run(JOB, tasks_of(store), (), never, tuple)
    assert (row.value, row.failure) == (None, ENCRYPTED)


@pytest.mark.parametrize(("code", "looked_at_again"), [("unreadable", True), ("encrypted", False)])
def test_only_a_file_that_the_system_did_not_give_is_looked_at_again(
    code: str, looked_at_again: bool
) -> None:
    failure = Failure(id="a", stage="upper", code=code, message="")
    failed = Row(id="a", key=done("a").key, failure=failure)
    assert rows("a", old=(failed,)) == [done("a") if looked_at_again else failed]


def tries(folder: Path, text: bytes) -> bytes:
    """Count the tries of a paper; "b" dies at every one, "c" at the first."""
    path = folder / json.loads(text)
    path.write_text(path.read_text() + "x" if path.exists() else "x")
    if text == b'"b"' or (text == b'"c"' and path.read_text() == "x"):
        os.kill(os.getpid(), signal.SIGABRT)
    return text.upper()


@pytest.mark.parametrize("together", [None, list], ids=["one by one", "in groups"])
def test_a_paper_that_crashes_is_tried_once_more_and_then_not_again(
    tmp_path: Path, together: Callable[[Any], Any] | None
) -> None:
    def made(old: Sequence[Row[bytes]], job: Job = JOB) -> list[Row[bytes]]:
        tasks = tasks_of(inputs("a", "b", "c"))
        return list(run(job, tasks, old, partial(tries, tmp_path), tuple, together))

    first = made(())
    message = "the worker process died (signal 6, Aborted)"
    assert first[1].failure == Failure(id="b", stage="upper", code="crashed", message=message)
    assert [first[0], first[2]] == [done("a"), done("c")]
    assert made(first) == first
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "a": "x",
        "b": "xx",
        "c": "xx",
    }
    more = JOB._replace(limits=Limits(seconds=6))
    assert made(first, more)[0] == done("a")
    assert (tmp_path / "b").read_text() == "xxxx"
    assert (tmp_path / "a").read_text() == "x"


def test_nothing_is_loaded_when_there_is_nothing_to_do() -> None:
    loaded: list[str] = []
    prepare = partial(loaded.append, "model")
    list(run(JOB, tasks_of(inputs("a")), (done("a"),), never, prepare))
    assert loaded == []
    list(run(JOB, tasks_of(inputs("a", "b", "c")), (), upper, prepare))
    assert loaded == ["model"]


def exclaim(papers: Sequence[tuple[bytes]]) -> list[tuple[bytes]]:
    """Add the number of papers that are worked on together."""
    return [(paper[:-1] + f'{len(papers)}"'.encode(),) for (paper,) in papers]


def test_what_is_cheaper_for_many_at_once_is_done_for_all_new_papers() -> None:
    job = JOB._replace(workers=1, papers=6)
    tasks = tasks_of(inputs("a", "b", "c", "d", "e", "f"))
    made = list(run(job, tasks, (done("b"),), upper, tuple, exclaim))
    assert [row.value for row in made] == [b'"A2"', b'"B"', b'"C2"', b'"D3"', b'"E3"', b'"F3"']


def test_an_interrupted_batch_goes_on_where_it_was(tmp_path: Path) -> None:
    path = tmp_path / "upper.jsonl"

    def tasks(stop: bool) -> Iterator[Task]:
        yield from tasks_of(inputs("a", "b", "c", "d", "e", "f", "g"))
        if stop:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_rows(path, run(JOB, tasks(stop=True), old_rows(path), upper, tuple))
    finished = [row.id for row in read_rows(path.with_name("upper.jsonl.part"))]
    assert finished == ["a", "b", "c"]
    write_rows(path, run(JOB, tasks(stop=False), old_rows(path), upper, tuple))
    assert [row.id for row in read_rows(path)] == ["a", "b", "c", "d", "e", "f", "g"]


def test_damaged_old_rows_are_made_anew() -> None:
    def damaged() -> Iterator[Row[bytes]]:
        yield done("a")
        raise ValueError("not JSON")

    assert list(run(JOB, tasks_of(inputs("a", "b")), damaged(), upper, tuple)) == [
        done("a"),
        done("b"),
    ]


def test_inputs_of_different_papers_are_an_error() -> None:
    with pytest.raises(ValueError, match="different papers"):
        list(tasks_of(inputs("a"), inputs("b")))
