"""Peak memory and seconds of making the databases of a corpus, and of telling what changed.

python benchmarks/databases.py 100 400 1000

For each number of papers, in a process of its own: the rows of the papers in tests/golden, under
as many ids, are written to Parquet and both databases; then again, all of them with another
title, and the two are compared. Memory is flat where ten times the papers take no more of it.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path

import msgspec

from bipaper.export.changed_rows import Tables, compare_rows
from bipaper.export.corpus import CorpusWriter, build_databases
from bipaper.export.history import Known, compare_papers
from bipaper.model import Document, decode
from bipaper.relational.parquet import FIRST

GOLDEN = Path(__file__).resolve().parents[1] / "tests" / "golden"


def papers(count: int, title: str) -> Iterator[Document]:
    """So many papers; their JSON is read each time, so that they take no memory."""
    for number, path in enumerate(islice(cycle(sorted(GOLDEN.glob("*.json"))), count)):
        raw = msgspec.json.decode(path.read_bytes())
        raw["diagnostics"].setdefault("stages", {})
        raw["metadata"]["title"]["en"] = title
        paper = decode(msgspec.json.encode(raw))
        yield msgspec.structs.replace(paper, id=f"{number:06}/{path.stem}")


def timed(what: str, begun: float) -> float:
    """Say how long something took and how much memory the process has had by then."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  {what}: {time.perf_counter() - begun:.1f} s, peak {peak:.0f} MB", flush=True)
    return time.perf_counter()


def measure(count: int) -> None:
    """Make the corpus twice and compare."""
    print(f"{count} papers", flush=True)
    with tempfile.TemporaryDirectory() as name:
        old, new = Path(name, "old"), Path(name, "new", "corpus")
        begun = time.perf_counter()
        for folder in (old, new):
            folder.mkdir(parents=True)
            with CorpusWriter(folder) as tables:
                for paper in papers(count, folder.name):
                    tables.add(paper, "", {})
        begun = timed("Parquet, twice", begun)
        build_databases(new)
        begun = timed("DuckDB and SQLite", begun)
        ids = [paper.id for paper in papers(count, "")]
        before, now = (Known(dict.fromkeys(ids, digest), {}.get, set()) for digest in "12")
        tables = Tables(old, [FIRST]), Tables(new, [FIRST])
        rows = compare_rows(compare_papers(before, now), *tables)
        timed(f"what changed, {rows}", begun)


if __name__ == "__main__":
    for count in map(int, sys.argv[1:]):
        process = get_context("spawn").Process(target=measure, args=(count,))
        process.start()
        process.join()
