"""What every job of the workflow does around its work."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bipaper.engine.holding import held
from bipaper.engine.progress import logging_to
from bipaper.engine.usage import measured
from bipaper.engine.workers import end_with_parent


@contextmanager
def at_work(log: str | Path, used: str | Path, output: str | Path) -> Iterator[None]:
    """Log to a file, write what is used to ``used``, and be the only job that writes ``output``.

    A run that is killed takes its jobs with it; where one goes on all the same, on another
    machine say, the job of the next run waits for it.
    """
    end_with_parent()
    output = Path(output)
    with logging_to(log), held(output.with_name(f".{output.name}.lock")), measured(used):
        yield
