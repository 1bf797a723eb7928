"""Firms by who has a post in them, lines and parts of places, and plans by their years."""

import pytest


@pytest.mark.parametrize("was", ["", "原", "前", "时任", "现任", "副"])
@pytest.mark.parametrize("before", ["", "后来，", "水涨。", "水涨；", "电缆、"])
def test_who_has_a_post_shows_the_firm(names, was, before):
    assert ("org", "云翠动力") in names(f"{before}云翠动力{was}董事长周远舟辞职。")


@pytest.mark.parametrize(
    "text",
    [
        "该公司董事长周远舟。",
        "子公司董事长周远舟。",
        "合资企业董事长周远舟。",
        "研究机构董事长周远舟。",
        "用人单位董事长周远舟。",
        "云翠动力董事长无辞职。",
    ],
)
def test_kinds_of_firms_are_none(names, text):
    assert not [name for kind, name in names(text) if kind == "org"]


@pytest.mark.parametrize("kind", ["高铁", "高速公路", "高速", "铁路", "城际", "客专"])
def test_lines_are_called_by_where_they_go(names, kind):
    assert names(f"汐屿{kind}停运。") == [("place", f"汐屿{kind}")]


@pytest.mark.parametrize(
    "text", ["修建高铁。", "我国铁路。", "在建高速。", "沿线铁路。", "新一轮高速。"]
)
def test_common_words_before_a_line_are_no_name(names, text):
    assert names(text) == []


@pytest.mark.parametrize(
    "part", ["八号坑", "第2号墓", "第220窟", "一号汉墓", "二号楚墓", "3号窖", "二号洞", "四号井"]
)
def test_a_numbered_part_belongs_to_its_place(names, part):
    assert names(f"呼伦贝尔市{part}。") == [("place", f"呼伦贝尔市{part}")]


@pytest.mark.parametrize("side", ["东部", "西部", "南部", "北部", "中部", "东南部"])
def test_a_side_belongs_to_its_country(names, side):
    assert names(f"意大利{side}的村庄。") == [("place", f"意大利{side}")]


@pytest.mark.parametrize(
    "before",
    ["", "后来，", "水涨。", "水涨；", "如下：", "依据", "根据", "按照", "落实", "实施", "对照"],
)
@pytest.mark.parametrize("years", ["2017—2035年", "2017-2035", "2017至2035年"])
def test_the_years_behind_a_plan_make_it_a_document(names, before, years):
    assert names(f"{before}云州市综合防灾规划（{years}）。") == [
        ("policy", f"云州市综合防灾规划（{years}）")
    ]


@pytest.mark.parametrize("verb", ["hosted", "supplied", "manufactured", "distributed"])
@pytest.mark.parametrize("the", ["", "the "])
def test_what_supplies_something_is_a_body(names, verb, the):
    assert names(f"It is {verb} by {the}Quill Harbor.", "en") == [("org", "Quill Harbor")]


@pytest.mark.parametrize("where", ["in", "at", "at the"])
def test_what_something_is_presented_at_is_a_meeting(names, where):
    assert names(f"It was presented {where} DIALEX 2019.", "en") == [("event", "DIALEX 2019")]


def test_an_owner_s_s_is_no_part_of_the_name(names):
    assert names("We follow Nowhere University's list.", "en") == [("org", "Nowhere University")]
    assert names("We follow Nowhere University’s list.", "en") == [("org", "Nowhere University")]


def test_a_foreigner_may_have_the_post(names):
    assert names("哈马斯发言人阿布·奥贝达回应。")[0] == ("org", "哈马斯")
