"""Two runs at once: on one results folder they do not mix, on two they do not meet."""

import re
import socket
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from runs import Run, run_snakemake, started

from .conftest import Undisturbed
from .published import published

pytestmark = pytest.mark.slow

LONGEST = 120  # seconds until a run is at work, on the busiest machine


def wait_until_at_work(run: Run) -> None:
    end = time.monotonic() + LONGEST
    while "rule extract" not in run.said():
        assert run.process.poll() is None, run.said()
        assert time.monotonic() < end, run.said()
        time.sleep(0.1)


def test_a_second_run_on_the_same_results_says_in_a_line_who_is_at_work_and_ends(
    work: Path, undisturbed: Mapping[str, Undisturbed]
) -> None:
    config = ("--config", "raw_dir=before", "results_dir=shared")
    with started(work, "--verbose", *config) as first:
        wait_until_at_work(first)
        second = run_snakemake(work, *config)
        still_at_work = first.process.poll() is None
        assert first.process.wait() == 0, first.said()
    (line,) = [line for line in second.stdout.splitlines() if str(first.process.pid) in line]
    assert (second.returncode, still_at_work) == (1, True)
    assert socket.gethostname() in line
    assert re.search(r"since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d", line)
    assert "Traceback" not in second.stdout
    assert published(work / "shared") == undisturbed["before"].published


def test_two_runs_with_results_of_their_own_both_come_to_their_end(
    work: Path, undisturbed: Mapping[str, Undisturbed]
) -> None:
    with (
        started(work, "--config", "raw_dir=before", "results_dir=one") as first,
        started(work, "--config", "raw_dir=after", "results_dir=other") as second,
    ):
        assert first.process.wait() == 0, first.said()
        assert second.process.wait() == 0, second.said()
    assert published(work / "one") == undisturbed["before"].published
    assert published(work / "other") == undisturbed["after"].published
