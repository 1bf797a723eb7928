"""Extract: PDFs to text with its structure and its place on the page."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from bipaper.engine.batch import Job, Task, run
from bipaper.engine.digest import digest
from bipaper.engine.files import (
    Planned,
    Seen,
    content_digest,
    read_seen,
    stamp,
    unreadable,
    write_seen,
)
from bipaper.engine.rows import old_rows, read_rows, write_rows
from bipaper.engine.workers import UNREADABLE, Done, PaperError, Trouble, part_done, worker_pool
from bipaper.parts.diagnostics import Failure
from bipaper.parts.extracted import Extracted
from bipaper.pdf.reader import ReadError
from bipaper.pdf.wordlists import english_words
from bipaper.settings import Extract
from bipaper.shown import readable
from bipaper.text.paper import extract
from bipaper.text.references.entry_numbers import read_numbers
from bipaper.text.references.entry_text import entry_text
from bipaper.text.romanisation import is_romanised


class _File(NamedTuple):
    """A file as it is found, with its digest or what was in the way of reading it."""

    path: Path
    stamp: str
    digest: Done | Trouble


def run_batch(
    papers: Mapping[str, Planned],
    raw_dir: Path,
    text: Path,
    files: Path,
    settings: Extract,
    job: Job,
) -> None:
    """Read the PDFs of ``papers`` (id -> file below ``raw_dir``) into the rows of ``text``.

    Values are ``Extracted``. ``files`` says what was read (``Seen``), a line each.
    """
    found = _files(papers, read_seen(files), job)
    tasks = _tasks(found, raw_dir)
    write_rows(text, run(job, tasks, old_rows(text), partial(_work, settings), load_lists))
    failed = (row.failure for row in read_rows(text) if row.failure)
    unread = {failure.id for failure in failed if failure.code == UNREADABLE}
    write_seen(files, _seen(papers, found, unread))


def load_lists() -> None:
    """Read what nearly every paper asks for, for all workers to share."""
    english_words()
    is_romanised("Li", "李")  # the readings of characters, 0.4 s
    read_numbers(entry_text(""))


def _files(papers: Mapping[str, Planned], seen: Mapping[str, Seen], job: Job) -> dict[str, _File]:
    """Every paper's file; those that may have changed since they were seen are read."""
    paths = {paper: Path(planned.path) for paper, planned in sorted(papers.items())}
    stamps = {paper: stamp(path) for paper, path in paths.items()}
    known = {
        paper: Done(before.digest)
        for paper, before in seen.items()
        if before.digest and before.stamp == stamps.get(paper)
    }
    with worker_pool(content_digest, job.workers, job.limits) as pool:
        calls = {p: pool.submit(path) for p, path in paths.items() if p not in known}
        digests = known | {paper: pool.outcome(call) for paper, call in calls.items()}
    return {p: _File(path, stamps[p], digests[p]) for p, path in paths.items()}


def _tasks(files: Mapping[str, _File], raw_dir: Path) -> Iterator[Task]:
    for paper, found in files.items():
        file = readable(found.path.relative_to(raw_dir).as_posix())
        if isinstance(found.digest, Done):
            content = found.digest.value
            load = partial(tuple, (found.path, paper, file, content, found.stamp))
            yield Task(paper, digest(content, file), load)
        else:
            code, message, _ = found.digest
            failure = Failure(id=paper, stage="extract", code=code, message=message)
            yield Task(paper, "", tuple, failure)


def _work(settings: Extract, path: Path, paper: str, file: str, content: str, before: str) -> bytes:
    with _unchanged(path, before):
        try:
            read = extract(path, paper, file, settings, part_done)
            return msgspec.json.encode(with_digest(read, content))
        except ReadError as error:
            raise PaperError(error.code, error.message) from error
        except OSError as error:
            raise unreadable(path, error.strerror or str(error)) from error


def with_digest(paper: Extracted, sha256: str) -> Extracted:
    """The paper with the digest of its file, in hexadecimal."""
    return replace(paper, source=replace(paper.source, sha256=sha256))


@contextmanager
def _unchanged(path: Path, before: str) -> Iterator[None]:
    """What comes of reading a file that is being written is not to be kept, good or bad."""
    try:
        yield
    finally:
        if stamp(path) != before:
            raise unreadable(path, "changed while it was read")


def _seen(
    papers: Mapping[str, Planned], files: Mapping[str, _File], unread: Iterable[str]
) -> Iterator[Seen]:
    for paper, found in files.items():
        read = found.digest.value if isinstance(found.digest, Done) else None
        read = None if paper in unread else read
        yield Seen(paper=paper, mark=papers[paper].mark, stamp=found.stamp, digest=read)
