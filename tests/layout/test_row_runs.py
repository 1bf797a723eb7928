"""The runs of a row, and drawings that take their place."""

import pytest
from typeset import chars

from bipaper.layout.row_runs import Run, row_runs

ROW = [*chars("湖心", 50, 100), *chars("水深与面积", 90, 100)]
TEXTS = [Run(50, 70, True, chinese=True), Run(90, 140, True, chinese=True)]


@pytest.mark.parametrize(
    ("drawings", "expected"),
    [
        ([], TEXTS),
        ([(80, 110, 150, 120)], TEXTS),
        ([(80, 80, 150, 120)], [TEXTS[0], Run(80, 150, True)]),
        ([(160, 80, 190, 120)], [*TEXTS, Run(160, 190, False)]),
        ([(40, 80, 150, 120), (45, 85, 75, 115)], [Run(40, 150, True)]),
        ([(40, 80, 75, 120), (70, 90, 150, 130)], [Run(40, 150, True)]),
    ],
    ids=["none", "below", "around text", "beside", "one in another", "overlapping"],
)
def test_a_drawing_on_a_row_s_height_is_one_run(drawings, expected):
    assert row_runs(ROW, 10.0, drawings) == expected


def entry(title, dots, number):
    return [*chars(title + dots, 50, 100), *chars(number, 200, 100)]


@pytest.mark.parametrize(
    ("dots", "number", "ends"),
    [
        ("............", "12", [210]),
        ("............", "xii", [215]),
        ("..... .....", "12", [210]),
        ("。", "12", [75, 210]),
        ("............", "湖心", [130, 220]),
        ("……", "湖心", [90, 220]),
    ],
)
def test_a_page_that_dots_lead_to_is_one_text_with_its_title(dots, number, ends):
    assert [run.x1 for run in row_runs(entry("水深", dots, number), 10.0, [])] == ends


def test_a_mark_that_hangs_over_a_column_s_edge_parts_it_from_the_next():
    """Half of its em is white, and as much stands before the next column; in a line less does."""
    left = chars("水深。", 50, 100)
    assert [run[:2] for run in row_runs([*left, *chars("湖心", 85, 100)], 10.0, [])] == [
        (50, 75),
        (85, 105),
    ]
    assert len(row_runs([*left, *chars("湖心", 83, 100)], 10.0, [])) == 1
