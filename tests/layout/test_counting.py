"""Numbers that open lines and count on."""

import pytest
from typeset import chars, line

from bipaper.layout.counting import counts_on, heads_counted
from bipaper.layout.row_runs import Run, row_runs


@pytest.mark.parametrize(
    ("printed", "counted"),
    [
        (["一、湖", "（一）水", "（二）鱼", "二、河", "（一）草"], 2),
        (["（二）鱼", "（一）草", "（二）鸟"], 1),
        (["1.1 湖", "1.2 河", "2.1 海", "2.2 山"], 2),
        (["[3]林知远.", "水鸟[J].", "[4]周见山.", "[6]吴越."], 1),
        (["1  湖", "2  河"], 1),
        (["1个湖", "2条河"], 0),
        (["1.5米深", "2.6米宽"], 0),
        (["（1）湖", "2）河"], 0),
    ],
)
def test_numbers_that_follow_on_the_last_of_their_kind_are_counted(printed, counted):
    assert counts_on(map(line, printed)) == counted


def test_a_list_counts_on_at_the_head_of_the_next_column_whatever_else_counts_above_it():
    def row(*runs: tuple[float, int | None]) -> list[Run]:
        return [Run(x0, x0 + 200, words=True, number=number) for x0, number in runs]

    listed = [row((50, 1)), row((50, 2))]
    assert heads_counted([row((50, None), (300, 3)), *listed], 80) == [(0, 300)]
    points = [row((70, n)) for n in (1, 2, 3)]  # set in, and of another list
    assert heads_counted([row((50, None), (300, 3)), *points, *listed], 80) == [(0, 300)]
    assert heads_counted([row((50, None), (300, 5)), *points, *listed], 80) == []


@pytest.mark.parametrize(
    ("left", "right", "heads"),
    [
        ("一、湖水", "二、河水", [(0, 300.0)]),
        ("[7]湖水", "[8]河水", [(0, 300.0)]),
        ("（一）湖水", "二、河水", []),
        ("一、湖水", "[2]河水", []),
    ],
)
def test_a_label_at_the_head_of_a_column_counts_on_with_one_of_its_kind(left, right, heads):
    """A title in the middle of a page has another kind of number than the one below it."""
    rows = [row_runs(chars(right, 300, 100), 10, ()), row_runs(chars(left, 50, 120), 10, ())]
    assert heads_counted(rows, 100) == heads
