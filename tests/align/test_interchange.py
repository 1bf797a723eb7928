import json
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bipaper.align.beads import AlignedBead
from bipaper.align.interchange import (
    FORMATS,
    Unit,
    tmx,
    to_json,
    to_ladder,
    to_tmx,
    to_tsv,
)

ZH = ["雨停了。", "他走到窗前，", "推开窗。"]
EN = ["The rain had stopped.", "He went to the window & opened it.", "Silence."]
BEADS = [AlignedBead([0], [0], 0.8), AlignedBead([1, 2], [1], 0.71234), AlignedBead([], [2], 0.0)]
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def test_the_ladder_numbers_sentences_from_zero():
    assert to_ladder(BEADS, ZH, EN) == "[0]:[0]:0.8000\n[1,2]:[1]:0.7123\n[]:[2]:0.0000\n"


def test_tsv_has_a_header_and_a_line_for_each_bead():
    assert to_tsv(BEADS, ZH, EN) == (
        "zh\ten\tscore\treason\n"
        "雨停了。\tThe rain had stopped.\t0.8000\t\n"
        "他走到窗前，推开窗。\tHe went to the window & opened it.\t0.7123\t\n"
        "\tSilence.\t0.0000\tadded in English\n"
    )


def test_tabs_and_line_breaks_do_not_break_tsv():
    rows = to_tsv([AlignedBead([0], [0], 1.0)], ["甲\t乙\n丙"], ["a\r\nb"]).splitlines()
    assert rows[1] == "甲 乙 丙\ta b\t1.0000\t"


def test_no_text_is_a_formula_to_a_spreadsheet():
    rows = to_tsv([AlignedBead([0], [0], -0.5)], ["－3度。"], ["=HYPERLINK(A1)"]).splitlines()
    assert rows[1] == "'－3度。\t'=HYPERLINK(A1)\t-0.5000\t"


def test_json_holds_numbers_texts_score_and_reason():
    rows = [json.loads(line) for line in to_json(BEADS, ZH, EN).splitlines()]
    assert rows[1:] == [
        {
            "zh": [1, 2],
            "en": [1],
            "zh_text": ["他走到窗前，", "推开窗。"],
            "en_text": ["He went to the window & opened it."],
            "score": 0.71234,
            "reason": None,
        },
        {
            "zh": [],
            "en": [2],
            "zh_text": [],
            "en_text": ["Silence."],
            "score": 0.0,
            "reason": "added in English",
        },
    ]


def test_tmx_has_the_structure_that_its_dtd_requires():
    text = to_tmx(BEADS, ZH, EN)
    root = ET.fromstring(text.encode())
    assert '<!DOCTYPE tmx SYSTEM "tmx14.dtd">' in text
    assert (root.tag, root.attrib, [child.tag for child in root]) == (
        "tmx",
        {"version": "1.4"},
        ["header", "body"],
    )
    required = {
        "creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang",
        "datatype",
    }  # fmt: skip
    assert set(root[0].attrib) == required
    assert root[0].attrib["segtype"] in {"block", "paragraph", "sentence", "phrase"}
    assert [[child.tag for child in unit] for unit in root[1]] == [["prop", "tuv", "tuv"]] * 2
    assert [[(v.attrib[XML_LANG], v[0].text) for v in u.iter("tuv")] for u in root[1]] == [
        [("zh-Hans", "雨停了。"), ("en", "The rain had stopped.")],
        [("zh-Hans", "他走到窗前，推开窗。"), ("en", "He went to the window & opened it.")],
    ]


def test_a_unit_of_the_memory_says_where_it_stands():
    unit = ET.fromstring(tmx([Unit("甲", "A", 0.5, "Hant", "paper/1 & 2")]).encode())[1][0]
    assert [(p.attrib["type"], p.text) for p in unit.iter("prop")] == [
        ("x-origin", "paper/1 & 2"),
        ("x-score", "0.5000"),
    ]


def test_a_memory_says_in_which_script_its_chinese_is():
    text = tmx([Unit("經濟", "economy", 1, "Hant"), Unit("经济", "economy", 1, "Hans")])
    root = ET.fromstring(text.encode())
    assert root[0].attrib["srclang"] == "*all*"
    units = [(u.attrib["srclang"], [v.attrib[XML_LANG] for v in u.iter("tuv")]) for u in root[1]]
    assert units == [("zh-Hant", ["zh-Hant", "en"]), ("zh-Hans", ["zh-Hans", "en"])]
    assert "date" not in text
    traditional = to_tmx([AlignedBead([0], [0], 1)], ["這是經濟。"], ["This is the economy."])
    assert 'srclang="zh-Hant"' in traditional


@settings(deadline=None, max_examples=60)
@given(st.text(), st.text())
def test_tmx_is_well_formed_whatever_the_text(zh, en):
    root = ET.fromstring(to_tmx([AlignedBead([0], [0], 0.5)], [zh], [en]).encode("utf-8", "strict"))
    assert len(list(root.iter("seg"))) == 2


def test_translate_toolkit_opens_the_memory():
    reason = "translate-toolkit is not installed"
    memories = pytest.importorskip("translate.storage.tmx", reason=reason)
    memory = memories.tmxfile.parsestring(to_tmx(BEADS, ZH, EN).encode())
    assert [(unit.source, unit.target) for unit in memory.units] == [
        (ZH[0], EN[0]),
        (ZH[1] + ZH[2], EN[1]),
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_two_empty_texts_can_be_written_in_every_format(name):
    lines = FORMATS[name]([], [], []).splitlines()
    assert len(lines) == {"json": 0, "tsv": 1, "ladder": 0, "tmx": 7}[name]
