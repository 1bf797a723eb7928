"""Paragraphs: where lines join across columns and pages, and where they do not."""

import pytest

from bipaper.layout.body import BodyStyle
from bipaper.layout.columns import Placed
from bipaper.layout.lines import Line
from bipaper.pdf.glyphs import Char
from bipaper.text.blocks import block_of
from bipaper.text.body.paragraphs import split_paragraphs

STYLE = BodyStyle(10.0, ("song",), 16.0)
X0, X1 = 50.0, 250.0  # a column of 20 characters


def line(
    text: str,
    indent: float = 0.0,
    base: float = 100.0,
    page: int = 1,
    *,
    size: float = 10.0,
    font: str = "song",
) -> Placed:
    """A line of the column, ``indent`` em of the text's type in."""
    x, drawn = X0 + 10 * indent, []
    for letter in text:
        width = size / 2 if letter.isascii() else size
        if not letter.isspace():
            drawn.append(Char(letter, x, base - 9, x + width, base + 1, base, size, font, False))
        x += width
    return Placed(Line(drawn, page), 0, X0, X1)


FULL = "近年来湖泊水位持续下降引起了流域管理部门的"  # 20 characters, no end
ENDED = "近年来湖泊水位持续下降引起了流域管理部门。"


def texts(*lines: Placed) -> list[str]:
    return [
        block_of([i.line for i in group.lines]).text for group in split_paragraphs(lines, STYLE)
    ]


def stacked(*parts: tuple[str, float]) -> list[Placed]:
    return [line(text, indent, 100 + 16 * n) for n, (text, indent) in enumerate(parts)]


def test_an_indented_line_opens_a_paragraph():
    assert texts(*stacked((FULL[:18], 2), ("关注。", 0), (FULL[:18], 2))) == [
        FULL[:18] + "关注。",
        FULL[:18],
    ]


def test_a_paragraph_goes_on_in_the_next_column():
    bottom, top = line(FULL[:20], 0, 700), line("重视。", 0, 90)
    assert texts(bottom, top) == [FULL[:20] + "重视。"]


def test_a_paragraph_goes_on_on_the_next_page():
    assert texts(line(FULL[:20], 0, 700), line("重视。", 0, 90, page=2)) == [FULL[:20] + "重视。"]


def test_a_short_line_that_ends_a_sentence_closes_the_paragraph():
    assert texts(*stacked(("水位下降。", 0), (FULL[:20], 0))) == ["水位下降。", FULL[:20]]


@pytest.mark.parametrize(
    ("above", "below", "number"),
    [
        ("见https://data.", "lanpu.cn/a.csv。", 1),
        ("写信至lin@lanpu.", "edu.cn即可。", 1),
        ("见www.lanpu.cn.", "水位下降。", 2),
        ("见版本2.", "a.csv中有水位。", 2),
    ],
)
def test_a_point_inside_an_address_ends_no_sentence(above, below, number):
    assert len(texts(*stacked((above, 0), (below, 0)))) == number


def test_an_indented_line_after_an_unfinished_full_line_hangs():
    lines = stacked(("（1）" + FULL[:17], 0), (FULL[:18], 2), ("高度重视。", 2))
    assert texts(*lines) == ["（1）" + FULL[:17] + FULL[:18] + "高度重视。"]


@pytest.mark.parametrize("opening", ["一是", "第一，", "（1）", "①"])
def test_points_without_indents_are_paragraphs_of_their_own(opening):
    lines = stacked(("措施如下：", 0), (opening + "节约用水。", 0), (opening + "治理污染。", 0))
    assert len(texts(*lines)) == 3


def test_latin_words_join_with_a_space_and_soft_hyphens_go():
    assert texts(line("water infor-"), line("mation system", base=116)) == [
        "water information system"
    ]


def test_every_character_of_a_block_knows_its_place():
    block = block_of([i.line for i in stacked(("水体 infor-", 0), ("mation", 0))])
    assert block.text == "水体information"
    assert [block.text[s.start : s.end] for s in block.lines] == ["水体infor", "mation"]
    assert all(len(s.edges) == s.end - s.start + 1 for s in block.lines)


def test_a_labels_characters_are_skipped():
    assert block_of([line("摘要：水位").line], skip=3).text == "水位"


SET_IN = (FULL[:16], "重视起来。")


@pytest.mark.parametrize(
    ("lines", "look", "number"),
    [
        (SET_IN, {"font": "kai"}, 1),
        (SET_IN, {"size": 9.0}, 1),
        (SET_IN, {}, 2),  # in the text's type, as items of a list are
        ((FULL[:16], "（2）重视起来。"), {"font": "kai"}, 2),
        ((FULL[:14], "重视起来。"), {"font": "kai"}, 2),
        (("测试集　　　　一　　　二　　三号", "准确率。"), {"font": "kai"}, 2),
    ],
    ids=["face", "size", "plain", "point", "ragged", "row"],
)
def test_a_text_in_other_type_set_in_at_both_edges_is_one_paragraph(lines, look, number):
    indent = 2.8 if "size" in look else 2  # as white at the end
    inside = [line(text, indent, 116 + 16 * n, **look) for n, text in enumerate(lines)]
    assert len(texts(line(FULL[:19] + "：", 0), *inside, line(FULL[:20], 0, 148))) == 2 + number


@pytest.mark.parametrize("mark", "□■∎◻◼")
def test_the_mark_where_a_proof_ends_ends_its_paragraph(mark):
    alone = stacked((ENDED[:20], 0), (mark, 19), (FULL[:20], 0))
    assert texts(*alone) == [ENDED[:20] + mark, FULL[:20]]
    behind = stacked((ENDED[2:] + mark, 0), (FULL[:18], 2))
    assert texts(*behind) == [ENDED[2:] + mark, FULL[:18]]


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["Q　　　流量", "h　　　水深", "BOD　　需氧量"], 3),  # a list of symbols
        (
            ["A．夏季　　B．冬季", "2．您何时去湖边"],
            2,
        ),  # what may be chosen, and what is asked next
        (
            ["h　　　水深，自河床至水面，多年平均的值为准", "　　　　由水尺读出"],
            1,
        ),  # a cell of two lines
        ([FULL, "水　　位。", "水位回升"], 2),  # white space in the text's last line
        (["水位　回升", "水深　变浅"], 1),  # too little of it
    ],
)
def test_rows_of_cells_are_paragraphs_of_their_own(lines, paragraphs):
    placed = [line(text, base=100 + 16 * at) for at, text in enumerate(lines)]
    assert len(texts(*placed)) == paragraphs
