"""A page's lines with the columns they stand in."""

import pytest
from typeset import chars, column, line

from bipaper.layout.column_zones import find_zones
from bipaper.layout.columns import Placed, place, rejoined
from bipaper.layout.lines import rows

LEFT, RIGHT = 50.0, 310.0
TEXT = "城市公园绿地面积逐年增加居民步行可达性改善明显提高"
LINE = TEXT[:24]  # fills a column of 240 points


def two_columns(lines, base=200.0):
    return column([LINE] * lines, LEFT, base) + column([LINE] * lines, RIGHT, base)


def placed(page):
    found = rows(page)
    return place(found, 1, find_zones([found], [()], [()], [600.0])[0])


def columns(page):
    return [item.column for item in placed(page)]


def test_lines_stand_in_the_column_they_are_printed_in():
    assert columns(two_columns(6)) == [0, 1] * 6


def test_a_page_of_one_column_has_no_column_to_name():
    assert columns(column([TEXT * 2] * 5, LEFT)) == [None] * 5


def test_lines_across_columns_stand_in_none():
    page = column([TEXT * 2] * 3, LEFT, 100) + two_columns(6)
    assert columns(page) == [None] * 3 + [0, 1] * 6


def test_one_line_across_columns_stands_in_none():
    page = two_columns(6, 100) + chars(TEXT * 2, LEFT, 196) + two_columns(6, 212)
    assert columns(page) == [0, 1] * 6 + [None] + [0, 1] * 6


def test_three_columns_are_counted_from_the_left():
    page = [c for x in (50, 230, 410) for c in column([LINE[:16]] * 8, x)]
    assert columns(page) == [0, 1, 2] * 8


def test_zones_are_counted_from_the_top():
    page = column([TEXT * 2] * 3, LEFT, 100) + two_columns(6)
    assert [item.zone for item in placed(page)] == [0] * 3 + [1] * 12


def test_a_column_runs_from_its_first_character_to_the_next_strip():
    assert {(p.x0, p.x1) for p in placed(two_columns(8))} == {(50, 290), (310, 550)}


def test_first_line_indents_do_not_move_a_columns_edge():
    lines = [LINE, LINE[:22]] * 4
    page = [c for n, t in enumerate(lines) for c in chars(t, LEFT + 20 * (n % 2), 200 + 16 * n)]
    found = placed(page + column([LINE] * 8, RIGHT, 200))
    assert {item.x0 for item in found if item.column == 0} == {50}


def test_a_zone_set_in_from_the_page_has_edges_of_its_own():
    page = column([(TEXT * 2)[:42]] * 5, LEFT + 40, 100) + two_columns(6)
    assert {(p.x0, p.x1) for p in placed(page) if p.zone == 0} == {(90, 510)}


def test_a_zone_of_a_few_lines_has_the_edges_of_the_page():
    page = chars("绿地", 200, 100) + two_columns(8, 300)
    assert (placed(page)[0].x0, placed(page)[0].x1) == (50, 290)


def test_columns_with_base_lines_of_their_own_stay_apart():
    page = column([LINE] * 6, LEFT, 200) + column([LINE] * 6, RIGHT, 203)
    assert set(columns(page)) == {0, 1}


def test_marks_that_hang_over_a_columns_edge_join_no_lines():
    hanging = chars(TEXT[:23], LEFT, 296) + chars("，", 283, 296)
    hanging += chars("（", 304, 296) + chars(TEXT[:23], 314, 296)
    assert columns(two_columns(6) + hanging)[-2:] == [0, 1]


def test_a_bracket_that_opens_a_column_close_to_the_one_before_joins_no_lines():
    close = column([LINE] * 6, LEFT) + column([LINE] * 6, 301)
    opening = chars(LINE, LEFT, 196) + chars("（", 296, 196) + chars(TEXT[:23], 306, 196)
    assert columns(close + opening)[-2:] == [0, 1]


@pytest.mark.parametrize(("mark", "expected"), [("、", [0, 1]), ("一", [None])])
def test_the_white_half_of_a_mark_at_a_lines_end_joins_no_lines(mark, expected):
    above, below = (
        column([LINE] * 6, LEFT, base) + column([LINE] * 6, 300, base) for base in (200, 312)
    )
    row = chars(TEXT[:23], LEFT, 296) + chars(mark, 285, 296) + chars(LINE, 300, 296)
    assert columns(above + row + below) == [0, 1] * 6 + expected + [0, 1] * 6


def test_authors_between_full_lines_are_one_line_despite_their_gaps():
    authors = chars("金木", 150, 132, 12) + chars("水火土", 400, 132, 12)
    page = column([TEXT * 2] * 2, LEFT, 100) + authors + column([TEXT * 2], LEFT, 150)
    assert "金木水火土" in [item.line.text for item in placed(page + two_columns(6))]


def test_indent_and_rest_are_measured_in_em_from_the_column():
    short = placed(two_columns(6) + chars("短行", RIGHT + 20, 320))[-1]
    assert (short.column, short.indent, short.rest) == (1, 2.0, 20.0)


CELLS, MORE, LAST = (50.0, 170.0), (180.0, 290.0), (310.0, 550.0)
WHOLE = (50.0, 290.0)  # the left column where no table stands in it


def in_zone(zone, *columns):
    """A line in each of the columns, (place from the left, edges)."""
    return [Placed(line("水鸟", x0, 100 + 20 * zone), at, x0, x1, zone) for at, (x0, x1) in columns]


def test_a_zone_that_only_a_table_s_cells_made_goes_on_with_the_one_above():
    above, below = in_zone(0, (0, WHOLE), (1, LAST)), in_zone(2, (0, WHOLE), (1, LAST))
    beside = in_zone(1, (0, CELLS), (2, LAST))
    cells = in_zone(1, (1, MORE))
    left = rejoined([*above, *beside, *below], [*above, *beside, *cells, *below])
    assert [(one.zone, one.column, one.x0, one.x1) for one in left] == [
        (0, 0, *WHOLE),
        (0, 1, *LAST),
    ] * 3


def test_a_zone_beside_a_figure_keeps_its_column():
    above, beside = in_zone(0, (0, WHOLE), (1, LAST)), in_zone(1, (0, CELLS))
    figure = in_zone(1, (1, MORE))
    assert rejoined([*above, *beside], [*above, *beside, *figure]) == [*above, *beside]


def test_a_zone_whose_only_column_is_one_of_those_above_goes_on_with_it():
    above, beside = in_zone(0, (0, WHOLE), (1, LAST)), in_zone(1, (0, WHOLE))
    cells = in_zone(1, (1, (310.0, 420.0)), (2, (430.0, 550.0)))
    left = rejoined([*above, *beside], [*above, *beside, *cells])
    assert [(one.zone, one.column) for one in left] == [(0, 0), (0, 1), (0, 0)]
