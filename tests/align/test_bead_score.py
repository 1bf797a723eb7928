"""The score of the benchmark: worked by hand after Vecalign's score.py."""

import pytest
from bead_score import Counts, Indices, count, total

GOLD: set[Indices] = {((0,), (0,)), ((1,), (1, 2)), ((2,), ()), ((3,), (3,))}


@pytest.mark.parametrize(
    ("found", "lax", "counts"),
    [
        pytest.param(GOLD, False, Counts(4, 4, 3, 3), id="all right, the omission too"),
        pytest.param(
            {((0,), (0,)), ((1,), (1,)), ((), (2,)), ((2,), ()), ((3,), (3,))},
            False,
            Counts(3, 5, 2, 3),
            id="an invented omission counts against precision only",
        ),
        pytest.param(
            {((0,), (0,)), ((1,), (1,)), ((), (2,)), ((2,), ()), ((3,), (3,))},
            True,
            Counts(4, 5, 3, 3),
            id="laxly a part of a bead is right, the omission beside it wrong",
        ),
        pytest.param(
            {((0,), (0,)), ((1,), (1, 2)), ((2, 3), (3,))},
            False,
            Counts(2, 3, 2, 3),
            id="an omission drawn into a bead",
        ),
        pytest.param(set(), False, Counts(0, 0, 0, 3), id="nothing found"),
    ],
)
def test_counts(found: set[Indices], lax: bool, counts: Counts) -> None:
    assert count(found, GOLD, lax=lax) == counts


def test_f1_is_of_the_counts_of_all_texts() -> None:
    one, other = Counts(3, 5, 2, 3), Counts(1, 1, 1, 1)
    assert total([one, other]) == Counts(4, 6, 3, 4)
    assert total([one, other]).f1 == pytest.approx(2 * (4 / 6) * (3 / 4) / (4 / 6 + 3 / 4))
    assert Counts(0, 0, 0, 3).f1 == 0.0
