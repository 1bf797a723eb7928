"""What a run owns of the results folder, and that it is nobody else's."""

from pathlib import Path

# What is written to the results folder, all of it by name.
STATE, REPORT = ".bipaper", "report"
OWNED = (
    *(STATE, "batches", "papers", "corpus", REPORT, "logs", "benchmarks"),
    *("changes.jsonl", "failures.tsv", "summary.txt"),
)


class FoldersError(Exception):
    """Folders that a run must not use; the message says which and why."""


def check_folders(raw_dir: Path, results_dir: Path) -> None:
    """Make sure that a run can neither write to nor remove what is not its own.

    Raises FoldersError where the folder of the PDFs is, holds or lies in what the run owns,
    and where what it would own is there already and no run of bipaper has made it.
    """
    raw, results = raw_dir.resolve(), results_dir.resolve()
    if results.exists() and not results.is_dir():
        raise FoldersError(f"results_dir: {str(results_dir)!r} is not a folder")
    for name in OWNED:
        own = results / name
        if raw == own or raw in own.parents or own in raw.parents:
            raise FoldersError(
                f"raw_dir: {str(raw_dir)!r} overlaps with {str(results_dir / name)!r}, which a "
                "run writes and removes: set another raw_dir or results_dir"
            )
    foreign = [name for name in OWNED if _holds_something(results / name)]
    if foreign and not (results / STATE).is_dir():
        raise FoldersError(
            f"results_dir: {str(results_dir / foreign[0])!r} is there and no run of bipaper has "
            "made it: move it away, or set another results_dir"
        )


def _holds_something(path: Path) -> bool:
    return any(path.iterdir()) if path.is_dir() else path.exists() or path.is_symlink()
