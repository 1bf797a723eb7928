"""Align: the Chinese and the English side of a paper."""

from functools import partial
from pathlib import Path

import msgspec

from bipaper.align import encoder
from bipaper.document.alignment import align_paper
from bipaper.model import Extracted, TaggedBlock
from bipaper.settings import Align
from bipaper.stages.batch import Job, run, tasks_of
from bipaper.stages.rows import old_rows, read_rows, write_rows


def run_batch(text: Path, tagged: Path, alignment: Path, settings: Align, job: Job) -> None:
    """Align each paper of ``text`` and ``tagged`` into the rows of ``alignment``."""
    tasks = tasks_of(read_rows(text), read_rows(tagged))
    prepare = partial(encoder.load, settings.encoder)
    rows = run(job, tasks, old_rows(alignment), partial(_work, settings), prepare)
    write_rows(alignment, rows)


def _work(settings: Align, text: bytes, tagged: bytes) -> bytes:
    paper = msgspec.json.decode(text, type=Extracted)
    blocks = msgspec.json.decode(tagged, type=list[TaggedBlock])
    alignment = align_paper(paper, blocks, encoder.load(settings.encoder), settings.support)
    return msgspec.json.encode(alignment)
