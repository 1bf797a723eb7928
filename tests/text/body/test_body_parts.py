"""The parts of a body: the text, and what ends it without being part of it."""

import pytest
from heading_rows import BLACK, TEXT, Row
from printed import BODY, stream

from bipaper.text.body.body_parts import split_parts
from bipaper.text.body.headings import find_headings


def test_a_line_that_names_the_editor_is_no_part_of_the_paragraph_above_it():
    signed = ("执笔：林知远", {"indent": 34})  # up to the column's edge, and no sentence
    lines = stream("公园的使用人数在增加。", signed, ("〔责任编辑：沈若谷〕", {"indent": 30}))
    parts = split_parts(lines, [], BODY, ())
    assert [group.lines[-1].line.text for _, group in parts.texts][-1] == "执笔：林知远"
    assert [item.line.text for item in parts.notes] == ["〔责任编辑：沈若谷〕"]


@pytest.mark.parametrize(
    ("between", "lists"),
    [
        ([], [2]),
        ([("第二章 方法", BLACK), *TEXT], [1, 1]),
        ([("附录A 问卷", BLACK), *TEXT], [2]),
    ],
    ids=["one behind the other", "of a chapter", "of an appendix"],
)
def test_a_chapter_has_a_list_of_its_own(between: list[Row], lists: list[int]):
    title, entry = ("参考文献", BLACK), "[1] 林知远. 公园[J]. 岚浦学报, 2031, 1(2): 3-9."
    rows = stream(("第一章 引言", BLACK), *TEXT, title, entry, *between, title, entry)
    parts = split_parts(rows, find_headings(rows, BODY), BODY, ())
    assert [len(own) for own in parts.references] == lists
