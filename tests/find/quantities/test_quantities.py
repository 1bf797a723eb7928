"""Quantities of a sentence: their order, comparators, units and SI values; any text at all."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quantity_rows import values
from views import view

from bipaper.find.quantities.scan import find_quantities
from bipaper.nlp.view import TextView
from bipaper.parts.quantities import QuantityMention


@pytest.mark.parametrize(
    ("lang", "text", "mentions"),
    [
        ("zh", "设1.2 g/m3三个水平", ["1.2 g/m3", "三个"]),
        (
            "zh",
            "由2015年的3.2%降至2020年的1.8%，下降1.4个百分点（p<0.05）[3-5]。",
            ["2015年", "3.2%", "2020年", "1.8%", "1.4个百分点", "p<0.05"],
        ),
        (
            "zh",
            "全市共发放问卷500份，回收478份，有效率95.6%（见表2），涉及13个乡镇、近两千户农民。",
            ["500份", "478份", "95.6%", "13个", "近两千户"],
        ),
        (
            "zh",
            "权重向量为(0.25,0.35,0.40)，95%CI为[1.12, 1.45]，比基线高3.2倍。",
            ["0.25", "0.35", "0.40", "95%", "[1.12, 1.45]", "3.2倍"],
        ),
        (
            "zh",
            "第一，分三个阶段推进；第二，到2025年建成10座以上电站，其中一座已投产。",
            ["三个", "2025年", "10座以上"],
        ),
        (
            "zh",
            "論文共兩篇，約佔三成，費用為５萬元，歷時兩個月。",
            ["兩篇", "約佔三成", "５萬元", "兩個月"],
        ),
        (
            "zh",
            "会议于2019年5月6日与8日在甲、乙两地召开，2004、2005和2006年未召开。",
            ["2019年5月6日", "8日", "2004", "2005", "2006年"],
        ),
        (
            "en",
            "We survey 1,204 firms in three provinces from 2011 to 2020 (see Table 3) [5].",
            ["1,204 firms", "three provinces", "2011 to 2020"],
        ),
        (
            "en",
            "Output rose from 5% to 12%, ranking first; two-thirds of the 30 plants doubled it.",
            ["5%", "12%", "first", "two-thirds", "30 plants", "doubled"],
        ),
    ],
)
def test_a_sentence_gives_its_quantities_in_order(lang, text, mentions):
    assert [q.text for q in find_quantities(view(text, lang))] == mentions


@pytest.mark.parametrize(
    ("text", "comparators"),
    [
        ("小于20人和50人", ["<", "<"]),
        ("不低于30%或40%", [">=", ">="]),
        ("约3家、5家及8家", ["~", "~", "~"]),
        ("约3家以及5家", ["~", "~"]),
        ("约3家或者5家", ["~", "~"]),
        ("约3家与5家", ["~", "~"]),
        ("超过20人和30%", [">", "="]),
        ("超过20人，另有30人", [">", "="]),
        ("20人以上和30人", [">=", "="]),
        ("小于20人和约50人", ["<", "~"]),
    ],
)
def test_a_comparator_in_front_carries_over_to_coordinated_numbers(text, comparators):
    assert [q.comparator for q in find_quantities(view(text, "zh"))] == comparators


@pytest.mark.parametrize(
    ("text", "si_value", "si_unit"),
    [
        ("5公里", 5000, "m"),
        ("3海里", 5556, "m"),
        ("2里", 1000, "m"),
        ("120平方公里", 1.2e8, "m²"),
        ("50公顷", 500000, "m²"),
        ("300亩", 200000, "m²"),
        ("10斤", 5, "kg"),
        ("2.4万吨", 2.4e7, "kg"),
        ("1吨标准煤", 29307600000, "kg·m²/s²"),
        ("1 kW·h", 3600000, "kg·m²/s²"),
        ("25℃", 298.15, "K"),
        ("-40℃", 233.15, "K"),
        ("77 ℉", 298.15, "K"),
        ("15 ℃/h", 15 / 3600, "K/s"),
        ("6 ℃·d", 518400, "K·s"),
        ("2.1 W/(m²·℃)", 2.1, "kg/K/s³"),
        ("35μg/m³", 3.5e-8, "kg/m³"),
        ("6.5 t/hm²", 0.65, "kg/m²"),
        ("36 km/h", 10, "m/s"),
        ("2.5 L", 0.0025, "m³"),
        ("100 kPa", 100000, "kg/m/s²"),
        ("5 mol/L", 5000, "mol/m³"),
        ("90分钟", 5400, "s"),
        ("3天", 259200, "s"),
        ("1年", 31557600, "s"),
    ],
)
def test_a_measure_is_converted_to_si_base_units(text, si_value, si_unit):
    (quantity,) = find_quantities(view(text, "zh"))
    assert (quantity.si_value, quantity.si_unit) == (pytest.approx(si_value, rel=1e-9), si_unit)


@pytest.mark.parametrize("text", ["5家", "30%", "8元", "60岁", "第3位", "3~5公里", "100 mg/kg"])
def test_what_si_has_no_unit_for_is_not_converted(text):
    (quantity,) = find_quantities(view(text, "zh"))
    assert (quantity.si_value, quantity.si_unit) == (None, None)


def test_a_mention_says_everything_about_its_place_and_value():
    assert find_quantities(view("面积逾1.5萬畝。", "zh")) == [
        QuantityMention(
            rule="amount",
            kind="measure",
            start=2,
            end=8,
            text="逾1.5萬畝"[:6],
            value=15000,
            unit="畝",
            comparator=">",
            si_value=10000000.0,
            si_unit="m²",
        )
    ]


@pytest.mark.parametrize(
    ("lang", "text", "units"),
    [
        ("zh", "分别为0、90和180 kg/hm²", ["kg/hm²"] * 3),
        ("zh", "抽取3、5、8家", ["家"] * 3),
        ("zh", "取0.3，另有5家", [None, "家"]),
        ("en", "at 5, 10 and 15 mg/L", ["mg/L"] * 3),
    ],
)
def test_coordinated_numbers_share_the_unit_of_the_last(lang, text, units):
    assert [q.unit for q in find_quantities(view(text, lang))] == units


def test_the_power_of_a_unit_is_no_citation_mark():
    text = "种植220万hm2，见文献2"
    raised = [(8, 9), (13, 14)]
    found = find_quantities(view(text, "zh", raised))
    assert [(q.text, q.unit) for q in found] == [("220万hm2", "hm²")]


def test_shares_of_more_than_two_have_no_value():
    (shares,) = find_quantities(view("数据按7∶1∶2划分", "zh"))
    assert (shares.kind, shares.text, values(shares)) == ("ratio", "7∶1∶2", [])


def test_a_glyph_nobody_can_read_spoils_only_the_number_it_stands_at():
    found = find_quantities(view("粒径为2.5\ufffdm，共3次，气温3.5℃", "zh"))
    assert [mention.text for mention in found] == ["3次", "3.5℃"]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("截距项（-2.87）（0.25）", ["-2.87", "0.25"]),  # a row of t values
        ("用户评分的均值（3.9）", ["3.9"]),
        ("y=0.52（3.9）", ["y=0.52", "3.9"]),
        ("for n=9 the mean was close to four (3.9)", ["n=9", "close to four", "3.9"]),
        ("y=ax+b（3.9）", []),
        ("y=ax1+bx2（3.9）", []),
        ("其中y=ax+b（2-1）", []),
    ],
)
def test_a_number_at_the_end_numbers_an_equation_only_behind_a_formula(text, mentions):
    lang = "en" if text.isascii() else "zh"
    assert [q.text for q in find_quantities(view(text, lang))] == mentions


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("选用1卷积核", []),
        ("阈值取0.8分别计算", ["0.8"]),
        ("发射9颗卫星", ["9颗"]),
        ("共36名大学生", ["36名"]),
        ("共收集57篇文章", ["57篇"]),
        ("共有15名教授", ["15名"]),  # jieba has 名教授, and 名教
        ("其中15家中有3家", ["15家", "3家"]),  # 家中 is a place
        ("这3人均为男性", ["3人"]),
        ("共办5场内地演出", ["5场"]),  # jieba has 场内|地
        ("超过三角形的面积", []),
        ("查阅两页资料", []),
    ],
)
def test_what_only_begins_like_a_unit_is_none(text, mentions):
    assert [q.text for q in find_quantities(view(text))] == mentions


def test_excluded_spans_are_never_tagged():
    text = "增长12%3，其中5家"
    assert [q.text for q in find_quantities(view(text, "zh", [(5, 6)]))] == ["12%", "5家"]
    assert find_quantities(view(text, "zh", [(0, len(text))])) == []


# --- properties -------------------------------------------------------------------------

ALPHABET = (
    "0123456789.,，、万亿百十一二三两半第前几数多余[]()（）%‰年月日个家元~-—至 "
    "aμm²³/p<=±×^内以上超近约"
    "one and two million percent from to May 2020"
)


@given(st.text(alphabet=ALPHABET, max_size=60), st.sampled_from(["zh", "en"]))
@settings(deadline=None, max_examples=100)
def test_offsets_are_exact_and_mentions_never_overlap(text, lang):
    mentions = find_quantities(view(text, lang))
    assert all(text[m.start : m.end] == m.text != "" for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


@given(st.text(max_size=80), st.sampled_from(["zh", "en"]))
@settings(deadline=None, max_examples=50)
def test_no_text_makes_the_finder_raise(text, lang):
    find_quantities(view(text, lang))


@given(
    st.text(alphabet="0123456789.,、万百十半第前%年月个家~-—超近约", max_size=40),
    st.integers(0, 40),
    st.integers(0, 40),
)
@settings(deadline=None, max_examples=50)
def test_nothing_is_found_inside_an_excluded_span(text, start, end):
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    for mention in find_quantities(view(text, "zh", [(start, end)])):
        assert mention.end <= start or mention.start >= end or start == end


@given(st.integers(min_value=2, max_value=10**9))
@settings(deadline=None, max_examples=50)
def test_any_number_of_things_is_counted(number):
    (quantity,) = find_quantities(view(f"共有{number}家企业", "zh"))
    assert (quantity.value, quantity.unit, quantity.kind) == (number, "家", "count")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "run", ["1", "万", "一", "[", ")", "1234567890", "万亿", "([（【", "one", " "]
)
def test_a_hundred_thousand_characters_without_a_quantity_are_read(run, lang):
    assert find_quantities(TextView("p1", run * (100_000 // len(run)), lang)) == []


@pytest.mark.parametrize("run", ["(1,", "1-", "2020-", "1/2/", "1 204 ", "第一", "百分之", "n=1,"])
def test_long_runs_of_beginnings_are_read(run):
    text = run * (10_000 // len(run))
    assert all(q.end <= len(text) for q in find_quantities(view(text, "zh")))
