"""bipaper: PDFs of Chinese papers with English abstracts to structured, bilingual data."""

import sys
from pathlib import Path

from msgspec import to_builtins
from snakemake.exceptions import WorkflowError
from snakemake.logging import logger
from snakemake.utils import min_version, validate

from bipaper import settings
from bipaper.stages.papers import find_papers, into_batches, nameable, stamps
from bipaper.stages.versions import recorded, versions

min_version("9.0")


configfile: "config.yaml"


config.update(settings.typed(config))
try:
    validate(config, "workflow/schemas/config.schema.yaml")
except WorkflowError as error:
    wrong = error.__context__
    raise WorkflowError(f"config: {wrong.json_path}: {wrong.message}") from None

SETTINGS = settings.load(config)
VERSIONS = versions(SETTINGS)
PAPERS = find_papers(Path(SETTINGS.raw_dir))
BATCHES = into_batches(PAPERS, SETTINGS.batches)
if len(PAPERS) > 1000 * SETTINGS.batches:
    logger.warning(
        f"{len(PAPERS)} papers: set batches to {len(PAPERS) // 500} to save memory"
    )
RESULTS = SETTINGS.results_dir
BATCH = f"{RESULTS}/batches/{{batch}}"


wildcard_constraints:
    batch=r"\d+",


include: "workflow/rules/extract.smk"
include: "workflow/rules/segment.smk"
include: "workflow/rules/tag.smk"
include: "workflow/rules/align.smk"
include: "workflow/rules/structure.smk"
include: "workflow/rules/publish.smk"


rule all:
    input:
        rules.publish.output,
        rules.strict.output if SETTINGS.strict else [],


onsuccess:
    print(
        Path(rules.publish.output.summary).read_text(),
        f"Results are in {RESULTS}",
        sep="",
        file=sys.stderr,
    )


onerror:
    print(
        f"Stopped before the end; run again to go on. Logs: {RESULTS}/logs",
        file=sys.stderr,
    )
