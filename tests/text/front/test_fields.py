"""Short fields around the front matter: numbers, dates and funding as printed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import line

from bipaper.text.front.fields import read_fields


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("DOI：10.5555/j.lpxb.2023.06.012", {"doi": "10.5555/j.lpxb.2023.06.012"}),
        ("DOI:10.5555/j.cnki.lpxb.2023-0612", {"doi": "10.5555/j.cnki.lpxb.2023-0612"}),
        ("doi: 10.5555 / j. lpxb. 2023. 06", {"doi": "10.5555/j.lpxb.2023.06"}),
        ("DOI:10. 5555/j. issn. 1000 -0000. 2023", {"doi": "10.5555/j.issn.1000-0000.2023"}),
        ("https://doi.org/10.5555/lp.2023.1", {"doi": "10.5555/lp.2023.1"}),
        ("DOI编码：10.5555/lp.2023.1。", {"doi": "10.5555/lp.2023.1"}),
        ("DOI 10.5555/lp.2023.1.", {"doi": "10.5555/lp.2023.1"}),
        ("[DOI] 10.5555/lp.2023.1", {"doi": "10.5555/lp.2023.1"}),
        ("DOI：10.5555/S1000-0000(23)00012-3", {"doi": "10.5555/S1000-0000(23)00012-3"}),
        ("（DOI：10.5555/lp.2023.1）", {"doi": "10.5555/lp.2023.1"}),
        ("中图分类号：TU986", {"clc": "TU986"}),
        ("中图分类号：F299.2", {"clc": "F299.2"}),
        ("中图分类号：F299.2；TU986", {"clc": "F299.2；TU986"}),
        ("中图分类号：F299.2，TU986.5", {"clc": "F299.2，TU986.5"}),
        ("中图分类号：F299.2 TU986", {"clc": "F299.2 TU986"}),
        ("中图分类号：F299.2/TU986", {"clc": "F299.2/TU986"}),
        ("中图分类号：F124.3+1", {"clc": "F124.3+1"}),
        ("中图分类号：K207", {"clc": "K207"}),
        ("中图分类号：G2", {"clc": "G2"}),
        ("中图分类号：I", {"clc": "I"}),
        ("中图分类号：D922.29-39", {"clc": "D922.29-39"}),
        ("中图分类号：S511.2+2", {"clc": "S511.2+2"}),
        ("中图分类号：F124. 3", {"clc": "F124.3"}),
        ("中图分类号：D922. 29 - 39", {"clc": "D922.29-39"}),
        ("中图分类号：T P391", {"clc": "TP391"}),
        ("中图分类号：T P391. 1 G35", {"clc": "TP391.1 G35"}),
        ("中图分类号：X 171", {"clc": "X 171"}),
        ("[中图分类号] R197.3 [文献标识码] A", {"clc": "R197.3"}),
        ("分类号：TP391.1", {"clc": "TP391.1"}),
        ("CLC number: Q948.1", {"clc": "Q948.1"}),
        ("中图分类号：TU986　文献标识码：A", {"clc": "TU986"}),
        ("中图分类号：TU986  文献标识码：A", {"clc": "TU986"}),
        ("中图分类号：待定", {}),
        (
            "文章编号：1000-0000(2023)06-0101-09",
            {"article_number": "1000-0000(2023)06-0101-09"},
        ),
        (
            "文章编号：1000-0000（2023）06-0101-09",
            {"article_number": "1000-0000（2023）06-0101-09"},
        ),
        (
            "［文章编号］1000 - 0000(2023)06 - 0101 - 09",
            {"article_number": "1000-0000(2023)06-0101-09"},
        ),
        ("文章编号：1000-0000.2023.06.001", {"article_number": "1000-0000.2023.06.001"}),
        ("收稿日期：2023-05-10", {"received": "2023-05-10"}),
        ("（收稿日期：民國112年5月10日）", {"received": "民國112年5月10日"}),
        ("收稿日期：2023-05-10；修回日期：2023-06-01", {"received": "2023-05-10"}),
        ("收稿日期：2023.5.10", {"received": "2023.5.10"}),
        ("收稿日期：2023年5月10日", {"received": "2023年5月10日"}),
        ("收稿日期：2023年5月", {"received": "2023年5月"}),
        ("［收稿日期］20230510", {"received": "20230510"}),
        ("收稿日期　2023/05/10", {"received": "2023/05/10"}),
        ("Received: 2023-05-10", {"received": "2023-05-10"}),
        (
            "（2023 年 5 月 10 日收到；2023 年 6 月 1 日收到修改稿）",
            {"received": "2023年5月10日"},
        ),
        ("2023-05-10收稿, 2023-06-01修回", {"received": "2023-05-10"}),
        ("投稿日期：2023-05-10", {"received": "2023-05-10"}),
        ("基金项目：岚浦市科研项目（2021A01）。", {"funding": "岚浦市科研项目（2021A01）。"}),
        ("公园的使用人数在增加", {}),
    ],
)
def test_a_field_as_printed(printed, expected):
    assert read_fields([line(printed)]) == expected


def test_all_fields_of_a_line():
    printed = "中图分类号：TU986　文献标识码：A　文章编号：1000-0000(2023)06-0101-09"
    assert read_fields([line(printed)]) == {
        "clc": "TU986",
        "article_number": "1000-0000(2023)06-0101-09",
    }


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["DOI：10.5555/j.lpxb.", "2023.06.012"], {"doi": "10.5555/j.lpxb.2023.06.012"}),
        (
            [
                "中图分类号：S513　文章编号：",
                "1000-0000(2023)06-0101-09　DOI：",
                "10.5555/lp.2023.1",
            ],
            {"clc": "S513", "article_number": "1000-0000(2023)06-0101-09"}
            | {"doi": "10.5555/lp.2023.1"},
        ),
        (["DOI：10.5555/", "j.issn.1000-0000.2023"], {"doi": "10.5555/j.issn.1000-0000.2023"}),
        (
            ["DOI：10.5555/j.issn.1000-", "0000.06 文献标志码：A"],
            {"doi": "10.5555/j.issn.1000-0000.06"},
        ),
        (["分类号：I　DOI：", "10.5555/lp.2023.1"], {"clc": "I", "doi": "10.5555/lp.2023.1"}),
        (["DOI：10.5555/", "the use of parks"], {}),
        (["DOI：10.5555/j.issn.1000-", "1 公园的使用"], {}),
        (["DOI：10.5555/lp.2023.1.", "1 引言"], {"doi": "10.5555/lp.2023.1"}),
        (
            ["文献标识码：A　［文章编", "号］1000-0000(2023)06"],
            {"article_number": "1000-0000(2023)06"},
        ),
        (
            ["基金项目：岚浦市科研项目，", "岚浦市社科基金项目。", "公园的使用"],
            {"funding": "岚浦市科研项目，岚浦市社科基金项目。"},
        ),
        (
            ["基金项目：岚浦市科研项目", "作者简介：林知远"],
            {"funding": "岚浦市科研项目"},
        ),
        (
            ["基金项目：岚浦市科研项目", "*通讯作者 (lin@lp.example)"],
            {"funding": "岚浦市科研项目"},
        ),
    ],
)
def test_a_field_over_two_lines(rows, expected):
    assert read_fields([line(row) for row in rows]) == expected


def test_funding_ends_above_other_type():
    paid, title = line("基金项目：岚浦市科研项目", base=100), "Shade in Pocket Parks"
    assert read_fields([paid, line(title, base=116, size=14.0)]) == {"funding": "岚浦市科研项目"}
    titled = [line("基金项目", size=14.0), line("岚浦市科研项目", base=116)]
    assert read_fields(titled) == {"funding": "岚浦市科研项目"}


def test_funding_goes_on_downwards_or_in_the_next_column():
    paid, rest = line("基金项目：岚浦市科研项目，", base=700), "岚浦市社科基金项目"
    for x, funding in ((50.0, "岚浦市科研项目，"), (460.0, f"岚浦市科研项目，{rest}")):
        assert read_fields([paid, line(rest, x=x, base=40)]) == {"funding": funding}


def test_the_first_of_two_values_counts():
    rows = [line("中图分类号：TU986"), line("中图分类号：F299")]
    assert read_fields(rows) == {"clc": "TU986"}


@given(
    st.lists(st.text("DOI：10.5/-收稿日期中图分类号TU9()；. ", min_size=1, max_size=40), max_size=4)
)
@settings(deadline=None, max_examples=100)
def test_values_are_never_empty_and_nothing_raises(texts):
    found = read_fields([line(text) for text in texts if text.strip()])
    assert all(value.strip() for value in found.values())
