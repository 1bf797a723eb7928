import pytest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("翠屿河全长90千米。", [("place", "翠屿河")]),
        ("发源于福建省北部的云崎山。", [("place", "福建省"), ("place", "云崎山")]),
        ("翠屿大学编制了指南。", [("org", "翠屿大学")]),
        ("引入嘉澜热力集团的设备。", [("org", "嘉澜热力集团")]),
        (
            "福州市教育局会同翠屿大学编制了指南。",
            [("org", "福州市教育局"), ("org", "翠屿大学")],
        ),
        ("福建省图书馆翠屿分馆延长了开放时间。", [("org", "福建省图书馆翠屿分馆")]),
        ("市府推動「青銀共學計畫」。", [("policy", "青銀共學計畫")]),
    ],
)
def test_a_rare_word_before_a_head_makes_a_name(names, text, found):
    assert names(text) == found


def test_an_untagged_rare_word_makes_a_place_when_it_comes_twice(names):
    assert names("西麓市水务局公布了数据。") == []
    assert names("西麓市水务局公布了数据，西麓市居民受益。") == [
        ("org", "西麓市水务局"),
        ("place", "西麓市"),
    ]


@pytest.mark.parametrize(
    "where",
    [
        "位于",
        "地处",
        "穿过丛林进入",
        "行至",
        "生长在",
        "途经",
        "本省",
        "本市",
        "该县",
        "南部的",
        "境内的",
    ],
)
def test_what_may_be_a_person_is_a_place_behind_words_that_say_where(names, where):
    assert names(f"{where}云崎山。")[-1] == ("place", "云崎山")


@pytest.mark.parametrize(
    "text",
    [
        "试点城市多于典型城市，试点城市更大，典型城市更小。",
        "每个县和该市都有大河。",
        "周远山认为成本较低。",
        "投资热能集团和高新技术公司。",
    ],
)
def test_common_words_and_people_make_no_place(names, text):
    assert [name for name in names(text) if name[0] != "person"] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Whitlow和Adeyo[6]比较了补贴计划。", ["Whitlow", "Adeyo"]),
        ("参数难以率定（冯问樵，2016；Adeyo & Brandt，2018）。", ["冯问樵", "Adeyo", "Brandt"]),
    ],
)
def test_cited_authors_need_not_be_known_names(names, text, found):
    assert names(text) == [("person", name) for name in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("清水渡大桥全长三里。", ["清水渡大桥"]),
        ("山高谷深，汐州海关旧址建成于清末。", ["汐州海关旧址"]),
        ("青江全长三里。", ["青江"]),
        ("他说清水渡大桥全长三里。", []),
        ("主航道大桥全长三里。", []),
        ("跨海大桥全长三里。", []),
        ("清水渡粮店位于镇北。", []),
        ("城市位于盆地北部。", []),
    ],
    ids=[
        "words",
        "four",
        "tagged",
        "no beginning",
        "one of some",
        "phrase",
        "no head",
        "a common noun",
    ],
)
def test_what_is_said_to_lie_somewhere_is_a_place(names, text, found):
    assert [name for kind, name in names(text) if kind == "place"] == found
