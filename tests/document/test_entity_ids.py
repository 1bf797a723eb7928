"""What the entities of a document name has an id made of type and name."""

import pytest

from bipaper.document.mention_ids import entities_of, name_id
from bipaper.parts.aligned import Pair
from bipaper.parts.entities import EntityMention
from bipaper.parts.tagged_block import TaggedBlock


def block(name, lang, *mentions):
    text = "，".join(text for _, text, _ in mentions)
    entities, at = [], 0
    for kind, own, fuller in mentions:
        start = text.index(own, at)
        at = start + len(own)
        entities.append(
            EntityMention(type=kind, start=start, end=at, text=own, rule="head", name=fuller)
        )
    return TaggedBlock(id=name, lang=lang, text=text, entities=entities)


def named(blocks, *pairs):
    terms = [Pair(zh=zh, en=en, score=1) for zh, en in pairs]
    return {one.text: (one.name, one.entity) for one in entities_of(blocks, terms)}


def test_all_names_of_a_thing_have_the_id_of_its_fullest_name():
    found = named([block("p1", "zh", ("org", "翠屿大学", None), ("org", "翠大", "翠屿大学"))])
    assert found == dict.fromkeys(["翠屿大学", "翠大"], ("翠屿大学", name_id("org", "翠屿大学")))


def test_an_english_name_goes_by_the_chinese_one_that_it_is_paired_with():
    blocks = [
        block("abstract.zh", "zh", ("place", "翠屿河", None)),
        block("abstract.en", "en", ("place", "Tsuiyu River", None)),
    ]
    assert named(blocks)["Tsuiyu River"][0] == "Tsuiyu River"
    assert named(blocks, ("翠屿河", "Tsuiyu river"))["Tsuiyu River"] == (
        "翠屿河",
        name_id("place", "翠屿河"),
    )


@pytest.mark.parametrize("kind", ["org", "place"])
def test_a_pair_joins_names_of_one_type_only(kind):
    blocks = [block("p1", "zh", (kind, "翠屿", None), ("org", "Tsuiyu", None))]
    assert named(blocks, ("翠屿", "Tsuiyu"))["Tsuiyu"][0] == ("翠屿" if kind == "org" else "Tsuiyu")


@pytest.mark.parametrize("spelling", ["云州大学", "雲州大學", "云州 大学"])
def test_spelling_makes_no_difference_to_an_id(spelling):
    assert name_id("org", spelling) == name_id("org", "云州大学")


def test_case_and_width_make_none_but_signs_do():
    assert name_id("product", "ＧＰＴ－４") == name_id("product", "gpt-4")
    assert name_id("product", "C++") != name_id("product", "C")


def test_names_of_two_types_have_two_ids():
    assert name_id("org", "人民日报") != name_id("work", "人民日报")
