"""Runs that are killed at any moment go on with the same command, and no reader sees a half."""

import random
import subprocess
from collections.abc import Callable, Mapping
from itertools import cycle
from pathlib import Path

import pytest
from runs import Run, started

from .conftest import Undisturbed
from .published import corpus, published, watched

pytestmark = pytest.mark.slow


def moments(count: int, seconds: float) -> list[float]:
    """Moments of a run, one in each of as many equal parts of it.

    The early ones come first: after them there is more to be done, so more runs are killed.
    """
    chance = random.Random(count)
    return [seconds * (n + chance.random()) / count for n in range(count)]


@pytest.mark.parametrize(
    ("kills", "kill"),
    [(12, Run.kill_all), (4, Run.kill_first)],
    ids=["all processes", "the first process, its children live on"],
)
def test_a_run_that_is_killed_goes_on_with_the_same_command_and_ends_as_if_it_was_not(
    work: Path,
    undisturbed: Mapping[str, Undisturbed],
    kills: int,
    kill: Callable[[Run], None],
    figures: Callable[[str], None],
) -> None:
    results = work / f"killed_{kills}"
    right = {name: run.published for name, run in undisturbed.items()}
    waiting = moments(kills, max(run.seconds for run in undisturbed.values()))
    finished = 0
    with watched(results, list(right.values())) as wrong:
        for target in cycle(right):
            while not run_to_the_end(work, target, results.name, waiting, kill):
                assert corpus(published(results)) in [{}, *map(corpus, right.values())]
            assert published(results) == right[target]
            finished += 1
            if not waiting:
                break
    assert wrong == []
    figures(f"{kills} kills, {finished} runs to the end among them")


def run_to_the_end(
    work: Path, raw: str, results: str, waiting: list[float], kill: Callable[[Run], None]
) -> bool:
    """Run, but not longer than to the next of the moments; tells whether it came to its end.

    A moment that the run did not see is one of a later run, somewhat earlier.
    """
    with started(work, "--config", f"raw_dir={raw}", f"results_dir={results}") as run:
        try:
            code = run.process.wait(waiting[0] if waiting else None)
        except subprocess.TimeoutExpired:
            waiting.pop(0)
            kill(run)
            return False
        assert code == 0, run.said()
    if waiting:
        waiting.append(waiting.pop(0) * 0.9)
    return True
