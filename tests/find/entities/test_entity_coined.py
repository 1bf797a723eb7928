import pytest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("翠屿河全长90千米。", [("place", "翠屿河")]),
        ("发源于福建省北部的云崎山。", [("place", "福建省北部"), ("place", "云崎山")]),
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
    assert names(f"{where}王巨山。")[-1:] == [("place", "王巨山")]


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


IN_NO_NAME = (
    "与为也乡了于仅从令以使全其几则到区县又及只各同向和在多对将就已市往所把按据数是有本村"
    "此比用由的省离经给自至被让该那都镇"
)


@pytest.mark.parametrize("char", IN_NO_NAME)
def test_words_of_grammar_and_kinds_of_divisions_are_in_no_rare_word(names, char):
    assert names(f"崎{char}河，崎{char}河") == []


@pytest.mark.parametrize(
    "name",
    ["两崎河", "哪崎河", "大屿河", "小崎河", "每桑河", "沿屿河", "距屿河", "跟崎溪", "渡某江"],
)
def test_what_points_counts_or_leads_to_a_name_begins_none(names, name):
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


@pytest.mark.parametrize(
    "shown",
    [
        "其中创新水平（FrostSeer）是对数。",
        "继承自FrostSeer类别。",
        "每个FrostSeer节点有三层。",
        "政策→FrostSeer。",
        "FrostSeer→政策。",
        "取FrostSeer×政策。",
        "取政策×FrostSeer。",
        "其中t∈FrostSeer。",
        "记作{FrostSeer场所}。",
        "记作FrostSeer|场所。",
        "即<FrostSeer>。",
    ],
)
def test_a_symbol_or_a_part_of_a_program_is_no_product(names, shown):
    assert names(f"{shown}训练FrostSeer需要两天。") == []


@pytest.mark.parametrize(
    "shown", ["云州寻踪（FrostSeer）有三层。", "它的检索系统（FrostSeer）有三层。"]
)
def test_a_product_may_have_a_name_in_chinese_before_the_latin_one(names, shown):
    assert ("product", "FrostSeer") in names(f"{shown}训练FrostSeer需要两天。")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("径流取自翠澜站1985—2019年的记录。", ["翠澜站"]),
        ("用阿拉尔站的实测径流率定。", ["阿拉尔站"]),
        ("并用道街坝站实测值率定。", ["道街坝站"]),  # jieba cuts it into characters
        ("火车站2019年的客流。", []),
        ("空间站2022年建成。", []),
        ("该站多年平均径流。", []),
        ("12个浮标站2019年的记录。", []),  # a kind
    ],
)
def test_a_station_is_told_by_what_it_measured(names, text, found):
    assert [name for name_type, name in names(text) if name_type == "org"] == found
