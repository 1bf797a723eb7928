import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bipaper.pdf.geometry import after, apply, apply_box, chain, share_covered, united

number = st.integers(-50, 50)
matrix = st.tuples(number, number, number, number, number, number)


@settings(deadline=None)
@given(matrix, matrix, number, number)
def test_a_chain_applies_the_inner_matrix_first(
    inner: tuple[int, ...], outer: tuple[int, ...], x: int, y: int
) -> None:
    assert apply(chain(inner, outer), x, y) == apply(outer, *apply(inner, x, y))


def test_what_comes_after_a_matrix_makes_the_whole() -> None:
    inner, outer = (0, 2, -2, 0, 3, 4), (1, 2, 0, 4, 5, 6)
    assert after(inner, chain(inner, outer)) == outer
    assert after((1, 2, 2, 4, 0, 0), outer) is None


def test_a_box_stays_upright_under_a_quarter_turn() -> None:
    assert apply_box((0, 1, -1, 0, 100, 0), 1, 2, 3, 5) == (95, 1, 98, 3)


@pytest.mark.parametrize(
    ("boxes", "share"),
    [
        ([], 0),
        ([(0, 0, 100, 200)], 1),
        ([(0, 0, 100, 100), (0, 0, 100, 100)], 0.5),
        ([(0, 0, 100, 50), (0, 150, 100, 200)], 0.5),
        ([(-50, -50, 500, 500)], 1),
        ([(0, 0, 2, 2)] * 5000, 0),
    ],
    ids=["none", "all", "twice the same half", "two quarters", "beyond the page", "specks"],
)
def test_the_share_of_a_page_under_boxes(boxes: list[tuple[float, ...]], share: float) -> None:
    assert share_covered(boxes, 100, 200) == pytest.approx(share, abs=0.03)


@pytest.mark.parametrize(("space", "joined"), [(0.0, [(0, 5), (6, 9)]), (1.0, [(0, 9)])])
def test_spans_that_little_space_parts_are_one(space: float, joined: list[tuple[int, int]]) -> None:
    assert united([(4, 5), (0, 4), (1, 3), (6, 9)], space) == joined
