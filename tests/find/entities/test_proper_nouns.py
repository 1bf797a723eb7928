"""Proper nouns of CC-CEDICT that are names of ours."""

import pytest

from bipaper.find.entities.proper_nouns import dictionary_names, dictionary_pairs


@pytest.mark.parametrize(
    ("name", "name_type"),
    [
        *(("张之洞", "person"), ("Zhang Zhidong", "person"), ("Werner Heisenberg", "person")),
        *(("爱立信", "org"), ("AstraZeneca", "org"), ("伏牛山", "place"), ("武昌起义", "event")),
        *(
            ("康有为", "person"),
            ("海基会", "org"),
            ("亚投行", "org"),
            ("新浪微博", "product"),
            ("二战", "event"),
            ("World War II", "event"),
            ("英特尔", "org"),  # "Intel", which a register has
            ("脸书", "product"),
            ("谷歌", "org"),  # variant of itself, too
        ),
    ],
)
def test_a_proper_noun_is_known_by_its_sense(name, name_type):
    assert dictionary_names()[name] == (name_type, "gazetteer:cedict")


@pytest.mark.parametrize(
    "name",
    [
        "高明",  # a common word, too
        "开普勒",  # of a foreigner, who is mostly named for his law
        "Heisenberg",
        "阿森",  # a town of which jieba knows a person
        "Sharp",  # an English word
        "Yan",  # a surname
        "国际象棋",  # a common word, whose sense ends like no name
        "我的世界",  # a phrase, although a register has Minecraft
        "非死不可",  # slang for Facebook
        "日产",  # an abbreviation
        "Java",  # an island, but a register has the language
    ],
)
def test_what_may_mean_something_else_is_left_out(name):
    assert name not in dictionary_names()


def test_an_english_name_leads_to_the_chinese_one():
    assert dictionary_pairs()["org", "AstraZeneca"] == "阿斯利康"
    assert dictionary_pairs()["org", "Google"] == "谷歌"
