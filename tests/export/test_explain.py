"""What a person is told of one item of a document."""

from pathlib import Path

import msgspec
import pytest

from bipaper.export.explain import ExplainError, explain
from bipaper.model import SCHEMA_VERSION, Document

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


@pytest.fixture(scope="module", params=sorted(GOLDEN.glob("*.json")), ids=lambda path: path.stem)
def document(request: pytest.FixtureRequest) -> Document:
    raw = msgspec.json.decode(request.param.read_bytes())
    raw["diagnostics"]["stages"] = {}
    assert raw["schema_version"] == SCHEMA_VERSION
    return msgspec.convert(raw, Document)


@pytest.fixture(scope="module")
def river() -> Document:
    raw = msgspec.json.decode((GOLDEN / "river_oxygen_forecast.json").read_bytes())
    raw["diagnostics"]["stages"] = {}
    return msgspec.convert(raw, Document)


def test_everything_can_be_explained_by_its_id_and_by_its_number(document: Document) -> None:
    parts = {
        "s": document.sections,
        "p": document.paragraphs,
        "c": document.claims,
        "e": document.entities,
        "q": document.quantities,
    }
    for letter, items in parts.items():
        for number, item in enumerate(items, start=1):
            told = explain(document, item.id)
            assert told == explain(document, f"{letter}{number}")
            assert item.id in told[0]
            assert " page " in "\n".join(told)


def test_a_claim_is_told_with_its_rule_its_words_and_its_place(river: Document) -> None:
    claim = next(one for one in river.claims if one.cue)
    told = explain(river, claim.id)
    assert told[0] == f"claim {claim.id}: {claim.text}"
    assert told[1].startswith(f"  page {claim.regions[0].page}, box ")
    assert f"  {claim.type}, confidence {claim.confidence:.2f}" in told
    assert any(line.startswith(f"  rule {claim.rule}: ") for line in told)
    assert any(line.startswith("    as in: ") for line in told)
    assert f"  by the words: {claim.cue}" in told


def test_a_heading_is_told_with_its_level_and_the_style_of_its_number(river: Document) -> None:
    section = river.sections[0]
    told = explain(river, "s1")
    assert told[0] == f"heading {section.id}: {section.number} {section.title}"
    assert told[1].startswith(f"  level {section.level}, page {section.page}, box ")
    assert told[2].startswith(f"  rule number ({section.rule.partition(':')[2]}): ")


def test_a_bead_is_told_with_its_sentences(river: Document) -> None:
    bead = river.alignment.abstract[0]
    told = explain(river, "b1")
    assert told[0] == f"bead b1: {len(bead.zh)} to {len(bead.en)}, score {bead.score:.2f}"
    sentence = river.abstract.zh.sentences[0]
    assert f"  {sentence.id}: {river.abstract.zh.text[sentence.start : sentence.end]}" in told


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("c999", r"no c999: they are c1 to c\d+"),
        ("c0", r"no c0: they are c1 to c\d+"),
        ("x1", "no 'x1': give an id of the document, or one of s, p, c, e, q, b with a number"),
        ("", "no '': give an id"),
    ],
)
def test_a_name_that_is_none_is_answered_with_those_there_are(
    river: Document, name: str, message: str
) -> None:
    with pytest.raises(ExplainError, match=message):
        explain(river, name)
