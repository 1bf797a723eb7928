"""Folders of results and of gold, matched by the names of their files."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from bipaper import model
from bipaper.evaluate.gold import ScoreError, read_gold
from bipaper.evaluate.table import Table, score_paper, table_of


def compare(results: Path, gold: Path) -> Table:
    """The table of all papers that have gold.

    A paper's gold is NAME.json in the folder ``gold``; its result is NAME.json in the folder
    ``results`` or in a folder below. Raises ScoreError.
    """
    files = sorted(gold.glob("*.json"))
    if not files:
        raise ScoreError(f"{gold}: no gold in this folder, which would be NAME.json")
    found = defaultdict(list)
    for path in sorted(results.rglob("*.json")):
        found[path.name].append(path)
    return table_of(
        score_paper(_document(_only(found[file.name], file, results)), read_gold(file))
        for file in files
    )


def _only(found: Sequence[Path], gold: Path, results: Path) -> Path:
    """The one result that is called as a gold file."""
    if not found:
        raise ScoreError(f"{gold}: no result {gold.name} below {results}")
    if len(found) > 1:
        raise ScoreError(f"{gold}: two results, {found[0]} and {found[1]}")
    return found[0]


def _document(path: Path) -> model.Document:
    try:
        return model.decode(path.read_bytes())
    except OSError as error:
        raise ScoreError(f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise ScoreError(f"{path}: {error}") from error
