"""Folders of results and of what is right, gold or corrections, matched by the names of files."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import msgspec

from bipaper import model
from bipaper.corrections import Corrections, decode_corrections
from bipaper.document.correct import DONE
from bipaper.engine.corrections_files import find_corrections
from bipaper.evaluate.corrected import METRICS, score_corrected
from bipaper.evaluate.gold import ScoreError, read_gold
from bipaper.evaluate.table import Table, score_paper, table_of


def compare(results: Path, right: Path) -> Table:
    """The table of all papers for which the folder ``right`` says what is right: gold, or
    corrections, told by what its first file holds. Raises ScoreError."""
    corrections = find_corrections(right)
    if any(map(_holds_corrections, list(corrections.values())[:1])):
        return compare_with_corrections(results, right)
    return compare_with_gold(results, right)


def compare_with_corrections(results: Path, folder: Path) -> Table:
    """The table of all papers that have corrections.

    Those of a paper are ID.json below ``folder``, and its result is ID.json below ``results``;
    it must be one that was read without them. Raises ScoreError.
    """
    return table_of(
        (
            score_corrected(_uncorrected(results / f"{paper}.json"), _corrections(file, paper))
            for paper, file in find_corrections(folder).items()
        ),
        METRICS,
    )


def compare_with_gold(results: Path, gold: Path) -> Table:
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


class _Kind(msgspec.Struct):
    """What tells a file of corrections."""

    corrections: msgspec.Raw


def _holds_corrections(file: Path) -> bool:
    try:
        msgspec.json.decode(file.read_bytes(), type=_Kind)
    except (OSError, ValueError):
        return False
    return True


def _corrections(file: Path, paper: str) -> Corrections:
    try:
        return decode_corrections(file.read_bytes(), paper)
    except OSError as error:
        raise ScoreError(f"{file}: {error.strerror}") from error
    except ValueError as error:
        raise ScoreError(f"{file}: {error}") from error


def _uncorrected(path: Path) -> model.Document:
    document = _document(path)
    if any(one.code == DONE for one in document.diagnostics.warnings):
        raise ScoreError(
            f"{path}: corrections are applied in it; score a run with another corrections_dir"
        )
    return document


def _document(path: Path) -> model.Document:
    try:
        return model.decode(path.read_bytes())
    except OSError as error:
        raise ScoreError(f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise ScoreError(f"{path}: {error}") from error
