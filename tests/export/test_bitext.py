import xml.etree.ElementTree as ET
from pathlib import Path

from bipaper.export.bitext import BitextWriter
from bipaper.model import Bead, Document, Pair


def test_abstracts_become_a_translation_memory(tmp_path: Path, document: Document) -> None:
    document.alignment.abstract.append(Bead(zh=[], en=["abstract.en.s2"], score=0))
    with BitextWriter(tmp_path) as bitext:
        bitext.add(document)
        bitext.add(document)
    units = ET.parse(tmp_path / "abstracts.tmx").findall("body/tu")
    assert [[segment.text for segment in unit.iter("seg")] for unit in units] == [
        ["一句。", "A. B."]
    ] * 2
    assert [unit.findtext("prop[@type='x-origin']") for unit in units] == ["y/a", "y/a"]


def test_terms_become_a_glossary_with_the_best_score_of_any_paper(
    tmp_path: Path, document: Document
) -> None:
    with BitextWriter(tmp_path) as bitext:
        for score in (0.5, 0.9, 0.7):
            document.alignment.terms = [Pair(zh="企业", en="firm", score=score, evidence="gloss")]
            bitext.add(document)
    table = (tmp_path / "glossary.tsv").read_text("utf-8")
    assert table == "zh\ten\tscore\tevidence\n企业\tfirm\t0.9000\tgloss\n"
    newer = "{urn:iso:std:iso:30042:ed-2}term"
    for name, tag in (("glossary.tbx", newer), ("glossary.2008.tbx", "term")):
        terms = ET.parse(tmp_path / name).iter(tag)
        assert [term.text for term in terms] == ["企业", "firm"]


def test_a_memory_says_in_which_script_each_paper_is(tmp_path: Path, document: Document) -> None:
    with BitextWriter(tmp_path) as bitext:
        bitext.add(document)
        document.paragraphs[0].text = "廣州市有二萬家企業。"
        bitext.add(document)
    units = ET.parse(tmp_path / "abstracts.tmx").findall("body/tu")
    assert [unit.attrib["srclang"] for unit in units] == ["zh-Hans", "zh-Hant"]


def test_a_corpus_without_papers_has_files_without_entries(tmp_path: Path) -> None:
    with BitextWriter(tmp_path):
        pass
    assert ET.parse(tmp_path / "abstracts.tmx").findall("body/tu") == []
    assert (tmp_path / "glossary.tsv").read_text() == "zh\ten\tscore\tevidence\n"
