"""Publish: the corpus from the documents of all batches.

Everything is built beside the results and put in its place when it is whole: a reader
finds what the run before has published or what this one does, and so it stays when this
one is cut short. A manifest says which files are ours; no other is replaced or removed.
"""

import errno
import hashlib
import heapq
import resource
import shutil
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from pathlib import Path, PurePosixPath

import msgspec

from bipaper import model
from bipaper.engine.batch import tasks_of
from bipaper.engine.disk import exchange, flush, name_of, on_disk, remove_below
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
from bipaper.engine.papers import RESULT
from bipaper.engine.rows import read_rows
from bipaper.export.bitext import BitextWriter
from bipaper.export.corpus import DATABASE, SEARCHED, CorpusWriter, build_databases, words_of
from bipaper.export.failures import FAILURES_FILE, write_failures
from bipaper.export.history import HISTORY_FILE, compare_papers, compare_rows, with_run
from bipaper.export.summary import Summary
from bipaper.model import Document, Failure, TaggedBlock

Batch = tuple[Path, ...]

_PAPERS, _CORPUS, _SUMMARY = "papers", "corpus", "summary.txt"
_BESIDE = (HISTORY_FILE, FAILURES_FILE, _SUMMARY)
# What a user changed in a database that is about to be replaced, and that is not in it yet:
# SQLite would roll the new one back by the journal of the old (sqlite.org/howtocorrupt.html).
_LEFT_BY_DATABASES = {
    f"{_CORPUS}/{DATABASE}.wal",
    *(f"{_CORPUS}/{SEARCHED}-{left}" for left in ("journal", "shm", "wal")),
}
# What a file system says of a name that it cannot have.
_OF_THE_NAME = {errno.ENAMETOOLONG, errno.EILSEQ, errno.EINVAL, errno.ENOTDIR, errno.EISDIR}


def run(batches: Iterable[Batch], manifest: Path, mark: int, settings: str) -> None:
    """Write every paper's JSON, the corpus's tables, what changed, the failures and the summary.

    ``batches`` are files of rows with documents, each with those of the same papers' tagged
    blocks and words of captions. ``manifest``, in a folder of the results, lists afterwards what
    is there, with the ``mark`` it was planned by. ``settings`` is a digest of those of the run.
    One document is in memory at a time. Raises TakenError, and then leaves all as it was.
    """
    _finish(manifest)
    place = _Place(manifest)
    _clear(place.stage)
    try:
        files, blocked = _build(batches, place, settings)
    except BaseException:  # a full disk, say: leave no more of it taken than before
        shutil.rmtree(place.stage)
        raise
    whole = Manifest(mark=mark, blocked=tuple(blocked), files=files)
    _flush_below(place.stage)
    write_manifest(place.journal, whole)  # from here on these files are ours
    _put_in_place(place, files)
    write_manifest(manifest, whole)
    place.journal.unlink()
    shutil.rmtree(place.stage)


def _finish(manifest: Path) -> None:
    """Take a publication that was cut short behind its last step for what it is: done.

    Its corpus is in its place, so what it changed is told already. The journal becomes the
    manifest as old as it is, for files may have been edited since.
    """
    place = _Place(manifest)
    tables = _tables(read_manifest(place.journal).files)
    # Not by their times: the tables of the publication before are older than the journal, too.
    if tables and all(is_intact(place.path(file.path), file, 0) for file in tables):
        place.journal.replace(manifest)
        flush(manifest.parent)


class _Place:
    """The results folder, and what of it is ours: names below it, "/" between folders."""

    def __init__(self, manifest: Path) -> None:
        self.results = manifest.parent.parent
        self.stage = manifest.with_name("new")
        self.journal = manifest.with_name("journal.jsonl")
        self._before = read_manifest(manifest).files
        self._written = manifest.stat().st_mtime_ns if self._before else 0
        cut_short = read_manifest(self.journal).files
        self.ours = {*self._before, *cut_short, *_LEFT_BY_DATABASES}

    def path(self, name: str) -> Path:
        """Where the file of a name is."""
        return self.results / on_disk(name)

    def staged(self, name: str) -> Path:
        """Where it is built."""
        return self.stage / on_disk(name)

    def holds(self, file: Published) -> bool:
        """Whether a file is there already as it is to be."""
        same = self._before.get(file.path) == file
        return same and is_intact(self.path(file.path), file, self._written)

    def papers(self) -> dict[str, str]:
        """The papers that were published before, with the digests of their JSON."""
        return _papers(self._before)

    def corpus(self) -> Path | None:
        """The folder of the corpus that was published before, where its tables are whole."""
        tables = _tables(self._before)
        return self.path(_CORPUS) if tables and all(map(self.holds, tables)) else None

    def history(self) -> bytes:
        """What the runs before have changed, without one that was cut short.

        As somebody else has left it where it was edited.
        """
        path, file = self.path(HISTORY_FILE), self._before.get(HISTORY_FILE)
        lines = path.read_bytes() if path.exists() else b""
        whole = lines[: file.size if file else 0]
        same = hashlib.sha256(whole).hexdigest() == file.sha256 if file else True
        return whole if same else lines

    def is_taken(self, name: str) -> bool:
        """Whether somebody else's file is where this one would go."""
        return not all(map(self._is_ours, in_the_way(self.results, name)))

    def _is_ours(self, path: Path) -> bool:
        return name_of(path, self.results) in self.ours

    def foreign(self, folder: str) -> list[str]:
        """The names in a folder that no run has written."""
        path = self.path(folder)
        inside = path.iterdir() if path.is_dir() else ()
        return [f"{folder}/{found.name}" for found in inside if not self._is_ours(found)]


def _clear(stage: Path) -> None:
    """Make the folder to build in, empty."""
    shutil.rmtree(stage, ignore_errors=True)
    for name in (_PAPERS, _CORPUS):
        (stage / name).mkdir(parents=True)


# --- building ---------------------------------------------------------------------------


def _build(
    batches: Iterable[Batch], place: _Place, settings: str
) -> tuple[dict[str, Published], list[str]]:
    """Build what is new or changed.

    Returns all files that are to be there by name, and the names that are taken.
    """
    files: dict[str, Published] = {}
    counts = Summary()
    corpus = place.staged(_CORPUS)
    with CorpusWriter(corpus) as tables, BitextWriter(corpus) as bitext:
        for found, words in _results(batches):
            result = _paper(found, place, files) if isinstance(found, Document) else found
            if isinstance(result, Failure):
                tables.add_failure(result)
                counts.failures.append(result)
            else:
                tables.add(result, files[_name(result.id)].sha256, words)
                bitext.add(result)
                counts.add(result)
    build_databases(corpus)
    write_failures(place.staged(FAILURES_FILE), counts.failures)
    place.staged(_SUMMARY).write_text(counts.text(), encoding="utf-8")
    place.staged(HISTORY_FILE).write_bytes(_history(place, _papers(files), settings))
    others = [*_BESIDE, *(f"{_CORPUS}/{path.name}" for path in corpus.iterdir())]
    for name in filter(place.is_taken, others):
        raise TakenError(f"{place.path(name)}: {MOVE_IT}")
    files |= {name: published(place.staged(name), name) for name in others}
    return files, [_name(failure.id) for failure in counts.failures if failure.code == TAKEN]


def _history(place: _Place, papers: Mapping[str, str], settings: str) -> bytes:
    """What the runs before and this one have changed; one that changes no paper is none."""
    old, new = place.corpus(), place.staged(_CORPUS)
    changed = compare_papers(place.papers(), papers, old, new)
    if not changed:
        return place.history()
    return with_run(place.history(), changed, compare_rows(changed, old, new), settings)


def _name(paper: str) -> str:
    return f"{_PAPERS}/{paper}{RESULT}"


def _tables(files: Mapping[str, Published]) -> list[Published]:
    """The tables of the corpus among the files."""
    return [
        file for name, file in files.items() if PurePosixPath(name).match(f"{_CORPUS}/*.parquet")
    ]


def _papers(files: Mapping[str, Published]) -> dict[str, str]:
    """The papers among the files, with the digests of their JSON."""
    return {
        name.removeprefix(f"{_PAPERS}/").removesuffix(RESULT): file.sha256
        for name, file in files.items()
        if name.startswith(f"{_PAPERS}/")
    }


def _paper(document: Document, place: _Place, files: dict[str, Published]) -> Document | Failure:
    """Write a paper's JSON where it is new or changed, and add it to ``files``.

    A file system has its own ideas of names, so a paper whose result cannot be written
    there is a failure like any other.
    """
    name, data = _name(document.id), model.encode(document)
    file = Published(path=name, size=len(data), sha256=hashlib.sha256(data).hexdigest())
    if not place.holds(file):
        if place.is_taken(name):
            message = f"{name}: {MOVE_IT}"
            return Failure(id=document.id, stage="publish", code=TAKEN, message=message)
        try:
            place.staged(name).parent.mkdir(parents=True, exist_ok=True)
            place.staged(name).write_bytes(data)
        except OSError as error:
            if error.errno not in _OF_THE_NAME:
                raise
            message = f"{name}: {error.strerror}"
            return Failure(id=document.id, stage="publish", code="unwritable", message=message)
    files[name] = file
    return document


def _results(batches: Iterable[Batch]) -> Iterator[tuple[Document | Failure, dict[str, str]]]:
    """The results of all batches in the order of their ids, however they are batched.

    With each, the words of its blocks and captions.
    """
    _allow_open_files()
    document, blocks = msgspec.json.Decoder(Document), msgspec.json.Decoder(list[TaggedBlock])
    words = msgspec.json.Decoder(dict[str, str])
    tasks = (tasks_of(*map(read_rows, batch)) for batch in batches)
    for task in heapq.merge(*tasks, key=attrgetter("id")):
        value, tagged, captions = task.load()
        if task.failure:
            yield task.failure, {}
        else:
            found = words_of(blocks.decode(tagged)) | words.decode(captions)
            yield document.decode(value), found


def _allow_open_files() -> None:
    """As many as the system lets us: merging reads all batches at once."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


# --- putting in place -------------------------------------------------------------------


def _flush_below(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        flush(path)


def _put_in_place(place: _Place, files: Mapping[str, Published]) -> None:
    """Remove what is no more, and put what is new where it belongs."""
    papers = [name for name in files if name.startswith(f"{_PAPERS}/")]
    gone = place.ours - files.keys()
    _remove(place, gone)
    new = [name for name in (*papers, *_BESIDE) if place.staged(name).exists()]
    for name in new:
        place.path(name).parent.mkdir(parents=True, exist_ok=True)
        place.staged(name).replace(place.path(name))
    for name in place.foreign(_CORPUS):
        _copy(place.path(name), place.staged(name))
    exchange(place.staged(_CORPUS), place.path(_CORPUS))
    _flush_folders(place, (*gone, *new))


def _remove(place: _Place, names: Iterable[str]) -> None:
    """Remove results of papers that are gone, and the folders left empty by that."""
    for name in names:
        if name.startswith(f"{_PAPERS}/"):
            remove_below(place.path(_PAPERS), place.path(name))


def _copy(path: Path, target: Path) -> None:
    """Have a user's file or folder in the corpus to come, too."""
    if target.exists():
        return
    if path.is_dir():
        shutil.copytree(path, target, symlinks=True)
    else:
        shutil.copy2(path, target, follow_symlinks=False)


def _flush_folders(place: _Place, names: Iterable[str]) -> None:
    """Flush the folders of files that came or went, as far as they are there."""
    above = {str(folder) for name in names for folder in PurePosixPath(name).parents}
    for folder in map(place.path, sorted(above)):
        if folder.is_dir():
            flush(folder)
