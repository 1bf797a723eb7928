"""How far a job is: a bar for people at a terminal, lines in a log for everybody."""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress

from bipaper.engine.rows import Row

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
    """The rows as they come, with a progress bar at a terminal and a last line in the log."""
    counts: Counter[str] = Counter()
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        bar = progress.add_task(label, total=total)
        for row in rows:
            counts["failed" if row.failure else "done"] += 1
            progress.advance(bar)
            yield row
    log.info("%s: %d papers, %d of them failed", label, counts.total(), counts["failed"])
