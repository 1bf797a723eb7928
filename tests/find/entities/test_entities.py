import re
import tomllib
from itertools import chain, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bipaper.find.entities.tagger import find_entities
from bipaper.nlp.view import TextView, Token
from bipaper.parts.entities import EntityMention

PROVINCE = "gazetteer:place_provinces"
PASSAGES = tomllib.loads((Path(__file__).parent / "passages.toml").read_text("utf-8"))["passage"]


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["about"])
def test_a_passage_has_these_names_and_no_others(names, passage):
    found = names(passage["text"], passage.get("lang", "zh"))
    assert [": ".join(name) for name in found] == passage["names"]


def test_a_name_is_one_mention_a_block_with_its_later_places(block):
    found = find_entities([block("浙江与江苏相邻，浙江人口较少。")])
    assert found == {
        "p1": [
            EntityMention(
                type="place",
                start=0,
                end=2,
                text="浙江",
                rule=PROVINCE,
                others=[(8, 10)],
                name="浙江省",
            ),
            EntityMention(type="place", start=3, end=5, text="江苏", rule=PROVINCE, name="江苏省"),
        ]
    }


def test_a_name_that_one_block_shows_is_found_in_every_block(block):
    blocks = [
        block("样本来自Panorama数据集。", name="p1"),
        block("Panorama含有两万张照片。", name="p2"),
    ]
    found = find_entities(blocks)
    assert [m.text for m in found["p2"]] == ["Panorama"]
    assert found["p2"][0].type == "product"


def test_papers_do_not_learn_from_each_other(block):
    find_entities([block("样本来自Panorama数据集。")])
    assert find_entities([block("Panorama含有两万张照片。")]) == {"p1": []}


def test_a_short_name_links_to_its_long_form_everywhere(block):
    blocks = [
        block("华东数据交易所（以下简称“华数所”）成立。", name="p1"),
        block("华数所的成交额翻了一番。", name="p2"),
    ]
    (mention,) = find_entities(blocks)["p2"]
    assert mention == EntityMention(
        type="org",
        start=0,
        end=3,
        text="华数所",
        rule="elsewhere:defined",
        long_form="华东数据交易所",
        name="华东数据交易所",
    )


def test_an_abbreviation_in_a_gloss_links_to_the_name_before_it(block):
    (full, english, short) = find_entities(
        [block("亚洲开发银行（Asian Development Bank，ADB）提供贷款。")]
    )["p1"]
    assert (full.long_form, english.text) == (None, "Asian Development Bank")
    assert (short.text, short.type, short.long_form) == ("ADB", "org", "亚洲开发银行")


def test_traditional_text_is_matched_and_reported_as_printed(block):
    (mention,) = find_entities([block("本研究以臺灣為例。")])["p1"]
    assert mention == EntityMention(type="place", start=4, end=6, text="臺灣", rule=PROVINCE)


def test_a_note_number_in_superscript_is_no_version(names):
    text = "用BERT2搭建网络。"
    assert names(text, superscripts=[(5, 6)]) == [("product", "BERT")]
    assert names(text) == [("product", "BERT2")]


def test_no_blocks_and_empty_blocks_have_no_entities(block):
    assert find_entities([]) == {}
    assert find_entities([block("")]) == {"p1": []}


@pytest.mark.parametrize("emptied", ["（，，）", "( , )", "（ ； ）"])
def test_brackets_that_lost_what_was_between_their_commas_name_nobody(names, emptied):
    assert names(f"北京市的区间{emptied}内") == [("place", "北京市")]


SCRAPS = st.sampled_from(
    re.split(
        " ",
        "中国 北京市 王明 张三丰 大学 数据库 第3届 会议 《 》 “ ” （ ） ( ) [3] 等 、 和 ， 。 "
        "的 与 · 彼得 万 1 以下简称 2020 BERT et al. Smith and Bank of China 𠮷 🙂 \n \u0308",
    )
)
TEXTS = st.lists(SCRAPS, max_size=25).map("".join) | st.text(max_size=60)


@given(st.lists(TEXTS, min_size=1, max_size=3), st.sampled_from(["zh", "en"]))
@settings(deadline=None, max_examples=100)
def test_whatever_the_text_mentions_are_in_order_apart_and_what_stands_there(block, texts, lang):
    blocks = [block(text, lang, name=str(n)) for n, text in enumerate(texts)]
    found = find_entities(blocks)
    assert list(found) == [b.id for b in blocks]
    for b in blocks:
        mentions = found[b.id]
        spans = sorted(chain.from_iterable([(m.start, m.end), *m.others] for m in mentions))
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))
        assert [m.start for m in mentions] == sorted(m.start for m in mentions)
        assert all(b.text[m.start : m.end] == m.text != "" for m in mentions)


@given(st.lists(TEXTS, min_size=2, max_size=4))
@settings(deadline=None, max_examples=50)
def test_the_order_of_blocks_does_not_change_where_names_are(block, texts):
    blocks = [block(text, name=str(n)) for n, text in enumerate(texts)]
    places = [
        {name: [(m.start, m.end) for m in found] for name, found in find_entities(order).items()}
        for order in (blocks, blocks[::-1])
    ]
    assert places[0] == places[1]


@pytest.mark.parametrize("scrap", ["9", "万", "（", "《", "A", "Ab and ", "王、", "中国", "大学和"])
def test_long_runs_of_anything_are_read(scrap):
    text = scrap * (100_000 // len(scrap))
    tokens = [Token(n, n + 2, "n") for n in range(0, len(text) - 1, 2)]
    assert list(find_entities([TextView("p1", text, "zh", tokens)])) == ["p1"]
