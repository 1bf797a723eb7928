"""Runs of the workflow as a user makes them, in a copy of it."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from samples import ROOT

_COMPILES_ANEW = "PYTHONDONTWRITEBYTECODE"
SNAKEMAKE = ("-m", "snakemake", "--cores", "2")


def run_snakemake(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run the workflow in ``folder``; what it says comes in ``stdout``, errors too."""
    return run_python(folder, *SNAKEMAKE, *args, stderr=subprocess.STDOUT)


def run_python(
    folder: Path, *args: str, stderr: int = subprocess.PIPE
) -> subprocess.CompletedProcess[str]:
    """Run Python in ``folder`` with its own copy of the library."""
    return subprocess.run(
        [sys.executable, *args],
        cwd=folder,
        env=environment(folder / "src"),
        text=True,
        stdout=subprocess.PIPE,
        stderr=stderr,
        check=False,
    )


def environment(library: Path) -> Mapping[str, str]:
    """That of a process which is to use this copy of the library.

    What is compiled of a copy is kept in it: else each of its processes compiles it all anew.
    """
    given = {name: value for name, value in os.environ.items() if name != _COMPILES_ANEW}
    return given | {"PYTHONPATH": str(library)}


@contextmanager
def place_below(given: Path) -> Iterator[Path]:
    """A folder that Snakemake can work in, whatever temporary folder the tests are given.

    It runs no Python below a path with spaces, and takes what is in braces for wildcards.
    """
    if re.fullmatch(r"[\w./+-]+", str(given)):
        yield given
    else:
        with tempfile.TemporaryDirectory(dir="/tmp") as folder:
            yield Path(folder)


def copy_workflow(folder: Path) -> Path:
    """The workflow without papers, in a folder that is made for it."""
    folder.mkdir()
    for name in ("profiles", "workflow", "scripts", "src"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("Snakefile", "config.yaml"):
        shutil.copy2(ROOT / name, folder)
    return folder


class Run(NamedTuple):
    """A run that goes on meanwhile, in a process group of its own; ``log`` is what it says."""

    process: subprocess.Popen[bytes]
    log: Path

    def said(self) -> str:
        return self.log.read_text("utf-8", "replace")

    def kill_all(self) -> None:
        """End all its processes at once, as a power cut does."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def kill_first(self) -> None:
        """End the process that was started, and no other."""
        self.process.kill()
        self.process.wait()


@contextmanager
def started(folder: Path, *args: str) -> Iterator[Run]:
    """Begin to run the workflow in ``folder``; what goes on at the end of it is killed."""
    log = Path(tempfile.mkstemp(dir=folder, suffix=".log")[1])
    with (
        log.open("wb") as out,
        subprocess.Popen(
            [sys.executable, *SNAKEMAKE, *args],
            cwd=folder,
            env=environment(folder / "src"),
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as process,
    ):
        run = Run(process, log)
        try:
            yield run
        finally:
            with suppress(ProcessLookupError):
                run.kill_all()
