import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bipaper.nlp.traditional import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [("臺灣與韓國", "台湾与韩国"), ("軟體工程", "软体工程"), ("简体不变 abc 1", "简体不变 abc 1")],
)
def test_traditional_characters_become_simplified(text, folded):
    assert fold(text) == folded


@given(st.text())
@settings(deadline=None, max_examples=100)
def test_offsets_stay_and_folding_twice_changes_nothing(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
