"""Find the entities and quantities of a batch."""

from pathlib import Path
from typing import TYPE_CHECKING

from bipaper.engine.at_work import at_work
from bipaper.engine.batch import Job
from bipaper.engine.progress import told_beside
from bipaper.settings import Limits
from bipaper.stages.tag import run_batch

if TYPE_CHECKING:
    from snakemake.script import Snakemake, snakemake


def main(snakemake: "Snakemake") -> None:
    """Do what the rule says."""
    params = snakemake.params
    files = (*snakemake.input.items(), *snakemake.output.items())
    paths = {name: Path(file) for name, file in files}
    limits, told = Limits(**params.limits), told_beside(snakemake.log[0])
    job = Job("tag", params.version, params.papers, snakemake.threads, limits, told)
    with at_work(snakemake.log[0], snakemake.log[1], snakemake.output):
        run_batch(**paths, models=tuple(map(tuple, params.models)), job=job)


main(snakemake)
