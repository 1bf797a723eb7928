import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool

import pytest

from bipaper.settings import Limits
from bipaper.stages.workers import PaperError, Trouble, trouble, worker_pool

LIMITS = Limits(seconds=1, memory_mb=8192)


def hang() -> None:
    time.sleep(60)


def eat() -> int:
    return len(bytearray(64 << 30))


def die() -> None:
    os._exit(7)


def refuse() -> None:
    raise PaperError("encrypted", "a password is needed")


def stumble() -> None:
    raise KeyError("title")


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (hang, Trouble("timeout", "not done in 1 s (limits: seconds)")),
        (eat, Trouble("memory", "needs over 8192 MB (limits: memory_mb)")),
        (die, Trouble("crashed", "the worker process died (exit code 7)")),
        (refuse, Trouble("encrypted", "a password is needed")),
        (stumble, Trouble("error", "KeyError: 'title'")),
    ],
)
def test_what_goes_wrong_in_a_worker_has_a_name(
    function: Callable[[], object], expected: Trouble
) -> None:
    with worker_pool(1, LIMITS) as pool:
        error = pool.schedule(function, timeout=LIMITS.seconds).exception()
    assert error is not None
    assert trouble(error, LIMITS) == expected


def test_an_error_of_the_pool_is_no_failure_of_a_paper() -> None:
    with pytest.raises(BrokenProcessPool):
        trouble(BrokenProcessPool("all workers expired"), LIMITS)


def test_a_dead_worker_does_not_harm_the_next_call() -> None:
    with worker_pool(1, LIMITS) as pool:
        futures = [pool.schedule(function) for function in (die, os.getpid)]
        assert futures[1].result() != os.getpid()


@pytest.mark.parametrize(
    ("signal_number", "error"), [(signal.SIGINT, KeyboardInterrupt), (signal.SIGTERM, SystemExit)]
)
def test_a_pool_that_is_interrupted_ends_its_workers(
    signal_number: int, error: type[BaseException]
) -> None:
    def interrupted() -> None:
        with worker_pool(1, Limits()) as pool:
            pool.schedule(hang)
            os.kill(os.getpid(), signal_number)

    with pytest.raises(error):
        interrupted()
    assert multiprocessing.active_children() == []
