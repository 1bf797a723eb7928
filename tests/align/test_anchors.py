import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bipaper.align.anchors import shared_anchors, weights


@pytest.mark.parametrize(
    ("zh", "en", "anchors"),
    [
        ("选取三个典型城市", "three typical cities", {"3"}),
        ("数到三十二", "he counted to thirty-two", {"32"}),
        ("一百零七号木桩", "stake one hundred and seven", {"107"}),
        ("2.4万家企业", "24,000 firms", {"24000"}),
        ("2021年", "in 2021", {"2021"}),
        ("增长了8.5%", "by 8.5 percent", {"17/2"}),
        ("提出MGAN模型", "we propose MGAN", {"mgan"}),
        ("Holm橡树", "the Holm oak", {"holm"}),
        ("一个人", "one of them", set()),
        ("三个城市", "four cities", set()),
        ("没有数字", "no numbers", set()),
    ],
)
def test_an_anchor_is_what_both_languages_write_alike(zh, en, anchors):
    assert shared_anchors([zh], [en]) == ([anchors], [anchors])


def test_anchors_that_the_other_text_does_not_have_are_dropped():
    zh, en = shared_anchors(["三个", "五个 NASA"], ["five NASA, seven ESA", "three"])
    assert (zh, en) == ([{"3"}, {"5", "nasa"}], [{"5", "nasa"}, {"3"}])


def test_an_anchor_of_many_sentences_is_worth_less():
    assert weights([{"3", "nasa"}, {"3"}], [{"3"}, {"nasa"}]) == {"3": 0.5, "nasa": 1.0}


@settings(deadline=None, max_examples=50)
@given(st.lists(st.text(alphabet="一二三万亿零0123456789,.-onehundred ", max_size=60), max_size=4))
def test_any_text_has_anchors_in_common_with_itself_only(texts):
    zh, en = shared_anchors(texts, texts)
    assert len(zh) == len(en) == len(texts)
    assert set().union(*zh) == set().union(*en) or not texts


def test_anchors_are_found_in_linear_time():
    digits, words = "1" * 20_000, "one " * 20_000
    assert len(shared_anchors([digits + "万" * 20_000], [words + digits])[0]) == 1
