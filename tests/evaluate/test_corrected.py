"""What a reader corrected or confirmed is gold, and nothing else of the paper is judged."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from command_line import run
from graded import BODY, document

from bipaper import model
from bipaper.corrections import decode_corrections
from bipaper.document.correct import corrected
from bipaper.evaluate.compare import compare
from bipaper.evaluate.corrected import METRICS, score_corrected
from bipaper.evaluate.gold import ScoreError
from bipaper.parts.diagnostics import Warning


def place(text: str) -> str:
    """The id of a number or a claim."""
    paper = document()
    (own,) = (one.id for one in [*paper.quantities, *paper.claims] if one.text == text)
    return own


COUNT = {"kind": "count", "value": 386, "unit": None, "comparator": "="}
CLAIM = {"type": "finding", "source": "own", "content": ["causal"]}
TITLE = {"what": "title", "lang": "zh", "was": "口袋公园的使用", "now": "口袋公园的使用"}
LEVEL = {"what": "level", "section": "s2", "was": 2, "now": 1}
NUMBER = {"what": "number", "number": place("386个"), "was": COUNT, "now": COUNT}
NONE = {"what": "claim", "claim": place(BODY[1]), "was": CLAIM, "now": None}
ORDER = {"what": "order", "paragraph": "p1", "was": None, "now": "p3"}


def scores(*corrections: dict[str, Any], paper: model.Document | None = None) -> dict[str, Any]:
    """By metric the value, and what is missing."""
    data = msgspec.json.encode({"id": "park", "corrections": corrections})
    found = score_corrected(paper or document(), decode_corrections(data, "park"))
    return {name: (score.value, score.missing) for name, score in found.scores.items()}


def test_what_was_confirmed_is_right_and_what_was_corrected_is_not() -> None:
    assert scores(TITLE, LEVEL, NUMBER, NONE, ORDER) == {
        "found": (1, ()),
        "title": (1, ()),
        "level": (0, ("level of s2: 1, and not 2",)),
        "order": (0, ("place of p1: 'p3', and not nothing",)),
        "claim": (0, (f"{NONE['claim']}: nothing, and not type finding, source own, "
                      "content ['causal']",)),
        "number": (1, ()),
    }  # fmt: skip


def test_the_document_as_corrected_is_right_in_all() -> None:
    made = (LEVEL, NONE, ORDER, {**ORDER, "paragraph": "p2", "was": None, "now": "p1"})
    data = msgspec.json.encode({"id": "park", "corrections": made})
    done = corrected(document(), decode_corrections(data, "park"), "x")
    assert [one.id for one in done.paragraphs] == ["p3", "p1", "p2"]
    assert {value for value, _ in scores(*made, paper=done).values()} == {1}


def test_a_paragraph_is_behind_another_with_others_that_were_moved_between_them() -> None:
    paper = document()
    paper.paragraphs = [paper.paragraphs[n] for n in (0, 2, 1)]
    behind = {"what": "order", "paragraph": "p2", "was": "p3", "now": "p1"}
    assert scores(behind, paper=paper)["order"][0] == 0
    moved = {"what": "order", "paragraph": "p3", "was": "p2", "now": "p1"}
    assert scores(behind, moved, paper=paper)["order"] == (1, ())


def test_of_corrections_of_one_thing_the_last_holds() -> None:
    assert scores(LEVEL, {**LEVEL, "was": 1, "now": 2})["level"] == (1, ())


def test_what_has_no_place_any_more_is_told_and_judged_by_nothing_else() -> None:
    paper = document()
    del paper.paragraphs[0], paper.sections[1]
    paper.quantities, paper.claims = paper.quantities[2:], paper.claims[1:]
    found = scores(TITLE, LEVEL, NUMBER, ORDER, paper=paper)
    gone = ("level of s2", NUMBER["number"], "place of p1")
    assert found == {"found": (0.25, gone), "title": (1, ())}


def test_a_number_that_is_none_any_more_is_wrong_where_its_paragraph_is_there() -> None:
    paper = document()
    paper.quantities = []
    assert scores(NUMBER, {**NUMBER, "number": "p2.q0-1", "now": None}, paper=paper)["number"] == (
        0.5,
        (f"{NUMBER['number']}: kind count, value 386, comparator =, and not nothing",),
    )


# --- folders ------------------------------------------------------------------------------


@pytest.fixture
def results(tmp_path: Path) -> Path:
    paper = document()
    paper.id = "2024/park"
    path = tmp_path / "results" / "2024" / "park.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(model.encode(paper))
    return tmp_path / "results"


@pytest.fixture
def corrections(tmp_path: Path) -> Path:
    path = tmp_path / "corrections" / "2024" / "park.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"id": "2024/park", "corrections": [TITLE, LEVEL]}))
    return tmp_path / "corrections"


def test_a_folder_of_corrections_is_told_from_one_of_gold(results: Path, corrections: Path) -> None:
    table = compare(results, corrections)
    assert list(table.means) == list(METRICS)
    assert [paper.id for paper in table.papers] == ["2024/park"]
    assert (table.means["title"].value, table.means["level"].value) == (1, 0)
    assert table.means["claim"].papers == 0
    done = run("score", results, corrections, "--details")
    assert done.stdout.endswith("level 0.000 (0 of 1)\n    - level of s2: 1, and not 2\n")


def test_a_result_with_corrections_in_it_is_not_scored_by_them(
    results: Path, corrections: Path
) -> None:
    path = results / "2024" / "park.json"
    paper = model.decode(path.read_bytes())
    paper.diagnostics.warnings.append(Warning(code="corrected", message="level"))
    path.write_bytes(model.encode(paper))
    with pytest.raises(ScoreError, match=r"park\.json: corrections are applied in it"):
        compare(results, corrections)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ('{"id": "park", "corrections": []}', "it is about 'park', not '2024/park'"),
        ('{"id": "2024/park", "corrections": [{}]}', "missing required field `what`"),
    ],
)
def test_corrections_that_cannot_be_used_are_named(
    results: Path, corrections: Path, content: str, problem: str
) -> None:
    (corrections / "2024" / "park.json").write_text(content)
    with pytest.raises(ScoreError) as error:
        compare(results, corrections)
    assert str(error.value).startswith(f"{corrections}/2024/park.json: ")
    assert problem in str(error.value)
