"""What a corpus costs: the whole workflow, stage by stage, against two baselines.

    python benchmarks/corpus.py [--papers 50] [--cores 2] [--naive] [--set batches=2 ...]

The papers are the samples, typeset anew for each paper with other words (``varied``):
two hardly share a sentence, so little is worked out once for several. The run is a cold one, in a
new folder. Seconds are processor time with all children (``engine/usage.py``), so
they compare across machines by their ratios only. The baselines are measured after it, on the
same files: pdfplumber's bare extract_text and pdfium's bare characters, and with ``--naive`` the
same workflow with a job for each paper and stage. Typesetting needs the fonts of
tests/specimens/build.py.
"""

import argparse
import multiprocessing
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
import spacy
import typst
from extract import pdfium_chars, pdfplumber_text

from bipaper.engine.usage import COLUMNS
from bipaper.nlp.chinese import JiebaTokenizer

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "tests" / "specimens" / "sources"
SAMPLES = ("heat_pump_policy", "library_evening_service", "river_oxygen_forecast")
STAGES = ("extract", "segment", "tag", "align", "structure", "publish", "render")
HAN = re.compile(r"[\u3400-\u9fff]")
# Characters of a language from which a line of a source is a paragraph, no code and no label.
PARAGRAPH, ENGLISH_PARAGRAPH = 60, 300
ENGLISH = re.compile(r"(?<=[a-z,] )[a-z]{5,}(?=[ ,.])")  # of an abstract, in such a line
DIGITS = re.compile(r"(?<=[\u3400-\u9fff.])\d(?=[\d%])")  # of figures in Chinese text


@cache
def nouns(line: str) -> tuple[str, ...]:
    """The Chinese nouns of two characters in a line, as jieba cuts it."""
    doc = JiebaTokenizer(spacy.blank("xx").vocab)(line)
    return tuple({t.text for t in doc if len(t) == 2 and t.tag_ == "n"})


class Words(NamedTuple):
    """Words of a sample that may stand for each other."""

    pattern: re.Pattern[str]
    words: Sequence[str]

    def shuffled(self, line: str, chance: random.Random) -> str:
        """The line with every word of these another, the same wherever it stands."""
        others = list(self.words)
        chance.shuffle(others)
        other = dict(zip(self.words, others, strict=True))
        return self.pattern.sub(lambda match: other[match[0]], line)


@cache
def words(sample: str) -> tuple[Sequence[str], Words, Words]:
    """The lines of a sample's source; its nouns, and the longer words of its English."""
    lines = (SOURCES / f"{sample}.typ").read_text(encoding="utf-8").split("\n")
    chinese = sorted({word for line in lines if is_chinese(line) for word in nouns(line)})
    english = sorted({w for line in lines if is_english(line) for w in ENGLISH.findall(line)})
    return lines, Words(re.compile("|".join(chinese)), chinese), Words(ENGLISH, english)


def is_chinese(line: str) -> bool:
    """Is it a paragraph of Chinese?"""
    return len(HAN.findall(line)) >= PARAGRAPH


def is_english(line: str) -> bool:
    """Is it a paragraph of English?"""
    return not is_chinese(line) and len(line) >= ENGLISH_PARAGRAPH and not line.startswith("#")


def varied(sample: str, number: int) -> str:
    """The source of a sample with nouns, English words and figures of its paragraphs changed."""
    lines, chinese, english = words(sample)

    def one(line: str) -> str:
        if is_english(line):
            return english.shuffled(line, random.Random(number))
        if not is_chinese(line):
            return line
        line = chinese.shuffled(line, random.Random(number))
        return DIGITS.sub(lambda match: str((int(match[0]) + number) % 9 + 1), line)

    return "\n".join(map(one, lines))


def make_paper(folder: Path, number: int) -> Path:
    """Typeset a paper; ``folder`` holds what the samples' sources import."""
    sample = SAMPLES[number % len(SAMPLES)]
    source, paper = folder / f"{number}.typ", folder / "raw" / f"{sample}_{number:05}.pdf"
    source.write_text(varied(sample, number), encoding="utf-8")
    paper.write_bytes(typst.compile(source, root=folder, pdf_tags=False))
    return paper


def make_papers(folder: Path, count: int) -> list[Path]:
    """That many papers below ``folder``/raw."""
    (folder / "raw").mkdir()
    (folder / "journal.typ").write_bytes((SOURCES / "journal.typ").read_bytes())
    return [make_paper(folder, number) for number in range(count)]


def children_seconds(work: Callable[[], object]) -> float:
    """Processor time of the children that the work starts and waits for."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def run(folder: Path, results: str, cores: int, settings: Sequence[str]) -> None:
    """Run the workflow on ``folder``/raw; raises CalledProcessError where it fails."""
    command = [sys.executable, "-m", "snakemake", "--snakefile", str(ROOT / "Snakefile")]
    command += ["--directory", str(folder), "--configfile", str(ROOT / "config.yaml")]
    command += ["--workflow-profile", str(ROOT / "profiles" / "default"), "--quiet", "all"]
    command += ["--cores", str(cores), "--config", "raw_dir=raw", f"results_dir={results}"]
    subprocess.run([*command, *settings], check=True, stdout=sys.stderr)


def read_all(read: Callable[[Path], int], papers: Sequence[Path]) -> None:
    """Read all papers in a process of its own."""
    process = multiprocessing.get_context("spawn").Process(target=_each, args=(read, papers))
    process.start()
    process.join()


def _each(read: Callable[[Path], int], papers: Sequence[Path]) -> None:
    for paper in papers:
        read(paper)


def used(results: Path, stage: str) -> dict[str, float]:
    """What the jobs of a stage used: time added up, memory of the largest."""
    files = [results / "benchmarks" / f"{stage}.tsv"]
    files += sorted((results / "benchmarks" / stage).glob("*.tsv"))
    rows = [file.read_text(encoding="utf-8").splitlines()[1] for file in files if file.exists()]
    columns = zip(*(map(float, row.split("\t")) for row in rows), strict=True)
    return {
        name: max(values) if "memory" in name else sum(values)
        for name, values in zip(COLUMNS, columns, strict=True)
    }


def report(results: Path, total: float, pages: int, cores: int) -> None:
    """A line a stage; what is left of the total is Snakemake's."""
    print(f"{'stage':11}{'CPU s':>8}{'share':>7}{'s/page':>8}{'busy':>6}{'MB job':>8}{'worker':>8}")
    left = total
    for stage in STAGES:
        row = used(results, stage)
        seconds = row["cpu"] + row["workers_cpu"]
        left -= seconds
        busy = seconds / row["seconds"] / cores
        print(
            f"{stage:11}{seconds:8.1f}{seconds / total:7.0%}{seconds / pages:8.3f}{busy:6.0%}"
            f"{row['memory_mb']:8.0f}{row['worker_memory_mb']:8.0f}"
        )
    print(f"{'snakemake':11}{left:8.1f}{left / total:7.0%}{left / pages:8.3f}")


def main() -> None:
    """Print the figures of the run, then those of the baselines."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--papers", type=int, default=50)
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--naive", action="store_true", help="run a job a paper and stage, too")
    parser.add_argument("--set", nargs="*", default=[], help="settings, as KEY=VALUE")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        measure(Path(name), given)


def measure(folder: Path, given: argparse.Namespace) -> None:
    """Everything that ``main`` prints."""
    papers = make_papers(folder, given.papers)
    pages = sum(len(pdfium.PdfDocument(paper)) for paper in papers)
    begun = time.monotonic()
    total = children_seconds(lambda: run(folder, "results", given.cores, given.set))
    clock = time.monotonic() - begun
    print(f"{len(papers)} papers, {pages} pages: {total:.1f} CPU s, {clock:.1f} s by the clock")
    per_core = clock * given.cores
    print(f"{len(papers) / per_core:.2f} papers and {pages / per_core:.2f} pages a second and core")
    report(folder / "results", total, pages, given.cores)
    for read in (pdfplumber_text, pdfium_chars):
        taken = children_seconds(lambda read=read: read_all(read, papers))
        print(
            f"{read.__name__}: {taken:.1f} CPU s; the workflow takes {total / taken:.2f} times that"
        )
    if given.naive:
        alone = [f"batches={1000 * given.papers}"]  # nearly surely
        taken = children_seconds(lambda: run(folder, "naive", given.cores, alone))
        print(f"a job a paper and stage: {taken:.1f} CPU s, {taken / total:.1f} times the workflow")


if __name__ == "__main__":
    main()
