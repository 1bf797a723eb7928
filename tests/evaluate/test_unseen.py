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

HERE = Path(__file__).parent
SETS = (
    *("unseen", "unseen_second", "unseen_third", "unseen_fourth", "unseen_fifth"),
    *("unseen_sixth", "unseen_seventh", "unseen_eighth", "unseen_ninth", "unseen_tenth"),
    *("unseen_eleventh", "unseen_twelfth", "unseen_thirteenth", "unseen_fourteenth"),
    "unseen_fifteenth",
)
HEAD = """\
# Scores of today's program, to two digits: the means, and what is below 1 of each paper.
# Written by tests/evaluate/test_unseen.py.
"""


def figures_of(papers: str) -> dict[str, dict[str, float]]:
    return measured(HERE / papers / "gold", lambda name: HERE / papers / "papers" / f"{name}.pdf")


@pytest.mark.parametrize("papers", SETS)
def test_the_scores_are_those_expected(papers: str) -> None:
    expected = tomllib.loads((HERE / papers / "expected.toml").read_text(encoding="utf-8"))
    assert changes(expected, figures_of(papers)) == []


if __name__ == "__main__":
    for own in SETS:
        text = as_toml(HEAD, figures_of(own))
        (HERE / own / "expected.toml").write_text(text, encoding="utf-8")
