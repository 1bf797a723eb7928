"""Alternatives inside patterns of text's data files: each changes what some text is read as."""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
from alternatives import Alternative, put, shown
from leave_out import restated, reworded
from printed import line

from bipaper.chars import as_ascii, simplify, with_classes
from bipaper.rules import read_lists, read_rules
from bipaper.text.body.numbering import Style, read_number
from bipaper.text.body.points import point_of
from bipaper.text.body.tail import ends_references, is_note
from bipaper.text.front.affiliations import is_affiliation
from bipaper.text.front.own_statements import is_statement
from bipaper.text.references.entry_fields import parse_reference

STYLES = ("bipaper.text.body.numbering", "headings.toml")
# How the texts of a file's lists are read.
READERS: dict[tuple[str, str], Callable[[str], Any]] = {
    ("bipaper.text.body.points", "points.toml"): lambda text: point_of(text, last=8),
    ("bipaper.text.body.tail", "tail.toml"): lambda t: (is_note(line(t)), ends_references(t)),
    ("bipaper.text.front.affiliations", "institutions.toml"): is_affiliation,
    ("bipaper.text.front.own_statements", "own_statements.toml"): is_statement,
    ("bipaper.text.references.entry_text", "entry_words.toml"): parse_reference,
}


class Case(NamedTuple):
    """An alternative of an entry of the list ``name``, with texts that show it."""

    file: tuple[str, str]
    name: str
    entry: str
    alternative: Alternative
    texts: list[str]


def put_in(alternative: Alternative, text: str) -> str | None:
    asked = with_classes(alternative.asked.replace("NUMBER", r"[一二三四五六七八九十\d]+"))
    return put(alternative.text, text, re.search(asked, as_ascii(simplify(text)), re.IGNORECASE))


def cases() -> Iterator[Case]:
    for file in READERS:
        for name, words in read_lists(*file).items():
            for entry in words.words:
                examples = [text for word, text in words.shown() if word == entry]
                for alternative, made in shown(entry, examples, put_in):
                    yield Case(file, name, entry, alternative, made + examples)


def styles() -> Iterator[tuple[int, Alternative, list[str]]]:
    """The place of a style of headings, an alternative of its pattern, texts that show it."""
    for place, rule in enumerate(read_rules(*STYLES, Style)):
        examples = [rule.example] if isinstance(rule.example, str) else rule.example
        texts = [*examples, *rule.unlike]
        for alternative, made in shown(rule.pattern, texts, put_in):
            yield place, alternative, made + texts


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.alternative.text)
def test_without_an_alternative_a_text_is_read_otherwise(case: Case) -> None:
    read = READERS[case.file]
    before = [read(text) for text in case.texts]
    with reworded(*case.file, case.name, case.entry, case.alternative.without):
        assert [read(text) for text in case.texts] != before


@pytest.mark.parametrize(("place", "alternative", "texts"), list(styles()))
def test_without_an_alternative_a_heading_has_another_number(
    place: int, alternative: Alternative, texts: list[str]
) -> None:
    before = [read_number(line(text)) for text in texts]
    with restated(*STYLES, place, pattern=alternative.without):
        assert [read_number(line(text)) for text in texts] != before
