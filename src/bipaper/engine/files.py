"""Whether a paper's file has changed: seen by its content, not by its time alone.

A job is planned again where a parameter of its rule changes, so each paper has a *mark*
among them. It is what the system says of the file (size, time, place on the disk) when it
is first planned, and it stays while the file is the same: one that has been touched or
copied is told by its digest to be what it was. What was read is kept beside the results of
the extract stage.
"""

import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from bipaper.engine.digest import file_digest
from bipaper.engine.disk import write_whole
from bipaper.engine.workers import UNREADABLE, PaperError
from bipaper.shown import readable

LARGEST = 4 << 30
"""Bytes of the largest file that is read: a book scanned in colour has a tenth of it."""


class Seen(msgspec.Struct, kw_only=True, frozen=True):
    """A paper's file when it was last read.

    ``stamp`` is what the system said of it, ``digest`` the SHA-256 of its content, None
    where it could not be read; ``mark`` is what it was planned by.
    """

    paper: str
    mark: str
    stamp: str
    digest: str | None


def stamp(path: Path) -> str:
    """Size, times (ns) and inode of a file: what changes when the file does.

    For what is not there, or is no file, it says so.
    """
    try:
        found = path.stat()
    except OSError as error:
        return error.strerror or str(error)
    if stat.S_ISREG(found.st_mode):
        times = f"{found.st_mtime_ns}, {found.st_ctime_ns}"
        return f"{found.st_size} bytes, {times}, {found.st_ino}"
    return "no regular file"


class Planned(NamedTuple):
    """A paper's file, and the mark it is planned by."""

    path: str
    mark: str


def planned(papers: Mapping[str, Path], seen: Path) -> dict[str, Planned]:
    """What to plan a batch by: id -> file and mark, from what is ``seen`` of it so far."""
    before = read_seen(seen)
    return {
        paper: Planned(str(path), _mark(path, before.get(paper))) for paper, path in papers.items()
    }


def _mark(path: Path, before: Seen | None) -> str:
    """What a paper is planned by: what it was, while its file is the same."""
    now = stamp(path)
    if before is None:
        return now
    if _is_same(path, before, now):
        return before.mark
    return now if now != before.mark else f"{now}, again"


def _is_same(path: Path, before: Seen, now: str) -> bool:
    if before.digest is None:
        return now == before.stamp and _digest(path) is None
    if now == before.stamp:
        return True
    return now.split(",")[0] == before.stamp.split(",")[0] and _digest(path) == before.digest


def _digest(path: Path) -> str | None:
    """The digest of a file that a job would read, None for others."""
    try:
        return content_digest(path)
    except PaperError:
        return None


def content_digest(path: Path) -> str:
    """The digest of a file. Raises PaperError for what is not to be read, or cannot be."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise unreadable(path, "not a regular file")
        if found.st_size > LARGEST:
            message = f"{readable(path.name)}: over {LARGEST >> 30} GB, which no paper is"
            raise PaperError("too_large", message)
        return file_digest(path)
    except OSError as error:
        raise unreadable(path, error.strerror or str(error)) from error


def unreadable(path: Path, why: str) -> PaperError:
    """The error for a file that the system does not give now."""
    return PaperError(UNREADABLE, f"{readable(path.name)}: {why}")


def read_seen(path: Path) -> dict[str, Seen]:
    """Paper -> its file as last read, from what ``write_seen`` wrote; empty where it did not.

    What cannot be decoded was written by another release: nothing is known then.
    """
    try:
        lines = path.read_bytes().splitlines()
        seen = [msgspec.json.decode(line, type=Seen) for line in lines]
    except (FileNotFoundError, msgspec.DecodeError):
        return {}
    return {one.paper: one for one in seen}


def write_seen(path: Path, seen: Iterable[Seen]) -> None:
    """Write what was read, a line of JSON each."""
    write_whole(path, b"".join(msgspec.json.encode(one) + b"\n" for one in seen))
