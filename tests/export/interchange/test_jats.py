from itertools import chain
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from samples import NAMES, golden_document

from bipaper.export.interchange.jats import jats
from bipaper.model import Document
from bipaper.parts.metadata import Journal, Metadata
from bipaper.parts.running_text import Section

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def dtd(tmp_path_factory: pytest.TempPathFactory) -> etree.DTD:
    folder = tmp_path_factory.mktemp("jats")
    with ZipFile(HERE / "schemas" / "jats-publishing-1.1.zip") as archive:
        archive.extractall(folder)
    return etree.DTD(file=str(folder / "JATS-journalpublishing1.dtd"))


def parsed(document: Document) -> etree._Element:
    return etree.fromstring(jats(document).encode())


def faults(dtd: etree.DTD, document: Document) -> list[str]:
    dtd.validate(parsed(document))
    return [error.message for error in dtd.error_log]


def test_a_paper_is_jats(paper: Document) -> None:
    assert jats(paper) == (HERE / "expected" / "paper.jats.xml").read_text("utf-8")


def test_heads_are_heads_and_cells_reach_as_far_as_printed(
    dtd: etree.DTD, grouped: Document
) -> None:
    assert faults(dtd, grouped) == []
    (table,) = parsed(grouped).iter("table")
    assert [(part.tag, len(part)) for part in table] == [("thead", 2), ("tbody", 1)]
    cells = [cell for row in table.iter("tr") for cell in row]
    assert [(cell.tag, cell.text, dict(cell.attrib)) for cell in cells] == [
        ("th", "港", {"rowspan": "2"}),
        ("th", "户数", {"colspan": "2"}),
        *(("th", text, {}) for text in "甲乙"),
        *(("td", text, {}) for text in "丙12"),
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_valid_against_the_dtd(dtd: etree.DTD, name: str) -> None:
    assert faults(dtd, golden_document(name)) == []


def test_a_paper_that_prints_hardly_anything_is_valid(dtd: etree.DTD, paper: Document) -> None:
    assert faults(dtd, paper) == []
    paper.metadata = Metadata(received="2023年冬")
    paper.abstract.zh, paper.paragraphs, paper.sections = None, [], []
    paper.citations, paper.entities, paper.quantities, paper.claims = [], [], [], []
    paper.notes, paper.formulas, paper.references = [], [], []
    assert faults(dtd, paper) == []
    paper.metadata.journal = Journal(en="Ports", pages="31-40,52")
    paper.captions, paper.tables, paper.furniture, paper.unplaced = [], [], [], []
    assert faults(dtd, paper) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_paragraph_has_the_text_of_its_block_and_no_other(name: str) -> None:
    document = golden_document(name)
    root = parsed(document)
    for path in ("disp-formula", "xref[@ref-type='fn']", "sup"):  # which are no part of the text
        for inserted in root.findall(f".//p//{path}"):
            for child in inserted:
                inserted.remove(child)
            inserted.text = None
    found = {p.get("id"): "".join(p.itertext()) for p in root.iter("p") if p.get("id")}
    assert found == document.texts()


def test_sections_stand_in_their_parents(paper: Document) -> None:
    box = (0.0, 0.0, 1.0, 1.0)
    for id, parent in (("s3", "s1"), ("s4", None), ("s5", "s9")):
        one = Section(
            id=id, number=None, title=id, level=2, parent=parent, page=2, bbox=box, rule=""
        )
        paper.sections.append(one)
    root = parsed(paper)
    above = {sec.get("id"): sec.getparent().get("id") for sec in root.iter("sec")}
    # s9 is not there: nothing is lost by that.
    assert above == {"s1": None, "s2": "s1", "s3": "s1", "s4": None, "s5": None}


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_to_an_element(name: str) -> None:
    root = parsed(golden_document(name))
    ids = {element.get("id") for element in root.iter(etree.Element)}
    links = set(chain.from_iterable(xref.get("rid").split() for xref in root.iter("xref")))
    assert links
    assert links - ids == set()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.text())
def test_any_text_is_well_formed_and_valid(dtd: etree.DTD, paper: Document, text: str) -> None:
    paper.metadata.title.zh = paper.captions[0].text = paper.references[0].text = text
    paper.metadata.journal.year = paper.metadata.doi = paper.sections[0].title = text
    assert faults(dtd, paper) == []
