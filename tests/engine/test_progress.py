"""How far a stage is, for people."""

import io
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from rich.console import Console

from bipaper.engine import progress
from bipaper.engine.progress import how_far, watched
from bipaper.engine.rows import Row
from bipaper.model import Failure

FAILURE = Failure(id="c", stage="extract", code="empty", message="")
ROWS = [Row(id="a", key=""), Row(id="b", key=""), Row(id="c", key="", failure=FAILURE)]


def test_a_line_says_what_is_done_and_when_the_rest_will_be() -> None:
    counts = Counter(done=1199, failed=1)
    assert how_far("extract", counts, 10_000, 600.0) == (
        "extract: 1199 done, 1 failed, 8800 left, 2.00 papers/s, 1:13:20 to go"
    )


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty seconds pass between any two looks at the time."""
    seconds = iter(range(0, 10_000, 20))
    monkeypatch.setattr("bipaper.engine.progress.time.monotonic", lambda: float(next(seconds)))


def test_without_a_terminal_there_is_a_line_every_half_minute(
    clock: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "_plain", lambda console: True)
    assert list(watched(iter(ROWS), 4, "extract")) == ROWS
    out, err = capsys.readouterr()
    assert (out, re.findall("extract: .* left", err)) == (
        "",
        ["extract: 2 done, 0 failed, 2 left"],
    )


def test_a_short_stage_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(watched(iter(ROWS), 3, "extract")) == ROWS
    assert capsys.readouterr() == ("", "")


def test_at_a_terminal_there_is_a_bar_of_papers_done_and_failed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=100)
    monkeypatch.setattr(progress, "Console", lambda stderr: console)

    def rows() -> Iterator[Row[None]]:
        yield from ROWS

    assert list(watched(rows(), 3, "extract")) == ROWS
    assert re.search("extract .*3/3.*1 failed", screen.getvalue())
