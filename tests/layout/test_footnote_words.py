"""The words by which footnotes are told, each with an example that is read otherwise without it."""

import pytest
from footnote_pages import BODY_LINES, notes, small
from leave_out import entries, sampled, with_and_without
from typeset import chars, line

from bipaper.layout.footnotes import opens_note

WORDS = ("bipaper.layout.footnotes", "furniture.toml")


def opens_no_note(text):
    """Whether small type at the foot of a first page is no note, though one stands above."""
    page = BODY_LINES + small("收稿日期：2024-01-02", 452)
    return notes(page + small(text, 470), first=True) == []


def is_above_entries(title):
    """Whether a number in brackets below it opens no note."""
    note = small("[1] 见管理处的记录。", 454)
    return notes(BODY_LINES + chars(title, 50, 432) + note) == []


HOLDS = {
    "first_page_notes": lambda text: opens_note(line(text)),
    "front_matter": opens_no_note,
    "lists": is_above_entries,
}
ENTRIES = [entry for entry in entries(*WORDS) if entry.name in HOLDS]


@pytest.mark.parametrize("entry", sampled(ENTRIES, "footnotes"), ids=lambda entry: entry.word)
def test_without_a_word_its_example_is_read_otherwise(entry):
    assert with_and_without(*WORDS, entry, HOLDS[entry.name]) == (True, False)
