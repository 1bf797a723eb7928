"""bipaper: PDFs of Chinese papers with English abstracts to structured, bilingual data."""

import sys
from pathlib import Path

from msgspec import to_builtins
from snakemake.exceptions import WorkflowError
from snakemake.logging import logger
from snakemake.utils import min_version, validate

from bipaper import settings
from bipaper.find.entities.models import chosen, lacking
from bipaper.find.entities.trained import ModelError
from bipaper.engine.corrections_files import (
    CorrectionsError,
    corrections_folder,
    find_corrections,
    planned_corrections,
)
from bipaper.engine.dictionary import DictionaryError
from bipaper.engine.files import planned
from bipaper.engine.folders import STATE, FoldersError, check_folders
from bipaper.engine.holding import HeldError, hold
from bipaper.engine.manifest import planned_mark
from bipaper.engine.papers import PapersError, find_papers, into_batches
from bipaper.engine.progress import Ahead, forget, slowest, told_beside
from bipaper.engine.splitting import MOST, batch_name, drop_others, splitting_number
from bipaper.engine.versions import recorded, versions

min_version("9.0")


if Path("config.yaml").exists():  # every setting has its default

    configfile: "config.yaml"


config.update(settings.typed(config))
try:
    validate(config, "workflow/schemas/config.schema.yaml")
except WorkflowError as error:
    wrong = error.__context__
    sys.exit(f"config: {wrong.json_path}: {wrong.message}")

SETTINGS = settings.load(config)
RESULTS = SETTINGS.results_dir
# No cores are given where no job is run (--lint), and where jobs run on other machines, by a
# profile that sets threads.
WORKERS = SETTINGS.workers or workflow.resource_settings.cores or 1
BATCH = f"{RESULTS}/batches/{{batch}}"
STAGES = ("extract", "segment", "tag", "align", "structure")  # those done in batches
MANIFEST = f"{RESULTS}/{STATE}/manifest.jsonl"
PAGES = f"{RESULTS}/{STATE}/report.jsonl"
try:
    check_folders(Path(SETTINGS.raw_dir), Path(RESULTS))
    CORRECTED = corrections_folder(SETTINGS.corrections_dir)
    VERSIONS = versions(SETTINGS)
    PAPERS = find_papers(Path(SETTINGS.raw_dir))
except (
    CorrectionsError,
    DictionaryError,
    FoldersError,
    ModelError,
    PapersError,
) as error:
    sys.exit(str(error))
IN_BATCHES = Path(RESULTS, "batches")
if SETTINGS.batches == "auto":
    number = splitting_number(len(PAPERS), IN_BATCHES)
    BATCHES = into_batches(PAPERS, number, batch_name)
else:
    BATCHES = into_batches(PAPERS, SETTINGS.batches)
PLANNED = {
    batch: planned(papers, IN_BATCHES / batch / "files.jsonl")
    for batch, papers in BATCHES.items()
}
CORRECTIONS = find_corrections(CORRECTED) if CORRECTED else {}
RESULTS_ARE_IN = {"results": str(Path(RESULTS).resolve())}  # for the logger plugin
logger.info(f"{len(PAPERS)} papers in {len(BATCHES)} batches", extra=RESULTS_ARE_IN)
if lacking(SETTINGS.tag):
    logger.warning(lacking(SETTINGS.tag))
for stranger in sorted(CORRECTIONS.keys() - PAPERS.keys()):
    logger.warning(
        f"{CORRECTIONS[stranger]}: there is no paper {stranger!r} to correct"
    )
if len(PAPERS) > MOST * len(BATCHES):
    logger.warning(f"{len(PAPERS)} papers: set batches to auto to save memory")


report: "workflow/report/workflow.rst"


wildcard_constraints:
    batch=r"\d+(of\d+)?",


include: "workflow/rules/extract.smk"
include: "workflow/rules/segment.smk"
include: "workflow/rules/tag.smk"
include: "workflow/rules/align.smk"
include: "workflow/rules/structure.smk"
include: "workflow/rules/publish.smk"
include: "workflow/rules/render.smk"


# What a job left is kept for the next one when it fails (update), and without more Snakemake
# would take it for up to date. So each job has an output that is there only when it has
# succeeded, and all of them are asked for.
rule all:
    input:
        expand(f"{BATCH}/{{stage}}.done", batch=PLANNED, stage=STAGES),
        rules.publish.output,
        rules.render.output if SETTINGS.report.write else [],
        rules.strict.output if SETTINGS.strict else [],


HELD = []  # locks, until this process ends, however it does


onstart:
    try:
        HELD.append(hold(Path(RESULTS, STATE, "lock")))
    except HeldError as owner:
        sys.exit(f"{RESULTS} is being written to by another run: {owner}")
    forget(Path(RESULTS, "logs"))
    # For the logger plugin, which shows how far they are.
    ahead = [
        Ahead(stage, batch, len(PLANNED[batch]), told_beside(log))
        for stage, batch, log in (
            (job.rule.name, job.wildcards.batch, job.log[0])
            for job in workflow.dag.needrun_jobs()
            if job.rule.name in STAGES
        )
    ]
    logger.info(f"{len(ahead)} jobs of batches", extra={"ahead": ahead})


onsuccess:
    if SETTINGS.batches == "auto":
        drop_others(IN_BATCHES, BATCHES, [f"{stage}.done" for stage in STAGES])
    print(
        Path(RESULTS, "summary.txt").read_text(encoding="utf-8"),
        slowest(Path(RESULTS, "logs")),
        f"Results are in {Path(RESULTS).resolve()}",
        sep="",
        file=sys.stderr,
    )


onerror:
    print(
        f"Stopped before the end; run again to go on. Logs: {Path(RESULTS, 'logs').resolve()}",
        file=sys.stderr,
    )
