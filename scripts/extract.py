"""Read the PDFs of a batch."""

from pathlib import Path
from typing import TYPE_CHECKING

from bipaper.settings import Extract, Limits
from bipaper.stages.batch import Job
from bipaper.stages.extract import run_batch
from bipaper.stages.progress import logging_to

if TYPE_CHECKING:
    from snakemake.script import Snakemake, snakemake


def main(snakemake: "Snakemake") -> None:
    """Do what the rule says."""
    params = snakemake.params
    papers = {paper: Path(file) for paper, file in params.papers.items()}
    settings = Extract(**params.settings)
    job = Job("extract", params.version, len(papers), snakemake.threads, Limits(**params.limits))
    with logging_to(snakemake.log[0]):
        run_batch(papers, Path(params.raw_dir), Path(snakemake.output.text), settings, job)


main(snakemake)
