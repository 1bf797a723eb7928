from bipaper.nlp.entities import find_entities
from bipaper.nlp.entities.spans import EntityBlock


def test_a_place_a_cited_author_and_a_title_are_found_with_offsets():
    text = "王小明（2021）利用浙江省数据和《中国城市统计年鉴》研究了创新。"
    block = EntityBlock("p1", text, "zh")
    found = find_entities([block])["p1"]
    assert [(e.type, e.text) for e in found] == [
        ("person", "王小明"),
        ("place", "浙江省"),
        ("work", "中国城市统计年鉴"),
    ]
    assert all(text[e.start : e.end] == e.text for e in found)
