"""Write the pages about the corpus and its papers."""

from pathlib import Path
from typing import TYPE_CHECKING

from bipaper.engine.at_work import at_work
from bipaper.engine.batch import Job
from bipaper.settings import Limits
from bipaper.stages.render import write_pages

if TYPE_CHECKING:
    from snakemake.script import Snakemake, snakemake


def main(snakemake: "Snakemake") -> None:
    """Do what the rule says."""
    params, output = snakemake.params, snakemake.output
    publication = Path(snakemake.input.publication)
    manifest, ledger = Path(output.manifest), Path(output.ledger)
    raw = Path(params.raw) if params.raw else None
    limits = Limits(**params.limits)
    job = Job("render", params.version, params.papers, snakemake.threads, limits)
    with at_work(snakemake.log[0], snakemake.log[1], output):
        write_pages(publication, manifest, ledger, raw, params.mark, job)


main(snakemake)
