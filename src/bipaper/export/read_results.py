"""The documents of a results folder, one at a time."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bipaper.model import Document, decode

_SUFFIX = ".json"


class ResultsError(Exception):
    """Results that cannot be read; the message names the file or the id."""


def documents(results: Path, ids: Sequence[str] = ()) -> Iterator[Document]:
    """The papers of ``ids``, in their order, or all, by their paths.

    ``results`` is the results folder of a run, a folder with the JSON of papers, or one paper's
    JSON. Raises ResultsError where there is none, or not the one that an id names.
    """
    for path in files_of(results, ids):
        try:
            yield decode(path.read_bytes())
        except (OSError, ValueError) as error:
            raise ResultsError(f"{path}: {error}") from error


def files_of(results: Path, ids: Sequence[str] = ()) -> list[Path]:
    """The JSON of the papers of ``ids``, in their order, or of all, sorted.

    ``results`` and what is raised are as for ``documents``.
    """
    if not results.exists():
        raise ResultsError(f"{results}: no such folder; name the results of a run")
    if results.is_file():
        if ids:
            raise ResultsError(f"{results}: one paper, so name no ids")
        return [results]
    folder = results / "papers" if (results / "papers").is_dir() else results
    files = [folder / f"{id}{_SUFFIX}" for id in ids] or sorted(folder.rglob(f"*{_SUFFIX}"))
    if not files:
        raise ResultsError(f"{folder}: no JSON of a paper")
    for id, file in zip(ids, files, strict=False):
        if not file.is_file():
            raise ResultsError(f"{folder}: no paper {id}")
    return files
