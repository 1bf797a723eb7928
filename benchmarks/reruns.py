"""What a further run costs: with nothing to do, and after a paper came, changed, moved or went.

    python benchmarks/reruns.py [--papers 300] [--cores 2] [--set batches=2 ...]

The papers are first pages of those of ``corpus.py``. "worked on" are papers that a stage did
anew; "written" files of the results about other papers than the one, new on the disk, and
"other" those whose bytes are others. Seconds are by the clock and of processors, with all
children; publish and render are told apart, for they are about the whole corpus.
"""

import argparse
import hashlib
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
from corpus import children_seconds, make_paper, make_papers, run, used

BATCHED = ("extract", "segment", "tag", "align", "structure")
KEPT = ("papers", "report/papers")


class Seen(NamedTuple):
    """A file of the results: its bytes, and what writing it changes."""

    digest: bytes
    written: tuple[int, int]


def first_page(paper: Path) -> None:
    """Leave only the first page of a PDF."""
    with pdfium.PdfDocument.new() as one:
        one.import_pages(pdfium.PdfDocument(paper), [0])
        one.save(paper)


def seen(results: Path) -> dict[str, Seen]:
    """The files about papers, by their papers and kinds."""
    return {
        str(path.relative_to(results).with_suffix("")): Seen(
            hashlib.sha256(path.read_bytes()).digest(),
            (path.stat().st_ino, path.stat().st_mtime_ns),
        )
        for kind in KEPT
        for path in (results / kind).rglob("*.*")
    }


def worked_on(results: Path) -> int:
    """Papers that stages did anew in the last run, added up over the stages."""
    logs = (path for stage in BATCHED for path in (results / "logs" / stage).glob("*.log"))
    return sum(path.read_text(encoding="utf-8").count(": done\n") for path in logs)


class Corpus(NamedTuple):
    """Papers in ``folder``/raw and how they are run."""

    folder: Path
    cores: int
    settings: Sequence[str]

    def row(self, what: str, change: Callable[[], object], *papers: str, more: str = "") -> None:
        """Change something, run, and print what that cost; ``papers`` are those it is about."""
        results = self.folder / "results"
        change()
        for log in (results / "logs").rglob("*.log"):
            log.unlink()
        shutil.rmtree(results / "benchmarks", ignore_errors=True)
        before, begun = seen(results), time.monotonic()
        settings = [*self.settings, *([more] if more else [])]
        cpu = children_seconds(lambda: run(self.folder, "results", self.cores, settings))
        clock = time.monotonic() - begun
        ends = [_cpu(results, stage) for stage in ("publish", "render")]
        written, other = _others(before, seen(results), papers)
        print(
            f"{what:22}{clock:8.1f}{cpu:8.1f}{ends[0]:9.1f}{ends[1]:8.1f}"
            f"{worked_on(results):11}{written:9}{other:7}",
            flush=True,
        )


def _cpu(results: Path, stage: str) -> float:
    if not (results / "benchmarks" / f"{stage}.tsv").exists():
        return 0.0
    row = used(results, stage)
    return row["cpu"] + row["workers_cpu"]


def _others(
    before: Mapping[str, Seen], after: Mapping[str, Seen], papers: Sequence[str]
) -> tuple[int, int]:
    """How many files about other papers were written, and how many have other bytes."""
    same = [
        (before.get(name), file)
        for name, file in after.items()
        if not any(name.endswith(f"papers/{paper}") for paper in papers)
    ]
    written = sum(old is None or old.written != new.written for old, new in same)
    return written, sum(old is None or old.digest != new.digest for old, new in same)


def measure(folder: Path, given: argparse.Namespace) -> None:
    """Print a row for each kind of run."""
    papers = make_papers(folder, given.papers)
    another, other_text = (make_paper(folder, given.papers + number) for number in (3, 6))
    for paper in (*papers, another, other_text):
        first_page(paper)
    waiting = [path.rename(folder / path.name) for path in (another, other_text)]
    raw, one, gone = folder / "raw", papers[0], papers[3]
    (raw / "moved").mkdir()
    corpus = Corpus(folder, given.cores, given.set)
    print(
        f"{'':22}{'clock s':>8}{'CPU s':>8}{'publish':>9}{'render':>8}{'worked on':>11}"
        f"{'written':>9}{'other':>7}"
    )
    corpus.row(f"{given.papers} papers, cold", lambda: None)
    corpus.row("nothing to do", lambda: None)
    corpus.row("one touched", lambda: one.touch())
    corpus.row("one added", lambda: waiting[0].rename(another), another.stem)
    corpus.row("one changed", lambda: waiting[1].replace(one), one.stem)
    corpus.row("one renamed", lambda: one.rename(raw / "renamed.pdf"), one.stem, "renamed")
    moved = raw / "moved" / "renamed.pdf"
    corpus.row("one moved", lambda: (raw / "renamed.pdf").rename(moved), "renamed", "moved/renamed")
    corpus.row("one removed", gone.unlink, gone.stem)
    corpus.row("a setting of align", lambda: None, more="align={support: 0.7}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--papers", type=int, default=300)
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--set", nargs="*", default=[], help="settings, as KEY=VALUE")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        measure(Path(name), given)


if __name__ == "__main__":
    main()
