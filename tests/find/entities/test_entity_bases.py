"""Databases and sites by where data come from, and what only looks like one."""

import pytest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("数据来自国泰宝数据库（GTB）和万得数据库。", ["国泰宝数据库", "GTB", "万得数据库"]),
        ("公告取自巨潮宝资讯网和中国方石网。", ["巨潮宝资讯网", "中国方石网"]),
        ("数据来自大型数据库，利用企业数据库，使用某数据库和关系型数据库。", []),
        ("数据来自互联网、企业官网和官方网站。", []),
        ("指标来自方石网金融数据库。", ["方石网金融数据库"]),
        ("使用无线传感网测量。", []),
        ("利用高斯模型描述知识库。", []),
        ("数据来自本方石数据库。", []),
        ("文本来自北大方石网①。", ["北大方石网"]),
        ("文献检自方石知网和Papers of Note①。", ["方石知网", "Papers of Note"]),
        ("高程采用VEXA GDEM，气温则取CKX5和Vexa。", ["VEXA GDEM", "CKX5", "Vexa"]),
        ("数据采用SVM，数据取LSTM的输出。", []),
    ],
)
def test_a_collection_has_a_word_of_its_own(names, text, found):
    assert [name for kind, name in names(text) if kind == "product"] == found


@pytest.mark.parametrize(
    "name",
    [
        *("该方石", "本方石", "各方石", "其方石", "某方石", "方石的巨潮", "方石了巨潮"),
        *("方石和巨潮", "方石与巨潮", "方石及巨潮", "方石官"),
    ],
)
def test_what_has_a_pointing_or_joining_word_in_it_is_no_name(names, name):
    assert not [found for _, found in names(f"数据来自{name}网。") if found == f"{name}网"]


@pytest.mark.parametrize("joined", ["和", "与", "及", "以及", "、"])
def test_a_further_collection_is_joined(names, joined):
    assert names(f"数据来自国泰宝数据库{joined}方石网。") == [
        ("product", "国泰宝数据库"),
        ("product", "方石网"),
    ]


@pytest.mark.parametrize("by", ["采用", "使用", "利用", "选取", "基于", "通过"])
@pytest.mark.parametrize("of", ["的", "披露的", "公布的", "提供的", "发布的"])
@pytest.mark.parametrize("data", ["数据", "信息", "资料", "公告", "记录"])
def test_a_site_whose_data_are_used_is_one(names, by, of, data):
    assert names(f"{by}翠澜土地网{of}交易{data}。") == [("product", "翠澜土地网")]
    assert names(f"{by}翠澜土地网{of}道路。") == []


def test_the_site_of_a_body_is_no_name_of_its_own(names):
    assert names("在国家统计局网站检索。") == [("org", "国家统计局")]
    assert names("在方石宝网站检索。") == [("product", "方石宝网站")]
