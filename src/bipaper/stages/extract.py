"""Extract: PDFs to text with its structure and its place on the page."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import msgspec

from bipaper.model import Failure
from bipaper.pdf.reader import ReadError
from bipaper.settings import Extract
from bipaper.stages.batch import Job, Task, run
from bipaper.stages.digest import digest, file_digest
from bipaper.stages.rows import old_rows, write_rows
from bipaper.stages.workers import PaperError
from bipaper.text.paper import extract


def run_batch(
    papers: Mapping[str, Path], raw_dir: Path, text: Path, settings: Extract, job: Job
) -> None:
    """Read the PDFs of ``papers`` (id -> file below ``raw_dir``) into the rows of ``text``.

    Values are ``Extracted``.
    """
    work = partial(_work, settings)
    write_rows(text, run(job, _tasks(papers, raw_dir), old_rows(text), work, tuple))


def _tasks(papers: Mapping[str, Path], raw_dir: Path) -> Iterator[Task]:
    for paper, path in sorted(papers.items()):
        file = path.relative_to(raw_dir).as_posix()
        load = partial(tuple, (path, paper, file))
        try:
            yield Task(paper, digest(file_digest(path), file), load)
        except OSError as error:
            message = f"{path.name}: {error.strerror}"
            failure = Failure(id=paper, stage="extract", code="unreadable", message=message)
            yield Task(paper, "", load, failure)


def _work(settings: Extract, path: Path, paper: str, file: str) -> bytes:
    try:
        return msgspec.json.encode(extract(path, paper, file, settings))
    except ReadError as error:
        raise PaperError(error.code, error.message) from error
