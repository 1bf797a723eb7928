import pytest

from bipaper.align.cedict import chinese_words, english_words, same_sense, segmented, translations


def test_chinese_words_are_the_longest_that_the_dictionary_has():
    assert chinese_words("图书馆里，没有人。") == {"图书馆", "里", "没有", "人"}


def test_traditional_words_are_looked_up_as_simplified_ones():
    assert chinese_words("圖書館") == {"图书馆"}


@pytest.mark.parametrize(
    ("forms", "word"),
    [
        ("ferry ferries", "ferry"),
        ("stop stops stopped stopping", "stop"),
        ("path paths", "path"),
        ("house houses housed housing", "hous"),
        ("box boxes", "box"),
        ("call called", "call"),
        ("egg eggs", "egg"),
        ("translate translation translated", "translat"),
    ],
)
def test_forms_of_an_english_word_are_one(forms, word):
    assert english_words(forms) == {word}


@pytest.mark.parametrize("word", ["red", "spring", "glass", "need", "the"])
def test_what_only_looks_like_an_ending_stays(word):
    assert english_words(word) == {word}


def test_a_word_has_the_words_of_its_senses_but_no_grammar_and_no_explanation():
    assert translations("图书馆") == {"library"}
    assert "ferry" in translations("渡船")
    assert translations("渡船") & {"of", "the", "to", "a"} == set()


def test_a_text_is_cut_into_words_and_characters_that_are_none():
    assert segmented("图书馆㐂没有人。") == ["图书馆", "㐂", "没有", "人"]


def test_two_words_have_one_sense_where_their_english_is_the_same():
    assert same_sense("增加", "提高")
    assert same_sense("到达", "抵达")
    assert not same_sense("上游", "下游")
    assert not same_sense("㐂㐂", "㐂㐂")
