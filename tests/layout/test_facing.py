"""Labels of abstracts that face each other: each belongs to the column below it."""

import pytest
from typeset import chars, column, line

from bipaper.layout.columns import Placed
from bipaper.layout.facing import facing_parts, with_facing_labels
from bipaper.layout.lines import Line, make_lines, rows

ZH = "为了弄清茶园与氮肥的关系有必要考察其变化"
EN = "In order to clarify the relation between"


def page(label: str, x: float = 100.0) -> list[Placed]:
    """A row of labels above two columns, 摘要 over the left one."""
    zh, en = column([ZH] * 3, 50, 120), column([EN] * 3, 300, 120)
    columns = [
        *(Placed(one, 0, 50, 250, 1) for one in make_lines(rows(zh), 1)),
        *(Placed(one, 1, 300, 500, 1) for one in make_lines(rows(en), 1)),
    ]
    return [Placed(line(label, x), None, 50, 500, 0), *columns]


@pytest.mark.parametrize(
    "label", ["摘要" + " " * 50 + "Abstract", "【摘　要】" + " " * 40 + "ABSTRACT"]
)
def test_each_label_goes_into_the_column_below_it(label):
    (left, right, *_) = with_facing_labels(page(label))
    assert [(left.zone, left.column, left.x0), (right.zone, right.column, right.x0)] == [
        (1, 0, 50),
        (1, 1, 300),
    ]
    assert left.line.text + right.line.text == "".join(label.split())


@pytest.mark.parametrize(
    "label",
    ["摘要" + " " * 50 + "The shade of trees", "摘要  Abstract", "茶园" + " " * 50 + "Abstract"],
    ids=["a label and a text", "both over one column", "a text and a label"],
)
def test_another_row_stays_above_the_columns(label):
    placed = page(label)
    assert with_facing_labels(placed) == placed


def beside(size: float, font: str) -> list[str]:
    """A row of keywords with a text in some type beside it."""
    keywords = chars("关键词：茶园　氮肥", 50, 100)
    row = Line([*keywords, *chars("岚浦大学", 300, 100, size, font=font)], 1)
    return [item.line.text for item in with_facing_labels([Placed(row, None, 50, 500, 0)])]


def test_what_stands_beside_keywords_in_other_type_goes_on_above_them():
    assert beside(12, "kai") == ["岚浦大学", "关键词：茶园氮肥"]


@pytest.mark.parametrize(("size", "font"), [(10, "kai"), (12, "song")])
def test_one_size_or_one_font_is_one_row(size, font):
    assert beside(size, font) == ["关键词：茶园氮肥岚浦大学"]


def below_authors(left: str, right: str) -> list[Placed]:
    """Authors over a label in each of two columns."""
    return [
        Placed(line(text, x, base), column, x0, x0 + 200, 1)
        for column, x0 in ((0, 50), (1, 300))
        for text, x, base in (("LIN Zhiyuan", x0 + 40, 100), ((left, right)[column], x0, 120))
    ]


def test_labels_of_one_part_in_both_languages_part_what_stands_above_them():
    (box,) = facing_parts(below_authors("摘要", "Abstract"))
    assert (box[0], box[2]) == (50, 500)
    assert 100 < box[1] < 120


@pytest.mark.parametrize(
    ("left", "right"), [("摘要", "茶园"), ("摘要", "Keywords"), ("茶园", "氮肥")]
)
def test_other_lines_side_by_side_part_nothing(left, right):
    assert facing_parts(below_authors(left, right)) == []
