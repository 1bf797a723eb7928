"""The papers that come with their gold score as they did, no better and no worse.

After a change that is meant to change that: PYTHONPATH=tests python
tests/evaluate/test_own_gold.py, and read the diff of tests/specimens/gold/expected.toml and
README.md.
"""

import re
import tomllib
from pathlib import Path

import pytest
from figures import Figures, as_toml
from measured import ROOT, changes, measured

from bipaper.evaluate.table import METRICS

GOLD = ROOT / "tests" / "specimens" / "gold"
EXPECTED = GOLD / "expected.toml"
HEAD = """\
# What `make score` shows of today's program, to two digits: the means, and what is below 1 of
# each paper. Written by tests/evaluate/test_own_gold.py.
"""
README = ROOT / "README.md"
# The lines of README's table and the metrics whose means its first column holds.
LINES = {
    "titles in Chinese, in English": ("title_zh", "title_en"),
    "authors in Chinese, in English": ("authors_zh", "authors_en"),
    "abstracts in Chinese, in English": ("abstract_zh", "abstract_en"),
    "keywords in Chinese, in English": ("keywords_zh", "keywords_en"),
    "DOI, CLC": ("doi", "clc"),
    "headings with number and level": ("headings",),
    "reading order; paragraphs continued across columns and pages": ("order", "joins"),
    "references, captions, furniture kept out": ("references", "captions", "noise"),
    "alignment of the abstracts": ("alignment",),
    "quantities": ("quantities",),
    "entities": ("entities",),
    "claims found; with the right type": ("claim_spans", "claims"),
    "of claims found: the source, what they tell": ("claim_source", "claim_content"),
}


def pdf_of(name: str) -> Path:
    """A sample paper's file or a specimen's."""
    sample = ROOT / "raw" / f"{name}.pdf"
    return sample if sample.exists() else ROOT / "tests" / "specimens" / "papers" / f"{name}.pdf"


def readme_with(scores: dict[str, float]) -> str:
    """README with these means in the first column of its table."""
    text = README.read_text(encoding="utf-8")
    for line, metrics in LINES.items():
        cell = "; ".join(f"{scores[metric]:.2f}" for metric in metrics)
        text, found = re.subn(rf"(?m)^\| {line} \| [^|]* \|", f"| {line} | {cell} |", text)
        assert found == 1, f"README has no line {line!r} in its table"
    return text


@pytest.fixture(scope="module")
def found() -> Figures:
    return measured(GOLD, pdf_of)


def test_the_scores_are_those_expected(found: Figures) -> None:
    expected: Figures = tomllib.loads(EXPECTED.read_text(encoding="utf-8"))
    changed = changes(expected, found)
    assert changed == [], (
        f"{len(changed)} scores differ from {EXPECTED.name}. If that is meant: "
        "PYTHONPATH=tests python tests/evaluate/test_own_gold.py, and read the diff"
    )


def test_the_figures_are_written_as_they_are_read(found: Figures) -> None:
    assert tomllib.loads(as_toml(HEAD, found)) == found


def test_the_readme_has_the_figures_expected_and_every_metric() -> None:
    expected = tomllib.loads(EXPECTED.read_text(encoding="utf-8"))["means"]
    assert readme_with(expected) == README.read_text(encoding="utf-8")
    told = {metric for metrics in LINES.values() for metric in metrics}
    assert told == set(METRICS) - {"cells"}  # of which their gold has none; the press has


if __name__ == "__main__":
    now = measured(GOLD, pdf_of)
    EXPECTED.write_text(as_toml(HEAD, now), encoding="utf-8")
    README.write_text(readme_with(now["means"]), encoding="utf-8")
