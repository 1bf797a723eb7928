"""The workflow on a cluster gives the bytes that it gives here."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from shutil import copy2, copytree

import pytest
from faults.published import published
from runs import copy_workflow, environment, run_snakemake

from .conftest import planned
from .slurm_cluster import NODES, NoClusterError, cluster
from .test_workflow import files

QUICK = (
    *("--slurm-init-seconds-before-status-checks", "4"),
    *("--slurm-status-command", "squeue", "--slurm-no-account"),  # there is no accounting
    *("--slurm-keep-successful-logs", "--latency-wait", "5"),
)


def results(folder: Path) -> dict[str, str]:
    """What is published, and the pages about papers, with the digests of their contents."""
    pages = files(folder / "results" / "report" / "papers")
    return published(folder / "results") | pages


@pytest.mark.slow
def test_jobs_on_two_nodes_of_slurm_make_the_same_bytes(finished: Path, tmp_path: Path) -> None:
    if not find_spec("snakemake_executor_plugin_slurm"):
        pytest.skip("snakemake-executor-plugin-slurm is not installed (extra slurm)")
    folder = copy_workflow(tmp_path / "work")
    copytree(finished / "raw", folder / "raw", symlinks=True)
    copy2(finished / "config.yaml", folder)
    command = [sys.executable, "-m", "snakemake", "--profile", "profiles/slurm", "--set-threads"]
    command += [f"{s}=2" for s in ("extract", "segment", "tag", "align", "structure", "render")]
    try:
        with cluster(tmp_path / "slurm") as clients:
            run = subprocess.run(
                [*command, *QUICK],
                cwd=folder,
                env=clients | {"PYTHONPATH": environment(folder / "src")["PYTHONPATH"]},
                text=True,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=900,
                check=False,
            )
    except NoClusterError as error:
        pytest.skip(str(error))
    assert run.returncode == 0, run.stdout
    assert results(folder) == results(finished)
    allocated = (tmp_path / "slurm" / "slurmctld.log").read_text("utf-8")
    assert [node for node in NODES if f"NodeList={node} " not in allocated] == []
    assert planned(run_snakemake(folder, "--dry-run")) == set()
