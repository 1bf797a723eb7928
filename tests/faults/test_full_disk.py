"""A disk that is full: the run says so, and what was published before stays whole."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from runs import run_snakemake

from .conftest import Undisturbed
from .published import published

pytestmark = pytest.mark.slow

SIZE = "64m"  # a run on these papers takes 6 MB, the database above all


@pytest.fixture
def small_disk(work: Path) -> Iterator[Path]:
    folder = work / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (FileNotFoundError, subprocess.CalledProcessError) as error:
        folder.rmdir()
        pytest.skip(f"no small disk can be made here: {error}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
    folder.rmdir()


def fill(disk: Path, left: int) -> Path:
    """Leave so many bytes free; returns the file that takes the others."""
    ballast = disk / "ballast"
    free = os.statvfs(disk)
    ballast.write_bytes(bytes(free.f_bavail * free.f_frsize - left))
    return ballast


@pytest.mark.parametrize(
    "left", [20_000, 3_000_000], ids=["while papers are read", "while the database is written"]
)
def test_a_disk_that_fills_is_named_and_the_results_before_stay_whole(
    work: Path, undisturbed: Mapping[str, Undisturbed], small_disk: Path, left: int
) -> None:
    results = small_disk / "results"
    before, after = (
        ("--config", f"raw_dir={raw}", f"results_dir={results}") for raw in ("before", "after")
    )
    run_snakemake(work, *before)
    ballast = fill(small_disk, left)
    full = run_snakemake(work, *after)
    assert full.returncode == 1
    assert "No space left on device" in full.stdout
    assert published(results) == undisturbed["before"].published
    ballast.unlink()
    assert run_snakemake(work, *after).returncode == 0
    assert published(results) == undisturbed["after"].published
