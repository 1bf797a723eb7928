"""Tables side by side are told from each other by the white space between them."""

import pytest
from typeset import chars, column, full_width

from bipaper.layout.paired_tables import paired_tables

TEXT = "湿地公园的水鸟数量随水位变化而波动春秋两季最明显"  # 24 characters fill 50 to 290
CAPTIONS = chars("表1 水位", 75, 100, 9) + chars("表2 数量", 205, 100, 9)
HEADS = ["站点", "春季", "秋季"]
LEFT, RIGHT = (50, 85, 120), (180, 215, 250)  # where the columns of both tables begin


def row(base, cells, at):
    return [c for cell, x in zip(cells, at, strict=True) for c in chars(cell, x, base, 9)]


def tables(rows, captions=CAPTIONS):
    """Tables of so many rows on the left and on the right."""
    both = zip(rows, (LEFT, RIGHT), strict=True)
    return captions + [
        c for count, at in both for n in range(count) for c in row(114 + 14 * n, HEADS, at)
    ]


def told(drawn):
    """The text of each line that is not the page's, and where its column begins and ends."""
    return [
        (item.line.text, round(item.x0), round(item.x1))
        for item in paired_tables(full_width(drawn))
        if item.line.text != TEXT
    ]


CELLS = "站点春季秋季"
BOTH = [("表1水位", 50, 138), ("表2数量", 180, 290)]


@pytest.mark.parametrize("rows", [(4, 4), (4, 2), (2, 4)], ids=["as long", "longer", "shorter"])
def test_lines_of_tables_side_by_side_are_cut_where_the_tables_meet(rows):
    left, right = [(CELLS, 50, 138)] * rows[0], [(CELLS, 180, 290)] * rows[1]
    found = told(tables(rows))
    if rows[0] > rows[1]:  # nobody cuts what stands alone
        left[rows[1] :] = [(CELLS, 50, 290)] * (rows[0] - rows[1])
    assert sorted(found) == sorted([*BOTH, *left, *right])


def test_text_below_tables_keeps_its_column():
    text = column([TEXT] * 3, 50, 190)
    page = tables((4, 4)) + text
    below = [item for item in paired_tables(full_width(page)) if item.line.text == TEXT]
    assert [(item.x0, item.x1) for item in below] == [(50, 290)] * 3


def test_a_caption_may_be_flush_with_its_table():
    flush = chars("表1 水位", 50, 100, 9) + chars("表2 数量", 180, 100, 9)
    assert {(x0, x1) for _, x0, x1 in told(tables((4, 4), flush))} == {(50, 138), (180, 290)}


def test_the_captions_of_figures_part_no_lines():
    figures = chars("图1 水位", 75, 100, 9) + chars("图2 数量", 205, 100, 9)
    assert {(x0, x1) for _, x0, x1 in told(tables((4, 4), figures))} == {(50, 290)}


def test_one_line_with_cells_tells_no_tables():
    assert {(x0, x1) for _, x0, x1 in told(tables((1, 1)) + column([TEXT], 50, 140))} == {(50, 290)}


def test_captions_that_end_a_page_part_no_lines():
    page = full_width(column([TEXT] * 2, 50, 60) + CAPTIONS)
    assert paired_tables(page) == page
