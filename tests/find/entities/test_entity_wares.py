"""Things told by how they are called: a code, a number, what is grown, what is taken."""

import pytest


@pytest.mark.parametrize("how", ["", "直接", "现场", "进行"])
def test_what_one_measures_with_is_a_device(names, how):
    assert names(f"样品用TK-502{how}测定。") == [("product", "TK-502")]


@pytest.mark.parametrize(
    "text",
    [
        "水样用HJ 636测定。",  # a standard
        "水样用GB/T 1226测定。",
        "水样用H2SO4测定。",  # a formula
        "水样用PM2.5测定。",  # a concept
        "水样用TKK测定。",  # no number
        "采用重复TK-502，",  # no maker
    ],
)
def test_standards_formulas_and_methods_are_no_devices(names, text):
    assert names(text) == []


@pytest.mark.parametrize(
    "text", ["采用奥克西EPIQ 7C", "采用奥克西EPIQ 7C；", "采用奥克西EPIQ 7C（进口）"]
)
def test_a_maker_and_a_code_are_a_device(names, text):
    assert names(text + "。") == [("product", "奥克西EPIQ 7C")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("雪龙二号返航。", ["雪龙二号"]),
        ("雪龙2号返航。", ["雪龙2号"]),
        ("资源六号卫星升空。", ["资源六号"]),
        ("影像选用资源六号，", ["资源六号"]),
        ("资源六号归还。", []),  # a common word, and no kind
        ("雪龙二号F升空。", []),  # the number goes on
        ("幼苗“云桂1号”长得快。", ["云桂1号"]),
    ],
)
def test_a_name_with_a_number_is_a_ship_s(names, text, found):
    assert names(text) == [("product", name) for name in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("品种为澜麦22，", ["澜麦22"]),
        ("品系澜麦22号。", ["澜麦22号"]),
        ("品种为“澜麦22”。", ["澜麦22"]),
        ("供试小麦为澜麦22、“翠选9”与黄翠占（", ["澜麦22", "翠选9", "黄翠占"]),
        ("品种为澜麦22和豫翠3号及翠占，", ["澜麦22", "豫翠3号", "翠占"]),
        ("品种共32。", []),
        ("品种为澜麦22个。", []),
    ],
)
def test_what_is_grown_has_a_name_and_a_number(names, text, found):
    assert names(text) == [("product", name) for name in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("患者口服脉康宁胶囊。", ["脉康宁胶囊"]),
        ("患者服用逍遥丸。", ["逍遥丸"]),
        ("患者服用中药配方颗粒。", []),
        ("患者服用的脉康宁胶囊。", []),
    ],
)
def test_what_is_taken_is_a_medicine_unless_its_words_are_common(names, text, found):
    assert names(text) == [("product", name) for name in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two cultivars Cuimai 366 and Lanken 58 were grown.", ["Cuimai 366", "Lanken 58"]),
        (
            "Three hybrids, Cuidan 958, Lanyu 335, and Weng 605, were sown.",
            ["Cuidan 958", "Lanyu 335", "Weng 605"],
        ),
        ("The variety ‘Lanken 58’ was grown.", ["Lanken 58"]),
        ("Of each variety Table 2 has one.", []),
    ],
)
def test_what_is_grown_is_told_in_english_too(names, text, found):
    assert [name for _, name in names(text, "en")] == found
