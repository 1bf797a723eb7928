"""What the report of a large corpus costs: to make, to make again, and to open in a browser.

    python benchmarks/report.py [--papers 1000] [--cores 2]

The papers are the golden documents of the samples, each time with its Chinese characters
exchanged for each other, so that no two tell the same and every offset still holds. Seconds to
make pages are processor time with all children. The browser is Debian's package chromium,
headless, by playwright; the index is there when its tables have their rows. Processor time is
that of the page's process. The least of five openings is told: the others waited for other
programs.
"""

import argparse
import random
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

from playwright.sync_api import Page, sync_playwright

from bipaper import model
from bipaper.engine.batch import Job
from bipaper.engine.digest import digest
from bipaper.engine.manifest import Manifest, Published, planned_mark, write_manifest
from bipaper.settings import Limits
from bipaper.stages.render import write_pages

GOLDEN = Path(__file__).resolve().parents[1] / "tests" / "golden"
CHROMIUM = "/usr/bin/chromium"
OPENED = 5  # times
HAN = re.compile(r"[\u3400-\u9fff]")
KEPT = "图表"  # by which captions are told


def varied(data: str, number: int) -> model.Document:
    """A document that has other Chinese characters in the same places, and an id of its own."""
    used = sorted({*HAN.findall(data)} - {*KEPT})
    others = random.Random(number).sample(used, len(used))
    document = model.decode(data.translate(str.maketrans("".join(used), "".join(others))))
    document.id = f"{document.id}_{number:05}"
    return document


def papers(count: int) -> Iterator[model.Document]:
    """That many documents."""
    samples = [path.read_text(encoding="utf-8") for path in sorted(GOLDEN.glob("*.json"))]
    for number in range(count):
        yield varied(samples[number % len(samples)], number)


def publish(results: Path, document: model.Document) -> Published:
    """Write a paper's JSON as a run does."""
    name, data = f"papers/{document.id}.json", model.encode(document)
    (results / name).write_bytes(data)
    return Published(path=name, size=len(data), sha256=digest(data))


def render(results: Path, files: dict[str, Published], cores: int) -> float:
    """Make the report; processor time in seconds."""
    state = results / ".bipaper"
    publication, manifest = state / "manifest.jsonl", state / "report.jsonl"
    write_manifest(publication, Manifest(files=files))
    job = Job("render", "1", len(files), cores, Limits())
    mark, ledger = planned_mark(manifest, results), state / "report_rows.jsonl"
    return used(lambda: write_pages(publication, manifest, ledger, None, mark, job))


def used(work: Callable[[], object]) -> float:
    """Processor time of some work and its children."""

    def seconds() -> float:
        both = (getrusage(RUSAGE_SELF), getrusage(RUSAGE_CHILDREN))
        return sum(one.ru_utime + one.ru_stime for one in both)

    before = seconds()
    work()
    return seconds() - before


def opened(index: Path) -> tuple[float, float, float]:
    """Seconds by the clock and processor time until the index is there with its rows, and by the
    clock until a search has been answered."""
    found = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for _ in range(OPENED):
            page = browser.new_page()
            begun = time.perf_counter()
            page.goto(index.as_uri())
            there = time.perf_counter() - begun
            cpu = processor_time(page)
            begun = time.perf_counter()
            page.locator("#claims [data-search]").fill("水 3")
            page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
            found.append((there, cpu, time.perf_counter() - begun))
            page.close()
        browser.close()
    there, cpu, searched = map(min, zip(*found, strict=True))
    return there, cpu, searched


def processor_time(page: Page) -> float:
    """Seconds that the process of a page has used."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(one["value"] for one in metrics if one["name"] == "ProcessTime")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--papers", type=int, default=1000)
    parser.add_argument("--cores", type=int, default=2)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        measure(Path(name), given.papers, given.cores)


def measure(results: Path, count: int, cores: int) -> None:
    """Everything that ``main`` prints."""
    for folder in ("papers", ".bipaper"):
        (results / folder).mkdir()
    (results / "failures.tsv").write_text("id\tstage\tcode\tmessage\n")
    (results / "changes.jsonl").touch()
    files, claims = {}, 0
    for last in papers(count):
        one = publish(results, last)
        files[one.path] = one
        claims += len(last.claims)
    index = results / "report" / "index.html"
    made = render(results, files, cores)
    sizes = [path.stat().st_size for path in (results / "report" / "papers").glob("*.html")]
    print(f"{count} papers, {claims} claims")
    print(
        f"made in {made:.1f} CPU s, {made / count:.3f} a paper; pages of {sum(sizes) / 1e6:.0f} MB"
    )
    nothing = render(results, files, cores)
    last.metadata.title.zh = "别的题目"
    one = publish(results, last)
    again = render(results, files | {one.path: one}, cores)
    print(f"again with nothing changed {nothing:.1f} CPU s, with one paper changed {again:.1f}")
    there, cpu, searched = opened(index)
    print(
        f"index of {index.stat().st_size / 1e6:.1f} MB: open in {there:.2f} s by the clock and",
        end=" ",
    )
    print(f"{cpu:.2f} CPU s; a search over all claims takes {searched:.2f} s")


if __name__ == "__main__":
    main()
