"""Align: the Chinese and the English side of a paper."""

from functools import partial
from pathlib import Path

import msgspec
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from bipaper.align import encoder
from bipaper.document.alignment import align_paper
from bipaper.model import Extracted
from bipaper.nlp.blocks import tagged_blocks
from bipaper.settings import Align
from bipaper.stages.batch import Job, run, tasks_of
from bipaper.stages.docbins import read_docs
from bipaper.stages.rows import read_rows, write_rows


def run_batch(
    text: Path, tagged: Path, tagged_ledger: Path, alignment: Path, settings: Align, job: Job
) -> None:
    """Align each paper of ``text`` and ``tagged`` into the rows of ``alignment``."""
    tasks = tasks_of(read_rows(text), read_docs(tagged, tagged_ledger))
    prepare = partial(encoder.load, settings.encoder)
    rows = run(job, tasks, read_rows(alignment), partial(_work, settings), prepare)
    write_rows(alignment, rows)


def _work(settings: Align, text: bytes, tagged: DocBin) -> bytes:
    paper = msgspec.json.decode(text, type=Extracted)
    blocks = tagged_blocks(tagged.get_docs(Vocab()))
    alignment = align_paper(paper, blocks, encoder.load(settings.encoder), settings.support)
    return msgspec.json.encode(alignment)
