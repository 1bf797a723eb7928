"""Render: the pages that people look at, from what was published.

A page is made anew where its paper, the settings or the code changed, or where the file is not
what was written. What the page about the corpus needs of a paper is kept beside it, so a paper
that is added costs that paper. Somebody else's file is never replaced.
"""

import hashlib
import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec

from bipaper import model
from bipaper.engine.batch import Job, Task, run
from bipaper.engine.disk import name_of, on_disk, remove_below, settle, write_whole
from bipaper.engine.folders import REPORT, STATE
from bipaper.engine.manifest import (
    MOVE_IT,
    TAKEN,
    Manifest,
    Published,
    TakenError,
    in_the_way,
    is_intact,
    published,
    read_manifest,
    write_manifest,
)
from bipaper.engine.papers import PAGE, RESULT
from bipaper.engine.rows import Row, old_rows, read_rows, write_rows
from bipaper.export.failures import read_failures
from bipaper.export.history import HISTORY_FILE, last_run
from bipaper.model import Document
from bipaper.parts.diagnostics import Failure
from bipaper.pdf.reader import ReadError
from bipaper.report.corpus_page import INDEX, corpus_html, page_html
from bipaper.report.corpus_rows import PaperRows, paper_rows
from bipaper.report.own_pdf import found_pdf, pictures_of
from bipaper.report.page_pictures import Picture
from bipaper.shown import shown

log = logging.getLogger(__name__)

_PAPERS = "papers"
_INDEX = f"{REPORT}/{INDEX}"


class _Page(msgspec.Struct, kw_only=True, frozen=True):
    """A paper's page as it was written, and what the page about the corpus tells of it."""

    file: Published
    rows: PaperRows


def write_pages(
    publication: Path, manifest: Path, ledger: Path, raw: Path | None, mark: int, job: Job
) -> None:
    """Write report/index.html and report/papers/ID.html below the results.

    ``publication`` is the manifest of what was published; ``manifest``, beside it, lists the
    pages afterwards, with the ``mark`` that they were planned by; ``ledger`` holds a row a paper.
    ``raw`` is the folder with the PDFs where pages are to have pictures of theirs. Raises
    TakenError where somebody else's file is in the place of the index.
    """
    results = publication.parent.parent
    papers = _published_papers(publication)
    owned = _Owned(results, manifest)
    if owned.is_taken(_INDEX):
        raise TakenError(f"{results / _INDEX}: {MOVE_IT}")
    tasks = list(_tasks(papers, owned))
    names = {_name(task.id) for task in tasks if not task.failure}
    owned.claim({_INDEX, *names})
    old = _whole(results, ledger, old_rows(ledger))  # which looks for what is there now
    write_rows(ledger, run(job, tasks, old, partial(_work, results, raw), lambda: None))
    files = _write_index(results, ledger)
    owned.remove_all_but(files)
    blocked = tuple(_name(task.id) for task in tasks if task.failure)
    write_manifest(manifest, Manifest(mark=mark, blocked=blocked, files=files))
    owned.journal.unlink()


class _Owned:
    """The files of the report that are ours: those of the manifest, and of a run cut short."""

    def __init__(self, results: Path, manifest: Path) -> None:
        self.results, self.journal = results, manifest.with_suffix(".names")
        begun = msgspec.json.decode(self.journal.read_bytes()) if self.journal.exists() else ()
        self._ours = {*read_manifest(manifest).files, *begun}

    def is_taken(self, name: str) -> bool:
        """Whether somebody else's file is where this one would go."""
        return not all(
            name_of(path, self.results) in self._ours for path in in_the_way(self.results, name)
        )

    def claim(self, names: Iterable[str]) -> None:
        """Note the names of files before they are written: a run that is cut short owns them."""
        self._ours |= set(names)
        write_whole(self.journal, msgspec.json.encode(sorted(self._ours)))

    def remove_all_but(self, files: Mapping[str, Published]) -> None:
        """Remove the pages of papers that are gone, and the folders left empty by that."""
        for name in self._ours - files.keys():
            remove_below(self.results / REPORT, self.results / on_disk(name))


def _published_papers(publication: Path) -> dict[str, str]:
    """Paper -> digest of its JSON, sorted by id."""
    start = f"{_PAPERS}/"
    return dict(
        sorted(
            (name.removeprefix(start).removesuffix(RESULT), file.sha256)
            for name, file in read_manifest(publication).files.items()
            if name.startswith(start)
        )
    )


def _name(paper: str) -> str:
    """What a paper's page is called below the results."""
    return f"{REPORT}/{_PAPERS}/{paper}{PAGE}"


def _tasks(papers: Mapping[str, str], owned: _Owned) -> Iterator[Task]:
    for paper, digest in papers.items():
        if owned.is_taken(_name(paper)):
            message = f"{_name(paper)}: {MOVE_IT}"
            failure = Failure(id=paper, stage="render", code=TAKEN, message=message)
            yield Task(paper, digest, tuple, failure)
        else:
            yield Task(paper, digest, partial(tuple, (paper,)))


def _whole(results: Path, ledger: Path, rows: Iterable[Row[bytes]]) -> Iterator[Row[bytes]]:
    """The rows of papers whose pages are as they were written."""
    written = ledger.stat().st_mtime_ns if ledger.exists() else 0
    for row in rows:
        if row.value:
            file = msgspec.json.decode(row.value, type=_Page).file
            if is_intact(results / on_disk(file.path), file, written):
                yield row


def _work(results: Path, raw: Path | None, paper: str) -> bytes:
    """Write a paper's page; what the page about the corpus tells of it."""
    document = model.decode((results / on_disk(f"{_PAPERS}/{paper}{RESULT}")).read_bytes())
    name = _name(paper)
    _put(results, name, page_html(document, _pictures(document, raw) if raw else ()))
    file = published(results / on_disk(name), name)
    return msgspec.json.encode(_Page(file=file, rows=paper_rows(document)))


def _pictures(document: Document, raw: Path) -> Sequence[Picture]:
    """The pages of a paper's PDF; what goes wrong with it costs its pictures alone."""
    try:
        own = found_pdf(document, [raw])
        return pictures_of(document, own) if own else ()
    except (ReadError, OSError) as error:
        log.warning("%s: no pictures of its pages: %s", shown(document.id), shown(str(error)))
        return ()


def _put(results: Path, name: str, text: str) -> None:
    """Write a file that appears whole; a name may be as long as names can be, so it is made
    where it has a short one."""
    path = results / on_disk(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = results / STATE / f"page-{hashlib.sha256(name.encode()).hexdigest()[:16]}.part"
    part.write_text(text, encoding="utf-8")
    settle(part, path)


def _write_index(results: Path, ledger: Path) -> dict[str, Published]:
    """Write the page about the corpus; all files of the report by name."""
    files: dict[str, Published] = {}
    papers: list[PaperRows] = []
    failed = read_failures(results)
    for row in read_rows(ledger):
        if row.value:
            page = msgspec.json.decode(row.value, type=_Page)
            files[page.file.path] = page.file
            papers.append(page.rows)
        elif row.failure:
            failed.append(msgspec.structs.astuple(row.failure))
    told = (results / HISTORY_FILE).stat().st_size > 0
    _put(results, _INDEX, corpus_html(papers, failed, last_run(results) if told else None))
    return files | {_INDEX: published(results / _INDEX, _INDEX)}
