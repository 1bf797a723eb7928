"""Firms without a head, by what they supply, what is bought from them, and their shares."""

import pytest


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        ("减水剂由江苏云翠新材料供应。", ["江苏云翠新材料"]),
        ("减水剂由江苏云翠新材料独家供应。", ["江苏云翠新材料"]),
        ("抗体购自武汉翠鹰，批号不详。", ["武汉翠鹰"]),
        ("消息公布后，云翠动力次日停牌。", ["云翠动力"]),
        ("引物由嵙翠生物合成。", ["嵙翠生物"]),
        ("血清购自Vexa，培养基购自Quill & Marsh。", ["Vexa", "Quill & Marsh"]),
        ("胰酶为Optilor产品。", ["Optilor"]),
    ],
)
def test_what_supplies_sells_or_is_traded_is_a_firm(names, text, firms):
    assert names(text) == [("org", firm) for firm in firms]


def test_the_country_of_a_firm_stands_before_it(names):
    assert names("血清购自美国Vexa，现有余量。") == [("place", "美国"), ("org", "Vexa")]


@pytest.mark.parametrize(
    "text",
    [
        "减水剂由苏慕岚提供。",  # a person
        "试剂由课题组提供。",
        "引物由海洋生物合成。",
        "产品购自B2B，参数为DNA产品。",
        "种子由当地农户提供。",
        "种子购自市场。",
        "试剂由同一名医师合成。",
        "消息公布后，大盘收跌。",
    ],
)
def test_people_and_common_words_are_no_firms(names, text):
    assert [name for name_type, name in names(text) if name_type == "org"] == []
