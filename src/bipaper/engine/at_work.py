"""What every job of the workflow does around its work."""

import errno
import gc
import logging
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bipaper.engine.holding import held
from bipaper.engine.splitting import inherit
from bipaper.engine.usage import measured
from bipaper.engine.workers import end_with_parent

# A page has thousands of characters, which live as long as their paper, and lists of words live as
# long as the job: to look for garbage among them every 700 objects, as Python does, took a tenth
# of the time of both. Workers do as their job does.
_OBJECTS = 50_000

_FULL = (errno.ENOSPC, errno.EDQUOT)

log = logging.getLogger(__name__)


@contextmanager
def at_work(logged: str | Path, used: str | Path, outputs: Sequence[str]) -> Iterator[None]:
    """Log to a file, write what is used to ``used``, and be the only job that writes ``outputs``,
    the first of which says that it is done.

    A run that is killed takes its jobs with it; where one goes on all the same, on another
    machine say, the job of the next run waits for it.
    """
    end_with_parent()
    gc.set_threshold(_OBJECTS)
    done, *files = map(Path, outputs)
    lock = done.with_name(f".{done.name}.lock")
    with _interruptible(), logging_to(logged), _full_disk_in_a_line(), held(lock), measured(used):
        inherit(files)
        yield


@contextmanager
def _interruptible() -> Iterator[None]:
    """End by Ctrl-C as shells do, without a traceback at the terminal: the log has it."""
    try:
        yield
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)


@contextmanager
def _full_disk_in_a_line() -> Iterator[None]:
    """Of a full disk a traceback tells nothing."""
    try:
        yield
    except OSError as error:
        if error.errno not in _FULL:
            raise
        sys.exit(f"{error.strerror}: make room for the results and run again to go on")


@contextmanager
def logging_to(path: str | Path) -> Iterator[None]:
    """Send the library's log to a file, and what ends the work there too."""
    logging.basicConfig(
        filename=path,
        level=logging.INFO,
        format="%(asctime)s %(levelname)s %(message)s",
        encoding="utf-8",
        force=True,
    )
    # It tells of each change between the fonts for reading and for drawing: two a paper.
    logging.getLogger("pypdfium2").setLevel(logging.WARNING)
    try:
        yield
    except SystemExit as told:
        log.error("stopped: %s", told)
        raise
    except BaseException:
        log.exception("stopped")
        raise
