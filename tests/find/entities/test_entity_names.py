"""The name that stands for a thing in a paper, whatever the paper calls it where."""

import pytest

from bipaper.find.entities.tagger import find_entities


@pytest.fixture
def fuller(blocks):
    """Name -> fuller name, for the names in an example (a block a line) that have one."""

    def find(example):
        found = find_entities(blocks(example)).values()
        return {one.text: one.name for mentions in found for one in mentions if one.name}

    return find


@pytest.mark.parametrize(
    ("example", "names"),
    [
        ("翠屿大学（以下简称“翠大”）的学生。\n翠大在山上。", {"翠大": "翠屿大学"}),
        ("翠屿大学（英文简称YU）的学生。", {"YU": "翠屿大学"}),
        ("翠屿大学（下称“翠大”）的学生。", {"翠大": "翠屿大学"}),
        ("翠屿大学（简称为翠大）的学生。", {"翠大": "翠屿大学"}),
        ("翠屿大学，后文简称翠大，有学生。", {"翠大": "翠屿大学"}),
        ("翠屿大学，以下称翠大，有学生。", {"翠大": "翠屿大学"}),
        ("翠屿大学，简称为翠大，有学生。", {"翠大": "翠屿大学"}),
        (
            "翠屿银行（Bank of Tsuiyu，BOT）提供贷款。",
            {"Bank of Tsuiyu": "翠屿银行", "BOT": "翠屿银行"},
        ),
        (
            "借助软件SILK（Samples of Inland Lakes）求解。",
            {"SILK": "Samples of Inland Lakes"},
        ),
        ("引入嘉澜热力集团的设备。\n嘉澜热力有三家工厂。", {"嘉澜热力": "嘉澜热力集团"}),
        ("学者库克（Philip Cooke）考察了集群。", {"Philip Cooke": "库克"}),
        ("肯尼亚的样本。\nSamples from Kenya are small.", {"Kenya": "肯尼亚"}),
        ("证监会公布了数据。", {"证监会": "中国证券监督管理委员会"}),
        ("中华人民共和国教育部规定。", {"中华人民共和国教育部": "教育部"}),
        ("翠屿大学的学生。", {}),
    ],
    ids=[
        "called for short",
        "for short in English",
        "called below",
        "for short with a verb",
        "for short behind a comma",
        "called below behind a comma",
        "for short with a verb behind a comma",
        "translated, then abbreviated",
        "English, expanded",
        "firm without its head",
        "person glossed",
        "country in English",
        "register",
        "name of the republic",
        "one name only",
    ],
)
def test_names_of_one_thing_go_by_the_fullest_of_them(fuller, example, names):
    assert fuller(example) == names


def test_what_brackets_say_first_counts(fuller):
    example = "翠屿大学（以下简称“翠大”）的学生。\n翠云大学（以下简称“翠大”）的学生。"
    assert fuller(example) == {"翠大": "翠屿大学"}


def test_a_fuller_name_is_given_as_it_is_printed(fuller):
    assert fuller("翠嶼大學（以下簡稱「翠大」）的學生。") == {"翠大": "翠嶼大學"}


@pytest.mark.parametrize(
    "text",
    [
        "翠大（翠屿大学）",
        "翠大（全称翠屿大学）",
        "翠大（全称为翠屿大学）",
        "翠大（全称：翠屿大学）",
        "翠大（即“翠屿大学”）",
    ],
)
def test_a_short_form_stands_before_brackets_around_the_name(block, text):
    (mention, _) = find_entities([block(f"{text}有学生。")])["p1"]
    assert (mention.text, mention.long_form) == ("翠大", "翠屿大学")


@pytest.mark.parametrize(
    "text", ["大翠（翠屿大学）", "屿学（翠屿大学）", "翠翠（翠屿大学）", "翠屿（翠屿大学）"]
)
def test_other_words_before_brackets_around_a_name_are_no_short_form(names, text):
    assert names(f"{text}有学生。") == [("org", "翠屿大学")]


@pytest.mark.parametrize(
    "before",
    [
        *(
            "",
            "指标齐备，",
            "指标齐备。",
            "指标齐备；",
            "岚桥、",
            "岚桥和",
            "岚桥与",
            "岚桥及",
            "软件在",
        ),
        *("指标从", "指标来自", "指标采用", "指标通过", "指标基于"),
    ],
)
def test_a_latin_name_in_brackets_names_what_stands_before_it(names, before):
    found = names(f"{before}嵙蔚（Vexa）软件的长处。")
    assert found[-2:] == [("product", "嵙蔚"), ("product", "Vexa")]


@pytest.mark.parametrize("before", ["指标通过方法", "指标采用岚桥方法", "检索"])
def test_a_word_before_a_latin_name_in_brackets_is_none(names, before):
    assert names(f"{before}（Vexa）软件的长处。") == [("product", "Vexa")]


def test_another_name_is_given_to_what_is_shown_elsewhere(block):
    shown = [block("采用Vexa数据集。", name="a"), block("Vexa（Very Exact Array）较大。", name="b")]
    assert [mention.text for mention in find_entities(shown)["b"]] == ["Vexa", "Very Exact Array"]


@pytest.mark.parametrize("joined", "、和与及")
def test_a_database_of_nouns_is_joined_to_one_that_has_a_name(names, joined):
    found = [("product", "Vexa数据库"), ("product", "海关数据库")]
    assert names(f"匹配Vexa数据库{joined}海关数据库。") == found
    assert names(f"匹配Vexa数据库{joined}其他数据库。") == found[:1]
    assert names(f"匹配大型数据库{joined}海关数据库。") == []
