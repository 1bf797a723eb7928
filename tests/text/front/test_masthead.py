"""Mastheads: which lines above a title are the journal's."""

import pytest
from printed import line, stream

from bipaper.parts.metadata import Journal
from bipaper.text.front.frontmatter import read_front_matter
from bipaper.text.front.masthead import masthead_lines
from bipaper.text.ledger import left_over

TITLE = line("口袋公园使用人数的影响因素", size=18.0, base=200.0)
JOURNAL = Journal(zh="岚浦园林", en="Lanpu Parks")


def masthead(*rows: tuple[str, float], size: float = 9.0, page: int = 1) -> list[str]:
    lines = [line(text, base=base, size=size, page=page) for text, base in rows]
    return [one.text for one in masthead_lines(lines, TITLE, JOURNAL)]


@pytest.mark.parametrize(
    "text",
    [
        "2023年第6期（总第112期）",
        "Vol. 35 No. 6",
        "2023年6月",
        "ISSN 1000-0000",
        "岚浦通讯 35(6): 101-109",
        "系统园林 x(x) (20xx, x), 1–10",
        "CN 00-0000/S",
        "https://park.example",
        "DOI：10.5555/lp.2023.06.001",
        "·论著·",
        "· 病例报告 ·",
        "[研究快报]",
        "【论著】",
        "岚 浦 园 林",
        "专刊 Lanpu Parks",
    ],
)
def test_a_line_above_the_title_that_tells_the_journal_is_the_masthead(text):
    assert masthead((text, 100.0)) == [line(text).text]


@pytest.mark.parametrize(
    "text", ["公园里的座椅", "收稿日期：2023年6月", "林知远（1990）", "[1]", "·12·"]
)
def test_a_line_alone_without_evidence_is_not(text):
    assert masthead((text, 100.0)) == []


def test_lines_beside_and_above_one_that_tells_are_but_not_those_below():
    rows = [("岚浦园林学会 编", 80.0), ("特稿", 100.0), ("2023年6月", 102.0), ("座椅与遮阴", 130.0)]
    assert masthead(*rows) == ["岚浦园林学会编", "特稿", "2023年6月"]


def test_type_as_large_as_the_title_s_needs_evidence_of_its_own():
    rows = [("遮阴与座椅", 80.0), ("2023年6月", 100.0)]
    assert masthead(*rows, size=18.0) == ["2023年6月"]


@pytest.mark.parametrize(("base", "page"), [(230.0, 1), (100.0, 2)])
def test_what_stands_below_the_title_or_on_another_page_is_not(base, page):
    assert masthead(("2023年第6期", base), page=page) == []


def test_a_masthead_is_kept_whole_and_tells_the_journal():
    rows = [
        ("岚浦园林　2023年6月　第35卷第6期　总第112期", {"size": 9.0}),
        ("·专题研究·", {"size": 9.0}),
        ("口袋公园使用人数的影响因素", {"size": 18.0, "centred": True}),
        ("林知远", {"size": 12.0, "centred": True}),
        ("摘要：公园的使用人数在增加。", {"size": 9.0}),
    ]
    lines = stream(*rows)
    found = read_front_matter(lines)
    journal = found.metadata.journal
    assert [own.text for lines in found.lines_of("masthead") for own in lines] == [
        "岚浦园林2023年6月第35卷第6期总第112期",
        "·专题研究·",
    ]
    assert (journal.zh, journal.volume, journal.issue) == ("岚浦园林", "35", "6")
    left = left_over([item.line for item in lines], found.entries)
    assert [piece.line.text for piece in left] == ["摘要："]
