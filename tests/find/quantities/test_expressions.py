"""Expressions of numbers in context, and numerals of all forms: read whole and right."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from views import view
from written import NUMERALS, SIGNED, Written

from bipaper.chars import count_han
from bipaper.find.quantities import scan
from bipaper.find.quantities.closing import closed, with_thousands
from bipaper.find.quantities.runs import numeral_runs
from bipaper.find.quantities.scan import find_quantities

LINES = (Path(__file__).parent / "expressions.txt").read_text("utf-8").splitlines()
EXPRESSIONS = [line.split(" =>") for line in LINES if not line.startswith("#")]


def number(value):
    """Dates as they are, numbers to compare."""
    try:
        return pytest.approx(float(value), rel=1e-5)
    except ValueError:
        return value


def wanted(said):
    """The mentions a case has, some with their kind."""
    for mention in filter(None, map(str.strip, said.split(";"))):
        text, value, unit, comparator, *kind = mention.split("|")
        yield text, [number(part) for part in value.split("..")], unit, comparator, *kind


def found(text, kinds=False):
    for m in find_quantities(view(text, "zh" if count_han(text) else "en")):
        values = [m.low, m.high] if m.value is None else [m.value]
        plainly = [
            float(v) if not isinstance(v, str) or v.lstrip("-").isdecimal() else v for v in values
        ]
        yield m.text, plainly, m.unit or "", m.comparator, *([m.kind] if kinds else [])


def fresh(part):
    """Of the cases written before the code was read "open" or "held", "… again", "… third"."""
    text = (Path(__file__).parent / "fresh_expressions.txt").read_text("utf-8")
    lines = text.partition(f"# {part}:")[2].partition("\n# ")[0].splitlines()[1:]
    return [line.split(" =>") for line in lines]


@pytest.mark.parametrize(("text", "said"), EXPRESSIONS + fresh("open"))
def test_an_expression_is_read_whole(text, said):
    assert list(found(text)) == list(wanted(said))


@pytest.mark.parametrize(
    ("text", "said"),
    [case for of in ("again", "third", "fourth", "fifth", "sixth") for case in fresh(f"open {of}")],
)
def test_an_expression_is_read_whole_and_of_its_kind(text, said):
    assert list(found(text, kinds=True)) == list(wanted(said))


@pytest.mark.parametrize(
    ("part", "right", "of"),
    [
        ("held", 28, 37),
        ("held again", 63, 67),
        ("held third", 123, 132),
        ("left third", 0, 1),
        ("held fourth", 132, 150),
        ("held fifth", 148, 155),
        ("left fifth", 0, 3),
        ("held sixth", 52, 66),
        ("left sixth", 0, 1),
    ],
)
def test_cases_nobody_mends_are_read_as_often_as_is_said(part, right, of):
    kinds = part != "held"
    held = [list(found(text, kinds)) == list(wanted(said)) for text, said in fresh(part)]
    assert (sum(held), len(held)) == (right, of)


CONTEXTS = {
    "": "系数为{}。",
    "家": "共{}家企业",
    "CNY": "投资{}元，",
    "公里": "长度为{}千米。",
    "倍": "提高了{}倍。",
}


def unit_of(number: Written, unit: str) -> str:
    """Fractions, formal numerals and what is negative are said of some things only."""
    kind = number.form.removeprefix("negative ")
    if kind == "fraction":
        return ""
    if kind == "formal":
        return "CNY"
    negative_count = number.form != kind and unit == "家"
    return "倍" if negative_count or (unit == "公里" and number.text.endswith("千")) else unit


@given(SIGNED, st.sampled_from(sorted(CONTEXTS)))
@settings(deadline=None, max_examples=200)
def test_what_is_written_is_read_back(number, unit):
    """But for a lone digit, 二 and 十一 as they are not said before a classifier, and seven digits
    in a row, which are a code."""
    unit = unit_of(number, unit)
    if abs(number.value) < 20 and number.value.denominator == 1:
        return
    if not unit and re.fullmatch("[0-9]{7,}", number.text):
        return
    mentions = find_quantities(view(CONTEXTS[unit].format(number.text)))
    assert [(m.value, m.unit or "") for m in mentions] == [
        (pytest.approx(float(number.value)), unit)
    ]


PEOPLE = {"每千人": 1000, "每万人": 10**4, "每十万人": 10**5, "每10万人": 10**5, "每百万人": 10**6}
TENTHS = st.integers(1, 999).filter(lambda n: n % 10).map(lambda n: n / 10)


@given(st.sampled_from(sorted(PEOPLE)), TENTHS, st.sampled_from("人例名"))
@settings(deadline=None, max_examples=50)
def test_a_rate_among_people_is_read_back(among, many, unit):
    text = f"死亡率为{among}{many}{unit}。"
    mentions = find_quantities(view(text))
    assert [(m.text, m.value) for m in mentions] == [
        (text[4:-1], pytest.approx(many / PEOPLE[among]))
    ]


@given(st.lists(TENTHS, min_size=3, max_size=3), st.sampled_from(["mm", "厘米"]))
@settings(deadline=None, max_examples=50)
def test_the_sides_of_a_thing_are_read_back(sides, unit):
    text = f"规格为{'×'.join(str(side) for side in sides)} {unit}。"
    mentions = find_quantities(view(text))
    assert [(m.value, m.unit) for m in mentions] == [(side, unit) for side in sides]


@given(st.integers(1, 23), st.integers(1, 59), st.integers(1, 59))
@settings(deadline=None, max_examples=50)
def test_times_in_parts_are_read_back(hours, minutes, seconds):
    seconds_of = 3600 * hours + 60 * minutes + seconds
    for said in (f"{hours} h {minutes} min {seconds} s", f"{hours}小时{minutes}分{seconds}秒"):
        mentions = find_quantities(view(f"历时{said}。"))
        assert [(m.text, m.si_value) for m in mentions] == [(said, pytest.approx(seconds_of))]


@given(TENTHS, TENTHS, st.sampled_from(["～", "~", "–"]))
@settings(deadline=None, max_examples=50)
def test_the_range_of_a_statistic_is_read_whole_or_not_at_all(low, high, dash):
    text = f"OR={low}{dash}{high}"
    mentions = find_quantities(view(f"结果为{text}。"))
    whole = [(text, low, high)] if low < high else []
    assert low == high or [(m.text, m.low, m.high) for m in mentions] == whole


@given(NUMERALS, NUMERALS)
@settings(deadline=None, max_examples=100)
def test_of_a_text_no_rule_knows_a_run_of_numerals_is_taken_whole_or_not_at_all(one, other):
    text = f"甲{one.text}{other.text}乙"
    places = [place for m in find_quantities(view(text)) for place in (m.start, m.end)]
    cut = [
        (place, run) for place in places for run in numeral_runs(text) if run[0] < place < run[1]
    ]
    assert cut == []


@pytest.mark.parametrize(
    "text", ["为六百2.1E+001%", "占三分之二三分之二", "共二百零九点七亿二百零九点七亿家"]
)
def test_without_the_guard_a_part_of_a_run_would_be_taken(text, monkeypatch):
    assert find_quantities(view(text)) == []
    monkeypatch.setattr(scan, "cuts_a_run", lambda found, runs: False)
    assert find_quantities(view(text)) != []


@given(st.text(alphabet="甲为0123456789.，, %万", max_size=40))
@settings(deadline=None, max_examples=200)
def test_closing_a_number_moves_nothing(text):
    assert len(with_thousands(closed(text))) == len(text)


@pytest.mark.parametrize(
    ("text", "shut"),
    [
        ("增长3. 5%", "增长3.50%"),
        ("共1. 2万人", "共1.20万人"),
        ("p < 0. 05", "p < 0.050"),
        ("概率为0.000 1。", "概率为0.00010。"),
        ("精度为0.853 2。", "精度为0.85320。"),
        ("间距为0.154 06 nm", "间距为0.154060 nm"),
        ("为1 235.154 06 m", "为1235.1540600 m"),
        ("0.853 2 0.912 4", "0.853 2 0.912 4"),  # of a row
        ("约1.2x10^5个", "约1.2×10^5个"),
        ("地址0x92", "地址0x92"),
        ("变量x1x2", "变量x1x2"),
        ("1. 5%的样本", "1. 5%的样本"),  # enumerates
        ("见文献3. 5名作者", "见文献3. 5名作者"),
        ("温度为 - 20 ℃", "温度为 -020 ℃"),
        ("甲 - 20 ℃", "甲 - 20 ℃"),  # a dash
        ("甲= - 2/3 *乙", "甲= - 2/3 *乙"),  # a formula
        ("人民币参拾元", "人民币叁拾元"),
        ("人参三钱", "人参三钱"),
    ],
)
def test_a_number_is_closed_where_one_number_is_meant(text, shut):
    assert closed(text) == shut


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("产值1，100.9亿元", "产值1,100.9亿元"),
        ("产值123，456.7元", "产值123,456.7元"),
        ("产值123，456万元", "产值123,456万元"),
        ("产值123，456亿元", "产值123,456亿元"),
        ("共12，345人", "共12,345人"),
        ("共有1，234人", "共有1,234人"),
        ("超过72，000字", "超过72,000字"),  # no number begins with 0
        ("分别为100，200，300人", "分别为100，200，300人"),  # a list
        ("分别为0.5，100.9", "分别为0.5，100.9"),
        ("出血150(100，200)毫升", "出血150(100，200)毫升"),  # quartiles
        ("见文献\0，300名", "见文献\0，300名"),  # a label
        ("面积为5 hm2，120户", "面积为5 hm2，120户"),  # a unit
        ("得分为85，120名", "得分为\0\0\0\0\0\0名"),  # nobody can tell
        ("当n=1，200次", "当n=\0\0\0\0\0次"),
        ("产值123，456元", "产值\0\0\0\0\0\0\0元"),
    ],
)
def test_a_full_width_comma_is_inside_a_number_only_where_that_is_told(text, read):
    assert with_thousands(text) == read
