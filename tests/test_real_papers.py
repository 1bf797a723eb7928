"""Real papers, where they lie beside the project: read from end to end and scored.

They are third-party data; without them these tests are skipped. After a change that is meant to
change the scores: python tests/test_real_papers.py prints them.
"""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from figures import means, rounded
from samples import RULES

from bipaper import model
from bipaper.evaluate.gold import read_gold
from bipaper.evaluate.table import Table, score_paper, table_of
from bipaper.stages.steps import document_of

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = SHARED / "gold"
SHORTEST = 4  # papers, which take half a minute
TODAY = {
    "title_zh": 1.0,
    "title_en": 1.0,
    "authors_zh": 1.0,
    "authors_en": 1.0,
    "abstract_zh": 1.0,
    "abstract_en": 1.0,
    "keywords_zh": 1.0,
    "keywords_en": 1.0,
    "doi": 1.0,
    "clc": 1.0,
    "headings": 1.0,
    "order": 1.0,
    "joins": 1.0,
    "noise": 1.0,
    "references": 1.0,
    "captions": 0.94,
    "alignment": 1.0,
    "quantities": 0.96,
    "entities": 0.6,
    "claims": 0.65,
    "claim_spans": 0.83,
    "claim_source": 0.95,
    "claim_content": 0.83,
}

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="no papers beside the project")


def shortest() -> list[str]:
    """The papers with a good text layer that have the fewest pages."""
    annotated = [read_gold(path) for path in GOLD.glob("*.json")]
    papers = [(gold.pages or 0, gold.id) for gold in annotated if gold.text_layer == "good"]
    return [paper for _, paper in sorted(papers)[:SHORTEST]]


@cache
def documents() -> dict[str, model.Document]:
    """Their documents, as made today."""
    return {paper: document_of(SHARED / "papers" / f"{paper}.pdf", RULES) for paper in shortest()}


@cache
def table() -> Table:
    return table_of(
        score_paper(document, read_gold(GOLD / f"{paper}.json"))
        for paper, document in documents().items()
    )


def scores() -> dict[str, float]:
    return rounded({"means": means(table())})["means"]


def test_real_papers_score_as_they_did_no_better_and_no_worse() -> None:
    assert scores() == TODAY, f"if that is meant, run {Path(__file__).name} and write it in"


def test_the_scores_are_those_of_the_other_scorer(tmp_path: Path) -> None:
    """Another program with the same definitions, to two digits in each column and paper."""
    for paper, document in documents().items():
        (tmp_path / f"{paper}.json").write_bytes(model.encode(document))
    command = [SHARED / "tools" / "score.py", tmp_path, GOLD, "--json", "--paper", *shortest()]
    scored = subprocess.run([sys.executable, *command], capture_output=True, check=True)
    theirs = {
        paper: {name: round(value, 2) for name, value in row.items() if value is not None}
        for paper, row in json.loads(scored.stdout)["papers"].items()
    }
    ours = {
        paper.id: {name: round(score.value, 2) for name, score in paper.scores.items()}
        for paper in table().papers
    }
    assert theirs == ours


if __name__ == "__main__":
    print(json.dumps(scores(), indent=4))
