"""The workflow as it comes in a wheel, with no clone around it."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from runs import environment
from samples import ROOT, pdf_of

from bipaper import model
from bipaper.commands.configuring import settings_of
from bipaper.stages.steps import document_of

from .conftest import planned

SAMPLE = "heat_pump_policy"


def build(folder: Path) -> Path:
    """A wheel of this clone."""
    command = (sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory")
    subprocess.run([*command, folder], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def installed(place: Path) -> Path:
    """A folder with what the wheel installs, and nothing else."""
    wheel, folder = build(place / "wheel"), place / "site"
    options = ("--no-deps", "--no-index", "--quiet", "--disable-pip-version-check", "--target")
    subprocess.run([sys.executable, "-m", "pip", "install", *options, folder, wheel], check=True)
    return folder


def python(installed: Path, cwd: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the installed bipaper."""
    return subprocess.run(
        [sys.executable, *args],
        cwd=cwd,
        env=environment(installed),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )


def bipaper(installed: Path, cwd: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return python(installed, cwd, "-c", "from bipaper.cli import main; main()", *args)


def after_first_line(result: subprocess.CompletedProcess[str]) -> str:
    """What a run says after Snakemake has named its profile, before any plugin is asked."""
    first, _, rest = result.stdout.partition("\n")
    assert first.startswith("Using workflow specific profile ")
    return rest


def dry_run(installed: Path, results: Path) -> set[str]:
    """The rules that a further run would run."""
    snakefile = str(installed / "bipaper" / "workflow" / "Snakefile")
    command = ("-m", "snakemake", "--cores", "1", "--snakefile", snakefile, "--dry-run")
    return planned(python(installed, results / ".bipaper", *command))


def test_a_run_of_the_package_makes_the_bytes_of_the_clone_and_minds_its_own_code(
    installed: Path, tmp_path: Path
) -> None:
    config, pdf, results = ROOT / "config.yaml", pdf_of(SAMPLE), tmp_path / "my results"
    (tmp_path / "my papers").mkdir()
    shutil.copy2(pdf, tmp_path / "my papers")
    run = ("run", "my papers", "--out", "my results", "--cores", "2", "--config", str(config))
    result = bipaper(installed, tmp_path, *run)
    assert result.returncode == 0, result.stdout
    # A run in the clone makes the same: test_a_result_is_what_the_command_line_prints.
    expected = model.encode(document_of(pdf, settings_of(config)))
    assert (results / "papers" / f"{SAMPLE}.json").read_bytes() == expected
    assert {path.name for path in tmp_path.iterdir()} == {"my papers", "my results"}

    # What is shown is what came of it, and Snakemake's log has the rest.
    summary = (results / "summary.txt").read_text("utf-8")
    slow = rf"  slow: {SAMPLE} \(\d+\.\d s of processor time\)\n"
    said = re.escape(summary) + slow + re.escape(f"Results are in {results}\n")
    far = re.compile(r".*: \d+ done, \d+ failed, \d+ left.*\n")  # on a slow machine
    assert re.fullmatch(said, far.sub("", after_first_line(result)))
    (log,) = (results / ".bipaper" / ".snakemake" / "log").iterdir()
    assert "rule structure:" in log.read_text("utf-8")
    again = bipaper(installed, tmp_path, *run)
    said = f"Nothing to be done. Results are in {results}\n"
    assert (again.returncode, after_first_line(again)) == (0, said)

    # Moved, it is known still, and an edit of the installed library is seen.
    moved = results.rename(tmp_path / "moved")
    assert dry_run(installed, moved) == set()
    with (installed / "bipaper" / "align" / "support.py").open("a", encoding="utf-8") as file:
        file.write("\n# edited\n")
    assert dry_run(installed, moved) == {"align", "structure", "publish", "render", "all"}


def test_a_run_that_fails_ends_with_its_exit_code(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.pdf").touch()
    result = bipaper(installed, tmp_path, "run", "raw", "--out", "out", "--config", "strict=true")
    assert result.returncode == 1
    assert "a\textract\tempty" in result.stdout


def test_init_has_its_template_in_the_package(installed: Path, tmp_path: Path) -> None:
    result = bipaper(installed, tmp_path, "init")
    assert result.returncode == 0, result.stdout
    assert (tmp_path / "config.yaml").read_bytes() == (ROOT / "config.yaml").read_bytes()
