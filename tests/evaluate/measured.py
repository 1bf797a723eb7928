"""How papers with gold are read today, as figures that a test can hold."""

from collections.abc import Callable
from pathlib import Path

import yaml
from figures import Figures, means, rounded

from bipaper.evaluate.gold import read_gold
from bipaper.evaluate.table import METRICS, Table, score_paper, table_of
from bipaper.settings import load
from bipaper.stages.steps import document_of

ROOT = Path(__file__).resolve().parents[2]


def measured(gold: Path, pdf_of: Callable[[str], Path]) -> Figures:
    """The scores of a folder of gold with the settings of config.yaml: the means, and what is
    below 1 of each paper, rounded."""
    names = sorted(path.stem for path in gold.glob("*.json"))
    settings = load(yaml.safe_load((ROOT / "config.yaml").read_bytes()))  # those of make score
    return figures(
        table_of(
            score_paper(document_of(pdf_of(name), settings), read_gold(gold / f"{name}.json"))
            for name in names
        )
    )


def figures(table: Table) -> Figures:
    """The means and each paper's scores below 1, rounded."""
    papers = {
        paper.id: {name: score.value for name, score in paper.scores.items() if score.value < 1}
        for paper in table.papers
    }
    return rounded({"means": {"overall": table.overall or 0.0} | means(table)} | papers)


def changes(expected: Figures, found: Figures) -> list[str]:
    """What differs, a line each."""
    assert found.keys() == expected.keys()
    return [
        f"{paper}: {metric} {before:.2f} -> {after:.2f}"
        for paper in found
        for metric in ("overall", *METRICS)
        if (before := expected[paper].get(metric, 1)) != (after := found[paper].get(metric, 1))
    ]
