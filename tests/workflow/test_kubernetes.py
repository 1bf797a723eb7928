"""What the workflow brings for Kubernetes is well made, as far as no cluster is asked."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from samples import ROOT

GIVEN = ROOT / "workflow" / "kubernetes"
BESIDE_PYTHON = Path(sys.executable).parent


@pytest.mark.parametrize(
    ("linter", "file"), [("hadolint", "Containerfile"), ("kubernetes-validate", "job.yaml")]
)
def test_a_linter_finds_no_fault(linter: str, file: str) -> None:
    program = shutil.which(linter, path=BESIDE_PYTHON)
    if not program:
        pytest.skip(f"{linter} is not installed (extra dev)")
    result = subprocess.run([program, GIVEN / file], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_what_the_image_copies_is_enough_to_build_the_package(tmp_path: Path) -> None:
    lines = (GIVEN / "Containerfile").read_text("utf-8").splitlines()
    copied = [line.split()[1:-1] for line in lines if line.startswith("COPY ")]
    for name in (name for names in copied for name in names):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        copy(ROOT / name, tmp_path / name)
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run([*build, "--directory", "dist"], cwd=tmp_path, check=True, capture_output=True)
    assert list((tmp_path / "dist").glob("bipaper-*.whl"))
