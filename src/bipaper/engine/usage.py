"""What a job uses: time and memory of its process, and of the workers that it forked.

Snakemake's own benchmarks look at a job every 30 seconds, and miss what workers did that have
ended by then; the system counts all of it.
"""

import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

COLUMNS = ("seconds", "cpu", "workers_cpu", "memory_mb", "worker_memory_mb")
# Of Linux's ru_maxrss in kilobytes, of macOS's in bytes.
_MEGABYTE = 1 << 20 if sys.platform == "darwin" else 1 << 10


@contextmanager
def measured(file: str | Path) -> Iterator[None]:
    """Write a table of one line to ``file`` when the work is done, or has failed.

    ``seconds`` of the work by the clock; processor time in seconds, since the process began,
    of the process (``cpu``) and of all workers that have ended (``workers_cpu``); the most memory
    in MB that the process and that any one worker held, what they share included.
    """
    begun = time.monotonic()
    try:
        yield
    finally:
        own, workers = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        values = (
            time.monotonic() - begun,
            own.ru_utime + own.ru_stime,
            workers.ru_utime + workers.ru_stime,
            own.ru_maxrss / _MEGABYTE,
            workers.ru_maxrss / _MEGABYTE,
        )
        row = "\t".join(f"{value:.2f}" for value in values)
        Path(file).write_text("\t".join(COLUMNS) + f"\n{row}\n", encoding="utf-8")
