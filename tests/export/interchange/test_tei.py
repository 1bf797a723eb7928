from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from samples import NAMES, golden_document

from bipaper.export.interchange.tei import tei
from bipaper.model import Document
from bipaper.parts.metadata import Metadata

HERE = Path(__file__).parent
NS = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"


@pytest.fixture(scope="module")
def schema() -> etree.RelaxNG:
    """All of TEI P5, which takes lxml some ten seconds to read."""
    with ZipFile(HERE / "schemas" / "tei-all-4.3.0.zip") as archive:
        return etree.RelaxNG(etree.fromstring(archive.read("tei_all.rng")))


def parsed(document: Document) -> etree._Element:
    return etree.fromstring(tei(document).encode())


def faults(schema: etree.RelaxNG, document: Document) -> list[str]:
    root = parsed(document)
    for element in root.iter(etree.Element):
        element.attrib.pop("coords", None)  # GROBID's own
    schema.validate(root)
    return [error.message for error in schema.error_log]


def test_a_paper_is_tei(paper: Document) -> None:
    assert tei(paper) == (HERE / "expected" / "paper.tei.xml").read_text("utf-8")


def test_heads_are_labels_and_cells_reach_as_far_as_printed(
    schema: etree.RelaxNG, grouped: Document
) -> None:
    assert faults(schema, grouped) == []
    (table,) = parsed(grouped).iter(f"{NS}table")
    rows = [*table.iter(f"{NS}row")]
    assert [row.get("role") for row in rows] == ["label", "label", None]
    assert [(cell.text, dict(cell.attrib)) for row in rows for cell in row] == [
        ("港", {"rows": "2"}),
        ("户数", {"cols": "2"}),
        *((text, {}) for text in "甲乙丙12"),
    ]


def test_papers_are_valid_but_for_the_coordinates(schema: etree.RelaxNG, paper: Document) -> None:
    samples = [golden_document(name) for name in NAMES]
    assert [faults(schema, document) for document in (*samples, paper)] == [[]] * (len(NAMES) + 1)
    paper.references[1].pages, paper.references[1].url = "3-4, 9", "https://a.example/港 b|[M"
    paper.references[2].title, paper.references[2].authors = None, ["纪明溯"]
    paper.metadata, paper.abstract.zh = Metadata(), None
    assert faults(schema, paper) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_paragraph_has_the_text_of_its_block_and_no_other(name: str) -> None:
    document = golden_document(name)
    root = parsed(document)
    marks = (f"{NS}ref[@type='foot']", f"{NS}hi[@rend='superscript']")
    for path in (f"{NS}formula", *marks):  # which stand in the text and are no part of it
        for inserted in root.findall(f".//{path}"):
            inserted.text = None
    found = {p.get(ID): "".join(p.itertext()) for p in root.iter(f"{NS}p") if p.get(ID)}
    assert found == document.texts()


@pytest.mark.parametrize("name", NAMES)
def test_a_program_for_grobid_finds_the_header_and_the_references(name: str) -> None:
    reader = pytest.importorskip("grobid_tei_xml", reason="grobid-tei-xml is not installed")
    document = golden_document(name)
    data = document.metadata
    found = reader.parse_document_xml(tei(document))
    header = found.header
    assert (header.title, header.doi) == (data.title.zh, data.doi)
    assert [author.full_name for author in header.authors] == data.authors.zh
    assert (header.journal, header.volume, header.date) == (
        data.journal.zh,
        data.journal.volume,
        data.journal.year,
    )
    assert [(one.id, one.unstructured, one.title, one.volume) for one in found.citations] == [
        (entry.id, entry.text, entry.title, entry.volume) for entry in document.references
    ]
