"""Publish the documents of all batches."""

from pathlib import Path
from typing import TYPE_CHECKING

from bipaper.stages.progress import logging_to
from bipaper.stages.publish import run

if TYPE_CHECKING:
    from snakemake.script import Snakemake, snakemake


def main(snakemake: "Snakemake") -> None:
    """Do what the rule says."""
    batches = [Path(file) for file in snakemake.input]
    paths = {name: Path(file) for name, file in snakemake.output.items()}
    with logging_to(snakemake.log[0]):
        run(batches, **paths)


main(snakemake)
