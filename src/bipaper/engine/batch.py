"""The engine of every stage: a batch of papers in, one row a paper out.

A row is kept while what it was made from (input, settings, code) is unchanged; the other
papers are worked on in bounded processes. Rows come in the order of the tasks, a few at a
time.
"""

import logging
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from bipaper.engine.digest import digest, settings_digest
from bipaper.engine.progress import telling
from bipaper.engine.rows import Row
from bipaper.engine.workers import (
    LIMITED,
    UNREADABLE,
    Arguments,
    Call,
    Done,
    Pool,
    Trouble,
    outcome_of,
    worker_pool,
)
from bipaper.parts.diagnostics import Failure
from bipaper.settings import Limits
from bipaper.shown import shown

_AHEAD = 2  # calls waiting for each worker
_TOGETHER = 32  # papers whose input is in memory for what is done for many at once

Together = Callable[[Sequence[Arguments]], Sequence[Arguments]]

log = logging.getLogger(__name__)


class Job(NamedTuple):
    """A stage at work on a batch.

    ``version`` is the digest of the stage's settings and code. ``workers`` of the
    ``papers`` are worked on at once, each within ``limits``. ``told`` is the file that each
    paper is told in as it is done; without it none is, and the log has only what fails.
    """

    stage: str
    version: str
    papers: int
    workers: int
    limits: Limits
    told: Path | None = None


class Task(NamedTuple):
    """A paper to work on: ``load`` gives what to call the stage's function with.

    ``digest`` is that of the inputs; ``failure`` is what an earlier stage met.
    """

    id: str
    digest: str
    load: Callable[[], Arguments]
    failure: Failure | None = None


def tasks_of(*stores: Iterable[Row[Any]]) -> Iterator[Task]:
    """A task for each paper from its rows in the stores of earlier stages.

    ``load`` gives the rows' values. All stores hold the same papers in the same order;
    raises ValueError where they do not.
    """
    for rows in zip(*stores, strict=True):
        paper = rows[0].id
        if any(row.id != paper for row in rows):
            raise ValueError(f"inputs of different papers: {[row.id for row in rows]}")
        failure = next((row.failure for row in rows if row.failure), None)
        values = tuple(row.value for row in rows)
        key = digest(*(row.digest or "" for row in rows))
        yield Task(paper, key, partial(tuple, values), failure)


def run(
    job: Job,
    tasks: Iterable[Task],
    old: Iterable[Row[Any]],
    work: Callable[..., Any],
    prepare: Callable[[], object],
    together: Together | None = None,
) -> Iterator[Row[Any]]:
    """A row for every task: kept from ``old``, passed on as failed, or worked out.

    ``work`` returns bytes or a tuple of them. ``tasks`` and ``old`` are sorted by id.
    ``prepare`` is called once, before the first call of ``work``: what it loads is shared
    by the workers. ``together``, for what is cheaper for many papers at once, turns what
    they were loaded with into what ``work`` is called with, in the same order; what it
    gives a paper must not depend on the others.
    """
    return telling(_rows(job, tasks, old, work, prepare, together), job.told)


def _rows(
    job: Job,
    tasks: Iterable[Task],
    old: Iterable[Row[Any]],
    work: Callable[..., Any],
    prepare: Callable[[], object],
    together: Together | None,
) -> Iterator[tuple[Row[Any], float]]:
    """The rows, each with the processor time in seconds that its paper took."""
    prepare_once = cache(prepare)
    size = _group_size(job) if together else 1
    waiting: deque[tuple[list[_Plan], list[Arguments], Call | None]] = deque()
    plans = _plans(job, tasks, old)
    with worker_pool(partial(_each, work, together), job.workers, job.limits) as pool:
        while group := list(islice(plans, size)):
            papers = [plan.task.load() for plan in group if plan.row is None]
            if papers:
                prepare_once()
            waiting.append((group, papers, pool.submit(papers) if papers else None))
            if len(waiting) > _AHEAD * job.workers:
                yield from _settled(job, pool, *waiting.popleft())
        while waiting:
            yield from _settled(job, pool, *waiting.popleft())


def _group_size(job: Job) -> int:
    """Papers to a call: many, but few enough that every worker has some calls."""
    return max(1, min(_TOGETHER, job.papers // (_AHEAD * job.workers)))


class _Outcome(NamedTuple):
    """What came of a paper, and its processor time in seconds, 0 where that is not known."""

    of: Done | Trouble
    cpu: float


def _each(
    work: Callable[..., Any], together: Together | None, papers: Sequence[Arguments]
) -> list[_Outcome]:
    """In a worker: the outcome of each paper of a group.

    Of what is done for all together each has its part by the length of what it was loaded with.
    """
    begun = time.process_time()
    prepared = together(papers) if together else papers
    shared = time.process_time() - begun
    lengths = [sum(map(len, arguments)) for arguments in papers] if together else [0] * len(papers)
    parts = (shared * length / (sum(lengths) or 1) for length in lengths)
    return [_timed(work, *one) for one in zip(prepared, parts, strict=True)]


def _timed(work: Callable[..., Any], arguments: Arguments, before: float) -> _Outcome:
    begun = time.process_time()
    outcome = outcome_of(work, arguments)
    return _Outcome(outcome, before + time.process_time() - begun)


class _Plan(NamedTuple):
    """What to do about a task: nothing where its row is settled already."""

    task: Task
    key: str
    row: Row[Any] | None


def _plans(job: Job, tasks: Iterable[Task], old: Iterable[Row[Any]]) -> Iterator[_Plan]:
    for task, before in _with_old(tasks, old):
        key = digest(task.digest, job.version)
        if task.failure:
            yield _Plan(task, key, Row(id=task.id, key=key, failure=task.failure))
        else:
            yield _Plan(task, key, next((row for row in before if _holds(row, key, job)), None))


def _with_old(
    tasks: Iterable[Task], old: Iterable[Row[Any]]
) -> Iterator[tuple[Task, list[Row[Any]]]]:
    """Each task with the old rows of its paper."""
    rows = _readable(old)
    row = next(rows, None)
    for task in tasks:
        same = []
        while row and row.id <= task.id:
            if row.id == task.id:
                same.append(row)
            row = next(rows, None)
        yield task, same


def _readable(old: Iterable[Row[Any]]) -> Iterator[Row[Any]]:
    """The old rows up to where they are damaged or of another release's format."""
    try:
        yield from old
    except ValueError as error:
        log.warning("earlier results cannot be read, so they are made anew: %s", error)


def _holds(row: Row[Any], key: str, job: Job) -> bool:
    if row.failure and row.failure.code == UNREADABLE:
        return False  # the file system may have recovered
    return row.key == _row_key(key, row.failure, job)


def _row_key(key: str, failure: Failure | None, job: Job) -> str:
    """What a row depends on: where a limit was met, on the limits too."""
    if failure and failure.stage == job.stage and failure.code in LIMITED:
        return digest(key, settings_digest(job.limits))
    return key


def _settled(
    job: Job, pool: Pool, group: Sequence[_Plan], papers: Sequence[Arguments], call: Call | None
) -> Iterator[tuple[Row[Any], float]]:
    """The rows of a group, once its call is done."""
    outcomes = _outcomes(pool, papers, call) if call else iter(())
    for plan in group:
        if plan.row:
            row, cpu, came = plan.row, 0.0, "failed before" if plan.row.failure else "kept"
        else:
            outcome, cpu = next(outcomes)
            row = _row(job, plan, outcome)
            came = "failed" if row.failure else "done"
        if job.told:
            log.info("%s: %s", shown(row.id), came)
        yield row, cpu


def _outcomes(pool: Pool, papers: Sequence[Arguments], call: Call) -> Iterator[_Outcome]:
    """The outcome of each paper; what a limit or a crash took is tried once more, alone."""
    whole = pool.outcome(call)
    first = _each_of(whole, len(papers))
    for paper, outcome in zip(papers, first, strict=True):
        if isinstance(outcome.of, Trouble) and outcome.of.code in LIMITED:
            yield from _each_of(pool.alone([paper]), 1)
        else:
            yield outcome


def _each_of(group: Done | Trouble, papers: int) -> list[_Outcome]:
    """The outcome of each paper of a group; what ended the call ended them all."""
    return group.value if isinstance(group, Done) else [_Outcome(group, 0.0)] * papers


def _row(job: Job, plan: _Plan, outcome: Done | Trouble) -> Row[Any]:
    paper = plan.task.id
    if isinstance(outcome, Done):
        parts = outcome.value if isinstance(outcome.value, tuple) else (outcome.value,)
        return Row(id=paper, key=plan.key, digest=digest(*parts), value=outcome.value)
    log.warning("%s: %s: %s%s", shown(paper), outcome.code, shown(outcome.message), outcome.trace)
    message = shown(outcome.message)  # an error's may quote what cannot be written
    failure = Failure(id=paper, stage=job.stage, code=outcome.code, message=message)
    return Row(id=paper, key=_row_key(plan.key, failure, job), failure=failure)
