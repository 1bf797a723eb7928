"""Each word of words.toml and heads.toml changes what the example of its list has as names."""

import pytest
from leave_out import left_out, sampled

from bipaper.find.entities import vocabulary
from bipaper.find.entities.tagger import find_entities
from bipaper.rules import read_lists


def entries(file):
    lists = read_lists(vocabulary.__name__, file)
    return sampled(
        [(file, name, word, text) for name, of in lists.items() for word, text in of.shown()], file
    )


@pytest.mark.parametrize(
    ("file", "name", "word", "example"), [*entries("words.toml"), *entries("heads.toml")]
)
def test_a_word_makes_a_difference_to_its_example(blocks, file, name, word, example):
    shown = blocks(example)
    found = find_entities(shown)
    with left_out(vocabulary.__name__, file, name, "entries", word):
        assert find_entities(shown) != found
