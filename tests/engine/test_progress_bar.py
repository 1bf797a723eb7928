"""How far a run is, for people."""

import os
import pty
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bipaper.engine import progress_bar
from bipaper.engine.progress import Ahead, telling
from bipaper.engine.progress_bar import ProgressBar
from bipaper.engine.rows import Row
from bipaper.parts.diagnostics import Failure

FAILURE = Failure(id="c", stage="extract", code="empty", message="")
ROWS = [(Row[bytes](id="a", key=""), 0.0), (Row[bytes](id="c", key="", failure=FAILURE), 0.0)]


@pytest.fixture
def jobs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Ahead]:
    """One of three papers, which is looked at when the test says so."""
    monkeypatch.setattr(progress_bar, "_LOOK", 1e6)
    return [Ahead("structure", "0", 3, tmp_path / "told")]


@pytest.fixture
def bar(jobs: list[Ahead]) -> Iterator[ProgressBar]:
    bar = ProgressBar(jobs)
    yield bar
    bar.close()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What the time is (s)."""
    now = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    return now


def test_without_a_terminal_there_is_a_line_every_half_minute(
    clock: list[float], bar: ProgressBar, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = telling(ROWS, tmp_path / "told")
    for clock[0] in (12.0, 24.0, 36.0, 48.0, 60.0):
        next(told, None)
        bar.look()
    assert capsys.readouterr() == (
        "",
        "structure 2/3: 1 done, 1 failed, 1 left, 0.08 papers/s, 0:00:12 to go\n",
    )


def test_a_short_run_says_nothing(
    bar: ProgressBar, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in telling(ROWS, tmp_path / "told"):
        bar.look()
    assert capsys.readouterr() == ("", "")


@contextmanager
def terminal() -> Iterator[int]:
    """The other end of a terminal of 100 columns that stderr is meanwhile."""
    other, own = pty.openpty()
    with (
        os.fdopen(own, "w") as stderr,
        pytest.MonkeyPatch.context() as patched,
    ):
        patched.setenv("COLUMNS", "100")
        patched.setenv("TERM", "xterm")
        patched.setattr(sys, "stderr", stderr)
        yield other
    os.close(other)


def test_at_a_terminal_there_is_a_bar_which_what_is_said_meanwhile_stands_above(
    jobs: list[Ahead],
) -> None:
    with terminal() as screen:
        bar = ProgressBar(jobs)
        for _ in telling(ROWS, jobs[0].told):
            bar.look()
        print("a warning", file=sys.stderr)
        bar.close()
        print("the end", file=sys.stderr, flush=True)
        said = b""
        while b"the end" not in said:  # a terminal gives what it has by then
            said += os.read(screen, 1 << 16)
    lines = [
        line.strip() for line in re.sub(r"\x1b\[[?\d;]*[A-Za-z]", "", said.decode()).splitlines()
    ]
    bars = [line for line in lines if "━" in line]
    assert re.search(r"^structure 0/3 ━+ +0% 0 done, 0 failed, 3 left", bars[0])
    assert re.search(r"^structure 2/3 [━╺╸]+ +67% 1 done, 1 failed, 1 left", bars[-1])
    assert "a warning" in lines
    assert lines[-1] == "the end"
