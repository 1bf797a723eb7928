"""docs/claims.md keeps its promises: its examples are what it says they are."""

import re
from pathlib import Path

import pytest
from views import view

from bipaper.find.claims.block import ClaimBlock
from bipaper.find.claims.decide import find_claims
from bipaper.find.quantities.scan import find_quantities
from bipaper.nlp.sentences import split_sentences
from bipaper.parts.cited_works import Citation
from bipaper.parts.quantities import Quantity

PAGE = (Path(__file__).parents[3] / "docs" / "claims.md").read_text(encoding="utf-8")
TYPES, NO_CLAIMS = PAGE.split("## Types")[1].split("## Where")[0].split("## No claims")


def rows(table):
    """First and last cell of each row below the header."""
    lines = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("|")]
    return [(cells[0].strip("`"), cells[-1]) for cells in lines[2:]]


def claims_in(text):
    marks = [match.span() for match in re.finditer(r"\[\d+\]", text)]
    mentions = [
        {name: getattr(found, name) for name in found.__struct_fields__}
        for found in find_quantities(view(text, "zh", marks))
    ]
    return find_claims(
        ClaimBlock(
            view=view(text),
            sentences=split_sentences(text, "zh"),
            section=None,
            section_title="",
            quantities=[Quantity(id=f"q{n}", block="p1", **m) for n, m in enumerate(mentions)],
            entities=[],
            citations=[
                Citation(block="p1", start=start, end=end, text=text[start:end])
                for start, end in marks
            ],
        )
    )


@pytest.mark.parametrize(("type_", "example"), rows(TYPES))
def test_the_example_of_a_type_is_a_claim_of_that_type(type_, example):
    assert [c.type for c in claims_in(example)] == [type_]


@pytest.mark.parametrize(("what", "example"), rows(NO_CLAIMS))
def test_an_example_of_no_claim_is_none(what, example):
    assert claims_in(example) == []


def test_the_page_names_the_parts_of_the_frame_in_its_example():
    text = re.search(r"In (\d{4}年，.*?。)", PAGE)[1]
    frame = claims_in(text)[0].frame
    assert (frame.subject, frame.change, frame.quantity, frame.time) == (
        "云岭县茶叶产量",
        "增长",
        "12.5%",
        "2022年",
    )


@pytest.mark.parametrize(("text", "count"), re.findall(r"([^\s.。]+。) is\s(two|one)", PAGE))
def test_the_page_cuts_sentences_as_it_says(text, count):
    assert len(claims_in(text)) == {"one": 1, "two": 2}[count]
