"""Structure: the final document of each paper."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

import msgspec

from bipaper.corrections import decode_corrections
from bipaper.document.assemble import assemble
from bipaper.document.correct import UNFIT, corrected
from bipaper.engine.batch import Job, Task, run, tasks_of
from bipaper.engine.digest import digest
from bipaper.engine.papers import RESULT
from bipaper.engine.rows import old_rows, read_rows, write_rows
from bipaper.engine.workers import Arguments, PaperError
from bipaper.find.claims.cues import signals
from bipaper.model import Document
from bipaper.parts.aligned import Alignment
from bipaper.parts.diagnostics import Failure
from bipaper.parts.extracted import Extracted
from bipaper.parts.tagged_block import TaggedBlock
from bipaper.pdf.wordlists import chinese_words
from bipaper.shown import shown
from bipaper.text.romanisation import is_romanised

BAD_CORRECTIONS = "bad_corrections"  # the code of a failure

log = logging.getLogger(__name__)


def run_batch(
    text: Path,
    tagged: Path,
    alignment: Path,
    documents: Path,
    versions: Mapping[str, str],
    job: Job,
    corrections: Mapping[str, Path] = MappingProxyType({}),
) -> None:
    """Assemble the document of each paper into the rows of ``documents``.

    ``versions`` (stage -> digest of its settings and code) go into the documents. Of papers that
    readers correct, ``corrections`` are the files; one that cannot be used is a failure.
    """
    tasks = _with_corrections(
        tasks_of(read_rows(text), read_rows(tagged), read_rows(alignment)), corrections
    )
    work = partial(_work, dict(versions))
    write_rows(documents, run(job, tasks, old_rows(documents), work, load_lists))


def _with_corrections(tasks: Iterable[Task], files: Mapping[str, Path]) -> Iterator[Task]:
    """The tasks, with what the file of a paper holds where there is one."""
    for task in tasks:
        yield task if task.failure or task.id not in files else _with_file(task, files[task.id])


def _with_file(task: Task, file: Path) -> Task:
    try:
        data = file.read_bytes()
    except OSError as error:
        message = f"{_called(task.id)}: {error.strerror or error}"
        failure = Failure(id=task.id, stage="structure", code=BAD_CORRECTIONS, message=message)
        return task._replace(failure=failure)
    return task._replace(digest=digest(task.digest, data), load=partial(_loaded, task, data))


def _loaded(task: Task, data: bytes) -> Arguments:
    return (*task.load(), data)


def _called(paper: str) -> str:
    """What the file with a paper's corrections is called in messages, on every machine."""
    return f"corrections/{paper}{RESULT}"


def load_lists() -> None:
    """Read what every paper asks for, for all workers to share."""
    chinese_words()
    is_romanised("Li", "李")  # the readings of characters, 0.4 s
    signals("zh")
    signals("en")


def _work(
    versions: Mapping[str, str],
    text: bytes,
    tagged: bytes,
    alignment: bytes,
    corrections: bytes | None = None,
) -> bytes:
    document = assemble(
        msgspec.json.decode(text, type=Extracted),
        msgspec.json.decode(tagged, type=list[TaggedBlock]),
        msgspec.json.decode(alignment, type=Alignment),
        versions,
    )
    if corrections is not None:
        document = _corrected(document, corrections)
    encoded = msgspec.json.encode(document)
    msgspec.json.decode(encoded, type=Document)  # raises where the document breaks its schema
    return encoded


def _corrected(document: Document, data: bytes) -> Document:
    """The document as its readers correct it. Raises PaperError for corrections that cannot be
    used, which names the file and the cause."""
    file = _called(document.id)
    try:
        found = decode_corrections(data, document.id)
    except ValueError as error:
        raise PaperError(BAD_CORRECTIONS, f"{file}: {error}") from error
    done = corrected(document, found, file)
    for warning in done.diagnostics.warnings:
        if warning.code == UNFIT:
            log.warning("%s: %s", shown(document.id), shown(warning.message))
    return done
