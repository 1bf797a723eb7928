"""What a run has published, file by file: only that may be replaced or removed."""

import os
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from bipaper.engine.digest import file_digest
from bipaper.engine.disk import on_disk, write_whole

# A path that leads nowhere else, as none does that a run has written.
_BELOW = r"^(?!/)(?!(.*/)?\.\.?(/|$))"


TAKEN = "taken"  # the code of a failure
MOVE_IT = "there is a file that bipaper has not written, move it away"


class TakenError(Exception):
    """Somebody else's file is where one of a run would go; the message names it."""


class Published(msgspec.Struct, kw_only=True, frozen=True):
    """A file of the results: its path below the results folder, size and SHA-256."""

    path: Annotated[str, Meta(pattern=_BELOW)]
    size: int
    sha256: str


class Manifest(msgspec.Struct, kw_only=True, frozen=True):
    """All published files by path.

    ``mark`` is what the publication was planned by: it counts how often there was a reason
    to publish again that no input tells. ``blocked`` are files that could not be published,
    as somebody else's are in their place.
    """

    mark: int = 0
    blocked: tuple[str, ...] = ()
    files: Mapping[str, Published] = {}


class _Head(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """The first line of a manifest."""

    mark: int
    blocked: tuple[str, ...]


def read_manifest(path: Path) -> Manifest:
    """A manifest as written; one of no files where there is none, or none that can be read."""
    try:
        first, *lines = path.read_bytes().splitlines()
        head = msgspec.json.decode(first, type=_Head)
        files = [msgspec.json.decode(line, type=Published) for line in lines]
    except (FileNotFoundError, ValueError):
        return Manifest()
    return Manifest(mark=head.mark, blocked=head.blocked, files={f.path: f for f in files})


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Write the head and then a line of JSON for each file, sorted by path."""
    lines = [msgspec.json.encode(_Head(mark=manifest.mark, blocked=manifest.blocked))]
    lines += [msgspec.json.encode(file) for _, file in sorted(manifest.files.items())]
    write_whole(path, b"".join(line + b"\n" for line in lines))


def published(path: Path, name: str) -> Published:
    """What the manifest says of a file that is called ``name`` below the results folder."""
    return Published(path=name, size=path.stat().st_size, sha256=file_digest(path))


def planned_mark(path: Path, results: Path) -> int:
    """What publishing is planned by.

    It grows where a published file is not what it was, and where one that was blocked can
    be published now.
    """
    manifest = read_manifest(path)
    freed = (name for name in manifest.blocked if not in_the_way(results, name))
    return manifest.mark + any(True for _ in chain(changed(path, manifest, results), freed))


def in_the_way(results: Path, name: str) -> list[Path]:
    """The files and empty folders where a file of this name, or a folder above it, would be."""
    path = results / on_disk(name)
    if path.is_dir():
        return [inner for inner in (path, *path.rglob("*")) if not _is_full_folder(inner)]
    above = list(path.parents)[: name.count("/")]
    return [p for p in (path, *above) if os.path.lexists(p) and not p.is_dir()]


def _is_full_folder(path: Path) -> bool:
    return path.is_dir() and any(path.iterdir())


def changed(path: Path, manifest: Manifest, results: Path) -> Iterator[str]:
    """The files of the manifest at ``path`` that are missing below ``results``, or differ.

    Only those are read that were written to, moved or copied after the manifest, which is
    the last file that a run writes.
    """
    if not manifest.files:
        return
    written = path.stat().st_mtime_ns
    for name, file in manifest.files.items():
        if not is_intact(results / on_disk(name), file, written):
            yield name


def is_intact(path: Path, file: Published, written: int) -> bool:
    """Whether a file is what the manifest says that was written at ``written`` (ns)."""
    try:
        stat = os.lstat(path)
        if stat.st_size != file.size or not path.is_file():
            return False
        unchanged = max(stat.st_mtime_ns, stat.st_ctime_ns) <= written
        return unchanged or file_digest(path) == file.sha256
    except OSError:
        return False
