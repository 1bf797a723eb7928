"""A journal's name, year, volume, issue and pages from mastheads and citation lines."""

from collections.abc import Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import line

from bipaper.parts.metadata import Journal
from bipaper.text.front.journal import numbered, read_journal


def told(
    rows: list[str], citation: str = "", running: Sequence[str] = (), title: str = ""
) -> dict[str, Any]:
    heads = [line(row) for row in running]
    masthead = [line(row) for row in rows]
    found = msgspec.to_builtins(read_journal(masthead, citation, heads, title))
    return {key: value for key, value in found.items() if value is not None}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ["第35卷　第6期　　岚浦大学学报　　Vol. 35 No. 6", "2023年12月　　Dec. 2023"],
            {"zh": "岚浦大学学报", "year": "2023", "volume": "35", "issue": "6"},
        ),
        (
            ["岚浦大学学报（自然科学版）　2023年第6期"],
            {"zh": "岚浦大学学报（自然科学版）", "year": "2023", "issue": "6"},
        ),
        (
            ["2023年第6期（总第112期）　岚浦社会科学"],
            {"zh": "岚浦社会科学", "year": "2023", "issue": "6"},
        ),
        (
            ["岚浦园林 2023 年 6 月第 35 卷第 6 期"],
            {"zh": "岚浦园林", "year": "2023", "volume": "35", "issue": "6"},
        ),
        (
            ["岚浦园林　ISSN 1000-0000　2023年6月"],
            {"zh": "岚浦园林", "year": "2023", "issn": "1000-0000"},
        ),
        (
            ["東嶼學報　第十二卷第四期", "2021年12月，頁37-43"],
            {"zh": "東嶼學報", "year": "2021", "volume": "12", "issue": "4", "pages": "37-43"},
        ),
        (
            ["Journal of Lanpu Parks, Vol.21, No.8, August 2023, pp.1834-1848"],
            {
                "en": "Journal of Lanpu Parks",
                "year": "2023",
                "volume": "21",
                "issue": "8",
                "pages": "1834-1848",
            },
        ),
        (
            ["Acta Lanp. Gard.　Vol. 3, No. 2"],
            {"en": "Acta Lanp. Gard.", "volume": "3", "issue": "2"},
        ),
        (["Proceedings of the 12th Lanpu Talks, No. 2"], {"en": "Lanpu Talks", "issue": "2"}),
        (["LANPU GARDENS　Vol. 3 No. 2"], {"en": "LANPU GARDENS", "volume": "3", "issue": "2"}),
        # As a text layer may have it that sets points apart.
        (
            ["第3卷第2辑: 79 - 91　Vol .3 No .2, Oct .2007: 79 —91"],
            {"volume": "3", "issue": "2", "year": "2007"},
        ),
        (
            ["東嶼學報　第12卷第4期（民國112年12月），頁37-43"],
            {"zh": "東嶼學報", "year": "2023", "volume": "12", "issue": "4", "pages": "37-43"},
        ),
        (
            ["中華民國112年12月　東嶼學報　第12卷第4期"],
            {"zh": "東嶼學報", "year": "2023", "volume": "12", "issue": "4"},
        ),
        (["岚浦园林　2023年6期"], {"zh": "岚浦园林", "year": "2023", "issue": "6"}),
        (["《岚浦评论》2023年第6期"], {"zh": "岚浦评论", "year": "2023", "issue": "6"}),
        (["No. LP2023-07　2023年7月"], {"year": "2023"}),
        (
            ["岚浦园林学报　Lanpu Gardens, 2023, 35 (6): 2211–2220　ISSN 1000-0000"],
            {
                "zh": "岚浦园林学报",
                "en": "Lanpu Gardens",
                "year": "2023",
                "volume": "35",
                "issue": "6",
                "pages": "2211-2220",
                "issn": "1000-0000",
            },
        ),
        (
            ["岚浦园林，2023，35（6）：101"],
            {"zh": "岚浦园林", "year": "2023", "volume": "35", "issue": "6"},
        ),
        (["林知远, 安衡. 口袋公园的使用[J]. 岚浦园林, 2023, 35(6): 101-109."], {}),
        (["Song ZY, An H. Pocket parks. Lanpu Gardens, 2023, 35(6): 101-109."], {}),
        (["岚浦园林第xx卷　第x期"], {"zh": "岚浦园林"}),  # a manuscript
        (["4　岚浦园林　2036·2"], {"zh": "岚浦园林", "year": "2036", "issue": "2"}),
        (["4岚浦园林 2036•02"], {"zh": "岚浦园林", "year": "2036", "issue": "2"}),
        (["《岚浦园林》2036/2　4"], {"zh": "岚浦园林", "year": "2036", "issue": "2"}),
        (
            ["岚浦园林　2036. 2, 39 54"],
            {"zh": "岚浦园林", "year": "2036", "issue": "2", "pages": "39-54"},
        ),
        (
            ["Lanpu Gardens 2036.12: 39-54"],
            {"en": "Lanpu Gardens", "year": "2036", "issue": "12", "pages": "39-54"},
        ),
        (["岚浦园林 2036.2.15"], {}),  # a day
        (["岚浦园林 2036.25"], {"zh": "岚浦园林", "year": "2036", "issue": "25"}),
        (["岚浦园林 2036.125"], {}),
        (["岚浦大学学报（自然科学版）"], {"zh": "岚浦大学学报（自然科学版）"}),
        (["公园的使用人数"], {}),
        ([], {}),
    ],
)
def test_a_masthead_tells_the_journal_and_its_issue(rows, expected):
    assert told(rows) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("第34卷　增刊1　岚浦学报　Vol. 34 Supp. 1",
         {"zh": "岚浦学报", "volume": "34", "issue": "增刊1"}),
        ("第34卷增刊　岚浦学报　2023年6月",
         {"zh": "岚浦学报", "year": "2023", "volume": "34", "issue": "增刊"}),
        ("第34卷　增刊　岚浦学报", {"zh": "岚浦学报", "volume": "34", "issue": "增刊"}),
        ("第34卷增刊Ⅰ　岚浦学报", {"zh": "岚浦学报", "volume": "34", "issue": "增刊Ⅰ"}),
        ("2023年增刊　岚浦学报", {"zh": "岚浦学报", "year": "2023", "issue": "增刊"}),
        ("岚浦學報　2023年專刊", {"zh": "岚浦學報", "year": "2023", "issue": "專刊"}),
        ("岚浦学报2023年增刊第2期", {"zh": "岚浦学报", "year": "2023", "issue": "2"}),
        ("岚浦学报　第34卷第6期增刊", {"zh": "岚浦学报", "volume": "34", "issue": "6"}),
        ("岚浦学报　第34卷第S1期", {"zh": "岚浦学报", "volume": "34", "issue": "S1"}),
        ("Lanpu Gardens　Vol. 34 No. S1", {"en": "Lanpu Gardens", "volume": "34", "issue": "S1"}),
        ("Lanpu Gardens　Vol. 34 Suppl. 1",
         {"en": "Lanpu Gardens", "volume": "34", "issue": "Suppl. 1"}),
        ("Lanpu Gardens　Vol. 34 Supplement 2",
         {"en": "Lanpu Gardens", "volume": "34", "issue": "Supplement 2"}),
        ("岚浦学报　2023年增刊　6月", {"zh": "岚浦学报", "year": "2023", "issue": "增刊"}),
        ("双月刊　2023年第3期　岚浦学报", {"zh": "岚浦学报", "year": "2023", "issue": "3"}),
        ("季刊　岚浦学报　2023年第3期", {"zh": "岚浦学报", "year": "2023", "issue": "3"}),
        ("岚浦学报（半年刊）　2023年第3期", {"zh": "岚浦学报", "year": "2023", "issue": "3"}),
        ("岚浦周刊　2023年第3期", {"zh": "岚浦周刊", "year": "2023", "issue": "3"}),
    ],
)  # fmt: skip
def test_supplements_are_issues_and_how_often_it_appears_is_no_name(row, expected):
    assert told([row]) == expected


@pytest.mark.parametrize(
    "note",
    [
        "收稿日期：2023年5月10日",
        "2023年5月10日收到，2023年8月2日修回",
        "本文2023年8月在线发表",
        "研究期間：2021年3月至2023年2月",
        "执行期限：2021年3月至2023年2月",
        "岚浦市科学基金（2021年3月）",
        "東嶼市研究項目（2021年3月）",
        "第6期　林知远，等：口袋公园的使用　53",
        "Received May 2023",
        "Revised August 2023",
        "Supported by the City of Lanpu, May 2023",
        "Grant of the City of Lanpu, May 2023",
    ],
)
def test_a_note_that_tells_a_date_is_no_masthead(note):
    assert told([note]) == {}


@pytest.mark.parametrize(
    ("running", "expected"),
    [
        (["· 52 ·　《岚浦评论》2023年第6期"], {"zh": "岚浦评论", "year": "2023", "issue": "6"}),
        (["52　岚浦园林　第35卷第6期"], {"zh": "岚浦园林", "volume": "35", "issue": "6"}),
        (["52　岚浦园林　2023·6"], {"zh": "岚浦园林", "year": "2023", "issue": "6"}),
        (["口袋公园使用人数　2023·6"], {}),
        (["第6期　林知远，等：口袋公园的使用　53"], {}),
        (["口袋公园使用人数　2023年第6期"], {}),
        (["口袋公园的使用　53"], {}),
        (["专题　第35卷第6期", "第35卷第6期"], {}),
        (
            ["岚浦园林　第35卷第6期", "口袋公园的使用"],
            {"zh": "岚浦园林", "volume": "35", "issue": "6"},
        ),
    ],
)
def test_a_running_head_tells_the_journal_that_the_masthead_does_not_name(running, expected):
    assert told([], running=running, title="口袋公园使用人数的影响因素") == expected
    named = told(["岚浦学报　2022年第1期"], running=running)
    assert named == {"zh": "岚浦学报", "year": "2022", "issue": "1"}


@pytest.mark.parametrize(
    ("running", "expected"),
    [
        (["岚浦园林　2023年第35卷第6期　53", "52　LANPU GARDENS　Vol.35 No.6 2023"], "岚浦园林"),
        (["52　LANPU GARDENS岚浦园林　Vol.35, No.6"], "岚浦园林"),
        (["林知远：公园的使用　第6期　53"], None),
        (["专题　第35卷第6期", "第35卷第6期"], None),
    ],
)
def test_a_running_head_tells_the_name_that_the_masthead_has_in_english_only(running, expected):
    named = told(["LANPU GARDENS　Vol.35 No.6 2023"], running=running)
    assert (named.get("zh"), named["en"]) == (expected, "LANPU GARDENS")


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([["《岚浦评论》", "2023年第6期"]] * 2, {"zh": "岚浦评论", "year": "2023", "issue": "6"}),
        ([["岚浦大学学报", "第6期"]] * 2, {"zh": "岚浦大学学报", "issue": "6"}),
        ([["Journal of Lanpu", "No. 6"]] * 2, {"en": "Journal of Lanpu", "issue": "6"}),
        ([["岚浦大学学报"]] * 2, {"zh": "岚浦大学学报"}),
        ([["52　岚浦大学学报"], ["公园的使用"], ["岚浦大学学报　54"]], {"zh": "岚浦大学学报"}),
        ([["《岚浦评论》", "2023年第6期"]], {}),  # once
        ([["岚浦大学学报"]], {}),  # once
        ([["岚浦大学硕士学位论文"]] * 2, {}),  # no periodical
        ([["《岚浦评论》", "第6期"], ["第6期"]], {}),  # not wherever an issue stands
        ([["专题", "2023年第6期"]] * 2, {}),  # a column
        ([["《公园的使用》", "2023年第6期"]] * 2, {}),  # the paper
        ([["《岚浦评论》", "《岚浦学刊》", "第6期"]] * 2, {}),  # which of both?
    ],
)
def test_a_periodicals_name_beside_an_issue_in_running_heads_is_the_journals(pages, expected):
    heads = [line(row, page=n) for n, rows in enumerate(pages, 2) for row in rows]
    found = msgspec.to_builtins(read_journal([], "", heads, "论《公园的使用》"))
    assert {key: value for key, value in found.items() if value is not None} == expected


def test_the_citation_line_fills_in_what_the_masthead_leaves_open():
    citation = "林知远. 口袋公园的使用[J]. 岚浦园林, 2023, 35(6): 101-109."
    assert told(["岚浦园林　2023年第6期"], citation) == {
        "zh": "岚浦园林",
        "year": "2023",
        "volume": "35",
        "issue": "6",
        "pages": "101-109",
    }


@given(st.lists(st.text("第35卷6期年2023岚浦学报Vol. No,()-", min_size=1, max_size=30), max_size=3))
@settings(deadline=None, max_examples=50)
def test_nothing_told_is_empty(rows):
    assert all(told([row for row in rows if row.strip()]).values())


def test_the_citation_says_where_a_name_ends():
    told_name = told(["岚浦园林 论文 第35卷第6期"], "林知远. 公园[J]. 岚浦园林, 2023, 35(6): 1-9.")
    assert told_name["zh"] == "岚浦园林"


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("1000-000X（2023）06-0101-09", ("1000-000X", "2023", "6", "101-109")),
        ("1000-0000(2023)-06-0101-09", ("1000-0000", "2023", "6", "101-109")),
        ("1000—0000(2023)12—02130—104", ("1000-0000", "2023", "12", "2130-2233")),
        ("1000-0000（2023）00-0000-00", ("1000-0000", "2023", None, None)),  # a manuscript
        ("1000-0000（2023）02-011-0001", ("1000-0000", "2023", "2", None)),  # not as they are made
        ("2023-06-0101", (None, None, None, None)),
        (None, (None, None, None, None)),
    ],
)
def test_the_number_of_an_article_holds_issn_year_issue_and_pages(article, expected):
    found = numbered(Journal(), article)
    assert (found.issn, found.year, found.issue, found.pages) == expected
    assert numbered(Journal(year="2022", issue="5", issn="1"), article).year == "2022"
