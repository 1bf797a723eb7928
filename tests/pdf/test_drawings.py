"""Drawings on a page: pieces near each other are one."""

from hypothesis import example, given
from hypothesis import strategies as st

from bipaper.pdf.drawings import enclosing, find_drawings

PAGE = (600.0, 800.0)
coordinates = st.floats(-50, 850)
boxes = st.lists(
    st.tuples(coordinates, coordinates, st.floats(0, 300), st.floats(0, 300)).map(
        lambda box: (box[0], box[1], box[0] + box[2], box[1] + box[3])
    ),
    max_size=12,
)


def test_pieces_near_each_other_are_one_drawing():
    bars = [(100.0 + 15 * n, 200.0 - 10 * n, 110.0 + 15 * n, 260.0) for n in range(4)]
    assert find_drawings(bars, *PAGE) == [(100, 170, 155, 260)]


def test_pieces_far_apart_are_drawings_of_their_own_from_the_top():
    below, above = (100.0, 400.0, 200.0, 450.0), (300.0, 100.0, 380.0, 160.0)
    assert find_drawings([below, above], *PAGE) == [above, below]


def test_rules_and_symbols_are_no_drawings():
    rule, symbol = (50.0, 100.0, 550.0, 100.5), (300.0, 400.0, 312.0, 412.0)
    assert find_drawings([rule, symbol], *PAGE) == []


def test_a_rule_across_the_page_joins_no_drawings():
    bars, rule = [(50.0, 60.0, 90.0, 95.0), (300.0, 60.0, 340.0, 95.0)], (50.0, 55.0, 550.0, 55.5)
    assert find_drawings([*bars, rule], *PAGE) == bars


BARS = [(100.0 + 15 * n, 200.0 - 10 * n, 110.0 + 15 * n, 260.0) for n in range(4)]


def test_a_rule_between_columns_is_in_no_drawing():
    assert find_drawings([(92.0, 100.0, 92.5, 262.0), *BARS], *PAGE) == [(100, 170, 155, 260)]


def test_the_axis_of_a_chart_and_the_side_of_a_frame_are_in_its_drawing():
    axis, base = (92.0, 100.0, 92.5, 262.0), (92.0, 262.0, 155.0, 262.5)
    assert find_drawings([axis, base, *BARS], *PAGE) == [(92, 100, 155, 262.5)]


def test_what_is_off_the_page_is_left_out():
    off = [(700.0, 100.0, 800.0, 200.0), (-500.0, 100.0, -400.0, 200.0)]
    assert find_drawings([*off, (-50.0, 100.0, 100.0, 200.0)], *PAGE) == [(0, 100, 100, 200)]


def test_a_page_of_any_size_has_no_more_cells_than_a_poster():
    assert find_drawings([(0.0, 0.0, 14400.0, 14400.0)], 14400.0, 14400.0) == [(0, 0, 14400, 14400)]


@example([(30.0, 0.0, 30.0, 12.0), (0.0, 0.0, 20.0, 8.0), (0.0, 18.0, 24.0, 18.0), (0.0,) * 4])
@given(boxes)
def test_no_order_of_pieces_changes_the_drawings(pieces):
    assert find_drawings(pieces, *PAGE) == find_drawings(pieces[::-1], *PAGE)


@given(boxes)
def test_a_drawing_holds_the_pieces_it_is_made_of_and_no_others(pieces):
    inside = [
        box
        for x0, y0, x1, y1 in pieces
        if (box := (max(x0, 0), max(y0, 0), min(x1, PAGE[0]), min(y1, PAGE[1])))
        and box[0] <= box[2]
        and box[3] - box[1] > 10
    ]
    found = find_drawings(inside, *PAGE)
    for drawing in found:
        own = [box for box in inside if enclosing([box, drawing]) == drawing]
        assert enclosing(own) == drawing
