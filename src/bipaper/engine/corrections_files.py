"""The files of corrections that readers have put into a folder. They are read and never written."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from bipaper.engine.digest import file_digest
from bipaper.engine.disk import name_of
from bipaper.engine.papers import RESULT
from bipaper.settings import Settings


class CorrectionsError(Exception):
    """There is no folder of corrections where settings name one; the message says where."""


def corrections_folder(named: str | None) -> Path | None:
    """The folder that settings name, None for none; that of the default need not be there.

    Raises CorrectionsError where another is not there: a run would take back what was corrected.
    """
    if named is None or Path(named).is_dir():
        return Path(named) if named else None
    if named != Settings().corrections_dir:
        raise CorrectionsError(
            f"corrections_dir: there is no folder {named!r}: name that of your corrections, or "
            "set it to null for none"
        )
    return None


def find_corrections(folder: Path) -> dict[str, Path]:
    """Paper id -> ID.json below the folder, sorted by id."""
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
