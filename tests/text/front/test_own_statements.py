"""What a paper says of itself behind its front matter, without a label."""

import pytest
from leave_out import Entry, entries, sampled, with_and_without

from bipaper.rules import read_lists
from bipaper.text.front.own_statements import is_licence

WORDS = ("bipaper.text.front.own_statements", "own_statements.toml")


@pytest.mark.parametrize("text", read_lists(*WORDS)["licence"].unlike)
def test_what_only_speaks_of_rights_is_no_licence(text: str) -> None:
    assert not is_licence(text)


@pytest.mark.parametrize("entry", sampled(entries(*WORDS), "rights"), ids=lambda entry: entry.word)
def test_without_a_wording_its_example_is_no_licence(entry: Entry) -> None:
    assert with_and_without(*WORDS, entry, is_licence) == (True, False)
