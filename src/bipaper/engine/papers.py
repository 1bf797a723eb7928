"""Which papers there are, what they are called, and which batch each belongs to."""

import hashlib
import logging
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from bipaper.shown import readable, shown

log = logging.getLogger(__name__)

RESULT = ".json"
"""The suffix of a paper's result, which is called by the paper's id."""

PAGE = ".html"
"""That of its page in the report."""

# The longest name of a file, in bytes, on all usual file systems.
_LONGEST_NAME = 255
_LONGEST_ID = _LONGEST_NAME - max(len(RESULT), len(PAGE))
_DIGITS = 8  # of a digest, to tell names apart that would be the same when cut or escaped
_WHAT_TO_DO = "put papers there, or set raw_dir"


class PapersError(Exception):
    """The papers cannot be listed; the message says where and why."""


def find_papers(raw_dir: Path) -> dict[str, Path]:
    """Paper id -> PDF below ``raw_dir``, sorted by id.

    The id is the path below ``raw_dir`` without its suffix, "/" between folders. Where
    that would name two files ("a.pdf" and "a.PDF"), or a result or page where another has a
    folder ("a.pdf" beside "a.json/b.pdf" or "a.html/b.pdf"), those whose suffix is not
    exactly ".pdf" keep it, or all. Bytes that are not UTF-8 and control characters are written
    as %XX, and a name too long for its result is cut and told apart by a digest. Hidden files
    and folders are passed over (macOS leaves "._a.pdf"), and links to a folder they lie in.

    Raises PapersError when there is no such folder, one that cannot be listed, or no PDF.
    """
    check_papers(raw_dir)
    paths = {_name(path.relative_to(raw_dir)): path for path in sorted(_pdfs(raw_dir))}
    return {paper: paths[name] for paper, name in sorted(_ids(paths).items())}


def check_papers(raw_dir: Path) -> None:
    """Look for a first PDF below ``raw_dir``.

    Raises PapersError when there is no such folder, one that cannot be listed, or no PDF.
    """
    if not raw_dir.is_dir():
        raise PapersError(f"raw_dir: there is no folder {str(raw_dir)!r}: {_WHAT_TO_DO}")
    if not any(True for _ in _pdfs(raw_dir)):
        raise PapersError(f"no PDF in {str(raw_dir)!r}: {_WHAT_TO_DO}")


class _Name(NamedTuple):
    """A path below ``raw_dir``, as text and as the bytes it is made of."""

    text: str
    raw: bytes


def _name(path: Path) -> _Name:
    return _Name(readable(path.as_posix()), os.fsencode(path))


def _pdfs(raw_dir: Path) -> Iterator[Path]:
    above = [_identity(folder) for folder in (raw_dir.resolve(), *raw_dir.resolve().parents)]
    yield from _pdfs_below(raw_dir, frozenset(above))


def _pdfs_below(folder: Path, above: frozenset[tuple[int, int]]) -> Iterator[Path]:
    """The PDFs in a folder and below it; ``above`` are the folders it lies in, and itself."""
    try:
        with os.scandir(folder) as entries:
            visible = [entry for entry in entries if not entry.name.startswith(".")]
        folders = {entry.name: Path(entry.path) for entry in visible if _is_folder(entry)}
    except OSError as error:
        raise PapersError(
            f"cannot list {str(folder)!r}: {error.strerror}; let it be read, or move it away"
        ) from error
    yield from (
        Path(entry.path)
        for entry in visible
        if entry.name not in folders and entry.name.lower().endswith(".pdf")
    )
    for inner in folders.values():
        identity = _identity(inner)
        if identity in above:
            log.warning("%s: passed over, a link to a folder it lies in", shown(str(inner)))
        else:
            yield from _pdfs_below(inner, above | {identity})


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _identity(folder: Path) -> tuple[int, int]:
    """What tells a folder from all others, by whatever path it is reached."""
    stat = folder.stat()
    return stat.st_dev, stat.st_ino


def _ids(names: Iterable[_Name]) -> dict[str, _Name]:
    """Id -> name: the stem, or the whole name for those whose stem cannot be an id.

    Names that are the same as text get a digest of their bytes.
    """
    texts = Counter(name.text for name in names)
    whole = {name: _told_apart(name) if texts[name.text] > 1 else name.text for name in names}
    ids = {name: text.removesuffix(_suffix(name)) for name, text in whole.items()}
    while clashing := _clashing(ids, whole):
        ids |= {name: whole[name] for name in clashing}
    return {_fitting(paper, name): name for name, paper in ids.items()}


def _suffix(name: _Name) -> str:
    return name.text[-len(".pdf") :]


def _told_apart(name: _Name) -> str:
    stem = name.text.removesuffix(_suffix(name))
    return f"{stem}~{hashlib.sha256(name.raw).hexdigest()[:_DIGITS]}{_suffix(name)}"


def _clashing(ids: Mapping[_Name, str], whole: Mapping[_Name, str]) -> list[_Name]:
    """Names that have to give up their short id, those with another suffix first."""
    count = Counter(ids.values())
    folders = {str(folder) for paper in count for folder in Path(paper).parents}
    clashing = [
        name
        for name, paper in ids.items()
        if paper != whole[name]
        and (count[paper] > 1 or not folders.isdisjoint((paper + RESULT, paper + PAGE)))
    ]
    return [name for name in clashing if _suffix(name) != ".pdf"] or clashing


def _fitting(paper: str, name: _Name) -> str:
    """An id whose result has a name that a file can have."""
    folder, slash, stem = paper.rpartition("/")
    if len(stem.encode()) <= _LONGEST_ID:
        return paper
    mark = f"~{hashlib.sha256(name.raw).hexdigest()[:_DIGITS]}"
    cut = stem.encode()[: _LONGEST_ID - len(mark)].decode("utf-8", "ignore")
    return f"{folder}{slash}{cut}{mark}"


def numbered(number: int, batches: int) -> str:
    """What a batch is called where their number is given."""
    return str(number).zfill(len(str(batches - 1)))


def _number(paper: str, batches: int) -> int:
    """The batch of a paper: a number from 0, which depends on the id alone."""
    return int.from_bytes(hashlib.sha256(paper.encode()).digest(), "big") % batches


def into_batches(
    papers: Mapping[str, Path], batches: int, called: Callable[[int, int], str] = numbered
) -> dict[str, dict[str, Path]]:
    """Batch -> its papers (id -> PDF), both sorted; batches without papers are left out.

    ``called`` gives the name of a batch from its number and how many there are.
    """
    divided: dict[str, dict[str, Path]] = {}
    for paper, path in sorted(papers.items()):
        divided.setdefault(called(_number(paper, batches), batches), {})[paper] = path
    return dict(sorted(divided.items()))
