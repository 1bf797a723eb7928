import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import psutil
import pytest

from bipaper.engine.workers import Done, PaperError, Trouble, part_done, worker_pool
from bipaper.settings import Limits

LIMITS = Limits(seconds=1, memory_mb=256)


def hang() -> None:
    time.sleep(60)


def toil() -> None:
    while True:
        pass


def work_seldom() -> str:
    """In more than a second, but not in a second of work or of rest."""
    for _ in range(5):
        time.sleep(0.4)
        sum(range(3_000_000))
    return "done"


def toil_by_parts() -> str:
    """For more than two seconds, but for no second without a part of it done."""
    for _ in range(6):
        end = time.process_time() + 0.4
        while time.process_time() < end:
            pass
        part_done()
    return "done"


def eat() -> None:
    held = []
    while True:
        held.append(b"x" * (16 << 20))
        time.sleep(0.01)


def die() -> None:
    os._exit(7)


def abort() -> None:
    os.kill(os.getpid(), signal.SIGABRT)


KEPT: list[bytes] = []


def grow() -> int:
    KEPT.append(os.urandom(150 << 20))
    return os.getpid()


def refuse() -> None:
    raise PaperError("encrypted", "a password is needed")


def run(function: Callable[..., Any], *arguments: Any) -> Any:
    return function(*arguments)


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (hang, Trouble("timeout", "has done nothing for 1 s (limits: seconds)")),
        (toil, Trouble("timeout", "not done in 1 s of processor time (limits: seconds)")),
        (die, Trouble("crashed", "the worker process died (exit code 7)")),
        (abort, Trouble("crashed", "the worker process died (signal 6, Aborted)")),
        (refuse, Trouble("encrypted", "a password is needed")),
        (work_seldom, Done("done")),
        (toil_by_parts, Done("done")),
    ],
)
def test_what_goes_wrong_in_a_worker_has_a_name(
    function: Callable[[], object], expected: Trouble
) -> None:
    with worker_pool(run, 1, LIMITS) as pool:
        assert pool.outcome(pool.submit(function)) == expected


def test_what_takes_too_much_memory_is_ended() -> None:
    """With time enough: on a busy machine the pages themselves may take a second."""
    with worker_pool(run, 1, Limits(seconds=60, memory_mb=256)) as pool:
        trouble = Trouble("memory", "needs over 256 MB (limits: memory_mb)")
        assert pool.outcome(pool.submit(eat)) == trouble


def test_an_unexpected_error_says_what_and_where() -> None:
    with worker_pool(int, 1, LIMITS) as pool:
        trouble = pool.outcome(pool.submit("one"))
    assert isinstance(trouble, Trouble)
    assert trouble[:2] == ("error", "ValueError: invalid literal for int() with base 10: 'one'")
    assert "outcome_of" in trouble.trace


def test_memory_that_was_inherited_is_not_the_papers() -> None:
    inherited = bytearray(os.urandom(300 << 20))
    with worker_pool(run, 1, LIMITS) as pool:
        assert pool.outcome(pool.submit(len, inherited[:1])) == Done(1)


def test_calls_are_divided_among_workers_and_each_gives_its_own_outcome() -> None:
    with worker_pool(abs, 3, LIMITS) as pool:
        calls = [pool.submit(number) for number in range(-20, 0)]
        assert [pool.outcome(call) for call in calls] == [Done(-n) for n in range(-20, 0)]


def test_a_dead_worker_does_not_harm_the_next_call() -> None:
    with worker_pool(run, 1, LIMITS) as pool:
        calls = [pool.submit(function) for function in (die, os.getpid)]
        outcomes = [pool.outcome(call) for call in calls]
    assert outcomes[0] == Trouble("crashed", "the worker process died (exit code 7)")
    assert outcomes[1] != Done(os.getpid())


def test_a_worker_that_dies_while_it_waits_is_noticed_at_the_next_call() -> None:
    with worker_pool(run, 1, LIMITS) as pool:
        worker = pool.outcome(pool.submit(os.getpid))
        assert isinstance(worker, Done)
        os.kill(worker.value, signal.SIGKILL)
        time.sleep(0.2)
        trouble = pool.outcome(pool.submit(os.getpid))
        assert trouble == Trouble("crashed", "the worker process died (signal 9, Killed)")
        assert isinstance(pool.outcome(pool.submit(os.getpid)), Done)


def test_a_call_alone_runs_in_a_fresh_process_when_all_others_are_done() -> None:
    with worker_pool(run, 2, LIMITS) as pool:
        calls = [pool.submit(os.getpid) for _ in range(4)]
        alone = pool.alone(os.getpid)
        assert all(call.outcome for call in calls)
        assert alone not in [call.outcome for call in calls]


def test_a_worker_that_has_grown_is_replaced() -> None:
    with worker_pool(run, 1, LIMITS) as pool:
        workers = [pool.outcome(pool.submit(grow)) for _ in range(3)]
    assert len(set(workers)) == 3


@pytest.mark.parametrize(
    ("signal_number", "error"), [(signal.SIGINT, KeyboardInterrupt), (signal.SIGTERM, SystemExit)]
)
def test_a_pool_that_is_interrupted_ends_its_workers(
    signal_number: int, error: type[BaseException]
) -> None:
    def interrupted() -> None:
        with worker_pool(run, 1, Limits()) as pool:
            pool.submit(hang)
            os.kill(os.getpid(), signal_number)
            time.sleep(1)

    # A process that a script started in the background ignores SIGINT.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(error):
            interrupted()
    finally:
        signal.signal(signal.SIGINT, before)
    assert multiprocessing.active_children() == []


KILLED = """
import os, signal, time
from bipaper.settings import Limits
from bipaper.engine.workers import worker_pool

def pid():
    os.write(1, f"{os.getpid()}\\n".encode())
    time.sleep(60)

with worker_pool(pid, 2, Limits()) as pool:
    pool.submit(), pool.submit()
    time.sleep(1)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel ends orphans on Linux only")
def test_the_workers_of_a_process_that_is_killed_end_with_it() -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED], stdout=subprocess.PIPE, check=False)
    workers = [int(line) for line in killed.stdout.split()]
    assert len(workers) == 2
    orphans = [psutil.Process(pid) for pid in workers if psutil.pid_exists(pid)]
    _, alive = psutil.wait_procs(orphans, timeout=2)
    assert alive == []
