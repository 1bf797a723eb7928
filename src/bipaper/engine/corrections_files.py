"""The files of corrections that readers have put into a folder. They are read and never written."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from bipaper.engine.digest import file_digest
from bipaper.engine.disk import name_of
from bipaper.engine.papers import RESULT


def find_corrections(folder: Path) -> dict[str, Path]:
    """Paper id -> ID.json below the folder, sorted by id; none where there is no such folder."""
    files = {name_of(path, folder): path for path in folder.rglob(f"*{RESULT}")}
    return {name.removesuffix(RESULT): path for name, path in sorted(files.items())}


def planned_corrections(
    files: Mapping[str, Path], papers: Iterable[str]
) -> dict[str, tuple[str, str]]:
    """What to plan some papers by: id -> file, and the digest of what it holds.

    For a file that cannot be read it is the reason.
    """
    return {paper: (str(files[paper]), _mark(files[paper])) for paper in papers if paper in files}


def _mark(path: Path) -> str:
    try:
        return file_digest(path)
    except OSError as error:
        return error.strerror or str(error)
