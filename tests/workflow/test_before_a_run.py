"""What is said and planned before a job begins."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from runs import run_python, run_snakemake
from samples import ROOT, pdf_of

from .conftest import SAMPLE, SPECIMENS, files, planned


def test_a_dry_run_writes_nothing(empty: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(empty, tmp_path / "work"))
    (folder / "raw").mkdir()
    shutil.copy2(pdf_of(SAMPLE), folder / "raw")
    before = files(folder)
    stages = {"extract", "segment", "tag", "align", "structure", "publish", "render", "all"}
    assert planned(run_snakemake(folder, "--dry-run")) == stages
    assert files(folder) == before


@pytest.mark.parametrize("slash", ["", "/"])
def test_any_folders_can_be_given(empty: Path, tmp_path: Path, slash: str) -> None:
    raw, results = tmp_path / "my papers", tmp_path / "out"
    raw.mkdir()
    shutil.copy2(pdf_of(SAMPLE), raw)
    config = [f"raw_dir={os.path.relpath(raw, empty)}{slash}", f"results_dir={results}{slash}"]
    result = run_snakemake(empty, "--dry-run", "--config", *config)
    assert f"output: {results}/batches/0/extract.done" in result.stdout
    assert "//" not in result.stdout


def test_a_tilde_is_the_home_folder(
    empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    shutil.copytree(SPECIMENS / "bad", tmp_path / "papers")
    config = ("raw_dir=~/papers", "results_dir=~/out")
    result = run_snakemake(empty, "--dry-run", "--config", *config)
    assert f"output: {tmp_path}/out/batches/0/extract.done" in result.stdout


def test_it_runs_from_anywhere_without_a_configuration_file(empty: Path, tmp_path: Path) -> None:
    shutil.copytree(SPECIMENS / "bad", tmp_path / "raw")
    result = run_python(
        tmp_path,
        *("-m", "snakemake", "--snakefile", str(empty / "Snakefile"), "--cores", "1"),
        stderr=subprocess.STDOUT,
    )
    assert result.returncode == 0, result.stdout
    assert (tmp_path / "results" / "failures.tsv").exists()


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ("ocr=auto", r"config: \$: Additional properties are not allowed \('ocr' was unexpected\)"),
        ("extract={ocr: maybe}", r"config: \$.extract.ocr: 'maybe' is not one of"),
        ("tag={model_zh: zh_none}", "no spaCy model 'zh_none': install it"),
        ("limits={seconds: 0}", r"config: \$.limits.seconds: 0 is less than the minimum of 1"),
        ("segment={user_dictionary: no.txt}", "user dictionary 'no.txt': No such file"),
        ("corrections_dir=nowhere", "corrections_dir: there is no folder 'nowhere': name that"),
        ("raw_dir=nowhere", "there is no folder 'nowhere'"),
        ("raw_dir=scripts", "no PDF in 'scripts': put papers there, or set raw_dir"),
        ("raw_dir=~no-such-user/x", "there is no folder '~no-such-user/x'"),
        ("raw_dir=results/papers", "raw_dir: 'results/papers' overlaps with 'results/papers'"),
        ("raw_dir=.", "raw_dir: '.' overlaps with 'results/.bipaper'"),
        ("results_dir=a<b>", r"config: \$.results_dir: 'a<b>' does not match"),
    ],
)
def test_what_is_wrong_with_a_configuration_is_said_in_a_line(
    empty: Path, config: str, message: str
) -> None:
    result = run_snakemake(empty, "--dry-run", "--config", config)
    assert result.returncode == 1
    assert re.search(message, result.stdout)
    assert "Traceback" not in result.stdout
    assert "File " not in result.stdout


def test_make_says_which_python_it_needs(tmp_path: Path) -> None:
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy2(ROOT / name, tmp_path)
    old = tmp_path / "python3"
    before = (
        "import sys; sys.version, sys.version_info = '3.10.2 (main)', (3, 10, 2); exec(sys.argv[1])"
    )
    old.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{before}" "$2"\n')
    old.chmod(0o755)
    result = subprocess.run(
        ["make", "run", "PYTHON=./python3"],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
    )
    message = (
        "bipaper needs Python 3.11 or later, and ./python3 is 3.10.2: name another, as in "
        "make run PYTHON=python3.12"
    )
    assert (result.returncode, result.stderr.splitlines()[0]) == (2, message)
    assert not (tmp_path / ".venv").exists()


def test_an_object_in_a_configuration_is_not_made(empty: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        f"raw_dir: !!python/object/apply:os.mkdir [{tmp_path / 'made'}]", "utf-8"
    )
    result = run_snakemake(empty, "--dry-run", "--configfile", str(tmp_path / "mine.yaml"))
    assert result.returncode == 1
    assert not (tmp_path / "made").exists()
