"""Lines at the end of a paper that are neither text nor references."""

import pytest
from leave_out import Entry, entries, sampled, with_and_without
from printed import line

from bipaper.text.body.tail import declares, ends_references, is_editors_note, is_note

EDITORS = [
    "（责任编辑：沈若谷）",
    "责任编辑：沈若谷",
    "[责任编辑　沈若谷]",
    "【责任编辑：沈若谷】",
    "责任编辑/沈若谷",
    "（编辑：沈若谷）",
    "(本文责编：沈若谷)",
    "责任校对：沈若谷",
    "（责任編輯：沈若谷）",
    "特约编辑　沈若谷",
    "编辑　沈若谷",
]
NOTES = [
    "作者简介：林知远（1990—），男，副教授。",
    "收稿日期：2023-05-10",
    "基金项目：岚浦市科研项目",
    "林知远（1990—），男，岚浦人，副教授。",
    "林知远（1990-），女，博士。",
    "林知远，男，1990年生，副教授。",
    "沈若谷（通信作者），女，教授。",
    "利益冲突：所有作者声明无利益冲突。",
    "【作者贡献】林知远设计研究。",
    "⟦数据可得性⟧　数据见岚浦市观测站。",
    "Author contributions: LIN designed the study.",
    "致谢：观测员由东麓大学的学生担任。",
    "【致謝】觀測員由東麓大學的學生擔任。",
    "⟦致　谢⟧　观测员由东麓大学的学生担任。",
    "Acknowledgements. We thank the observers.",
]
TEXT = [
    "编辑部收到的稿件逐年增加",
    "编辑部来稿",
    "利益冲突在这里并不明显。",
    "致谢信由林知远起草。",
    "致谢　观测员由东麓大学的学生担任。",
    "⟦致谢⟧信由林知远起草。",
    "Data availability shapes the study of lakes.",
    "Data Availability in Lake Research",
    "公园的使用人数在增加。",
    "林知远（2020）认为公园应就近选址。",
    "作者在岚浦市观测了六个公园。",
]


@pytest.mark.parametrize("printed", EDITORS)
def test_the_editors(printed):
    assert is_editors_note(line(printed))
    assert is_note(line(printed))


@pytest.mark.parametrize("printed", NOTES)
def test_notes_on_authors_and_dates(printed):
    assert is_note(line(printed))
    assert not is_editors_note(line(printed))


@pytest.mark.parametrize("printed", TEXT)
def test_text_is_no_note(printed):
    assert not is_note(line(printed))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *((text, True) for text in EDITORS),
        ("Abstract: Parks are used.", True),
        ("摘　要：公园", True),
        ("Key words: park", True),
        ("作者简介：林知远", True),
        ("附录A　问卷", True),
        ("（上接第12页）", True),
        ("（林知远　岚浦大学历史学院　400000）", True),
        ("（清）林知远. 公园[M]. 岚浦: 400000号楼, 2020.", False),
        ("[1] 林知远. 公园[J]. 岚浦园林, 2023(6): 1-9.", False),
        ("林知远. 公园[J]. 岚浦园林, 2023(6): 1-9.", False),
        ("Abstracts of papers. Lanpu, 2020.", False),
        ("KEYWORDS: park", True),
        ("abstract) [林知远, 2029]", False),
    ],
)
def test_what_may_not_stand_in_a_reference_list(text, expected):
    assert ends_references(text) is expected


WORDS = ("bipaper.text.body.tail", "tail.toml")
HOLDS = {
    "edited": lambda text: is_editors_note(line(text)),
    "whose": lambda text: is_editors_note(line(text)),
    "notes": lambda text: is_note(line(text)),
    "thanks": lambda text: declares(line(text)),
    "thanks_titles": lambda text: declares(line(text)),
    "latin": ends_references,
    "chinese": ends_references,
    "sections": ends_references,
}


@pytest.mark.parametrize("entry", sampled(entries(*WORDS), "tail"), ids=lambda entry: entry.word)
def test_without_a_word_its_example_is_read_otherwise(entry: Entry) -> None:
    assert with_and_without(*WORDS, entry, HOLDS[entry.name]) == (True, False)
