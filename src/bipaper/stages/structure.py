"""Structure: the final document of each paper."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import msgspec

from bipaper.document.assemble import assemble
from bipaper.engine.batch import Job, run, tasks_of
from bipaper.engine.rows import old_rows, read_rows, write_rows
from bipaper.find.claims.cues import signals
from bipaper.model import Alignment, Document, Extracted, TaggedBlock
from bipaper.pdf.wordlists import chinese_words
from bipaper.text.romanisation import is_romanised


def run_batch(
    text: Path,
    tagged: Path,
    alignment: Path,
    documents: Path,
    versions: Mapping[str, str],
    job: Job,
) -> None:
    """Assemble the document of each paper into the rows of ``documents``.

    ``versions`` (stage -> digest of its settings and code) go into the documents.
    """
    tasks = tasks_of(read_rows(text), read_rows(tagged), read_rows(alignment))
    work = partial(_work, dict(versions))
    write_rows(documents, run(job, tasks, old_rows(documents), work, load_lists))


def load_lists() -> None:
    """Read what every paper asks for, for all workers to share."""
    chinese_words()
    is_romanised("Li", "李")  # the readings of characters, 0.4 s
    signals("zh")
    signals("en")


def _work(versions: Mapping[str, str], text: bytes, tagged: bytes, alignment: bytes) -> bytes:
    document = assemble(
        msgspec.json.decode(text, type=Extracted),
        msgspec.json.decode(tagged, type=list[TaggedBlock]),
        msgspec.json.decode(alignment, type=Alignment),
        versions,
    )
    encoded = msgspec.json.encode(document)
    msgspec.json.decode(encoded, type=Document)  # raises where the document breaks its schema
    return encoded
