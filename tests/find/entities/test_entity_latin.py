import pytest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("在Panorama数据集上训练。", [("product", "Panorama")]),
        ("在Panorama人脸数据集上训练。", [("product", "Panorama")]),
        ("在Panorama 中文情感词典中。", [("product", "Panorama")]),
        ("使用Panorama训练数据集，Panorama的人脸数据集，Panorama人脸图像。", []),
        ("借助软件OptiFlow求解。", [("product", "OptiFlow")]),
        ("ReTag系统与RouteKG模型各有长处。", [("product", "ReTag"), ("product", "RouteKG")]),
        ("参加DIALEX评测任务。", [("event", "DIALEX")]),
        (
            "以GPT-4o-mini、Llama3.2和Qwen2.5-72B为专家。",
            [("product", "GPT-4o-mini"), ("product", "Llama3.2"), ("product", "Qwen2.5-72B")],
        ),
        ("发表于DIALEX 2019。", [("event", "DIALEX 2019")]),
        ("参加COVEX2009评测。", [("event", "COVEX2009")]),
        ("用SPSS 26.0处理。", [("product", "SPSS 26.0")]),
    ],
)
def test_latin_names_by_their_neighbours_and_with_their_versions(names, text, found):
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("置于QF-3型低速风洞中", ["QF-3型低速风洞"]),
        ("用Varex 7890气相色谱仪测定", ["Varex 7890气相色谱仪"]),
        ("用TQ3000型扫描电子显微镜观察", ["TQ3000型扫描电子显微镜"]),
        ("用TQ3000型监测设备观察", ["TQ3000型监测设备"]),
        ("用TQ3000型超声探头观察", ["TQ3000型超声探头"]),
        ("用Q3型风洞观察", ["Q3型风洞"]),
        ("布置8个TK-5A压力传感器，", ["TK-5A压力传感器"]),
        ("本文提出FrostSeer，", ["FrostSeer"]),
    ],
)
def test_devices_by_the_codes_of_their_types_and_models_by_their_case(names, text, found):
    assert names(text) == [("product", name) for name in found]


@pytest.mark.parametrize(
    "kind", ["影像", "图像", "遥感影像", "卫星影像", "多光谱影像", "全色影像", "高分辨率影像"]
)
def test_a_satellite_by_the_picture_it_took(names, kind):
    assert names(f"采用Norsat 8{kind}提取水体。") == [("product", "Norsat 8")]


def test_the_processing_of_a_picture_shows_no_satellite(names):
    assert names("对Norsat 8图像处理。") == []


@pytest.mark.parametrize(
    "made", ["", "研制", "开发", "研发", "发布", "推出", "编制", "团队", "团队研发"]
)
@pytest.mark.parametrize("of", "的之")
def test_what_an_organisation_has_made_is_a_product(names, made, of):
    assert names(f"翠屿大学{made}{of}ReTag很快。")[1:] == [("product", "ReTag")]


@pytest.mark.parametrize("joined", "和与及、")
def test_a_name_with_its_own_case_is_joined_to_a_product(names, joined):
    assert names(f"ReTag{joined}LabTag系统很快。") == [("product", "ReTag"), ("product", "LabTag")]


@pytest.mark.parametrize("joined", ["Norsat 5", "LabTag RQ", "LabTag"])
def test_what_is_joined_to_a_product_goes_on_with_a_number_or_capitals(names, joined):
    assert names(f"{joined}与ReTag系统很快。") == [("product", joined), ("product", "ReTag")]
    assert names("Table 2与ReTag系统很快。") == [("product", "ReTag")]


@pytest.mark.parametrize("joined", "和与及或的")
def test_a_device_is_not_two(names, joined):
    assert names(f"采用TQ3000型地震{joined}监测设备。") == []


@pytest.mark.parametrize(
    "text",
    [
        "CO2传感器与H2O分析仪。",
        "PM10监测仪器。",
        "第T-1期的设备。",
        "基于SDN架构的TCP协议。",
        "GIS系统与ERP系统。",
        "用LSTM模型和PCA降维。",
        "DID数据库设计。",
        "图A数据集。",
        "按TQ3000设计电路。",
        "按TQ3000统计次数。",
        "采用Gretl 2010年的数据。",
    ],
)
def test_concepts_methods_and_protocols_are_no_names(names, text):
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Data of the National Bureau of Statistics are used.",
            [("org", "National Bureau of Statistics")],
        ),
        (
            "The Ministry of Finance and the Bank of Nowhere agreed.",
            [("org", "Ministry of Finance"), ("org", "Bank of Nowhere")],
        ),
        (
            "The Ministry of Science and Technology agreed.",
            [("org", "Ministry of Science and Technology")],
        ),
        (
            "Using the Nowhere City Statistical Yearbook, we show it.",
            [("work", "Nowhere City Statistical Yearbook")],
        ),
        (
            "It was held at the Fifth International Workshop on Rivers.",
            [("event", "Fifth International Workshop on Rivers")],
        ),
        ("Experiments on the Panorama dataset were run.", [("product", "Panorama")]),
        ("The plan of the ministry is a strategy.", []),
    ],
)
def test_english_names_by_their_heads(names, text, found):
    assert names(text, "en") == found


def test_an_english_gloss_is_judged_by_the_chinese_before_it(names):
    assert names("采用传输控制协议（Transmission Control Agreement，TCA）。") == []


@pytest.mark.parametrize("school", ["大学", "学院", "研究所", "研究院"])
def test_what_a_school_has_may_be_a_person(names, school):
    assert names(f"翠屿{school}的Lillian Marsh提出了它。") == [("org", f"翠屿{school}")]


def test_a_year_of_data_is_no_version(names):
    assert names("采用Gretl 2.1和Norml 2015年的数据。") == [("product", "Gretl 2.1")]


def test_a_concept_is_no_product_of_anyone(names):
    assert names("翠屿大学的LSTM很快。") == [("org", "翠屿大学")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("实验用NVIDIA RTX 3090完成。", [("product", "NVIDIA RTX 3090")]),
        ("NVIDIA 2020年的利润增加。", [("org", "NVIDIA")]),  # a year
        ("基于FrostSeer，本文比较了岩样。", [("product", "FrostSeer")]),
        ("FrostSeer的召回率较高。", [("product", "FrostSeer")]),
    ],
)
def test_a_firm_with_a_model_and_a_case_of_its_own_make_a_product(names, text, found):
    assert names(text) == found
