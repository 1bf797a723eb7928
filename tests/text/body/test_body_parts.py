"""The parts of a body: the text, and what ends it without being part of it."""

from printed import BODY, stream

from bipaper.text.body.body_parts import split_parts


def test_a_line_that_names_the_editor_is_no_part_of_the_paragraph_above_it():
    signed = ("执笔：林知远", {"indent": 34})  # up to the column's edge, and no sentence
    lines = stream("公园的使用人数在增加。", signed, ("〔责任编辑：沈若谷〕", {"indent": 30}))
    parts = split_parts(lines, [], BODY, ())
    assert [group.lines[-1].line.text for _, group in parts.texts][-1] == "执笔：林知远"
    assert [item.line.text for item in parts.notes] == ["〔责任编辑：沈若谷〕"]
