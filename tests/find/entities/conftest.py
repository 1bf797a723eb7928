import pytest
from views import view

from bipaper.find.entities.tagger import find_entities


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
