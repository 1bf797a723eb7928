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
    ],
)
def test_a_collection_has_a_word_of_its_own(names, text, found):
    assert [name for kind, name in names(text) if kind == "product"] == found
