"""Alternatives inside wordings of claims and titles: each changes what some text tells."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from alternatives import Alternative, put, shown
from examples import block_of, outcome
from leave_out import reworded, sampled
from test_examples import CUES, MODULE, TITLES, told

from bipaper.chars import simplify
from bipaper.find.claims.block import units
from bipaper.find.claims.cues import _with_words, compiled
from bipaper.find.claims.roles import roles_of
from bipaper.find.claims.signals import part_of
from bipaper.rules import read_lists

WORDS = "words.toml"
LANGS = {file: lang for lang, file in CUES.items()} | {WORDS: "zh", TITLES: "zh"}


class Case(NamedTuple):
    """An alternative of a wording of the list ``name``, with texts that show it."""

    file: str
    name: str
    wording: str
    alternative: Alternative
    texts: list[str]


def cases(file: str) -> Iterator[Case]:
    """All alternatives of a data file."""

    def put_in(alternative: Alternative, example: str) -> str | None:
        title, mark, text = example.rpartition("§")
        asked = compiled([alternative.asked.lstrip("=^").removesuffix("$")], LANGS[file])
        made = put(_with_words(alternative.text), text, asked.search(simplify(text)))
        return None if made is None else title + mark + made

    for name, words in read_lists(MODULE, file).items():
        for wording in words.words:
            examples = [text for word, text in words.shown() if word == wording] + words.unlike
            for alternative, made in shown(wording, examples, put_in):
                yield Case(file, name, wording, alternative, [*made, *examples])


CASES = [case for file in LANGS for case in cases(file)]


@pytest.fixture(scope="module", autouse=True)
def cut() -> None:
    """Cut all texts into words before caches are emptied, jieba's among them."""
    for case in CASES:
        if case.file != TITLES:
            for text in case.texts:
                block_of(text)


def read(case: Case) -> list[Any]:
    """What the texts of a case tell."""
    if case.file == TITLES:
        return [roles_of(text) for text in case.texts]
    return [(heard(case, text), outcome(text).claims) for text in case.texts]


def heard(case: Case, text: str) -> Any:
    """What the list of a case does with a text."""
    if case.name == "part":
        block = block_of(text)
        return [part_of(block, unit) for unit in units(block)]
    if case.file == WORDS:
        return outcome(text).signals
    return told(case.name, LANGS[case.file], text)


@pytest.mark.parametrize("case", sampled(CASES, "alternatives"), ids=lambda x: x.alternative.text)
def test_without_an_alternative_a_text_that_shows_it_tells_otherwise(case: Case) -> None:
    before = read(case)
    with reworded(MODULE, case.file, case.name, case.wording, case.alternative.without):
        assert read(case) != before
