import hashlib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bipaper.text.block_ids import ids_of

TEXTS = st.lists(st.text(alphabet="水温上升 ,。12", max_size=6), max_size=8)


def test_an_id_is_a_letter_and_the_beginning_of_a_digest():
    assert ids_of("p", ["水温上升。"]) == [
        f"p{hashlib.sha256('水温上升'.encode()).hexdigest()[:8]}"
    ]


@pytest.mark.parametrize("other", ["水温　上升", "水溫上升。", " 水温上升", "水温上升"])
def test_white_space_punctuation_and_traditional_characters_make_no_difference(other):
    assert ids_of("p", [other]) == ids_of("p", ["水温上升。"])


def test_texts_alike_are_counted():
    first, other, second = ids_of("s", ["小结", "讨论", "小结"])
    assert (second, other) == (f"{first}-2", ids_of("s", ["讨论"])[0])


@given(TEXTS)
@settings(deadline=None, max_examples=60)
def test_ids_are_different_and_of_one_form(texts):
    ids = ids_of("r", texts)
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"r[0-9a-f]{8}(-[1-9]\d*)?", one) for one in ids)


@given(TEXTS, st.integers(0, 7), st.text(alphabet="abc", min_size=1))
@settings(deadline=None, max_examples=60)
def test_another_text_among_them_moves_no_id(texts, at, new):
    ids = ids_of("p", [*texts[:at], new, *texts[at:]])
    del ids[min(at, len(texts))]
    assert ids == ids_of("p", texts)
