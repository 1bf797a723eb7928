"""Corrections change what they name and nothing else, and say where they no longer fit."""

import json
import re
from typing import Any

import msgspec
import pytest
from samples import NAMES, ROOT, golden_document

from bipaper import model
from bipaper.corrections import LevelCorrection, corrections_schema, decode_corrections
from bipaper.document.correct import _with_level, corrected
from bipaper.model import Document

FILE = "corrections/a.json"


@pytest.fixture
def paper() -> Document:
    return golden_document(NAMES[0])


def apply(paper: Document, *corrections: dict[str, Any]) -> tuple[Document, list[tuple[str, str]]]:
    """The document, which is a valid one, and the warnings that came."""
    data = msgspec.json.encode({"id": paper.id, "corrections": corrections})
    done = corrected(paper, decode_corrections(data, paper.id), FILE)
    assert model.decode(model.encode(done)) == done
    others = {"corrected", "correction_unfit"}
    return done, [(w.code, w.message) for w in done.diagnostics.warnings if w.code in others]


def rest(document: Document, *but: str) -> dict[str, Any]:
    """All that a document says, but for some fields and its warnings."""
    said = msgspec.structs.asdict(document)
    return {key: own for key, own in said.items() if key not in {*but, "diagnostics"}}


def number(paper: Document, id: str) -> dict[str, Any]:
    fields = ("kind", "value", "low", "high", "unit", "comparator")
    (found,) = (own for own in paper.quantities if own.id == id)
    return {field: getattr(found, field) for field in fields}


def claim(paper: Document, place: int) -> dict[str, Any]:
    own = paper.claims[place]
    return {"type": own.type, "source": own.source, "content": own.content}


def test_a_title_is_replaced(paper: Document) -> None:
    was = paper.metadata.title.zh
    done, told = apply(paper, {"what": "title", "lang": "zh", "was": was, "now": "别的题目"})
    assert (done.metadata.title.zh, done.metadata.title.en) == ("别的题目", paper.metadata.title.en)
    assert rest(done, "metadata") == rest(paper, "metadata")
    assert told == [("corrected", f"{FILE}: title.zh: '别的题目' instead of {was!r}")]


def test_a_level_is_changed_and_what_stands_below(paper: Document) -> None:
    place = next(n for n, one in enumerate(paper.sections) if one.level == 2)
    own = paper.sections[place]
    fault = {"what": "level", "section": own.id, "was": 2, "now": 1}
    done, told = apply(paper, fault)
    assert (done.sections[place].level, done.sections[place].parent) == (1, None)
    assert [one.id for one in done.sections] == [one.id for one in paper.sections]
    assert rest(done, "sections") == rest(paper, "sections")
    assert [code for code, _ in told] == ["corrected"]


@pytest.mark.parametrize("name", NAMES)
def test_levels_as_they_are_give_the_tree_as_it_is(name: str) -> None:
    sections = golden_document(name).sections
    same = LevelCorrection(section=sections[0].id, was=1, now=sections[0].level)
    assert _with_level(sections, same) == sections


def test_a_paragraph_is_moved_with_all_that_stands_in_it(paper: Document) -> None:
    ids = [one.id for one in paper.paragraphs]
    move = {"what": "order", "paragraph": ids[5], "was": ids[4], "now": ids[1]}
    done, told = apply(paper, move)
    assert [one.id for one in done.paragraphs] == [*ids[:2], ids[5], *ids[2:5], *ids[6:]]
    assert done.paragraphs[2].section == paper.paragraphs[1].section
    for kind in ("claims", "quantities", "entities", "citations"):
        blocks = [one.block for one in getattr(done, kind)]
        assert sorted(blocks, key=list(done.blocks()).index) == blocks
        assert len(blocks) == len(getattr(paper, kind))
    sections = {one.section for one in done.claims if one.block == ids[5]}
    assert sections <= {done.paragraphs[2].section}
    assert [code for code, _ in told] == ["corrected"]
    first = {"what": "order", "paragraph": ids[5], "was": ids[1], "now": None}
    assert [one.id for one in apply(paper, move, first)[0].paragraphs][:2] == [ids[5], ids[0]]


def test_a_claim_is_another_or_none(paper: Document) -> None:
    own = paper.claims[3]
    now = {"type": "definition", "source": "stated", "content": ["definition"]}
    fault = {"what": "claim", "claim": own.id, "was": claim(paper, 3), "now": now}
    done, _ = apply(paper, fault)
    assert claim(done, 3) == now
    assert rest(done, "claims") == rest(paper, "claims")
    done, _ = apply(paper, fault | {"now": None})
    assert done.claims == [one for one in paper.claims if one.id != own.id]


def test_a_number_is_another_and_the_abstracts_are_compared_again(paper: Document) -> None:
    check = next(one for one in paper.alignment.number_check if one.agrees and one.zh)
    assert check.zh
    was = number(paper, check.zh)
    now = was | {"value": 77.5}
    fault = {"what": "number", "number": check.zh, "was": was, "now": now}
    done, told = apply(paper, fault)
    assert number(done, check.zh) == now
    assert check not in done.alignment.number_check
    assert "number_differs" in {one.code for one in done.diagnostics.warnings}
    assert rest(done, "quantities", "alignment") == rest(paper, "quantities", "alignment")
    assert [code for code, _ in told] == ["corrected"]
    back = {"what": "number", "number": check.zh, "was": now, "now": was}
    assert apply(paper, fault, back)[0].alignment == paper.alignment


def test_a_number_that_is_none_goes_from_claims(paper: Document) -> None:
    own = next(one for one in paper.claims if one.quantities)
    id = own.quantities[0]
    fault = {"what": "number", "number": id, "was": number(paper, id), "now": None}
    done, _ = apply(paper, fault)
    assert id not in {one.id for one in done.quantities}
    assert id not in {one for claim in done.claims for one in claim.quantities}


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (
            {"what": "title", "lang": "en", "was": "Other", "now": "New"},
            "title.en: it says .*, and not 'Other' any more",
        ),
        (
            {"what": "level", "section": "s0123", "was": 2, "now": 1},
            "level of s0123: there is none any more",
        ),
        (
            {"what": "order", "paragraph": "p0123", "was": None, "now": None},
            "place of p0123: there is none any more",
        ),
        (
            {
                "what": "number",
                "number": "p0123.q1-2",
                "was": {"kind": "count"},
                "now": {"kind": "rank"},
            },
            "p0123.q1-2: there is none any more",
        ),
    ],
)
def test_what_no_longer_fits_is_left_and_told(
    paper: Document, fault: dict[str, Any], message: str
) -> None:
    done, told = apply(paper, fault)
    assert rest(done) == rest(paper)
    ((code, said),) = told
    assert code == "correction_unfit"
    assert re.fullmatch(f"{FILE}: {message}", said)


def test_a_paragraph_cannot_go_behind_one_that_is_gone(paper: Document) -> None:
    ids = [one.id for one in paper.paragraphs]
    done, told = apply(paper, {"what": "order", "paragraph": ids[1], "was": ids[0], "now": "p0123"})
    assert done.paragraphs == paper.paragraphs
    said = f"{FILE}: place of {ids[1]}: there is no p0123 any more"
    assert told == [("correction_unfit", said)]


def test_what_is_right_already_is_nothing_to_tell(paper: Document) -> None:
    title = paper.metadata.title.zh
    gone = {
        "what": "claim",
        "claim": "p0123.c1-2",
        "was": claim(paper, 0),
        "now": None,
    }
    done, told = apply(paper, {"what": "title", "lang": "zh", "was": "旧", "now": title}, gone)
    assert (done, told) == (paper, [])


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"{", "truncated"),
        (b'{"id": "b", "corrections": []}', "it is about 'b', not 'a'"),
        (b'{"id": "a", "corrections": [{"what": "colour"}]}', "colour"),
        (
            b'{"id": "a", "corrections": [{"what": "level", "section": "s1", "was": 1, "now": 0}]}',
            ">= 1",
        ),
        (b'{"id": "a", "correction": []}', "unknown field"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        decode_corrections(data, "a")


def test_the_schema_of_corrections_is_up_to_date() -> None:
    schema = ROOT / "workflow" / "schemas" / "corrections.schema.json"
    assert json.loads(schema.read_text("utf-8")) == corrections_schema(), "run: make schemas"
