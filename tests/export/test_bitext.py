import xml.etree.ElementTree as ET
from pathlib import Path

from bipaper.align.glossary import Example
from bipaper.export.bitext import BitextWriter, bitext, sightings
from bipaper.model import Document
from bipaper.parts.aligned import Bead, Pair
from bipaper.parts.bilingual import Bilingual


def test_abstracts_become_a_translation_memory(tmp_path: Path, document: Document) -> None:
    document.alignment.abstract.append(Bead(zh=[], en=["abstract.en.s2"], score=0))
    with BitextWriter(tmp_path) as texts:
        texts.add(bitext(document))
        texts.add(bitext(document))
    units = ET.parse(tmp_path / "abstracts.tmx").findall("body/tu")
    assert [[segment.text for segment in unit.iter("seg")] for unit in units] == [
        ["一句。", "A. B."]
    ] * 2
    assert [unit.findtext("prop[@type='x-origin']") for unit in units] == ["y/a", "y/a"]


def test_terms_become_a_glossary_of_all_papers(tmp_path: Path, document: Document) -> None:
    with BitextWriter(tmp_path) as texts:
        for evidence in ("gloss", "keyword"):
            document.alignment.terms = [Pair(zh="一句", en="A", score=0.9, evidence=evidence)]
            texts.add(bitext(document))
    (row,) = (tmp_path / "glossary.tsv").read_text("utf-8").splitlines()[1:]
    assert row.split("\t")[1:] == [
        "一句", "", "A", "", "", "2", "0.9700", "keyword", "一句。", "A. B.", "y/a",
    ]  # fmt: skip
    newer = "{urn:iso:std:iso:30042:ed-2}term"
    for name, tag in (("glossary.tbx", newer), ("glossary.2008.tbx", "term")):
        terms = ET.parse(tmp_path / name).iter(tag)
        assert [term.text for term in terms] == ["一句", "A"]


def test_the_example_of_a_term_is_where_both_stand(document: Document) -> None:
    document.metadata.title = Bilingual(zh="论企业", en="On Firms")
    document.paragraphs[0].text = "2023年广州市有企业(firm)五家。"
    pairs = [("一句", "A"), ("企业", "Firms"), ("企业", "firm"), ("厂", "plant")]
    document.alignment.terms = [Pair(zh=zh, en=en, score=1) for zh, en in pairs]
    assert [sighting.example for sighting in sightings(document)] == [
        Example("y/a", "一句。", "A. B."),
        Example("y/a", "论企业", "On Firms"),
        Example("y/a", "论企业", "On Firms"),
        None,
    ]
    document.metadata.title.en = None
    found = list(sightings(document))
    assert found[2].example == Example("y/a", document.paragraphs[0].text[:18], None)


def test_an_example_has_the_term_as_a_word(document: Document) -> None:
    document.metadata.title = Bilingual(zh="论智能的维护", en="It Maintains AI Systems")
    document.paragraphs[0].text = "2023年广州市(GUANGZHOU)有企业五家。"
    pairs = [("智能", "AI"), ("智能", "AI system"), ("维护", "main"), ("维护", "Maintain")]
    document.alignment.terms = [Pair(zh=zh, en=en, score=1) for zh, en in pairs]
    title = Example("y/a", "论智能的维护", "It Maintains AI Systems")
    assert [sighting.example for sighting in sightings(document)] == [title, title, None, title]


def test_a_memory_says_in_which_script_each_paper_is(tmp_path: Path, document: Document) -> None:
    with BitextWriter(tmp_path) as texts:
        texts.add(bitext(document))
        document.paragraphs[0].text = "廣州市有二萬家企業。"
        texts.add(bitext(document))
    units = ET.parse(tmp_path / "abstracts.tmx").findall("body/tu")
    assert [unit.attrib["srclang"] for unit in units] == ["zh-Hans", "zh-Hant"]


def test_a_corpus_without_papers_has_files_without_entries(tmp_path: Path) -> None:
    with BitextWriter(tmp_path):
        pass
    assert ET.parse(tmp_path / "abstracts.tmx").findall("body/tu") == []
    assert (tmp_path / "glossary.tsv").read_text().count("\n") == 1
