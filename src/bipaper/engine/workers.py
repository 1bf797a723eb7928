"""Bounded worker processes: a paper can fail, hang or crash without harm to the others.

Workers are forked, so that they share what is loaded by then, and each call in them is
watched from outside: what counts is the processor time and the memory of that process, so
that a busy machine changes no result. A call over its limit is ended with its process, and
another takes its place.
"""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple

import psutil

from bipaper.settings import Limits

_MEGABYTE = 1 << 20
_LOOK = 0.1  # seconds between two looks at the workers
_PR_SET_PDEATHSIG = 1  # of Linux's prctl(2)

Arguments = tuple[Any, ...]
Work = Callable[..., Any]


class PaperError(Exception):
    """A paper that cannot be worked on, for a reason with a name."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message


class Trouble(NamedTuple):
    """Why a call gave no result; ``code`` is stable, ``message`` for people.

    ``trace`` is where an unexpected error came from, for the log.
    """

    code: str
    message: str
    trace: str = ""


UNREADABLE = "unreadable"
"""Code of a file that the system does not give: looked at again in every run."""

# What may be owed to the papers before in the same process, or beside it.
LIMITED = frozenset({"timeout", "memory", "crashed"})


class Call:
    """A call of the pool's work: ``outcome`` is None until it is done."""

    def __init__(self, arguments: Arguments) -> None:
        self.arguments = arguments
        self.outcome: Done | Trouble | None = None


class Done(NamedTuple):
    """What a call returned."""

    value: Any


class _PartDone:
    """Said by a worker in the middle of a call."""


class Pool:
    """Processes that call ``work``, each call within ``limits``; made by ``worker_pool``.

    Nothing runs by itself: the workers are attended to while an outcome is waited for.
    """

    def __init__(self, work: Work, workers: int, limits: Limits) -> None:
        self._work, self._limits = work, limits
        self._size = workers
        self._workers: list[_Worker] = []
        self._queue: deque[Call] = deque()

    def submit(self, *arguments: Any) -> Call:
        """A call that begins as soon as a worker is free."""
        call = Call(arguments)
        self._queue.append(call)
        self._hand_out()
        return call

    def outcome(self, call: Call) -> Done | Trouble:
        """What the call returned, or why it did not; waits for it."""
        while call.outcome is None:
            self._attend()
        return call.outcome

    def alone(self, *arguments: Any) -> Done | Trouble:
        """The outcome of a call in a fresh process, with no other beside it."""
        while self._queue or any(worker.call for worker in self._workers):
            self._attend()
        self.stop()
        return self.outcome(self.submit(*arguments))

    def stop(self) -> None:
        """End all workers, whatever they are doing."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def _hand_out(self) -> None:
        """Give waiting calls to free workers, and to new ones while there may be more."""
        while self._queue:
            free = next((worker for worker in self._workers if worker.call is None), None)
            if free is None and len(self._workers) == self._size:
                return
            if free is None:
                free = _Worker(self._work, self._workers, self._limits)
                self._workers.append(free)
            free.begin(self._queue.popleft())

    def _attend(self) -> None:
        """Wait a moment for a worker to be done, take what it says, and end who is over."""
        wait([worker.connection for worker in self._workers if worker.call], _LOOK)
        for worker in list(self._workers):
            if worker.call and (outcome := worker.heard() or worker.over_limit()):
                worker.call.outcome, worker.call = outcome, None
                if worker.is_spent():
                    worker.end()
                    self._workers.remove(worker)
        self._hand_out()


@contextmanager
def worker_pool(work: Work, workers: int, limits: Limits) -> Iterator[Pool]:
    """A pool whose processes are forked at the first calls; they are gone when it is left.

    So they are when this process is told to terminate.
    """
    pool = Pool(work, workers, limits)
    before = signal.signal(signal.SIGTERM, _exit)
    try:
        yield pool
    finally:
        pool.stop()
        signal.signal(signal.SIGTERM, before)


def _exit(number: int, _: object) -> None:
    sys.exit(128 + number)


class _Usage(NamedTuple):
    """Seconds of processor time, and bytes of memory beyond what was inherited."""

    cpu: float
    memory: int


class _Worker:
    """A process that answers calls one by one, and what is known of the call it is at."""

    def __init__(self, work: Work, others: "list[_Worker]", limits: Limits) -> None:
        fork = multiprocessing.get_context("fork")
        self.connection, theirs = fork.Pipe()
        inherited = [self.connection, *(worker.connection for worker in others)]
        self._process = fork.Process(target=_serve, args=(work, theirs, inherited), daemon=True)
        self._process.start()
        theirs.close()
        self._process_seen = psutil.Process(self._process.pid)
        self._inherited = self._process_seen.memory_info().rss
        self._limits = limits
        self._ended = False
        self.call: Call | None = None

    def begin(self, call: Call) -> None:
        """Hand the worker a call."""
        self.call = call
        self._begun = self._last = self._usage()
        self._moved = time.monotonic()
        try:
            self.connection.send(call.arguments)
        except OSError:  # it died while it was waiting; ``heard`` says so
            self._ended = True

    def heard(self) -> Done | Trouble | None:
        """The outcome of the call where there is one yet; that of a dead worker is known."""
        if not self._ended and not self.connection.poll():
            return None
        try:
            answer: Done | Trouble | _PartDone = self.connection.recv()
        except (EOFError, OSError):
            self._ended = True
            self._process.join()
            return Trouble("crashed", f"the worker process died ({self._manner_of_death()})")
        if isinstance(answer, _PartDone):
            self._begun = self._usage()
            return None
        return answer

    def over_limit(self) -> Trouble | None:
        """Why the call is to be ended, None while it is within its limits."""
        trouble = self._exceeded()
        if trouble:
            self._ended = True
        return trouble

    def is_spent(self) -> bool:
        """Whether the process has ended, is to be, or holds too much to serve another call."""
        return self._ended or self._usage().memory > self._limits.memory_mb * _MEGABYTE / 2

    def end(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.join()
        self.connection.close()

    def _exceeded(self) -> Trouble | None:
        seconds, usage, now = self._limits.seconds, self._usage(), time.monotonic()
        if usage.memory > self._limits.memory_mb * _MEGABYTE:
            message = f"needs over {self._limits.memory_mb} MB (limits: memory_mb)"
            return Trouble("memory", message)
        if usage.cpu - self._begun.cpu > seconds:
            message = f"not done in {seconds} s of processor time (limits: seconds)"
            return Trouble("timeout", message)
        if usage.cpu > self._last.cpu:
            self._last, self._moved = usage, now
        if now - self._moved > seconds:
            return Trouble("timeout", f"has done nothing for {seconds} s (limits: seconds)")
        return None

    def _usage(self) -> "_Usage":
        """What the process has used since it was forked; nothing where it has just died."""
        try:
            times, memory = self._process_seen.cpu_times(), self._process_seen.memory_info()
        except psutil.Error:
            return _Usage(0.0, 0)
        return _Usage(times.user + times.system, memory.rss - self._inherited)

    def _manner_of_death(self) -> str:
        code = self._process.exitcode
        if code is None or code >= 0:
            return f"exit code {code}"
        return f"signal {-code}, {signal.strsignal(-code)}"


def part_done() -> None:
    """Say, in a call of a pool's work, that a part of it is done: its time counts anew.

    So a call may be as long as it is asked to, and ends where one part takes too long.
    """
    if _caller:
        _caller.send(_PartDone())


_caller: Connection | None = None
"""What leads from a worker to the process that forked it; None elsewhere."""


def _serve(work: Work, connection: Connection, inherited: list[Connection]) -> None:
    """Answer calls until the other end of the connection is closed."""
    global _caller
    _caller = connection
    for other in inherited:
        other.close()  # else no worker would see that end closed
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of a terminal's Ctrl-C the parent takes care
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    end_with_parent()
    gc.freeze()  # what was inherited is no garbage, and stays shared if it is left alone
    while True:
        try:
            arguments = connection.recv()
        except EOFError:
            os._exit(0)
        connection.send(outcome_of(work, arguments))


def outcome_of(work: Work, arguments: Arguments) -> Done | Trouble:
    """What ``work`` returns, or why it does not: whatever it raises is caught."""
    try:
        return Done(work(*arguments))
    except PaperError as error:
        return Trouble(error.code, error.message)
    except MemoryError:
        return Trouble("memory", "the system gives no more memory")
    except Exception as error:
        message = f"{type(error).__name__}: {error}"
        return Trouble("error", message, f"\n{traceback.format_exc()}")


def end_with_parent() -> None:
    """Have the kernel kill this process when its parent dies, where it can (Linux).

    A parent that was killed cannot end its children, and they would go on writing.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
