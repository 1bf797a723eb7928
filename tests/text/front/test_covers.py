"""Covers, title pages and declarations: which lines they are, and what they say."""

import pytest
from leave_out import Entry, entries, sampled, with_and_without
from printed import line, stream

from bipaper.layout.columns import Placed
from bipaper.text.front.cover_fields import field_of, says_degree
from bipaper.text.front.cover_words import declares, states_fact
from bipaper.text.front.covers import (
    around_abstracts,
    asks_signature,
    database_pages,
    find_opening,
    keywords_first,
    signed_pages,
)

TEXT = "　　水位在夏季上升，水鸟随之增多，本文记录了三年的变化。"


def pages(*texts: list[str]) -> list[Placed]:
    """Lines of pages, in one column."""
    return [
        item._replace(line=line(text, base=item.line.base, page=number))
        for number, own in enumerate(texts, 1)
        for text, item in zip(own, stream(*own), strict=True)
    ]


COVER = ["岚浦大学硕士学位论文", "湿地的水位", "作者：林知远"]
FORM = ["岚浦大学", "学位论文原创性声明", TEXT, "作者签名："]


def test_covers_and_declarations_go_on_until_a_part_begins() -> None:
    flow = pages(COVER, FORM, ["摘要", TEXT], COVER)
    opening = find_opening(flow, set())
    assert (opening.cover, opening.declarations) == ([0, 1, 2], [3, 4, 5, 6])


@pytest.mark.parametrize("own", [["摘要", TEXT], ["关键词：水位"], ["致谢", "谢谢。"], [TEXT] * 20])
def test_a_page_of_text_is_no_cover(own: list[str]) -> None:
    assert find_opening(pages(own), set()).cover == []


ENGLISH = "A dissertation submitted in partial fulfilment of the requirements for the degree"


def test_an_english_title_page_has_more_letters_than_a_chinese_one() -> None:
    assert find_opening(pages([ENGLISH] * 8), set()).cover == [*range(8)]
    assert find_opening(pages([ENGLISH] * 16), set()).cover == []


def test_a_page_of_contents_ends_the_covers() -> None:
    assert find_opening(pages(COVER, ["第一章绪论"]), {2}).cover == [0, 1, 2]


def test_a_title_below_the_top_of_its_page_declares_nothing() -> None:
    assert find_opening(pages([TEXT] * 3 + FORM + [TEXT] * 20), set()).declarations == []


def test_a_declaration_behind_the_text_is_to_be_signed() -> None:
    unsigned = ["利益冲突声明", TEXT]
    assert signed_pages(pages([TEXT], FORM, unsigned)) == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "text", ["　　本文遵守使用授权，并附声明", "关于授权说明的研究", "一、声明的文字规定如下："]
)
def test_a_sentence_declares_nothing(text: str) -> None:
    assert not declares(text)


def test_fields_stand_between_an_abstract_s_label_and_its_text() -> None:
    flow = pages(["湿地的水位", "摘要", "論文名稱：湿地", "校所別：岚浦", "研究生：林", TEXT])
    assert around_abstracts(flow) == [0, 2, 3, 4]
    assert around_abstracts(pages(["摘要", "目的：观测。", "方法：记录。", "结果：上升。"])) == []


def test_keywords_above_the_text_of_an_abstract_go_before_it() -> None:
    flow = pages(["摘要", "关键词：水位；水鸟", TEXT])
    flow = [*flow[:2], flow[2]._replace(line=line(TEXT, base=200.0))]
    assert [item.line.text for item in keywords_first(flow)][:2] == ["关键词：水位；水鸟", "摘要"]
    assert keywords_first(flow[1:]) == flow[1:]


TOLD = {
    "degree": says_degree,
    "degree_en": says_degree,
    "title": lambda one: field_of(one) == "title",
    "author": lambda one: field_of(one) == "author",
    "supervisor": lambda one: field_of(one) == "supervisor",
    "declarations": lambda one: declares(one.text),
    "signed": asks_signature,
    "facts": lambda one: states_fact(one.text),
}


WORDS = "bipaper.text.front.cover_words"


@pytest.mark.parametrize("entry", sampled(entries(WORDS, "covers.toml"), "covers"))
def test_each_word_is_needed(entry: Entry) -> None:
    def holds(example: str) -> bool:
        return bool(TOLD[entry.name](line(example)))

    found = with_and_without(WORDS, "covers.toml", entry, holds)
    assert found == (True, False)


ABOUT = ["湿地的水位", "作者：林知远", "学位授予单位：岚浦大学", "本文链接：https://thesis.example"]


@pytest.mark.parametrize(
    ("own", "added"),
    [
        ([COVER, [TEXT], [TEXT], ABOUT], ABOUT),
        ([COVER, [TEXT], [TEXT], ABOUT, ["本文读者也读过"]], [*ABOUT, "本文读者也读过"]),
        ([COVER, [TEXT], [TEXT], ["湿地的水位与水鸟", "作者：林知远"]], []),
        ([COVER, [TEXT], [TEXT], ["湿地的水位", TEXT]], []),
        ([COVER, [TEXT], [TEXT], [*ABOUT, "摘要：湿地的水位在夏季上升。"]], []),
        ([COVER, [TEXT], ABOUT, [TEXT], [TEXT], [TEXT]], []),  # a title page
        ([COVER, ABOUT], []),
    ],
)
def test_what_a_database_adds_at_the_end_begins_with_title_and_author(
    own: list[list[str]], added: list[str]
) -> None:
    flow = pages(*own)
    assert [flow[i].line.text for i in database_pages(flow)] == added
