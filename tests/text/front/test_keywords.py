"""Keywords: what parts them, on one line or several."""

import pytest
from printed import line

from bipaper.text.front.keyword_lists import split_keywords


@pytest.mark.parametrize(
    "printed",
    [
        "口袋公园；遮阴率；步行距离",
        "口袋公园;遮阴率;步行距离",
        "口袋公园； 遮阴率； 步行距离",
        "口袋公园；　遮阴率；　步行距离。",
        "口袋公园；遮阴率；步行距离；",
        "口袋公园，遮阴率，步行距离",
        "口袋公园,遮阴率,步行距离",
        "口袋公园、遮阴率、步行距离",
        "口袋公园　遮阴率　步行距离",
        "口袋公园  遮阴率  步行距离",
        "口袋公园 遮阴率 步行距离",
        "口袋公园/遮阴率/步行距离",
        "口袋公园　/　遮阴率　/　步行距离",
        "口袋公园/ 遮阴率/ 步行距离",
        "口袋公园｜遮阴率｜步行距离",
        "口袋公园·遮阴率·步行距离",
        "口袋公园—遮阴率—步行距离",
    ],
)
def test_three_keywords_however_they_are_parted(printed):
    assert split_keywords([line(printed)], 0) == ["口袋公园", "遮阴率", "步行距离"]


@pytest.mark.parametrize(
    ("rows", "skip", "expected"),
    [
        (["关键词：公园；绿地"], 4, ["公园", "绿地"]),
        (["公园；城市", "绿地；树荫"], 0, ["公园", "城市绿地", "树荫"]),
        (["公园；绿地；", "树荫"], 0, ["公园", "绿地", "树荫"]),
        (["公园绿地　遮阴率 步行距离"], 0, ["公园绿地", "遮阴率", "步行距离"]),
        (["TCP/IP协议　拥塞控制　队列管理"], 0, ["TCP/IP协议", "拥塞控制", "队列管理"]),
        (["TCP/IP　congestion　queues"], 0, ["TCP/IP", "congestion", "queues"]),
        (["C/N比 好氧堆肥 氮素损失"], 0, ["C/N比", "好氧堆肥", "氮素损失"]),
        (["人—地关系　绿洲"], 0, ["人—地关系", "绿洲"]),
        (["人—地关系　绿洲", "节水　灌溉"], 0, ["人—地关系", "绿洲", "节水", "灌溉"]),
        (["公园—绿地—城", "市公园"], 0, ["公园", "绿地", "城市公园"]),
        (["公园/城", "市绿地"], 0, ["公园", "城市绿地"]),
        (["2,4-D　降解菌　动力学"], 0, ["2,4-D", "降解菌", "动力学"]),
        (["2,4-D,降解菌,动力学"], 0, ["2,4-D", "降解菌", "动力学"]),
        (["BERT,LSTM,文本分类"], 0, ["BERT", "LSTM", "文本分类"]),
        (["公园　绿地", "树荫　座椅"], 0, ["公园", "绿地", "树荫", "座椅"]),
        (["park; green space; shade"], 0, ["park", "green space", "shade"]),
        (["park, green space, shade."], 0, ["park", "green space", "shade"]),
        (["park; green", "space"], 0, ["park", "green space"]),
        (["park　green space　shade"], 0, ["park", "green space", "shade"]),
        (["use of parks; L1, L2 norm"], 0, ["use of parks", "L1, L2 norm"]),
        (["PM2.5；CO2排放；《公园法》"], 0, ["PM2.5", "CO2排放", "《公园法》"]),
        (["公园使用"], 0, ["公园使用"]),
        (["COVID-19; K-means"], 0, ["COVID-19", "K-means"]),
        (["（關鍵詞：公園、綠地）"], 5, ["公園", "綠地"]),
        (["（关键词：公园、绿地（城市））"], 5, ["公园", "绿地（城市）"]),
        (["（关键词：公园、绿地（城市）"], 5, ["公园", "绿地（城市）"]),
        (["（关键词）公园、绿地（城市）"], 5, ["公园", "绿地（城市）"]),
        (["关键词：公园、绿地（城市）"], 4, ["公园", "绿地（城市）"]),
        (["(Keywords: park, green", "space)"], 11, ["park", "green space"]),
    ],
)
def test_keywords_of_a_part(rows, skip, expected):
    assert split_keywords([line(row) for row in rows], skip) == expected


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        (3, ["公园", "遮阴", "树荫"]),
        (4, ["公园", "遮", "阴", "树荫"]),
        (0, ["公园", "遮", "阴", "树荫"]),
    ],
)
def test_a_keyword_over_a_line_end_is_told_by_their_number_in_the_other_language(others, expected):
    rows = [line("关键词：公园　遮"), line("阴　树荫")]
    assert split_keywords(rows, len("关键词："), others) == expected


def test_a_keyword_broken_at_a_hyphen_is_one_word_where_the_paper_spells_it_so():
    rows = [line("park; Dong-"), line("wan Bay")]
    assert split_keywords(rows, 0) == ["park", "Dong-wan Bay"]
    assert split_keywords(rows, 0, spelt={"dongwan"}) == ["park", "Dongwan Bay"]
