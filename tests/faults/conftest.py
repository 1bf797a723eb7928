"""Where the workflow is copied to, to be run and ended in all ways."""

import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from runs import copy_workflow, place_below, run_snakemake
from samples import ROOT

from .published import published

SPECIMENS = ROOT / "tests" / "specimens"
# Papers of two runs in a row: name below the folder -> specimen. One stays, one is another
# of the same name, one is there in one run only, and one is broken.
PAPERS: Mapping[str, Mapping[bytes, str]] = {
    "before": {
        "论文（1）.pdf".encode(): "superscript_citations",
        b"changed.pdf": "full_width_latin",
        "旧.pdf".encode("gbk"): "run_in_headings",
        b"broken.pdf": "bad/truncated",
    },
    "after": {
        "论文（1）.pdf".encode(): "superscript_citations",
        b"changed.pdf": "compatibility_forms",
        b"new/paper.pdf": "bold_drawn_twice",
        b"broken.pdf": "bad/truncated",
    },
}


@pytest.fixture
def figures(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """To say something at the end of all tests, whether they run in one process or several."""
    return partial(record_property, "figures")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    for name, value in (known for report in reports for known in report.user_properties):
        if name == "figures":
            terminalreporter.write_line(f"faults: {value}")


class Undisturbed(NamedTuple):
    """What a run without disturbance publishes, and how many seconds it takes."""

    published: Mapping[str, str]
    seconds: float


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with place_below(tmp_path_factory.mktemp("faults")) as folder:
        yield folder


@pytest.fixture(scope="session")
def work(place: Path) -> Path:
    """The workflow with the two folders of papers."""
    folder = copy_workflow(place / "work")
    for name, papers in PAPERS.items():
        for paper, specimen in papers.items():
            path = folder / name / os.fsdecode(paper)
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(SPECIMENS / f"{specimen}.pdf", path)
    return folder


@pytest.fixture(scope="session")
def undisturbed(work: Path) -> Mapping[str, Undisturbed]:
    """By folder of papers."""
    return {name: _run(work, name, f"undisturbed_{name}") for name in PAPERS}


def _run(work: Path, raw: str, results: str) -> Undisturbed:
    begun = time.monotonic()
    result = run_snakemake(work, "--config", f"raw_dir={raw}", f"results_dir={results}")
    assert result.returncode == 0, result.stdout
    return Undisturbed(published(work / results), time.monotonic() - begun)
