import re

import pytest
from views import view

from bipaper.find.entities.tagger import find_entities

MARKED = re.compile(r"\[(person|org|place|policy|product|event|work) ([^\[\]]+)\]")
RAISED = re.compile(r"\^(\d+)")


@pytest.fixture(scope="session")
def block():
    """Make the block of a text, with jieba's tokens for Chinese."""

    def make(text, lang="zh", name="p1", superscripts=()):
        return view(text, lang, superscripts, name)

    return make


@pytest.fixture(scope="session")
def names(block):
    """The entities of a text on its own, as (type, name) in text order."""

    def find(text, lang="zh", **fields):
        found = find_entities([block(text, lang, **fields)])["p1"]
        return [(mention.type, mention.text) for mention in found]

    return find


@pytest.fixture(scope="session")
def blocks(block):
    """The blocks of an example, one a line; ^8 is an 8 above the line."""

    def read(example):
        text = MARKED.sub(r"\2", example)
        raised = [(m.start(), m.end() - 1) for m in RAISED.finditer(text)]
        lang = "zh" if re.search("[\u4e00-\u9fff]", text) else "en"
        lines = RAISED.sub(r"\1", text).split("\n")
        return [block(line, lang, name=line, superscripts=raised) for line in lines]

    return read
