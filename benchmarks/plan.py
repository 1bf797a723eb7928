"""What planning costs as a corpus grows: papers found and batched, marks, and Snakemake's DAG.

    python benchmarks/plan.py [--papers 1000000] [--batches 2000]

Papers are empty files below folders of 1,000, in a temporary folder; nothing is run
(``snakemake --dry-run``). It is what a first run plans, which has no results to look at, and with
``--seen`` a further one, which knows each file by what it read before.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bipaper.engine.files import Seen, stamp, write_seen
from bipaper.engine.papers import find_papers, into_batches

ROOT = Path(__file__).resolve().parents[1]
EACH = 1000


def make_papers(raw: Path, count: int) -> None:
    """That many files that are called like papers."""
    for first in range(0, count, EACH):
        folder = raw / f"{first // EACH:05}"
        folder.mkdir(parents=True)
        for number in range(first, min(first + EACH, count)):
            (folder / f"{number:07}.pdf").touch()


def saw_all(folder: Path, batches: int) -> None:
    """Write what a run notes of the files that it has read."""
    for batch, papers in into_batches(find_papers(folder / "raw"), batches).items():
        notes = folder / "results" / "batches" / batch / "files.jsonl"
        notes.parent.mkdir(parents=True)
        stamps = {paper: stamp(path) for paper, path in papers.items()}
        write_seen(
            notes,
            (Seen(paper=p, mark=said, stamp=said, digest="0" * 64) for p, said in stamps.items()),
        )
    (folder / "results" / ".bipaper").mkdir()


def measure(folder: Path, batches: int) -> str:
    """Seconds by the clock and of the processor, and the most memory."""
    command = [sys.executable, "-m", "snakemake", "--snakefile", str(ROOT / "Snakefile")]
    command += ["--directory", str(folder), "--cores", "2", "--dry-run", "--quiet", "all"]
    command += ["--config", "raw_dir=raw", "results_dir=results", f"batches={batches}"]
    begun = time.monotonic()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    # Of all children so far; nothing else has been started that is as large.
    return (
        f"{time.monotonic() - begun:.0f} s by the clock, {cpu:.0f} CPU s, "
        f"{after.ru_maxrss / (1 << 20):.2f} GiB"
    )


def main() -> None:
    """Print a line for a first plan, and with ``--seen`` one for a further one."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--papers", type=int, default=1_000_000)
    parser.add_argument("--batches", type=int, default=0, help="one for every 500 papers")
    parser.add_argument("--seen", action="store_true")
    given = parser.parse_args()
    batches = given.batches or -(-given.papers // 500)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_papers(folder / "raw", given.papers)
        print(f"{given.papers} papers, {batches} batches: {measure(folder, batches)}", flush=True)
        if given.seen:
            saw_all(folder, batches)
            print(f"  with what was read before: {measure(folder, batches)}")


if __name__ == "__main__":
    main()
