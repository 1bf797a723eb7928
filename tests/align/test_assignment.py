from itertools import permutations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bipaper.align.assignment import assign


@settings(deadline=None, max_examples=60)
@given(
    arrays(np.int64, st.tuples(st.integers(1, 4), st.integers(1, 4)), elements=st.integers(-5, 5))
)
def test_no_other_assignment_scores_more(score):
    tall = score if score.shape[0] <= score.shape[1] else score.T
    best = max(
        sum(tall[r, c] for r, c in enumerate(chosen))
        for chosen in permutations(range(tall.shape[1]), tall.shape[0])
    )
    assert sum(score[r, c] for r, c in assign(score.astype(float))) == best


def test_a_greedy_choice_is_not_taken():
    assert assign(np.array([[0.9, 0.8], [0.8, 0.1]])) == [(0, 1), (1, 0)]


def test_the_shorter_side_is_used_up():
    assert assign(np.array([[0.1], [0.7], [0.2]])) == [(1, 0)]


def test_an_empty_side_has_no_pairs():
    assert assign(np.zeros((0, 3))) == []
