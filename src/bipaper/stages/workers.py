"""Bounded worker processes: a paper can fail, hang or crash without harm to the others."""

import multiprocessing
import resource
import signal
import sys
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import NamedTuple

from pebble import ProcessExpired, ProcessPool

from bipaper.settings import Limits

_MEGABYTE = 1 << 20


class PaperError(Exception):
    """A paper that cannot be worked on, for a reason with a name."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message


class Trouble(NamedTuple):
    """Why a call gave no result; ``code`` is stable, ``message`` for people."""

    code: str
    message: str


# What another try, more time or more memory may mend.
TRANSIENT = frozenset({"timeout", "memory", "crashed"})


@contextmanager
def worker_pool(workers: int, limits: Limits) -> Iterator[ProcessPool]:
    """A pool of processes, forked at the first call so that they share what is loaded by then.

    Give each call ``timeout=limits.seconds``. Left by an exception, running calls are ended,
    and so they are when this process is told to terminate.
    """
    pool = ProcessPool(
        max_workers=workers,
        initializer=_limit_memory,
        initargs=(limits.memory_mb,),
        context=multiprocessing.get_context("fork"),
    )
    before = signal.signal(signal.SIGTERM, _exit)
    try:
        yield pool
        pool.close()
    except BaseException:
        pool.stop()
        raise
    finally:
        pool.join()
        signal.signal(signal.SIGTERM, before)


def _exit(number: int, _: object) -> None:
    sys.exit(128 + number)


def _limit_memory(megabytes: int) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = megabytes * _MEGABYTE
    soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def trouble(error: BaseException, limits: Limits) -> Trouble:
    """What went wrong in a call, from the exception of its future.

    Raises the error where it is the pool's and not the paper's.
    """
    match error:
        case BrokenProcessPool():
            raise error
        case PaperError():
            return Trouble(error.code, error.message)
        case TimeoutError():
            return Trouble("timeout", f"not done in {limits.seconds} s (limits: seconds)")
        case MemoryError():
            return Trouble("memory", f"needs over {limits.memory_mb} MB (limits: memory_mb)")
        case ProcessExpired():
            return Trouble("crashed", f"the worker process died (exit code {error.exitcode})")
        case _:
            return Trouble("error", f"{type(error).__name__}: {error}")
