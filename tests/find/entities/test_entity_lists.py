import pytest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "工行、农行、方石、建行的员工。",
            ["工行", "农行", "方石", "建行"],
        ),
        (
            "选取A1-工行、A2-农行、A3-理想、A4-上交所为样本。",
            ["工行", "农行", "理想", "上交所"],
        ),
        ("选取工商银行、渤海银行、远景网4家企业。", ["工商银行", "渤海银行", "远景网"]),
        ("选取工商银行、渤海银行、远景网等参与。", ["工商银行", "渤海银行", "远景网"]),
        ("工商银行、高校、居民、商户共同参与。", ["工商银行"]),  # too few are known
    ],
)
def test_an_item_among_firms_is_a_firm(names, text, found):
    assert names(text) == [("org", name) for name in found]


def test_known_words_counted_by_a_kind_are_no_names(names):
    assert names("文字处理、图像编辑这2款软件。") == []


def test_a_kind_behind_another_noun_is_that_of_others(names):
    assert names("高等院校、科研院所等机构与企业。") == []


def test_of_two_kinds_side_by_side_the_last_tells_the_type(names):
    assert names("Vexa、Boltra等平台企业。") == [("org", "Vexa"), ("org", "Boltra")]
    assert names("Vexa、Boltra等社交平台。") == [("product", "Vexa"), ("product", "Boltra")]


def test_a_kind_far_behind_a_number_is_not_what_is_counted(names):
    assert names("技术应用、技术创新、数实融合三个方面表征企业。") == []


def test_what_places_are_more_or_less_of_is_no_place(names):
    assert names("在人口较多、经济基础较好的地区。") == []
    assert names("在人口较多、经济基础较好等地区。") == []


@pytest.mark.parametrize("mark", ["", "进展如下，", "进展如下；", "进展如下。", "进展如下："])
def test_what_begins_a_clause_joins_nothing(names, mark):
    assert names(f"{mark}和利岚等企业落户。") == [("org", "和利岚")]
    assert names(f"企业{mark}岚浪和利岚等企业落户。")[-1] == ("org", "利岚")
