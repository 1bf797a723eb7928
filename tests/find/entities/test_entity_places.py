import pytest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("位于陕西省榆林市神木市。", ["陕西省榆林市神木市"]),
        ("位于浙江杭州。", ["浙江杭州"]),
        ("徐州宿迁两地。", ["徐州", "宿迁"]),
        ("苏州、无锡和浙西南的山区。", ["苏州", "无锡", "浙西南"]),
        ("船沿乌苏里江航行。", ["乌苏里江"]),
        ("鞍山市中心城区的面积。", ["鞍山市"]),
        (
            "在岚皋县官元镇和新北市板橋區设点，北京市郊区除外。",
            ["岚皋县官元镇", "新北市板橋區", "北京市"],
        ),
        ("浙江省各乡镇和四川省农村地区。", ["浙江省", "四川省"]),
        ("沿台7線與G15高速、312国道行驶。", ["台7線", "G15高速", "312国道"]),
        ("于花莲县设站，與苗栗縣合辦。", ["花莲县", "苗栗縣"]),
        ("少数民族自治县的淡水湖。", []),
        ("我国和全国各地，国内外。", []),
    ],
)
def test_places(names, text, found):
    assert names(text) == [("place", name) for name in found]


def test_streets_bridges_and_stations_of_an_itinerary_are_whole(names):
    text = "公交车沿中山五路与滇池路行驶，经福海立交桥到沁园小区。"
    assert names(text) == [
        ("place", "中山五路"),
        ("place", "滇池路"),
        ("place", "福海立交桥"),
        ("place", "沁园小区"),
    ]


def test_a_common_word_that_ends_like_a_street_is_none(names):
    assert names("沿着铁路和公路行驶，经过十字路口，从街道到小区，经历了一条道路。") == []


def test_a_phrase_or_a_part_of_a_word_is_no_street(names):
    assert names("沿云崎路口走。") == []
    assert names("经杭州后的链路传输。") == []


def test_from_one_place_to_another_is_no_street(names):
    assert names("从淮安到通州水路三百里。") == [("place", "淮安")]
