"""Align: the Chinese and the English side of a paper."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import msgspec

from bipaper.align import cedict, encoder
from bipaper.align.bulk import Knowing, Known, encode_papers
from bipaper.document.alignment import align_paper, texts_of
from bipaper.engine.batch import Job, run, tasks_of
from bipaper.engine.rows import old_rows, read_rows, write_rows
from bipaper.parts.extracted import Extracted
from bipaper.parts.tagged_block import TaggedBlock
from bipaper.settings import Align

Paper = tuple[bytes, bytes]  # as extracted, and its tagged blocks


def run_batch(text: Path, tagged: Path, alignment: Path, settings: Align, job: Job) -> None:
    """Align each paper of ``text`` and ``tagged`` into the rows of ``alignment``."""
    rows = run(
        job,
        tasks_of(read_rows(text), read_rows(tagged)),
        old_rows(alignment),
        partial(_work, settings),
        partial(load_models, settings.encoder),
        partial(_encoded, settings),
    )
    write_rows(alignment, rows)


def load_models(name: str) -> None:
    """Load an encoder by its name, and the dictionary."""
    encoder.load(name)
    cedict.load()


def _encoded(settings: Align, papers: Sequence[Paper]) -> list[tuple[bytes, bytes, Known]]:
    """Each paper with the vectors of its texts."""
    texts = [texts_of(*_decoded(*paper)) for paper in papers]
    known = encode_papers(texts, encoder.load(settings.encoder))
    return [(*paper, vectors) for paper, vectors in zip(papers, known, strict=True)]


def _work(settings: Align, text: bytes, tagged: bytes, known: Known) -> bytes:
    knowing = Knowing(encoder.load(settings.encoder), known)
    alignment = align_paper(*_decoded(text, tagged), knowing, settings.support)
    return msgspec.json.encode(alignment)


def _decoded(text: bytes, tagged: bytes) -> tuple[Extracted, list[TaggedBlock]]:
    return (
        msgspec.json.decode(text, type=Extracted),
        msgspec.json.decode(tagged, type=list[TaggedBlock]),
    )
