import xml.etree.ElementTree as ET

import pytest

from bipaper.align.glossary import Concept, Example, Term
from bipaper.align.termbase import glossary_tbx, glossary_tbx_2008, glossary_tsv
from bipaper.parts.aligned import Pair

TBX = "{urn:iso:std:iso:30042:ed-2}"
GAP = Concept(
    id="c0123456789ab",
    hans=[Term("数字鸿沟", 2), Term("数码鸿沟", 1)],
    hant=[Term("數位鴻溝", 1)],
    en=[Term("digital divide <gap>", 2), Term("DD", 1)],
    papers=3,
    reliability=0.95,
    evidence="keyword",
    example=Example("a&b", "鸿沟很大。", "The gap is wide."),
    shown=Pair(zh="数字鸿沟", en="digital divide <gap>", score=1),
)
FIRM = Concept("c1", [Term("企业", 1)], [], [Term("firm", 1)], 1, 0.9, "gloss", None, None)


def test_a_glossary_as_tsv_has_a_line_a_concept():
    assert glossary_tsv([GAP, FIRM]).splitlines() == [
        "id\tzh_hans\tzh_hant\ten\tzh_variants\ten_variants\tpapers\treliability\tevidence"
        "\texample_zh\texample_en\texample_paper",
        "c0123456789ab\t数字鸿沟\t數位鴻溝\tdigital divide <gap>\t数码鸿沟\tDD\t3\t0.9500\tkeyword"
        "\t鸿沟很大。\tThe gap is wide.\ta&b",
        "c1\t企业\t\tfirm\t\t\t1\t0.9000\tgloss\t\t\t",
    ]


def test_no_term_is_a_formula_to_a_spreadsheet():
    concept = FIRM._replace(hans=[Term("＝", 1)], en=[Term("@A1", 1)])
    assert glossary_tsv([concept]).splitlines()[1].split("\t")[1:4] == ["'＝", "", "'@A1"]


def test_a_glossary_as_tbx_of_2008_has_the_structure_that_its_dtd_requires():
    assert glossary_tbx_2008([GAP]) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n'
        '<martif type="TBX" xml:lang="en">\n'
        " <martifHeader><fileDesc><sourceDesc><p>Terms paired by bipaper from papers in Chinese"
        " with an English abstract</p></sourceDesc></fileDesc><encodingDesc>"
        '<p type="XCSURI">TBXXCSV02.xcs</p></encodingDesc></martifHeader>\n'
        " <text><body>\n"
        '  <termEntry id="c0123456789ab">\n'
        "   <note>papers: 3; reliability: 0.95</note>\n"
        '   <langSet xml:lang="zh-Hans">\n'
        "    <tig><term>数字鸿沟</term>"
        '<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>'
        '<descripGrp><descrip type="context">鸿沟很大。</descrip>'
        '<admin type="source">a&amp;b</admin></descripGrp></tig>\n'
        "    <tig><term>数码鸿沟</term>"
        '<termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig>\n'
        "   </langSet>\n"
        '   <langSet xml:lang="zh-Hant">\n'
        "    <tig><term>數位鴻溝</term>"
        '<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>\n'
        "   </langSet>\n"
        '   <langSet xml:lang="en">\n'
        "    <tig><term>digital divide &lt;gap&gt;</term>"
        '<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>'
        '<descripGrp><descrip type="context">The gap is wide.</descrip>'
        '<admin type="source">a&amp;b</admin></descripGrp></tig>\n'
        '    <tig><term>DD</term><termNote type="termType">abbreviation</termNote>'
        '<termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig>\n'
        "   </langSet>\n"
        "  </termEntry>\n"
        " </body></text>\n</martif>\n"
    )


def test_a_glossary_as_tbx_of_2019_has_the_same_entries_under_other_names():
    root = ET.fromstring(glossary_tbx([GAP, FIRM]).encode())
    assert [child.tag for child in root] == [f"{TBX}tbxHeader", f"{TBX}text"]
    entries = list(root.iter(f"{TBX}conceptEntry"))
    assert [entry.attrib["id"] for entry in entries] == ["c0123456789ab", "c1"]
    assert [len(list(entry.iter(f"{TBX}termSec"))) for entry in entries] == [5, 2]
    older = ET.fromstring(glossary_tbx_2008([GAP, FIRM]).encode())
    for tag in ("term", "termNote", "descrip", "admin", "note"):
        newer = [found.text for found in root.iter(f"{TBX}{tag}")]
        assert newer == [found.text for found in older.iter(tag)]


def test_a_traditional_example_stands_with_the_traditional_terms():
    example = Example("a", "數位鴻溝很大。", None)
    concept = GAP._replace(example=example, shown=Pair(zh="數位鴻溝", en="DD", score=1))
    root = ET.fromstring(glossary_tbx_2008([concept]).encode())
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    having = [
        side.attrib[lang] for side in root.iter("langSet") if side.find(".//descrip") is not None
    ]
    assert having == ["zh-Hant"]


def test_translate_toolkit_opens_the_glossary():
    reason = "translate-toolkit is not installed"
    tbx = pytest.importorskip("translate.storage.tbx", reason=reason)
    found = tbx.tbxfile.parsestring(glossary_tbx_2008([GAP, FIRM]).encode(), "zh-Hans", "en")
    assert [(unit.source, unit.target) for unit in found.units] == [
        ("数字鸿沟", "digital divide <gap>"),
        ("企业", "firm"),
    ]


def test_an_example_stands_with_the_terms_that_it_shows():
    shown = Pair(zh="數位鴻溝", en="dd", score=1)
    example = Example("a", "數位鴻溝擴大。", "The DD widens.")
    tree = ET.fromstring(glossary_tbx([GAP._replace(shown=shown, example=example)]))
    assert [
        (found.findtext(f"{TBX}term"), found.findtext(f"{TBX}descripGrp/{TBX}descrip"))
        for found in tree.iter(f"{TBX}termSec")
        if found.find(f"{TBX}descripGrp") is not None
    ] == [("數位鴻溝", "數位鴻溝擴大。"), ("DD", "The DD widens.")]
