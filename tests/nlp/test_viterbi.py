import warnings
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from bipaper.nlp.jieba_words import words_of
from bipaper.nlp.viterbi import Model, likeliest

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from jieba import posseg


@cache
def model() -> Model:
    return Model(posseg.char_state_tab_P, posseg.start_P, posseg.trans_P, posseg.emit_P)


# Characters that jieba's model knows in many states, in few, in one, and in none.
TEXTS = st.text(
    st.one_of(st.sampled_from(sorted(posseg.char_state_tab_P)), st.sampled_from("龘Q。的了")),
    min_size=1,
    max_size=12,
)


@given(TEXTS)
def test_states_are_those_that_jieba_finds(text: str) -> None:
    _, states = posseg.viterbi(text, *model())
    assert likeliest(text, model()) == states


@given(TEXTS)
def test_words_are_those_that_jieba_cuts(text: str) -> None:
    tagger = posseg.POSTokenizer.__new__(posseg.POSTokenizer)
    words = [(pair.word, pair.flag) for pair in tagger._POSTokenizer__cut(text)]
    assert list(words_of(text, model())) == words
