"""A copy of the workflow with papers of many names, run once for all tests."""

import hashlib
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from runs import copy_workflow, place_below, run_snakemake
from samples import ROOT, pdf_of

SPECIMENS = ROOT / "tests" / "specimens"
SAMPLE = "heat_pump_policy"
ODD_NAMES = ("-a", "新 论文（1）", 'it\'s "q"', "{batch}", "x/a", "y/a")


def planned(result: subprocess.CompletedProcess[str]) -> set[str]:
    """The rules that a dry run would run."""
    assert result.returncode == 0, result.stdout
    lines = result.stdout.splitlines()
    return {
        line.split()[1].rstrip(":") for line in lines if line.startswith(("rule ", "localrule "))
    }


def files(folder: Path) -> dict[str, str]:
    """Every file outside .snakemake with the digest of its contents."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and not {".snakemake", "__pycache__"} & set(path.parts)
    }


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with place_below(tmp_path_factory.mktemp("workflow")) as folder:
        yield folder


@pytest.fixture
def tmp_path(place: Path) -> Path:
    """Each test's own folder."""
    return Path(tempfile.mkdtemp(dir=place))


@pytest.fixture(scope="session")
def empty(place: Path) -> Path:
    """The workflow without papers."""
    return copy_workflow(place / "empty")


@pytest.fixture(scope="session")
def finished(empty: Path, place: Path) -> Path:
    """The workflow after a run in two batches; ``run.log`` holds what it said."""
    folder = place / "finished"
    shutil.copytree(empty, folder)
    config = (folder / "config.yaml").read_text(encoding="utf-8")
    (folder / "config.yaml").write_text(
        config.replace("batches: 1", "batches: 2"), encoding="utf-8"
    )
    shutil.copytree(SPECIMENS / "bad", folder / "raw" / "bad")
    shutil.copy2(pdf_of(SAMPLE), folder / "raw")
    (folder / "raw" / "lost.pdf").symlink_to("nowhere.pdf")
    for name in ODD_NAMES:
        path = folder / "raw" / f"{name}.pdf"
        path.parent.mkdir(exist_ok=True)
        shutil.copy2(SPECIMENS / "spaces_and_marks.pdf", path)
    result = run_snakemake(folder)
    assert result.returncode == 0, result.stdout
    (folder / "run.log").write_text(result.stdout, encoding="utf-8")
    return folder


@pytest.fixture
def copy(finished: Path, tmp_path: Path) -> Path:
    """A finished run of the test's own."""
    return Path(shutil.copytree(finished, tmp_path / "work", symlinks=True))
