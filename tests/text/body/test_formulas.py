"""Displayed formulas, and pieces of formulas between the lines of text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from leave_out import Entry, entries, sampled, with_and_without
from printed import BODY, stream

from bipaper.chars import counted
from bipaper.text.body import paragraphs
from bipaper.text.body.formulas import lift_formulas, lines_behind
from bipaper.text.body.paragraphs import split_paragraphs

# A column is 40 characters wide; an ideographic space is an em, a plain one a quarter.
TEXT = "湖面蒸发量随着风速的增加而增加，随着湿度的增加而减少，两者的关系在各个季节都可以表示为"
MORE = "其中，S为水面的面积。"
TIGHT = -0.6  # lines that stand so much nearer than lines of text: 6.4 points below


def numbered(text: str, number: str, indent: float = 15) -> tuple[str, dict[str, float]]:
    """A line with the number at the column's edge."""
    used = indent + sum(0.5 if char.isascii() else 1.0 for char in text + number)
    room = 40 - used
    return text + "\u3000" * int(room) + number, {"indent": indent + room - int(room)}


def lifted(*rows) -> tuple[list[str], list[tuple[str, str | None, int, int]]]:
    """The lines of text that are left, and (text, number, line, character) of each formula."""
    found = lift_formulas(stream(*rows), BODY)
    formulas = [(one.text, one.number, one.at, one.offset) for one in found.formulas]
    return [item.line.text for item in found.text], formulas


@pytest.mark.parametrize(
    ("rows", "text", "number"),
    [
        ([("E=a+bu", {"indent": 15})], "E=a+bu", None),
        ([numbered("E=a+bu", "（1）")], "E=a+bu", "1"),
        ([numbered("E=a+bu", "(2-1)")], "E=a+bu", "2-1"),
        ([("E=a+bu………………(A.3)", {"indent": 26.5})], "E=a+bu", "A.3"),
        ([("E=a+bu", {"indent": 15}), ("(4)", {"indent": 38.5})], "E=a+bu", "4"),
        ([("蒸发率=蒸发量/水面面积", {"indent": 14})], "蒸发率=蒸发量/水面面积", None),
        ([numbered("蒸发率=蒸发量/面积", "(5)")], "蒸发率=蒸发量/面积", "5"),
        ([("n", {"indent": 17, "size": 6.0}), ("E=∑u", {"indent": 15, "gap": TIGHT})],
         "n\nE=∑u", None),
        ([("蒸发量", {"indent": 18}), ("蒸发率=　　　　×100%", {"indent": 15, "gap": TIGHT}),
          ("水面面积", {"indent": 18.5, "gap": TIGHT})], "蒸发量\n蒸发率= ×100%\n水面面积", None),
        ([("0.4　0.6", {"indent": 18}), ("W=", {"indent": 15}), ("0.5　0.5", {"indent": 18})],
         "0.4 0.6\nW=\n0.5 0.5", None),
        ([("1，u≥5", {"indent": 18}), ("E={", {"indent": 16, "gap": TIGHT}),
          ("0，其他", {"indent": 18, "gap": TIGHT})], "1，u≥5\nE={\n0，其他", None),
        ([numbered("E=a+bu。", "(7)")], "E=a+bu", "7"),
        ([("E=a+bu。", {"indent": 15})], "E=a+bu。", None),
        ([("dE　　dk", {"indent": 17}), numbered("=　　　<0", "(8)", 19),
          ("du　　du", {"indent": 17, "gap": TIGHT})], "dE dk\n= <0\ndu du", "8"),
        ([("蒸发率=蒸发量/面积　　　　(9)", {"indent": 22})], "蒸发率=蒸发量/面积", "9"),
        ([("E<a+bu　　　　(10)", {"indent": 29})], "E<a+bu", "10"),
        ([("E=a+bu", {"indent": 15}), ("(11)", {"indent": 38, "gap": 0.7})], "E=a+bu", "11"),
        ([("E=a+b[a(c+d)", {"indent": 9}), ("+(e+f)+(g+h)]", {"indent": 9, "gap": 0.7})],
         "E=a+b[a(c+d)\n+(e+f)+(g+h)]", None),
        ([("out in in", {"indent": 32, "size": 5.0}), ("E=a+bu", {"indent": 15, "gap": TIGHT})],
         "out in in\nE=a+bu", None),
        (["E=a+bu"], "E=a+bu", None),
        ([("(12)", {"indent": 38})], "", "12"),  # beside a picture
        ([numbered("E=a(1+b)+c(2+d)", "(13)", 12), ("增湿增风", {"indent": 28, "size": 5.0})],
         "E=a(1+b)+c(2+d)\n增湿增风", "13"),
        ([("E=a+bu+cv+dw+", {"indent": 2}), numbered("ex+fy+gz", "(6)", 0)],
         "E=a+bu+cv+dw+\nex+fy+gz", "6"),
    ],
)  # fmt: skip
def test_a_formula_on_lines_of_its_own_is_no_text(rows, text, number):
    assert lifted(TEXT[:30] + "：", *rows, MORE) == (
        [TEXT[:30] + "：", MORE],
        [(text, number, 1, 0)],
    )


@pytest.mark.parametrize(
    "row",
    [
        ("当u=5时蒸发量最大，此后逐渐减少。", {"indent": 2}),
        ("见图3所示的结果", {"indent": 15}),
        ("2019, 44(8): 91-101.", {"indent": 2}),
        ("https://lake.example/?id=3&page=2", {"indent": 2}),
        ("lake=read('lake.csv')\\n", {"indent": 6}),
        ("we set n = 20 in all of the lakes (3)", {"indent": 2}),
        ("0.876*** 0.024* 0.466***", {"indent": 8}),
        numbered("-0.51　　　　　0.82", "(1.93)"),
        ("3　结论", {}),
        ("3.2　LSTM", {}),
    ],
)
def test_other_lines_are_text(row):
    text = TEXT[:39] + "，", "随后减少。"
    assert lifted(text[0], text[1], row, MORE)[1] == []


def test_a_line_of_signs_in_the_middle_of_a_sentence_is_text():
    assert lifted(TEXT[:40], "a=1,b=2", MORE)[1] == []


def test_formulas_one_below_the_other_are_parted_by_their_numbers():
    rows = [numbered("E=a", "(1)"), numbered("F=b", "(2)"), ("u", {"indent": 16, "gap": TIGHT})]
    assert lifted(TEXT, *rows, MORE)[1] == [("E=a", "1", 1, 0), ("F=b\nu", "2", 1, 0)]


def test_a_fraction_in_a_line_stands_where_the_line_leaves_room():
    rows = [
        "由上式可以得到　　　大于零，这意味着蒸发量增加。",
        ("dE", {"indent": 7.5, "gap": TIGHT}),
    ]
    above = ("dE", {"indent": 7.5, "gap": 0.4})
    line, below = (rows[0], {"gap": TIGHT}), ("du", {"indent": 7.5, "gap": TIGHT})
    left = "由上式可以得到大于零，这意味着蒸发量增加。"
    assert lifted(TEXT, above, line, below) == ([TEXT, left], [("dE\ndu", None, 1, 7)])


def test_a_fraction_behind_a_line_that_ends_in_a_relation_is_a_piece_of_it():
    rows = "例2　年蒸发率=", ("7+6", {"indent": 7, "gap": -0.3})
    assert lifted(TEXT, *rows, MORE) == ([TEXT, "例2年蒸发率=", MORE], [("7+6", None, 1, 7)])


def test_a_limit_close_to_text_is_a_piece_of_it_and_no_formula():
    row, limit = "总量为∑E，其单位为吨。", ("k=1", {"indent": 6, "size": 5.0, "gap": TIGHT})
    assert lifted(TEXT, row, limit, MORE) == ([TEXT, row, MORE], [("k=1", None, 1, 4)])


@pytest.mark.parametrize(
    ("piece", "gap"),
    [
        (("n", {"indent": 12, "size": 5.0}), -0.2),  # 12.8 points above, in small type
        (("a(b-P-c)-(2ak/b+1)Q+a(b-P-c)-(2ak/b+1)", {"indent": 6}), TIGHT),
    ],
)
def test_no_text_is_set_so_small_or_so_near_to_a_line_of_text(piece, gap):
    above, row = (
        "湖面的总蒸发量不低于下式，即",
        "总量为∑E，其单位为吨，各个湖面的面积相同，皆为五亩。",
    )
    left, formulas = lifted(TEXT, above, piece, (row, {"gap": gap}), MORE)
    assert left == [TEXT, above, row, MORE]
    assert [text for text, *_ in formulas] == [piece[0]]


def paragraphs_of(*rows) -> list[str]:
    left, formulas = lift_formulas(stream(*rows), BODY)
    groups = split_paragraphs(left, BODY, lines_behind(formulas, left))
    return ["".join(item.line.text for item in group.lines) for group in groups]


FORMULA = numbered("E=a+bu", "（1）")
OPENING = (TEXT[:20] + "：", {"indent": 2})


@pytest.mark.parametrize(
    ("behind", "joined"),
    [
        (MORE, True),
        ((MORE, {"indent": 2}), True),
        (("湖面的面积为S。", {"indent": 2}), False),
        (("湖面的面积为S。", {"indent": 0}), True),
        (("湖面的面积为S。", {"gap": 0.5}), True),
        ("（2）湖面的面积为S。", False),
    ],
)
def test_the_sentence_around_a_formula_is_one_paragraph(behind, joined):
    text = behind if isinstance(behind, str) else behind[0]
    expected = [OPENING[0] + text] if joined else [OPENING[0], text]
    assert paragraphs_of(OPENING, FORMULA, behind) == expected


@pytest.mark.parametrize(
    "entry", sampled(entries(paragraphs.__name__, "formulas.toml"), "formulas"), ids=str
)
def test_every_word_that_explains_a_formula_is_missed(entry: Entry):
    def goes_on(example: str) -> bool:
        return len(paragraphs_of(OPENING, FORMULA, (example, {"indent": 2}))) == 1

    found = with_and_without(paragraphs.__name__, "formulas.toml", entry, goes_on)
    assert found == (True, False)


LINES = [TEXT, MORE, FORMULA, OPENING, ("u", {"gap": TIGHT}), "E=a", ("(7)", {"indent": 38.5})]
LINES += [("E=", {"indent": 16}), ("完好的数", {"indent": 18, "gap": TIGHT})]
LINES += [("(8)", {"indent": 20, "gap": TIGHT}), ("k=1", {"indent": 19, "gap": TIGHT})]


@given(st.lists(st.sampled_from(LINES)))
def test_every_line_is_text_or_in_one_formula(rows):
    lines = stream(*rows)
    found = lift_formulas(lines, BODY)
    kept = [item.line for item in found.text]
    kept += [line for one in found.formulas for line in one.lines]
    assert sorted(map(id, kept)) == sorted(id(item.line) for item in lines)
    for one in found.formulas:
        printed = "".join(line.text for line in one.lines)
        assert sorted(counted(one.text + (one.number or ""))) == sorted(counted(printed))
