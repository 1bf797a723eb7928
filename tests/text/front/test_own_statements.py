"""What a paper says of itself behind its front matter, without a label."""

import pytest
from leave_out import Entry, entries, sampled, with_and_without

from bipaper.rules import read_lists
from bipaper.text.front.own_statements import is_statement

WORDS = ("bipaper.text.front.own_statements", "own_statements.toml")


@pytest.mark.parametrize(
    "text", [text for words in read_lists(*WORDS).values() for text in words.unlike]
)
def test_what_only_speaks_of_rights_or_views_states_none(text: str) -> None:
    assert not is_statement(text)


@pytest.mark.parametrize(
    "entry", sampled(entries(*WORDS), "statements"), ids=lambda entry: entry.word
)
def test_without_a_wording_its_example_states_nothing(entry: Entry) -> None:
    assert with_and_without(*WORDS, entry, is_statement) == (True, False)
