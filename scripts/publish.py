"""Publish the documents of all batches."""

from pathlib import Path
from typing import TYPE_CHECKING

from bipaper.engine.at_work import at_work
from bipaper.stages.publish import run

if TYPE_CHECKING:
    from snakemake.script import Snakemake, snakemake


def main(snakemake: "Snakemake") -> None:
    """Do what the rule says."""
    files, params = snakemake.input, snakemake.params
    rows = zip(files.documents, files.tagged, files.captions, strict=True)
    batches = [tuple(map(Path, batch)) for batch in rows]
    with at_work(snakemake.log[0], snakemake.log[1], snakemake.output):
        manifest = Path(snakemake.output.manifest)
        run(batches, manifest, params.mark, params.settings, params.version)


main(snakemake)
