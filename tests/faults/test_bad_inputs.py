"""One run over every odd file and name there is, with the sample papers among them."""

import hashlib
import os
import shutil
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from runs import copy_workflow, run_snakemake
from samples import NAMES as SAMPLE_NAMES
from samples import SAMPLES

from bipaper import model

from .given import DONE, Given
from .inputs import INPUTS
from .names import NAMES, NO_FILES, broken, fill_with_names, good, hide

pytestmark = pytest.mark.slow

# Low, so that what is over them is soon given up: a sample paper needs a tenth of each.
LIMITS = "limits={seconds: 20, memory_mb: 600}"
NO_RIGHT = "no right to read it"
TWINS = ("one of twins", "the other twin")


class Outcome(NamedTuple):
    """What came of a run: results by the digest of their file, codes of failures by id."""

    exit_code: int
    said: str
    summary: str
    results: Mapping[str, list[model.Document]]
    failures: Mapping[str, list[str]]

    def results_of(self, data: bytes) -> list[model.Document]:
        return self.results[hashlib.sha256(data).hexdigest()]

    def of(self, given: Given) -> list[str]:
        """All that came of a file."""
        return [DONE for _ in self.results_of(given.made())] + self.failures[given.name]


@pytest.fixture(scope="module")
def work(place: Path) -> Path:
    folder = copy_workflow(place / "bad_inputs")
    (folder / "raw").mkdir()
    for path in SAMPLES:
        shutil.copy2(path, folder / "raw")
    return folder


@pytest.fixture(scope="module")
def alone(work: Path) -> Path:
    """The results of the sample papers without anything else."""
    result = run_snakemake(work, "--config", LIMITS, "results_dir=alone")
    assert result.returncode == 0, result.stdout
    return work / "alone"


@pytest.fixture(scope="module")
def outcome(work: Path, alone: Path) -> Outcome:
    fill(work / "raw")
    result = run_snakemake(work, "--config", LIMITS, "batches=2", "workers=2")
    results = work / "results"
    return Outcome(
        result.returncode,
        result.stdout,
        (results / "summary.txt").read_text("utf-8"),
        read_results(results / "papers"),
        read_failures(results / "failures.tsv"),
    )


def fill(raw: Path) -> None:
    """Put everything odd beside the sample papers."""
    for given in INPUTS:
        (raw / f"{given.name}.pdf").write_bytes(given.made())
    for name, make in NO_FILES.items():
        make(raw / f"{name}.pdf")
    for name in TWINS:
        (raw / f"{name}.pdf").write_bytes(good("a twin"))
    hide(raw / f"{NO_RIGHT}.pdf")
    (raw / "above").symlink_to("..")
    fill_with_names(raw / "names", good)
    fill_with_names(raw / "broken", broken)
    (raw / "names" / "itself.pdf").symlink_to(".")


def read_results(papers: Path) -> Mapping[str, list[model.Document]]:
    found: dict[str, list[model.Document]] = defaultdict(list)
    for path in filter(Path.is_file, papers.rglob("*.json")):
        document = model.decode(path.read_bytes())
        found[document.source.sha256].append(document)
    return found


def read_failures(table: Path) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for line in table.read_text("utf-8").splitlines()[1:]:
        paper, _, code, _ = line.split("\t")
        found[paper].append(code)
    return found


def printed(document: model.Document) -> Counter[str]:
    """The characters of a paper, as far as they are in its result, with their number."""
    blocks = [*document.paragraphs, *document.captions, *document.references, *document.furniture]
    texts = [block.text for block in blocks] + [section.title for section in document.sections]
    title = document.metadata.title.en or document.metadata.title.zh or ""
    texts += [] if title in texts else [title]
    return Counter("".join("".join(texts).split()))


def warned(document: model.Document) -> set[str]:
    return {warning.message for warning in document.diagnostics.warnings}


def test_a_run_over_anything_ends_well(outcome: Outcome) -> None:
    assert outcome.exit_code == 0, outcome.said
    assert "Traceback" not in outcome.said


@pytest.mark.parametrize("given", INPUTS, ids=lambda given: given.name)
def test_what_comes_of_a_file_is_right(outcome: Outcome, given: Given) -> None:
    (came,) = outcome.of(given)
    assert came in given.right


@pytest.mark.parametrize(
    "given", [given for given in INPUTS if given.whole], ids=lambda given: given.name
)
def test_text_that_a_result_lacks_is_warned_of(outcome: Outcome, given: Given) -> None:
    (whole,) = (other.made() for other in INPUTS if other.name == given.whole)
    (right,) = outcome.results_of(whole)
    for result in outcome.results_of(given.made()):
        lost = printed(right) - printed(result)
        assert not lost or warned(result) > warned(right)


@pytest.mark.parametrize("what", NAMES)
def test_a_paper_is_read_whatever_is_in_its_name(outcome: Outcome, what: str) -> None:
    assert len(outcome.results_of(good(what))) == 1


def test_a_broken_paper_is_a_failure_whatever_is_in_its_name(outcome: Outcome) -> None:
    codes = [codes for paper, codes in outcome.failures.items() if paper.startswith("broken/")]
    assert codes == [["not_pdf"]] * len(NAMES)


@pytest.mark.parametrize("name", NO_FILES)
def test_what_is_no_file_is_a_failure_that_says_so(outcome: Outcome, name: str) -> None:
    assert outcome.failures[name] == ["unreadable"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_failure_that_says_so(outcome: Outcome) -> None:
    assert outcome.failures[NO_RIGHT] == ["unreadable"]


def test_a_paper_that_is_there_twice_has_two_results_and_the_summary_says_so(
    outcome: Outcome,
) -> None:
    assert {document.id for document in outcome.results_of(good("a twin"))} == set(TWINS)
    assert all(name in outcome.summary for name in TWINS)


def test_nothing_else_comes_of_it(outcome: Outcome, figures: Callable[[str], None]) -> None:
    results, failures = (sum(map(len, found.values())) for found in outcome[-2:])
    tried = len(INPUTS) + 2 * len(NAMES) + len(NO_FILES) + len(TWINS) + len([NO_RIGHT])
    figures(f"{tried} odd files: {results - len(SAMPLES)} results, {failures} failures")
    assert results + failures == tried + len(SAMPLES)


@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_a_sample_paper_among_them_has_the_bytes_of_a_run_of_its_own(
    work: Path, alone: Path, outcome: Outcome, name: str
) -> None:
    among, by_itself = (folder / "papers" / f"{name}.json" for folder in (work / "results", alone))
    assert among.read_bytes() == by_itself.read_bytes()


def test_no_two_of_the_files_are_the_same() -> None:
    count = Counter(given.made() for given in INPUTS)
    assert [given.name for given in INPUTS if count[given.made()] > 1] == []
    assert len({given.name for given in INPUTS}) == len(INPUTS)
