"""Whatever the machine is like, the same papers give the same bytes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from runs import copy_workflow, environment
from samples import SAMPLES

from .conftest import PAPERS, SPECIMENS
from .published import published

pytestmark = pytest.mark.slow

OTHERS = {b"scan.pdf": "scan", b"empty.pdf": "bad/empty", b"locked.pdf": "bad/encrypted"}
NO_NETWORK = ("unshare", "--net")


class Machine(NamedTuple):
    """What a run is made on.

    ``folders`` are variables that name one which is made for it, and so is the ``locale``,
    from its name and character map.
    """

    cores: int
    config: tuple[str, ...] = ()
    variables: Mapping[str, str] = {}
    folders: Mapping[str, str] = {}
    command: tuple[str, ...] = ()
    locale: tuple[str, str] | None = None


# Each setting meets each other one of another kind at least once or twice.
MACHINES = {
    "no network, locale C, one core": Machine(
        1,
        ("batches=3", "workers=2"),
        {"LC_ALL": "C", "PYTHONHASHSEED": "0"},
        command=NO_NETWORK,
    ),
    "locale POSIX, a temporary folder with spaces": Machine(
        2,
        ("batches=3", "workers=1"),
        {"LC_ALL": "POSIX", "PYTHONHASHSEED": "1"},
        {"TMPDIR": "a folder for 临时 files"},
    ),
    "a locale of GBK, no home": Machine(
        2,
        ("batches=1", "workers=2"),
        {"PYTHONHASHSEED": "0", "HOME": "/dev/null"},
        {"XDG_CACHE_HOME": "cache"},  # Snakemake does not begin without one
        locale=("zh_CN", "GBK"),
    ),
    "a locale of Latin-1, one worker": Machine(
        1, ("batches=1", "workers=1"), {"PYTHONHASHSEED": "1"}, locale=("de_DE", "ISO-8859-1")
    ),
}


@pytest.fixture(scope="module")
def folder(place: Path) -> Path:
    """The workflow with a sample paper, a scan, odd names and broken files."""
    folder = copy_workflow(place / "same_bytes")
    (folder / "raw").mkdir()
    shutil.copy2(SAMPLES[0], folder / "raw")
    for name, specimen in (PAPERS["before"] | OTHERS).items():
        shutil.copy2(SPECIMENS / f"{specimen}.pdf", folder / "raw" / os.fsdecode(name))
    return folder


@pytest.fixture(scope="module")
def usual(folder: Path) -> Mapping[str, str]:
    """What a run with the defaults publishes."""
    return run_on(folder, Machine(2), "usual")


def run_on(folder: Path, machine: Machine, results: str) -> Mapping[str, str]:
    """Run on such a machine; returns what it publishes."""
    own = folder / results
    own.mkdir()
    folders = {variable: str(own / name) for variable, name in machine.folders.items()}
    for path in folders.values():
        Path(path).mkdir()
    locale = made_locale(own, *machine.locale) if machine.locale else {}
    snakemake = [sys.executable, "-m", "snakemake", "--cores", str(machine.cores)]
    config = ["--config", f"results_dir={results}/results", *machine.config]
    done = subprocess.run(
        [*machine.command, *snakemake, *config],
        cwd=folder,
        env={**environment(folder / "src"), **machine.variables, **folders, **locale},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode("utf-8", "replace")
    return published(own / "results")


def made_locale(folder: Path, name: str, charmap: str) -> Mapping[str, str]:
    """Variables that set a locale; it is made here, as few machines have it."""
    made = subprocess.run(
        ["localedef", "-i", name, "-f", charmap, str(folder / f"{name}.{charmap}")],
        capture_output=True,
        check=False,
    )
    assert made.returncode in (0, 1), made.stderr  # 1: made, with warnings
    return {"LOCPATH": str(folder), "LC_ALL": f"{name}.{charmap}"}


def lacking(machine: Machine) -> Iterator[str]:
    """What such a machine needs that is not here."""
    if machine.command and subprocess.run([*machine.command, "true"], check=False).returncode:
        yield "taking the network away is not allowed here"
    if machine.locale and not shutil.which("localedef"):
        yield "there is no localedef here"


@pytest.mark.parametrize("name", MACHINES)
def test_the_same_papers_give_the_same_bytes(
    folder: Path, usual: Mapping[str, str], name: str
) -> None:
    for reason in lacking(MACHINES[name]):
        pytest.skip(reason)
    assert run_on(folder, MACHINES[name], name.replace(" ", "_").replace(",", "")) == usual
