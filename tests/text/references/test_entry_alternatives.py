"""Alternatives inside the rules of numbers: without each, some printed entry is read otherwise."""

from collections.abc import Iterator

import msgspec
import pytest
from alternatives import alternatives
from leave_out import restated, sampled
from test_printed_entries import SETS, entries

from bipaper.rules import read_rules
from bipaper.text.references.entry_fields import parse_reference
from bipaper.text.references.entry_numbers import NumberRule

NUMBERS = ("bipaper.text.references.entry_numbers", "entry_numbers.toml")


def cases() -> Iterator[tuple[int, str]]:
    """The place of a rule and its pattern without one of its alternatives."""
    for place, rule in enumerate(read_rules(*NUMBERS, NumberRule)):
        yield from ((place, one.without) for one in alternatives(rule.pattern))


def texts() -> Iterator[str]:
    """The rules' examples, then the entries of printed/ in their styles."""
    for rule in read_rules(*NUMBERS, NumberRule):
        yield from [rule.example] if isinstance(rule.example, str) else rule.example
    yield from (entry.text for name in SETS for entry in entries(name))


def read() -> list[object]:
    return [msgspec.to_builtins(parse_reference(text)) for text in texts()]


@pytest.mark.parametrize(("place", "without"), sampled(list(cases()), "entry alternatives"))
def test_without_an_alternative_an_entry_is_read_otherwise(place: int, without: str) -> None:
    before = read()
    with restated(*NUMBERS, place, pattern=without):
        assert read() != before
