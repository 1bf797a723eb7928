"""Read the PDFs of a batch."""

from pathlib import Path
from typing import TYPE_CHECKING

from bipaper.engine.at_work import at_work
from bipaper.engine.batch import Job
from bipaper.engine.files import Planned
from bipaper.engine.progress import told_beside
from bipaper.settings import Extract, Limits
from bipaper.stages.extract import run_batch

if TYPE_CHECKING:
    from snakemake.script import Snakemake, snakemake


def main(snakemake: "Snakemake") -> None:
    """Do what the rule says."""
    params = snakemake.params
    papers = {paper: Planned(*planned) for paper, planned in params.papers.items()}
    paths = {name: Path(file) for name, file in snakemake.output.items()}
    settings = Extract(**params.settings)
    limits, told = Limits(**params.limits), told_beside(snakemake.log[0])
    job = Job("extract", params.version, len(papers), snakemake.threads, limits, told)
    with at_work(snakemake.log[0], snakemake.log[1], snakemake.output):
        run_batch(papers, Path(params.raw_dir), **paths, settings=settings, job=job)


main(snakemake)
