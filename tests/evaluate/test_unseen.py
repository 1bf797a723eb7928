"""Papers typeset by people who had not seen how they are read score as they did.

What they scored at the first reading is in docs/scoring.md; by now they are known like others.
After a change that is meant to change the scores: PYTHONPATH=tests python
tests/evaluate/test_unseen.py, and read the diff of expected.toml.
"""

import tomllib
from pathlib import Path

import pytest
from figures import as_toml
from measured import changes, measured

SETS = Path(__file__).parent / "unseen"
NAMES = sorted(path.parent.name for path in SETS.glob("*/expected.toml"))
HEAD = """\
# Scores of today's program, to two digits: the means, and what is below 1 of each paper.
# Written by tests/evaluate/test_unseen.py.
"""


def figures_of(papers: str) -> dict[str, dict[str, float]]:
    return measured(SETS / papers / "gold", lambda name: SETS / papers / "papers" / f"{name}.pdf")


@pytest.mark.parametrize("papers", NAMES)
def test_the_scores_are_those_expected(papers: str) -> None:
    expected = tomllib.loads((SETS / papers / "expected.toml").read_text(encoding="utf-8"))
    assert changes(expected, figures_of(papers)) == []


if __name__ == "__main__":
    for own in NAMES:
        text = as_toml(HEAD, figures_of(own))
        (SETS / own / "expected.toml").write_text(text, encoding="utf-8")
