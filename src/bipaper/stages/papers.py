"""Which papers there are, what they are called, and which batch each belongs to."""

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path


class PapersError(Exception):
    """The papers cannot be listed; the message says where and why."""


def find_papers(raw_dir: Path) -> dict[str, Path]:
    """Paper id -> PDF below ``raw_dir``, sorted by id.

    The id is the path below ``raw_dir`` without its suffix, "/" between folders. Where
    that would name two files ("a.pdf" and "a.PDF"), those whose suffix is not exactly
    ".pdf" keep it. Hidden files and folders are passed over (macOS leaves "._a.pdf").

    Raises PapersError when there is no such folder, no PDF in it, or a name in another
    encoding than UTF-8, which nothing downstream could write.
    """
    if not raw_dir.is_dir():
        raise PapersError(f"raw_dir: there is no folder {str(raw_dir)!r}")
    names = sorted(path.relative_to(raw_dir).as_posix() for path in _pdfs(raw_dir))
    if not names:
        raise PapersError(f"no PDF in {str(raw_dir)!r}: put papers there, or set raw_dir")
    for name in names:
        if not _is_utf8(name):
            raise PapersError(f"rename this file, its name is not UTF-8: {os.fsencode(name)!r}")
    return {paper: raw_dir / name for paper, name in sorted(_ids(names).items())}


def _is_utf8(name: str) -> bool:
    return not any("\udc80" <= char <= "\udcff" for char in name)


def _pdfs(folder: Path) -> Iterable[Path]:
    for parent, folders, files in os.walk(folder, followlinks=True):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if name.lower().endswith(".pdf") and not name.startswith("."):
                yield Path(parent, name)


def _ids(names: Iterable[str]) -> dict[str, str]:
    """Id -> file name: the stem, or the whole name for those that would share a stem."""
    ids = {name: name[: -len(".pdf")] for name in names}
    while shared := _shared(ids):
        ids |= {name: name for name in shared}
    return {paper: name for name, paper in ids.items()}


def _shared(ids: Mapping[str, str]) -> list[str]:
    """Names that have to give up their short id, those with another suffix first."""
    count = Counter(ids.values())
    clashing = [name for name, paper in ids.items() if count[paper] > 1 and paper != name]
    return [name for name in clashing if not name.endswith(".pdf")] or clashing


def batch_of(paper: str, batches: int) -> str:
    """The batch of a paper: a number from 0, which depends on the id alone."""
    number = int.from_bytes(hashlib.sha256(paper.encode()).digest(), "big") % batches
    return str(number).zfill(len(str(batches - 1)))


def into_batches(papers: Mapping[str, Path], batches: int) -> dict[str, dict[str, Path]]:
    """Batch -> its papers (id -> PDF), both sorted; batches without papers are left out."""
    divided: dict[str, dict[str, Path]] = {}
    for paper, path in sorted(papers.items()):
        divided.setdefault(batch_of(paper, batches), {})[paper] = path
    return dict(sorted(divided.items()))


def nameable(papers: Mapping[str, Path]) -> list[str]:
    """The files that Snakemake can watch.

    It takes "{name}" in a file's name for a wildcard, and for a link that leads nowhere it
    would leave out the whole job.
    """
    return [str(path) for path in papers.values() if _is_nameable(path)]


def stamps(papers: Mapping[str, Path]) -> dict[str, int | None]:
    """Time of change (ns) of the other files, None for links that lead nowhere."""
    others = (path for path in papers.values() if not _is_nameable(path))
    return {str(path): path.stat().st_mtime_ns if path.exists() else None for path in others}


def _is_nameable(path: Path) -> bool:
    return "{" not in str(path) and path.exists()
