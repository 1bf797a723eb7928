"""What publishing costs: a corpus, and again after a paper came, changed or went.

    python benchmarks/publish.py 300 1000

For each number of papers, in a process of its own: the papers of tests/golden, under as many ids,
are published from files as the stages leave them. Seconds are of processors; "files" are those of
the corpus that are new on the disk, of all there are.
"""

import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path

import msgspec

from bipaper.document.cut import cut, cut_captions
from bipaper.engine.digest import digest
from bipaper.engine.rows import Row, read_rows, write_rows
from bipaper.model import Document, decode
from bipaper.stages.publish import run

GOLDEN = Path(__file__).resolve().parents[1] / "tests" / "golden"
NAMES = ("documents", "tagged", "captions")

Paper = tuple[bytes, bytes, bytes]  # the values of its rows


def samples() -> list[Paper]:
    """The papers to begin with."""
    return [sample(path) for path in sorted(GOLDEN.glob("*.json"))]


def sample(path: Path) -> Paper:
    """A paper as the stages leave it."""
    raw = msgspec.json.decode(path.read_bytes())
    raw["diagnostics"].setdefault("stages", {})
    document = decode(msgspec.json.encode(raw))
    values = document, cut(document), cut_captions(document)
    one, two, three = map(msgspec.json.encode, values)
    return one, two, three


def named(paper: Paper, name: str, title: str) -> Paper:
    """The paper under another id, with another title and PDF."""
    document = msgspec.json.decode(paper[0], type=Document)
    document.metadata.title.en, document.source.sha256 = title, digest(title)
    return (msgspec.json.encode(msgspec.structs.replace(document, id=name)), *paper[1:])


class Batch:
    """The rows of all papers, which are published again and again."""

    def __init__(self, folder: Path, papers: dict[str, Paper]) -> None:
        self.files = tuple(folder / f"{name}.jsonl" for name in NAMES)
        self.results = folder / "results"
        (self.results / ".bipaper").mkdir(parents=True)
        self._write(papers, set())

    def _write(self, papers: dict[str, Paper], gone: Iterable[str]) -> None:
        for number, file in enumerate(self.files):
            kept = {row.id: row for row in read_rows(file)}
            new = {
                paper: Row(id=paper, key="", digest=digest(values[number]), value=values[number])
                for paper, values in papers.items()
            }
            rows = {paper: row for paper, row in (kept | new).items() if paper not in {*gone}}
            write_rows(file, (row for _, row in sorted(rows.items())))

    def row(self, what: str, papers: dict[str, Paper], gone: Iterable[str] = ()) -> None:
        """Change papers, publish, and say what it cost."""
        self._write(papers, gone)
        before, begun = set(self._nodes()), time.process_time()
        manifest = self.results / ".bipaper" / "manifest.jsonl"
        run([self.files], manifest, 0, "settings", "version")
        seconds, after = time.process_time() - begun, list(self._nodes())
        new = sum(node not in before for node in after)
        print(f"  {what:24}{seconds:8.2f} s{new:8} of {len(after)} files", flush=True)

    def _nodes(self) -> Iterator[int]:
        corpus = self.results / "corpus"
        return (path.stat().st_ino for path in corpus.rglob("*") if path.is_file())


def measure(count: int) -> None:
    """Publish so many papers, and again after changes."""
    print(f"{count} papers", flush=True)
    of = cycle(samples())
    names = [f"{number // 50:03}/{number:06}" for number in range(count)]
    papers = {name: named(paper, name, name) for name, paper in zip(names, of, strict=False)}
    paper = next(of)
    with tempfile.TemporaryDirectory() as folder:
        batch = Batch(Path(folder), papers)
        del papers
        some, gone = names[count // 3], names[count // 2]
        batch.row("all", {})
        batch.row("nothing changed", {})
        batch.row("one changed", {some: named(paper, some, "other")})
        batch.row("one added", {"new": named(paper, "new", "new")})
        batch.row("one renamed", {"old": named(paper, "old", "new")}, ["new"])
        batch.row("one removed", {}, [gone])
        issue = islice(of, 20)
        added = {f"issue/{n}": named(p, f"issue/{n}", f"issue {n}") for n, p in enumerate(issue)}
        batch.row("an issue of 20 added", added)


if __name__ == "__main__":
    for count in map(int, sys.argv[1:]):
        process = get_context("spawn").Process(target=measure, args=(count,))
        process.start()
        process.join()
