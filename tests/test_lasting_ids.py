"""A correction moves no id but those of what it corrects."""

from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace
from samples import pdf_of

from bipaper.model import Document
from bipaper.parts.displays import Formula
from bipaper.parts.extracted import Extracted
from bipaper.parts.set_aside import NoteMark
from bipaper.settings import Settings
from bipaper.stages.steps import document_from
from bipaper.text.block_ids import with_lasting_ids
from bipaper.text.paper import extract

SAMPLE = "river_oxygen_forecast"
AT = 4  # the paragraph that is changed


@pytest.fixture(scope="module")
def paper() -> Extracted:
    path = pdf_of(SAMPLE)
    return extract(path, SAMPLE, path.name, Settings().extract)


def ids(document: Document) -> Iterator[str]:
    """The ids of everything; those of what stands in a block begin with the block's."""
    for part in (document.sections, document.paragraphs, document.references):
        yield from (one.id for one in part)
    for block in (document.abstract.zh, document.abstract.en, *document.paragraphs):
        yield from (sentence.id for sentence in block.sentences)
    for part in (document.entities, document.quantities, document.claims):
        yield from (one.id for one in part)


def spelt_otherwise(paper: Extracted) -> Extracted:
    """A character of one paragraph read as another."""
    one = paper.paragraphs[AT]
    text = one.block.text.replace("的", "旳", 1)
    changed = replace(one, block=replace(one.block, text=text))
    return replace(paper, paragraphs=[*paper.paragraphs[:AT], changed, *paper.paragraphs[AT + 1 :]])


def left_out(paper: Extracted) -> Extracted:
    """One paragraph, and the marks of notes in it."""
    others = paper.paragraphs[:AT] + paper.paragraphs[AT + 1 :]
    notes = [one for one in paper.notes if one.block != paper.paragraphs[AT].id]
    return replace(paper, paragraphs=others, notes=notes)


def without_a_reference(paper: Extracted) -> Extracted:
    return replace(paper, references=paper.references[1:])


@pytest.mark.parametrize("correct", [spelt_otherwise, left_out, without_a_reference])
def test_what_is_not_corrected_keeps_its_id(
    paper: Extracted, correct: Callable[[Extracted], Extracted]
) -> None:
    before = list(ids(document_from(paper, Settings())))
    after = set(ids(document_from(with_lasting_ids(correct(paper)), Settings())))
    own = paper.references[0].id if correct is without_a_reference else paper.paragraphs[AT].id
    gone = [one for one in before if one not in after]
    assert own in gone
    assert [one for one in gone if not one.startswith(own)] == []


def test_the_mark_of_a_note_goes_with_its_paragraph(paper: Extracted) -> None:
    numbered = [replace(one, id=f"p{n}") for n, one in enumerate(paper.paragraphs)]
    marks = [NoteMark(block=block, at=1, text="①", note=None) for block in ("p2", "abstract.zh")]
    lasting = with_lasting_ids(replace(paper, paragraphs=numbered, notes=marks))
    assert [one.block for one in lasting.notes] == [paper.paragraphs[2].id, "abstract.zh"]


def test_a_formula_goes_with_its_paragraph_too(paper: Extracted) -> None:
    numbered = [replace(one, id=f"p{n}") for n, one in enumerate(paper.paragraphs)]
    box = (0.0, 0.0, 9.0, 9.0)
    shown = [
        Formula(text="a=b", number=None, block=block, at=at, page=1, bbox=box)
        for block, at in (("p2", 1), (None, None))
    ]
    lasting = with_lasting_ids(replace(paper, paragraphs=numbered, formulas=shown))
    assert [one.block for one in lasting.formulas] == [paper.paragraphs[2].id, None]


def test_ids_are_made_of_ids_only_once(paper: Extracted) -> None:
    assert with_lasting_ids(paper) == paper
