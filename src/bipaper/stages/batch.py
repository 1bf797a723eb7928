"""The engine of every stage: a batch of papers in, one row a paper out.

A row is kept while its key (input, settings, code) is unchanged; the other papers are
worked on in bounded processes. Rows come in the order of the tasks, a few at a time.
What is cheaper for many papers at once is done beforehand, in this process.
"""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import islice
from typing import Any, NamedTuple

from pebble import ProcessFuture

from bipaper.model import Failure
from bipaper.settings import Limits
from bipaper.stages.digest import digest
from bipaper.stages.progress import watched
from bipaper.stages.rows import Row
from bipaper.stages.workers import TRANSIENT, trouble, worker_pool

_AHEAD = 2  # calls waiting for each worker
_TOGETHER = 32  # papers whose input is in memory for what is done for many at once

Arguments = tuple[Any, ...]
Together = Callable[[Sequence[Arguments]], Sequence[Arguments]]

log = logging.getLogger(__name__)


class Job(NamedTuple):
    """A stage at work on a batch.

    ``version`` is the digest of the stage's settings and code. ``workers`` of the
    ``papers`` are worked on at once, each within ``limits``.
    """

    stage: str
    version: str
    papers: int
    workers: int
    limits: Limits


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
    by the workers. ``together`` turns what many papers were loaded with into what ``work``
    is called with, in the same order; what it gives a paper must not depend on the others.
    """
    return watched(_rows(job, tasks, old, work, prepare, together), job.papers, job.stage)


def _rows(
    job: Job,
    tasks: Iterable[Task],
    old: Iterable[Row[Any]],
    work: Callable[..., Any],
    prepare: Callable[[], object],
    together: Together | None,
) -> Iterator[Row[Any]]:
    prepare_once = cache(prepare)
    waiting: deque[Callable[[], Row[Any]]] = deque()
    plans = _plans(job, tasks, old)
    with worker_pool(job.workers, job.limits) as pool:
        while group := list(islice(plans, _TOGETHER if together else 1)):
            calls = [plan.task.load() for plan in group if plan.row is None]
            if calls:
                prepare_once()
            arguments = iter(together(calls) if together and calls else calls)
            for task, key, row in group:
                if row:
                    waiting.append(partial(_settled, row))
                else:
                    future = pool.schedule(work, next(arguments), timeout=job.limits.seconds)
                    waiting.append(partial(_result, job, task.id, key, future))
                if len(waiting) > _AHEAD * job.workers:
                    yield waiting.popleft()()
        while waiting:
            yield waiting.popleft()()


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
            yield _Plan(task, key, next((row for row in before if _holds(row, key)), None))


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


def _holds(row: Row[Any], key: str) -> bool:
    return row.key == key and not (row.failure and row.failure.code in TRANSIENT)


def _settled(row: Row[Any]) -> Row[Any]:
    log.info("%s: %s", row.id, "failed before" if row.failure else "kept")
    return row


def _result(job: Job, paper: str, key: str, future: ProcessFuture[Any]) -> Row[Any]:
    error = future.exception()
    if error is None:
        value = future.result()
        log.info("%s: done", paper)
        parts = value if isinstance(value, tuple) else (value,)
        return Row(id=paper, key=key, digest=digest(*parts), value=value)
    code, message = trouble(error, job.limits)
    log.warning("%s: %s: %s", paper, code, message, exc_info=error if code == "error" else None)
    failure = Failure(id=paper, stage=job.stage, code=code, message=message)
    return Row(id=paper, key=key, failure=failure)
