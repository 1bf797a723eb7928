from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bipaper.find.entities.entity_rules import resolve, rules
from bipaper.find.entities.spans import Span

SPANS = st.lists(
    st.builds(
        lambda start, length, kind, rule: Span(start, start + length, kind, rule),
        st.integers(0, 20),
        st.integers(1, 6),
        st.sampled_from(["org", "place"]),
        st.sampled_from(list(rules())),
    )
)


def test_the_longest_of_overlapping_spans_is_kept():
    short, long = Span(0, 2, "place", "title-marks"), Span(0, 4, "org", "head:大学")
    assert resolve([short, long]) == [long]


def test_of_equally_long_spans_the_better_source_is_kept():
    listed, known = Span(0, 2, "org", "listed"), Span(0, 2, "place", "gazetteer:place_cities")
    assert resolve([listed, known]) == [known]


def test_spans_apart_are_all_kept_in_text_order():
    left, right = Span(0, 2, "org", "head:大学"), Span(2, 9, "place", "head:大学")
    assert resolve([right, left]) == [left, right]


@given(SPANS)
@settings(deadline=None, max_examples=100)
def test_kept_spans_never_overlap_and_every_other_loses_to_one_of_them(spans):
    kept = resolve(spans)
    assert all(a.end <= b.start for a, b in pairwise(kept))
    for span in set(spans) - set(kept):
        rivals = [k for k in kept if k.start < span.end and span.start < k.end]
        assert any(k.end - k.start >= span.end - span.start for k in rivals)


@given(SPANS, st.randoms())
@settings(deadline=None, max_examples=50)
def test_the_order_of_proposals_does_not_matter(spans, random):
    shuffled = list(spans)
    random.shuffle(shuffled)
    assert resolve(shuffled) == resolve(spans)
