"""Names by the names beside them, by their number, and by their kind."""

import pytest


@pytest.mark.parametrize("joined", "、和与及")
def test_what_stands_between_two_names_of_a_type_is_one(names, joined):
    found = [("org", "工商银行"), ("org", "蔚澜"), ("org", "招商银行")]
    assert names(f"工商银行、蔚澜{joined}招商银行的员工。") == found
    assert names(f"工商银行{joined}蔚澜、招商银行的员工。") == found


@pytest.mark.parametrize(
    "text", ["工商银行、企业和招商银行", "工商银行、地方企业和招商银行", "工商银行、蔚澜和浙江省"]
)
def test_words_and_what_stands_between_names_of_two_types_are_none(names, text):
    assert "蔚澜" not in (found := dict(map(reversed, names(f"{text}的人。"))))
    assert len(found) == 2


@pytest.mark.parametrize("counter", ["3家", "3个", "这3家"])
@pytest.mark.parametrize("joined", "、和与及")
def test_what_is_counted_right_is_named(names, counter, joined):
    text = f"岚桥报、雪球（网页）{joined}B-理想{counter}媒体的新闻。"
    assert names(text) == [("org", "雪球"), ("org", "理想")]


@pytest.mark.parametrize(
    "text",
    [
        "岚桥报、雪球、理想4家媒体。",
        "岚桥报、雪球、理想3个街区。",
        "北部、中部、南部3个地区。",
        "雪球、理想13家媒体。",
    ],
)
def test_what_is_counted_otherwise_is_not(names, text):
    assert names(text) == []


@pytest.mark.parametrize("joined", ["、", "以及", "和", "与", "及"])
@pytest.mark.parametrize("kind", ["数据集", "数据库", "语料库"])
def test_latin_names_beside_a_collection_are_collections(names, joined, kind):
    text = f"使用FROST、LSTM、Tilmore Faces in the Wild（TFW）{joined}自建的人脸{kind}。"
    collections = ["FROST", "Tilmore Faces in the Wild", "TFW"]
    assert names(text) == [("product", name) for name in collections]


@pytest.mark.parametrize("link", ["such as", "including", "like", ", such as"])
def test_names_behind_their_kind_in_english(names, link):
    text = f"It grew in firms {link} Vexa, Boltra Works, and Norsat. Then it fell."
    text = text.replace(" ,", ",")
    assert names(text, "en") == [("org", "Vexa"), ("org", "Boltra Works"), ("org", "Norsat")]
    assert names("It grew in places such as Vexa.", "en") == []


@pytest.mark.parametrize("joined", "、和与及")
def test_what_jieba_takes_for_a_person_is_one_beside_a_person(names, joined):
    found = [("person", "周慕岚"), ("person", "苏远舟")]
    assert names(f"周慕岚{joined}苏远舟认为度量可行。") == found


@pytest.mark.parametrize("text", ["大力支持、苏远舟认为", "安慰剂、苏远舟认为", "云澜、苏远舟认为"])
def test_other_words_beside_a_person_are_none(names, text):
    assert names(f"{text}度量可行。") == [("person", "苏远舟")]
