"""One run at a time: locks that the system itself gives up when their owner dies.

A lock is that of an open file (flock), so no run that was killed leaves one behind.
"""

import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO


class HeldError(Exception):
    """A lock that another process has; the message says which and since when."""


def hold(path: Path) -> IO[str]:
    """Take the lock of a file, made for that, until what is returned is closed.

    Raises HeldError at once where another process has it.
    """
    file = _opened(path)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        owner = file.read().strip() or "another run"
        file.close()
        raise HeldError(owner) from None
    _sign(file)
    return file


@contextmanager
def held(path: Path) -> Iterator[None]:
    """The lock of a file for a while, as soon as no other process has it."""
    with _opened(path) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _opened(path: Path) -> IO[str]:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.open("a+", encoding="utf-8")


def _sign(file: IO[str]) -> None:
    """Say in the file who has it."""
    file.truncate(0)
    since = datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")
    file.write(f"{socket.gethostname()}, process {os.getpid()}, since {since}\n")
    file.flush()
