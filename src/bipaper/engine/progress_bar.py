"""A run at work, shown: one bar over all stages at a terminal, now and then a line elsewhere."""

import sys
import threading
import time
from collections.abc import Sequence
from datetime import timedelta

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from bipaper.engine.progress import Ahead, Count, Far, counted, how_far

_LOOK = 1.0  # seconds between two looks at what jobs have told
_BETWEEN_LINES = 30.0  # seconds
# Seconds that the speed is taken from: several papers, be they slow ones.
_LATELY = 120.0


class ProgressBar:
    """Shows on stderr how far the jobs of a run are, from a thread, until it is closed."""

    def __init__(self, jobs: Sequence[Ahead]) -> None:
        console = Console(stderr=True)
        self._plain = not console.is_terminal
        self._jobs = jobs
        self._counts = [Count(0, 0)] * len(jobs)
        self._bar = Progress(
            *_COLUMNS, console=console, transient=True, expand=True, disable=self._plain,
            refresh_per_second=1 / _LOOK, speed_estimate_period=_LATELY, get_time=time.monotonic,
        )  # fmt: skip
        far = how_far(jobs, self._counts)
        self._task = self._bar.add_task(far.at, total=far.papers, papers=_papers(far))
        self._line = time.monotonic()
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._bar.start()
        self._thread.start()

    def close(self) -> None:
        """Take the bar away; nothing is shown from then on."""
        self._closed.set()
        self._thread.join()
        self._bar.stop()

    def look(self) -> None:
        """Show what jobs have told by now."""
        self._counts = [
            count if count.papers == job.papers else counted(job)
            for job, count in zip(self._jobs, self._counts, strict=True)
        ]
        far = how_far(self._jobs, self._counts)
        self._bar.update(self._task, description=far.at, completed=far.worked, papers=_papers(far))
        if self._plain and time.monotonic() - self._line >= _BETWEEN_LINES:
            self._line = time.monotonic()
            print(line(far, self._bar.tasks[0]), file=sys.stderr, flush=True)

    def _follow(self) -> None:
        while not self._closed.wait(_LOOK):
            self.look()


def line(far: Far, task: Task) -> str:
    """How far a run is, in a line; how fast and how long still once that is known."""
    said = [f"{far.at}: {_papers(far)}"]
    if task.speed and task.time_remaining:
        said += [_rate(task), f"{timedelta(seconds=round(task.time_remaining))} to go"]
    return ", ".join(said)


def _papers(far: Far) -> str:
    return f"{far.done} done, {far.failed} failed, {far.left} left"


def _rate(task: Task) -> str:
    return f"{task.speed:.2f} papers/s" if task.speed else ""


class _Rate(ProgressColumn):
    """Papers a second, lately; nothing before the first."""

    def render(self, task: Task) -> Text:
        return Text(_rate(task))


_COLUMNS = (
    TextColumn("{task.description}"),
    BarColumn(bar_width=None),
    TaskProgressColumn(),
    TextColumn("{task.fields[papers]}"),
    _Rate(),
    TimeRemainingColumn(),
)
