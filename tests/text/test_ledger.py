"""What no part of a result has taken is told, with the part that was read there."""

import pytest
from printed import line

from bipaper.text.ledger import Entry, Left, is_label, left_over, words_of


def left(printed, *entries):
    return [(piece.line.text, piece.why) for piece in left_over(printed, entries)]


def test_what_no_part_has_read_is_left_as_a_line():
    one, other = line("水位每月测量三次。"), line("湿地记录", base=120.0)
    assert left([one, other], Entry([one], [one.text], "front_matter")) == [("湿地记录", "unread")]


def test_what_a_part_does_not_keep_of_its_lines_is_left_of_it():
    one = line("作者：林知远，东麓大学")
    assert left([one], Entry([one], ["林知远"], "front_matter")) == [
        ("作者：", "front_matter"),
        ("，东麓大学", "front_matter"),
    ]


def test_a_piece_keeps_its_place_on_the_page():
    one = line("林知远编辑", page=3)
    (piece,) = left_over([one], [Entry([one], ["林知远"], "front_matter")])
    assert (piece.line.page, piece.line.x0, piece.line.x1) == (3, 80.0, 100.0)


@pytest.mark.parametrize(
    "kept",
    [
        ["东岸水位", "西岸水位"],  # cells, whose lines are read row by row
        ["西岸水位", "东岸水位"],
        ["东岸 水位", "西岸水-位。"],  # spaces and punctuation do not count
    ],
)
def test_texts_are_found_in_whatever_order_their_lines_stand(kept):
    high, low = {"base": 100.0}, {"base": 112.0}
    rows = [line("东岸", **high), line("西岸", x=200.0, **high)]
    rows += [line("水位", **low), line("水位", x=200.0, **low)]
    assert left(rows, Entry(rows, kept, "float")) == []


def test_a_character_is_kept_once():
    one = line("水位水位")
    assert left([one], Entry([one], ["水位"], "float"), Entry([one], ["水"], "float")) == [
        ("位", "float")
    ]


def test_the_first_part_that_wants_a_character_has_it():
    one = line("水位记录")
    entries = [Entry([one], ["水位"], "heading"), Entry([one], ["水位记录"], "unread")]
    assert left([one], *entries) == []


def test_what_is_left_is_cut_before_each_label():
    one = line("中图分类号：X1　文献标识码：A　文章编号：1000-1")
    assert left([one], Entry([one], ["X1", "1000-1"], "front_matter")) == [
        ("中图分类号：", "front_matter"),
        ("文献标识码：A", "front_matter"),
        ("文章编号：", "front_matter"),
    ]


def test_punctuation_alone_is_not_left():
    one = line("（林知远；安衡）")
    assert left([one], Entry([one], ["林知远", "安衡"], "front_matter")) == []


@pytest.mark.parametrize(
    "text",
    [
        "摘要：",
        "[Key words]",
        "摘要：【",
        "Fig. 1",
        "续表1 各岸水位",
        "1,2",
        "a",
        "E-mail：",
        "（3）",
        "①",
        "²",
    ],
)
def test_a_piece_that_only_names_or_numbers_is_a_label(text):
    assert is_label(Left(line(text), "unread"))


@pytest.mark.parametrize("text", ["摘要：水位", "中图分类号：TU986", "图1 水位", "编辑", "and"])
def test_a_piece_that_says_more_is_none(text):
    assert not is_label(Left(line(text), "unread"))


@pytest.mark.parametrize("text", [", and", "1, and", "a,b and", "2* and", "1iD，", "iD"])
def test_what_parts_two_authors_is_a_label_and_the_same_elsewhere_is_none(text):
    assert is_label(Left(line(text), "front_matter"))
    assert not is_label(Left(line(text), "unread"))


def test_names_of_authors_again_behind_an_institution_are_a_label():
    piece = Left(line("LIN Zhiyuan, SHEN"), "front_matter")
    assert is_label(piece, words_of(["LIN Zhiyuan", "SHEN Ruogu"]))
    assert not is_label(piece, words_of(["LIN Zhiyuan"]))
