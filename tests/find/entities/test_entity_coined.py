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


NO_NAMES = """
崎与河 两崎河 崎为河 崎也河 崎乡河 崎了河 崎于河 崎仅河 崎从河 崎令河 崎以河 崎使河 崎全河 崎其河 崎几河
崎则河 崎到河 崎区河 崎县河 崎又河 崎及河 崎只河 崎各河 崎同河 崎向河 崎和河 哪崎河 崎在河 崎多河 大屿河
崎对河 崎将河 小崎河 崎就河 崎已河 崎市河 崎往河 崎所河 崎把河 崎按河 崎据河 崎数河 崎是河 崎有河 崎本河
崎村河 渡某江 崎此河 每桑河 崎比河 沿屿河 崎用河 崎由河 崎的河 崎省河 崎离河 崎经河 崎给河 崎自河 崎至河
崎被河 崎让河 崎该河 距屿河 跟崎溪 崎那河 崎都河 崎镇河
""".split()


@pytest.mark.parametrize("name", NO_NAMES)
def test_words_of_grammar_and_kinds_of_divisions_are_in_no_rare_word(names, name):
    assert names(f"{name}，{name}") == []


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
        ("主清渡大桥全长三里。", []),
        ("新清渡大桥全长三里。", []),
        ("旧航道大桥全长三里。", []),
        ("老航道大桥全长三里。", []),
        ("跨海大桥全长三里。", []),
        ("清水渡粮店位于镇北。", []),
        ("城市位于盆地北部。", []),
    ],
    ids=[
        "words",
        "four",
        "tagged",
        "no beginning",
        "the chief one",
        "the new one",
        "the former one",
        "the old one",
        "phrase",
        "no head",
        "a common noun",
    ],
)
def test_what_is_said_to_lie_somewhere_is_a_place(names, text, found):
    assert [name for kind, name in names(text) if kind == "place"] == found
