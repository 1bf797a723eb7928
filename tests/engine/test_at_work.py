"""What a job of the workflow does when its run is stopped."""

import subprocess
import sys
from pathlib import Path

STOPPED = """
from bipaper.engine.at_work import at_work

with at_work("job.log", "used.tsv", ["done"]):
    raise {}
"""


def stopped(folder: Path, error: str) -> tuple[int, str, str, str]:
    """The exit code of a job that such an error ends, what it prints, and its log."""
    job = subprocess.run(
        [sys.executable, "-c", STOPPED.format(error)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return job.returncode, job.stdout, job.stderr, (folder / "job.log").read_text("utf-8")


def test_a_job_that_is_interrupted_says_so_in_its_log_alone(tmp_path: Path) -> None:
    *told, log = stopped(tmp_path, "KeyboardInterrupt")
    assert told == [130, "", ""]
    assert log.endswith("\nKeyboardInterrupt\n")


def test_a_job_that_a_full_disk_stops_says_so_in_a_line(tmp_path: Path) -> None:
    *told, log = stopped(tmp_path, "OSError(28, 'No space left on device', 'a.part')")
    line = "No space left on device: make room for the results and run again to go on\n"
    assert told == [1, "", line]
    assert log.endswith(f" ERROR stopped: {line}")
    assert "Traceback" not in log


def test_of_another_error_the_log_has_where_it_came_from(tmp_path: Path) -> None:
    code, _, printed, log = stopped(tmp_path, "OSError(5, 'Input/output error')")
    assert (code, printed.count("Traceback"), log.count("Traceback")) == (1, 1, 1)
