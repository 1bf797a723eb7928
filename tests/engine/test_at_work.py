"""What a job of the workflow does when its run is stopped."""

import subprocess
import sys
from pathlib import Path

INTERRUPTED = """
from bipaper.engine.at_work import at_work

with at_work("job.log", "used.tsv", ["done"]):
    raise KeyboardInterrupt
"""


def test_a_job_that_is_interrupted_says_so_in_its_log_alone(tmp_path: Path) -> None:
    job = subprocess.run(
        [sys.executable, "-c", INTERRUPTED],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (job.returncode, job.stdout, job.stderr) == (130, "", "")
    assert (tmp_path / "job.log").read_text("utf-8").endswith("\nKeyboardInterrupt\n")
