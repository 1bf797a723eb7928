import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from leave_out import Entry, entries, sampled, with_and_without

from bipaper.text.body.points import point_of


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一是扩大投资。", 1),
        ("三是改善民生。", 3),
        ("十二是完善制度。", 12),
        ("二十是总结经验。", 20),
        ("二要稳定就业。", 2),
        ("其一，成本较低。", 1),
        ("第二，收益较高。", 2),
        ("第三、风险可控", 3),
        ("第四是推广。", 4),
        ("第1，明确目标。", 1),
        ("首先分析成本。", 1),
        ("其次，分析收益。", 2),
        ("再次，分析风险。", 3),
        ("(1) 成本", 1),
        ("（12）收益", 12),
        ("（三）风险", 3),
        ("1）成本", 1),
        ("2. 收益", 2),
        ("3、风险", 3),
        ("四、结果", 4),
        ("①成本", 1),
        ("⑳收益", 20),
        ("　二则，收益较高", 2),
        ("First, costs are low.", 1),
        ("Secondly, returns are high.", 2),
        ("Third, risks are small.", 3),
    ],
)
def test_an_opening_tells_the_number_of_the_point(text, number):
    assert point_of(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "第一产业增长较快。",
        "一般而言，成本较低。",
        "一方面，成本较低。",
        "再次验证了结论。",
        "2.5亿元用于改造。",
        "2023年以来，投资增加。",
        "（见表1）",
        "?1)",
        ":一)",
        "First results are promising.",
        "最后总结全文。",
        "最后一公里问题突出。",
        "",
    ],
)
def test_other_openings_are_no_points(text):
    assert point_of(text) is None


@pytest.mark.parametrize(("text", "number"), [("最后，总结经验。", 4), ("Finally, we sum up.", 4)])
def test_a_last_point_counts_on_from_the_one_before(text, number):
    assert point_of(text, last=3) == number


@given(st.text(alphabet="一二三十百第其首先是、，（）()1２①. ", max_size=8) | st.text(max_size=20))
@settings(deadline=None, max_examples=200)
def test_a_point_has_a_positive_number_whatever_the_text(text):
    assert (point_of(text) or 1) >= 1


WORDS = ("bipaper.text.body.points", "points.toml")


@pytest.mark.parametrize("entry", sampled(entries(*WORDS), "points"), ids=lambda entry: entry.word)
def test_without_an_opening_its_example_is_no_point(entry: Entry) -> None:
    holds = with_and_without(*WORDS, entry, lambda text: point_of(text, last=8) is not None)
    assert holds == (True, False)
