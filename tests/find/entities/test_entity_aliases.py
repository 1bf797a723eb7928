"""What a paper calls by several names has one name of them for all: its fullest."""

import pytest

from bipaper.find.entities.tagger import find_entities

CASES = {
    "brackets give a firm's short form": (
        "嘉澜热力集团有限公司（以下简称“嘉澜热力”）建厂。\n嘉澜热力扩产。",
        {"嘉澜热力": "嘉澜热力集团有限公司"},
    ),
    "a clause gives it": (
        "嘉澜有限公司，以下简称嘉热，有三家工厂。\n嘉热扩产。",
        {"嘉热": "嘉澜有限公司"},
    ),
    "brackets hold characters of the name": (
        "翠屿油气集团有限公司（翠油）建厂。\n翠油扩产。",
        {"翠油": "翠屿油气集团有限公司"},
    ),
    "a common word in brackets is none, whatever its characters": (
        "国澜石化有限公司（国有）扩产。\n国有的厂。",
        {},
    ),
    "a school is called by two characters": (
        "翠屿大学（下称翠大）的学生。\n翠大扩招。",
        {"翠大": "翠屿大学"},
    ),
    "an act of state has a short title in its marks": (
        "印发《云州数据安全管理条例》（以下简称《条例》）。\n《条例》规定了分级。",
        {"条例": "云州数据安全管理条例"},
    ),
    "an acronym stands for a Chinese name": (
        "亚洲开发银行（Asian Development Bank，ADB）放贷。\nADB提供贷款。",
        {"ADB": "亚洲开发银行", "Asian Development Bank": "亚洲开发银行"},
    ),
    "the acronym stands first": (
        "ADB（亚洲开发银行）放贷。\nADB提供贷款。",
        {"ADB": "亚洲开发银行"},
    ),
    "data have an acronym": (
        "数据来自中国乡镇家庭追踪调查（CTFPS）。\n使用CTFPS的数据。",
        {"CTFPS": "中国乡镇家庭追踪调查"},
    ),
    "a database goes by its Latin name": (
        "取自Vexa数据库的样本。\nVexa没有此项。",
        {"Vexa": "Vexa数据库"},
    ),
    "an English translation follows": (
        "由翠屿大学（Tsuiyu University）出版。\nThe Tsuiyu University Press closed.",
        {"Tsuiyu University": "翠屿大学"},
    ),
    "a firm goes by the words before its head": (
        "引入嘉澜热力集团的设备。\n嘉澜热力有三家工厂。",
        {"嘉澜热力": "嘉澜热力集团"},
    ),
    "a firm goes by what its name by law begins with": (
        "选取岚德时代新能源科技股份有限公司为例。\n工商银行、岚德时代、招商银行的员工。",
        {"岚德时代": "岚德时代新能源科技股份有限公司"},
    ),
    "a law goes without the republic": (
        "依据《中华人民共和国渔业法》执行。\n《渔业法》第三十条禁止电鱼。",
        {"渔业法": "中华人民共和国渔业法"},
    ),
    "a foreigner goes by the last part of his name": (
        "罗伯特·索洛维奇提出了模型。\n索洛维奇认为，度量可行。",
        {"索洛维奇": "罗伯特·索洛维奇"},
    ),
    "and by that of his Latin one": (
        "由Akira Tarvell教授主讲。\nTarvell（2019）测算了效率。",
        {"Tarvell": "Akira Tarvell"},
    ),
    "a place has another name": (
        "翠屿河（又名翠水）全长90千米。\n翠水流经七县。",
        {"翠水": "翠屿河"},
    ),
    "a register knows both": (
        "证监会公布了数据。\n中国证监会公布了数据。",
        {"证监会": "中国证券监督管理委员会", "中国证监会": "中国证券监督管理委员会"},
    ),
}


@pytest.mark.parametrize(("paper", "fuller"), CASES.values(), ids=CASES)
def test_the_names_of_one_thing_have_its_fullest(block, paper, fuller):
    blocks = [block(text, name=str(n)) for n, text in enumerate(paper.split("\n"))]
    found = {
        one.text: one.name
        for mentions in find_entities(blocks).values()
        for one in mentions
        if one.text in fuller
    }
    assert found == fuller


@pytest.mark.parametrize(
    "paper",
    [
        "由Akira Tarvell教授和Mary Tarvell教授主讲。\nTarvell（2019）测算了效率。",
        "引入岚德时代科技有限公司的设备，也引入岚德时代材料有限公司的。\n工商银行、岚德时代、招商银行的员工。",
    ],
    ids=["persons", "firms"],
)
def test_what_two_things_may_be_called_is_none_of_them(block, paper):
    blocks = [block(text, name=str(n)) for n, text in enumerate(paper.split("\n"))]
    names = {one.name for mentions in find_entities(blocks).values() for one in mentions}
    assert not {name for name in names if name and ("Tarvell" in name or "岚德" in name)}
