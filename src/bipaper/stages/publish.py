"""Publish: the corpus from the documents of all batches.

Everything is built beside the results and put in its place when it is whole: a reader
finds what the run before has published or what this one does, and so it stays when this
one is cut short. A manifest says which files are ours; no other is replaced or removed.
"""

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from bipaper.engine.disk import exchange, flush, remove_below
from bipaper.engine.folders import STATE
from bipaper.engine.manifest import (
    Manifest,
    Published,
    is_intact,
    read_manifest,
    write_manifest,
)
from bipaper.stages.building import Batch, build
from bipaper.stages.place import BESIDE, CORPUS, LEDGER, PAPERS, Place, tables_among


def run(batches: Iterable[Batch], manifest: Path, mark: int, settings: str, version: str) -> None:
    """Write every paper's JSON, the corpus's tables, what changed, the failures and the summary.

    ``batches`` are files of rows with documents, each with those of the same papers' tagged
    blocks and words of captions. ``manifest``, in a folder of the results, lists afterwards what
    is there, with the ``mark`` it was planned by. ``settings`` is a digest of those of the run,
    ``version`` one of the code that publishes. One document is in memory at a time. Raises
    TakenError, and then leaves all as it was.
    """
    _finish(manifest)
    place = Place(manifest)
    _clear(place.stage)
    try:
        files, blocked = build(batches, place, settings, version)
    except BaseException:  # a full disk, say: leave no more of it taken than before
        shutil.rmtree(place.stage)
        raise
    whole = Manifest(mark=mark, blocked=tuple(blocked), files=files)
    _flush_below(place.stage)
    write_manifest(place.journal, whole)  # from here on these files are ours
    _put_in_place(place, files)
    # What the corpus of before shares with this one changes its time once more when it goes.
    shutil.rmtree(place.stage)
    write_manifest(manifest, whole)
    place.journal.unlink()


def _finish(manifest: Path) -> None:
    """Take a publication that was cut short behind its last step for what it is: done.

    Its corpus is in its place, so what it changed is told already. The journal becomes the
    manifest as old as it is, for files may have been edited since.
    """
    place = Place(manifest)
    tables = tables_among(read_manifest(place.journal).files)
    # Not by their times: the tables of the publication before are older than the journal, too.
    if tables and all(is_intact(place.path(file.path), file, 0) for file in tables):
        _put_ledger(place)
        place.journal.replace(manifest)
        flush(manifest.parent)


def _clear(stage: Path) -> None:
    """Make the folder to build in, empty."""
    shutil.rmtree(stage, ignore_errors=True)
    for name in (PAPERS, CORPUS, STATE):
        (stage / name).mkdir(parents=True)


# --- putting in place -------------------------------------------------------------------


def _flush_below(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if path.is_dir() or path.stat().st_nlink == 1:  # else it has a name on the disk already
            flush(path)


def _put_in_place(place: Place, files: Mapping[str, Published]) -> None:
    """Remove what is no more, and put what is new where it belongs."""
    papers = [name for name in files if name.startswith(f"{PAPERS}/")]
    gone = place.ours - files.keys()
    _remove(place, gone)
    new = [name for name in (*papers, *BESIDE) if place.staged(name).exists()]
    for name in new:
        place.path(name).parent.mkdir(parents=True, exist_ok=True)
        place.staged(name).replace(place.path(name))
    for name in place.foreign(CORPUS):
        _copy(place.path(name), place.staged(name))
    exchange(place.staged(CORPUS), place.path(CORPUS))
    _put_ledger(place)
    _flush_folders(place, (*gone, *new))


def _put_ledger(place: Place) -> None:
    """Put the ledger in its place, behind the corpus that it tells of."""
    if place.staged(LEDGER).exists():
        place.staged(LEDGER).replace(place.path(LEDGER))


def _remove(place: Place, names: Iterable[str]) -> None:
    """Remove results of papers that are gone, and the folders left empty by that."""
    for name in names:
        if name.startswith(f"{PAPERS}/"):
            remove_below(place.path(PAPERS), place.path(name))


def _copy(path: Path, target: Path) -> None:
    """Have a user's file or empty folder in the corpus to come, too."""
    if path.is_dir() and not path.is_symlink():
        target.mkdir(parents=True, exist_ok=True)
    elif not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, target, follow_symlinks=False)


def _flush_folders(place: Place, names: Iterable[str]) -> None:
    """Flush the folders of files that came or went, as far as they are there."""
    above = {str(folder) for name in names for folder in PurePosixPath(name).parents}
    for folder in map(place.path, sorted(above)):
        if folder.is_dir():
            flush(folder)
