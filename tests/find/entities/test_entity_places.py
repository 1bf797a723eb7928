import pytest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("位于陕西省榆林市神木市。", ["陕西省榆林市神木市"]),
        ("位于阿里地区云崎镇。", ["阿里地区云崎镇"]),
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
        ("在沛县和滁县寺沟乡设点，去了外县。", ["沛县", "滁县寺沟乡"]),
        ("在泰国罗勇府和越南北宁省设厂，去了美国各州。", ["泰国罗勇府", "越南北宁省", "美国"]),
        ("在法国大城市和泰国政府调查。", ["法国"]),
        ("沿成都地铁3号线行驶。", ["成都地铁3号线"]),
        ("沿台7線與G15高速、312国道行驶。", ["台7線", "G15高速", "312国道"]),
        ("于花莲县设站，與苗栗縣合辦。", ["花莲县", "苗栗縣"]),
        ("少数民族自治县的淡水湖。", []),
        ("我国和全国各地，国内外。", []),
    ],
)
def test_places(names, text, found):
    assert names(text) == [("place", name) for name in found]


@pytest.mark.parametrize("short", "冀豫辽湘皖鲁苏浙赣鄂桂晋蒙陕吉闽粤藏川琼滇黔陇")
def test_a_part_of_a_province_by_its_short_name(names, short):
    assert names(f"调查{short}西南的山区。") == [("place", f"{short}西南")]


@pytest.mark.parametrize(
    "name",
    [
        "安宁河",
        "马拉开波湖",
        "虎门镇",
        "瓜纳华托州",
        "西陵峡",
        "幕阜山脉",
        "帕米尔高原",
        "蒙古高原",
        "念青唐古拉山脉",
        "蒙古草原",
        "关中平原",
        "汉中盆地",
        "科尔沁草原",
        "腾格里沙漠",
        "金沙江流域",
    ],
)
def test_a_word_tagged_as_a_place_that_ends_like_one(names, name):
    assert names(f"在{name}取样。") == [("place", name)]


@pytest.mark.parametrize("which", "两几各本")
def test_a_pointing_word_before_a_river_names_none(names, which):
    assert names(f"{which}崎河的水。") == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("浙江省", "全云镇的人"),
        ("浙江省", "本云镇的人"),
        ("四川省", "某县乡的农户"),
        ("四川省", "该县乡的农户"),
        ("榆林市", "每崎镇的农户"),
    ],
)
def test_a_pointing_word_before_a_town_names_none(names, name, text):
    assert names(f"{name}{text}。") == [("place", name)]


@pytest.mark.parametrize(
    "road",
    [
        "G15高速公路",
        "G15沪海高速公路",
        "G15沪海高速",
        "G312国道",
        "S203省道",
        "S2线",
        "203省道",
        "312国道",
        "台9甲线",
        "台61线",
    ],
)
def test_a_road_by_its_number(names, road):
    assert names(f"沿{road}行驶。") == [("place", road)]


@pytest.mark.parametrize(
    "small", ["云崎镇", "苏木镇", "官元乡", "云崎区", "永安村", "云崎街道", "云崎社区"]
)
def test_a_small_division_behind_a_larger_one(names, small):
    assert names(f"在榆林市{small}的农户中调查。") == [("place", f"榆林市{small}")]


@pytest.mark.parametrize(
    "kind",
    [
        "路",
        "东路",
        "街",
        "大街",
        "大道",
        "巷",
        "大桥",
        "天桥",
        "立交桥",
        "小区",
        "新村",
        "花园",
        "汽车站",
        "火车站",
        "地铁站",
        "西站",
    ],
)
def test_a_street_or_stop_by_its_kind(names, kind):
    assert names(f"公交车经云崎{kind}到滇池{kind}。") == [
        ("place", f"云崎{kind}"),
        ("place", f"滇池{kind}"),
    ]


@pytest.mark.parametrize("along", ["沿", "沿着", "途经", "经过", "经", "从"])
def test_a_street_behind_a_word_of_going(names, along):
    assert names(f"公交车{along}滇池路行驶。") == [("place", "滇池路")]


@pytest.mark.parametrize("joined", "与和、至到")
def test_a_further_street_of_an_itinerary(names, joined):
    assert names(f"沿滇池路{joined}中山路行驶。") == [("place", "滇池路"), ("place", "中山路")]


def test_a_bridge_of_an_itinerary_need_not_be_called_by_a_name(names):
    bridge = ("place", "永安新大桥")
    assert names("经永安新大桥行驶。") == [bridge]
    assert names("沿滇池路到永安新大桥行驶。") == [("place", "滇池路"), bridge]


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


@pytest.mark.parametrize("side", ["东部", "东南部"])
def test_a_side_belongs_to_a_wide_place_and_not_to_a_town(names, side):
    assert names(f"在青藏高原{side}采样。") == [("place", f"青藏高原{side}")]
    assert names(f"在神木市{side}采样。") == [("place", "神木市")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("样本取自洛川、砀山。", ["洛川", "砀山"]),
        ("样本取自洛川苹果园。", []),  # perhaps of a longer name
        ("船泊内湖，货出西市。", []),  # any place is called so
        ("在离岛采样。", []),  # a common word
    ],
)
def test_a_county_is_called_without_its_head(names, text, found):
    assert [name for name_type, name in names(text) if name_type == "place"] == found
