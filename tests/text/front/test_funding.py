"""Who paid for a paper, told by notes without a label."""

import pytest
from leave_out import Entry, entries, sampled, with_and_without
from printed import line

from bipaper.rules import read_lists
from bipaper.text.front.fields import read_fields
from bipaper.text.front.funding import tells_funding

WORDS = ("bipaper.text.front.funding", "funding.toml")
MEANS = read_lists(*WORDS)["means"].words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("本文受国家自然科学基金（32000001）资助。", "国家自然科学基金（32000001）"),
        (
            "* 本文为东麓省社科基金项目“老城的桥”（19B01）的阶段性成果。",
            "东麓省社科基金项目“老城的桥”（19B01）",
        ),
        ("本研究獲得東麓省科技計劃項目的資助", "東麓省科技計劃項目"),
        (
            "本文得到了东麓大学青年基金和岚浦市科技项目的联合资助；文责自负。",
            "东麓大学青年基金和岚浦市科技项目",
        ),
        ("本文系岚浦市课题（A-1）研究成果之一。", "岚浦市课题（A-1）"),
        (
            "2023-05-06收稿，2023-06-07修稿；东麓省自然科学基金(基金号 1901)资助项目",
            "东麓省自然科学基金(基金号 1901)",
        ),
        ("东麓省自然科学基金（19B01）资助项目的管理", None),
        (
            "* 东麓省自然科学基金项目资助(19B01); 岚浦大学基金资助（A-1）。通信作者：沈若谷",
            "东麓省自然科学基金项目资助(19B01); 岚浦大学基金资助（A-1）",
        ),
        ("东麓省自然科学基金资助（见附录）", None),
        ("本文受到的关注很多。基金会提供了支持。", None),
        ("本文受岚浦市财政资助方式的影响。", None),
        ("这项课题得到了支持。", None),
    ],
)
def test_a_sentence_says_who_paid(text: str, told: str | None) -> None:
    assert tells_funding(text) == told


def test_it_may_go_on_in_the_next_lines_and_a_label_says_it_better() -> None:
    rows = ["* 本文受岚浦市科技", "计划项目（2021）资助。"]
    assert read_fields([line(row) for row in rows]) == {"funding": "岚浦市科技计划项目（2021）"}
    clause = [line(row) for row in ("2023-05-06收稿；岚浦市科技计划（基金", "号2021）资助项目")]
    said = {"received": "2023-05-06", "funding": "岚浦市科技计划（基金号2021）"}
    assert read_fields(clause) == said
    labelled = [*rows, "基金项目：岚浦市科研项目"]
    assert read_fields([line(row) for row in labelled]) == {"funding": "岚浦市科研项目"}


def told(text: str) -> bool:
    grants = ("东麓省自然科学基金", "东麓省自然科学基金（19B01）")
    return tells_funding(text) in (*grants, *(f"东麓省科技{word}" for word in MEANS))


@pytest.mark.parametrize("entry", sampled(entries(*WORDS), "funding"), ids=lambda entry: entry.word)
def test_without_a_word_its_example_says_nothing_or_something_else(entry: Entry) -> None:
    assert with_and_without(*WORDS, entry, told) == (True, False)
