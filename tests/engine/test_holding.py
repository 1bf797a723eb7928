import os
import re
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from bipaper.engine.holding import HeldError, held, hold

HOLDER = """
import sys, time
from pathlib import Path
from bipaper.engine.holding import hold
lock = hold(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path: Path):
    """Another process that holds the lock."""
    command = [sys.executable, "-c", HOLDER, str(tmp_path / "lock")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        process.kill()


def test_a_lock_that_another_process_has_is_refused_and_says_whose_it_is(
    tmp_path: Path, holder: subprocess.Popen[bytes]
) -> None:
    since = r"since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d[+-]\d\d:\d\d"
    owner = f"{re.escape(socket.gethostname())}, process {holder.pid}, {since}"
    with pytest.raises(HeldError, match=f"^{owner}$"):
        hold(tmp_path / "lock")


def test_the_lock_of_a_process_that_was_killed_is_free(
    tmp_path: Path, holder: subprocess.Popen[bytes]
) -> None:
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    with hold(tmp_path / "lock"):
        assert f"process {os.getpid()}," in (tmp_path / "lock").read_text("utf-8")


def test_a_job_waits_until_a_lock_is_free(tmp_path: Path) -> None:
    got = threading.Event()

    def job() -> None:
        with held(tmp_path / "lock"):
            got.set()

    with held(tmp_path / "lock"):
        waiting = threading.Thread(target=job)
        waiting.start()
        assert not got.wait(0.2)
    assert got.wait(5)
    waiting.join()
