"""Batches whose number follows the corpus: they split, and the rows of their papers go along.

Their number is a power of two and never falls. A batch is called by its own number and by how
many there are, ``3of4``; when the corpus has outgrown them, ``3of8`` and ``7of8`` take its papers.
The first job of each finds what was made of them in the batch they come from.
"""

import re
import shutil
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from bipaper.engine.disk import link

# Papers to a batch on average before all are split: 500 to 1,000 cost little memory, and starting
# the jobs of a batch little beside working on so many.
MOST = 1000
_NAME = re.compile(r"(\d+)of(\d+)")
_BATCH = re.compile(r"\d+(?:of\d+)?")  # or one of a number that somebody asked for
_ONLY = "0"  # the one batch of a corpus for which somebody asked for one


def batch_name(number: int, batches: int) -> str:
    """What a batch is called."""
    return f"{number}of{batches}"


def splitting_number(papers: int, folder: Path, most: int = MOST) -> int:
    """How many batches there are to be; ``folder`` holds those of the runs before."""
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    number = max((int(match[2]) for match in map(_NAME.fullmatch, names) if match), default=1)
    while papers > most * number:
        number *= 2
    return number


def inherit(outputs: Iterable[Path]) -> None:
    """Have a job's files begin as those of the batch that its own was split from.

    They hold rows of other papers, too, which the job passes over. They are links, for such
    files are never written to: others take their places.
    """
    for path in outputs:
        if not path.exists():
            old = next((p for p in _before(path) if p.exists()), None)
            if old:
                link(old, path)


def drop_others(folder: Path, batches: Collection[str], done: Collection[str]) -> None:
    """Remove all batches but these, once each has all files of ``done``.

    What else is in ``folder`` is somebody's, and stays.
    """
    if all((folder / batch / name).exists() for batch in batches for name in done):
        for path in folder.iterdir():
            other = _BATCH.fullmatch(path.name) and path.name not in batches
            if other and path.is_dir():
                shutil.rmtree(path)


def _before(path: Path) -> Iterator[Path]:
    """The same file of the batches that this one was split from, the last first."""
    match = _NAME.fullmatch(path.parent.name)
    if match:
        number, batches = int(match[1]), int(match[2])
        while batches > 1:
            batches //= 2
            number %= batches
            yield path.parent.with_name(batch_name(number, batches)) / path.name
        yield path.parent.with_name(_ONLY) / path.name
