"""Files and folders that appear whole or not at all, whenever the power goes."""

import ctypes
import errno
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

_EXCHANGE = 2  # RENAME_EXCHANGE of Linux's renameat2(2) and RENAME_SWAP of macOS's renamex_np(2)
_AT_FDCWD = -100


def on_disk(name: str) -> str:
    """A path to open for a name that is UTF-8 on the disk, whatever the locale takes it for."""
    return os.fsdecode(name.encode())


def name_of(path: Path, folder: Path) -> str:
    """What a path below a folder is called, "/" between folders; the other way round."""
    return os.fsencode(path.relative_to(folder)).decode("utf-8", "replace")


def remove_below(folder: Path, path: Path) -> None:
    """Remove a file below a folder if it is there, and the folders that are left empty by that."""
    path.unlink(missing_ok=True)
    for above in path.parents:
        if above == folder:
            break
        with suppress(OSError):  # it holds something still, or is gone
            above.rmdir()


def link(old: Path, path: Path) -> None:
    """Have a file that is never written to under another name, too."""
    try:
        os.link(old, path)
    except OSError:  # a file system without links
        shutil.copyfile(old, path)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside where it belongs and put it there when it is on the disk."""
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(data)
    settle(part, path)


def settle(part: Path, path: Path) -> None:
    """Give a finished file its name, once what it holds is on the disk."""
    flush(part)
    part.replace(path)
    flush(path.parent)


def flush(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def exchange(new: Path, old: Path) -> None:
    """Put the folder ``new`` in the place of ``old``; what was there is ``new`` afterwards.

    In one step, but where the file system cannot: there ``old`` is away for a moment.
    """
    if not old.exists():
        new.rename(old)
    elif not _exchanged(new, old):
        aside = new.with_name(f"{new.name}.old")
        old.rename(aside)
        new.rename(old)
        aside.rename(new)
    flush(old.parent)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the system exchanged the two paths; OSError for all but its being unable to."""
    names = os.fsencode(one), os.fsencode(other)
    system = ctypes.CDLL(None, use_errno=True)
    try:
        if sys.platform == "linux":
            failed = system.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _EXCHANGE)
        else:
            failed = system.renamex_np(*names, _EXCHANGE)
    except AttributeError:  # a C library without it
        return False
    number = ctypes.get_errno()
    if failed and number not in {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}:
        raise OSError(number, os.strerror(number), str(other))
    return not failed
