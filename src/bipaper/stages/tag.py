"""Tag: entities and quantities."""

from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language

from bipaper.nlp import components  # noqa: F401  (registers the components)
from bipaper.nlp.blocks import tagged_block
from bipaper.stages.batch import Job, run, tasks_of
from bipaper.stages.docbins import PaperDocs, pack, read_docs, unpack, write_docs


def run_batch(
    tokens: Path, tokens_ledger: Path, tagged: Path, tagged_ledger: Path, job: Job
) -> None:
    """Tag the docs of ``tokens`` into ``tagged``."""
    tasks = tasks_of(read_docs(tokens, tokens_ledger))
    old = read_docs(tagged, tagged_ledger)
    write_docs(tagged, tagged_ledger, run(job, tasks, old, _work, taggers))


@cache
def taggers() -> Language:
    """A pipeline of the taggers alone, for docs already cut into words and sentences."""
    nlp = spacy.blank("xx")
    nlp.add_pipe("bipaper_quantities")
    nlp.add_pipe("bipaper_entities")
    return nlp


def _work(tokens: PaperDocs) -> PaperDocs:
    nlp = taggers()
    docs = list(nlp.pipe(unpack(tokens, nlp.vocab)))
    return pack(docs, [tagged_block(doc) for doc in docs])
