"""What is printed is whole, or the command fails with a line."""

import subprocess
import sys
from pathlib import Path

import pytest

# Files of the process get no larger, as on a full disk; the schema is.
SCHEMA = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
from bipaper.cli import main
main()
"""


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_what_a_full_disk_cuts_short_is_an_error(
    unbuffered: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    with (tmp_path / "schema.json").open("wb") as file:
        done = subprocess.run(
            [sys.executable, "-B", "-c", SCHEMA, "schema"],
            stdout=file,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, b"bipaper: standard output: File too large\n")
