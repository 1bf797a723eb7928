"""Quantities in Chinese and English text: what is found, and what is left alone."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bipaper.nlp.quantities import find_quantities


def found(text, lang="zh"):
    return [
        (q.text, q.kind, q.value if q.value is not None else (q.low, q.high), q.unit, q.comparator)
        for q in find_quantities(text, lang)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("用户数超2.4万家。", ("超2.4万家", "count", 24000, "家", ">")),
        ("占比为10%~15%。", ("10%~15%", "percent", (10, 15), "percent", "=")),
        ("产值居全国第一。", ("第一", "rank", 1, None, "=")),
    ],
)
def test_a_chinese_quantity_is_found_and_normalised(text, expected):
    assert found(text) == [expected]


@given(
    st.text(
        alphabet="0123456789.,万亿百十一二三两半第前[]()（）%‰年月日个家~-至 aμm²³/p<=±、和",
        max_size=60,
    )
)
@settings(deadline=None, max_examples=100)
def test_offsets_are_exact_and_mentions_never_overlap(text):
    for lang in ("zh", "en"):
        mentions = find_quantities(text, lang)
        assert all(text[m.start : m.end] == m.text for m in mentions)
        assert all(a.end <= b.start for a, b in pairwise(mentions))
