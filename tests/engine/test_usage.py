import os
import time
from pathlib import Path

import pytest

from bipaper.engine.usage import COLUMNS, measured


def work(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def work_in_a_child(seconds: float) -> None:
    child = os.fork()
    if child == 0:
        work(seconds)
        os._exit(0)
    os.waitpid(child, 0)


def test_what_workers_did_that_have_ended_counts(tmp_path: Path) -> None:
    with measured(tmp_path / "used.tsv"):
        work(0.1)
        work_in_a_child(0.3)
    header, row = (tmp_path / "used.tsv").read_text("utf-8").splitlines()
    used = dict(zip(header.split("\t"), map(float, row.split("\t")), strict=True))
    assert tuple(used) == COLUMNS
    assert used["seconds"] >= 0.4
    assert used["cpu"] >= 0.1
    assert used["workers_cpu"] >= 0.3
    assert used["memory_mb"] > 10
    assert used["worker_memory_mb"] > 1


def test_work_that_fails_is_measured_too(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), measured(tmp_path / "used.tsv"):
        _ = 1 / 0
    assert (tmp_path / "used.tsv").exists()
