"""How far a job is: a bar for people at a terminal, lines in a log for everybody."""

import logging
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from bipaper.engine.rows import Row

_BETWEEN_LINES = 30.0  # seconds

log = logging.getLogger(__name__)


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
    except BaseException:
        log.exception("stopped")
        raise


def watched(rows: Iterable[Row[Any]], total: int, label: str) -> Iterator[Row[Any]]:
    """The rows as they come, and how far they are.

    At a terminal that is a bar, elsewhere a line on stderr every half minute; the log has a
    line at the end.
    """
    counts: Counter[str] = Counter()
    console = Console(stderr=True)
    with Progress(*_COLUMNS, console=console, transient=True, disable=_plain(console)) as progress:
        bar = progress.add_task(label, total=total, failed=0)
        begun = told = time.monotonic()
        for row in rows:
            counts["failed" if row.failure else "done"] += 1
            progress.update(bar, advance=1, failed=counts["failed"])
            if _plain(console) and time.monotonic() - told >= _BETWEEN_LINES:
                told = time.monotonic()
                print(how_far(label, counts, total, told - begun), file=sys.stderr, flush=True)
            yield row
    log.info("%s: %d papers, %d of them failed", label, counts.total(), counts["failed"])


def how_far(label: str, counts: Counter[str], total: int, seconds: float) -> str:
    """What a stage has done of ``total`` papers in so many ``seconds``, and what is left."""
    left = total - counts.total()
    rate = counts.total() / seconds
    return (
        f"{label}: {counts['done']} done, {counts['failed']} failed, {left} left, "
        f"{rate:.2f} papers/s, {timedelta(seconds=round(left / rate))} to go"
    )


def _plain(console: Console) -> bool:
    return not console.is_terminal


class _Rate(ProgressColumn):
    """Papers a second, lately."""

    def render(self, task: Task) -> Text:
        """ "0.85/s", nothing before the first papers."""
        return Text(f"{task.speed:.2f}/s" if task.speed else "")


_COLUMNS = (
    TextColumn("{task.description}"),
    BarColumn(),
    MofNCompleteColumn(),
    TextColumn("{task.fields[failed]} failed"),
    _Rate(),
    TimeRemainingColumn(),
)
