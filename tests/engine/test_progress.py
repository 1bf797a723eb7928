"""What jobs tell of their papers, and how far a run is by that."""

from pathlib import Path

import pytest

from bipaper.engine.progress import (
    Ahead,
    Count,
    Far,
    counted,
    forget,
    how_far,
    slowest,
    telling,
    told_beside,
)
from bipaper.engine.rows import Row
from bipaper.parts.diagnostics import Failure

FAILURE = Failure(id="c", stage="extract", code="empty", message="")
NAME = 'a "failed":true'
DONE, FAILED = Row[bytes](id=NAME, key=""), Row[bytes](id="c", key="", failure=FAILURE)
STAGES = ("extract", "segment", "tag", "align", "structure")


def ahead(stage: str, batch: str, papers: int, told: Path = Path()) -> Ahead:
    return Ahead(stage, batch, papers, told)


def test_a_paper_is_told_before_the_row_is_asked_for_that_follows(tmp_path: Path) -> None:
    told = told_beside(tmp_path / "0.log")
    job = ahead("tag", "0", 2, told)
    assert counted(job) == Count(0, 0)
    rows = telling(iter([(DONE, 1.23456), (FAILED, 0.0)]), told)
    assert (next(rows), counted(job)) == (DONE, Count(1, 0))
    assert (next(rows), counted(job)) == (FAILED, Count(2, 1))
    assert told.read_text("utf-8").splitlines() == [
        r'{"paper":"a \"failed\":true","failed":false,"cpu":1.235}',
        '{"paper":"c","failed":true,"cpu":0.0}',
    ]


def test_without_a_file_nothing_is_told() -> None:
    assert list(telling(iter([(DONE, 1.0)]), None)) == [DONE]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([(0, 0)] * 5, Far("extract 0/10", 10, 0, 0, 0.0)),
        ([(10, 2), (5, 1), (0, 0), (0, 0), (0, 0)], Far("segment 5/10", 10, 0, 2, 20.5 / 8.3)),
        ([(10, 2), (10, 2), (10, 2), (0, 0), (0, 0)], Far("align 0/10", 10, 0, 2, 42 / 8.3)),
        ([(10, 2), (10, 2), (10, 3), (10, 3), (5, 1)], Far("structure 5/10", 10, 4, 3, 78 / 8.3)),
        ([(10, 3)] * 5, Far("publish", 10, 7, 3, 10.0)),
    ],
)
def test_a_run_is_as_far_as_its_stages_cost(counts: list[tuple[int, int]], expected: Far) -> None:
    jobs = [ahead(stage, "0", 10) for stage in STAGES]
    far = how_far(jobs, [Count(*count) for count in counts])
    assert far._replace(worked=pytest.approx(far.worked)) == expected


def test_papers_of_all_batches_count_by_the_stages_that_are_planned_for_them() -> None:
    jobs = [ahead(stage, "0", 6) for stage in STAGES] + [ahead("structure", "1", 4)]
    counts = [Count(6, 1), Count(2, 0), *[Count(0, 0)] * 3, Count(1, 1)]
    far = how_far(jobs, counts)
    assert (far.at, far.papers, far.done, far.failed, far.left) == (
        ("segment 2/6, structure 1/10", 10, 0, 2, 8)
    )


def test_the_five_papers_that_took_most_time_in_all_stages_are_named(tmp_path: Path) -> None:
    for stage, cpu in (("extract", 1.0), ("tag", 0.5)):
        (tmp_path / stage).mkdir()
        for batch in "01":
            rows = [(Row[bytes](id=f"{batch}{n}\x1b", key=""), cpu * n) for n in range(4)]
            list(telling(rows, told_beside(tmp_path / stage / f"{batch}.log")))
    named = [("03", 4.5), ("13", 4.5), ("02", 3.0), ("12", 3.0), ("01", 1.5)]
    lines = (f"  slow: {paper}\\x1b ({cpu} s of processor time)\n" for paper, cpu in named)
    assert slowest(tmp_path) == "".join(lines)


def test_papers_that_were_kept_are_not_slow(tmp_path: Path) -> None:
    (tmp_path / "tag").mkdir()
    list(telling([(DONE, 0.0)], told_beside(tmp_path / "tag" / "0.log")))
    assert slowest(tmp_path) == ""


def test_what_runs_before_have_told_is_forgotten_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "tag").mkdir()
    mine, log = tmp_path / "tag" / "0.jsonl", tmp_path / "tag" / "0.log"
    for path in (mine, log, told_beside(log)):
        path.touch()
    forget(tmp_path)
    assert sorted(tmp_path.rglob("*.*")) == [mine, log]
