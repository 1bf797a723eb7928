"""The words and rules by which entries are read: without any of them its example is read wrong."""

import msgspec
import pytest
from leave_out import Entry, entries, left_out, sampled

from bipaper.rules import read_rules
from bipaper.text.references.entry_fields import parse_reference
from bipaper.text.references.entry_numbers import NumberRule

WORDS = ("bipaper.text.references.entry_text", "entry_words.toml")
NUMBERS = ("bipaper.text.references.entry_numbers", "entry_numbers.toml")
SHOWN = [
    (place, example)
    for place, rule in enumerate(read_rules(*NUMBERS, NumberRule))
    for example in ([rule.example] if isinstance(rule.example, str) else rule.example)
]


def fields(text: str) -> dict[str, object]:
    return dict(msgspec.to_builtins(parse_reference(text)))


@pytest.mark.parametrize(
    "entry", sampled(entries(*WORDS), "entry words"), ids=lambda entry: f"{entry.name}-{entry.word}"
)
def test_without_a_word_its_example_is_read_otherwise(entry: Entry) -> None:
    read = fields(entry.example)
    with left_out(*WORDS, entry.name, "entries", entry.word):
        assert fields(entry.example) != read


@pytest.mark.parametrize(("place", "example"), sampled(SHOWN, "entry numbers"))
def test_without_a_rule_its_example_is_read_otherwise(place: int, example: str) -> None:
    read = fields(example)
    with left_out(*NUMBERS, "rule", place):
        assert fields(example) != read
