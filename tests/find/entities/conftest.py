import pytest

from bipaper.find.entities.spans import EntityBlock, Token
from bipaper.find.entities.tagger import find_entities
from bipaper.nlp import pipeline


@pytest.fixture(scope="session")
def block():
    """Make the block of a text, with jieba's tokens for Chinese."""
    pipelines = {"zh": pipeline.load("zh"), "en": pipeline.load("en")}

    def make(text, lang="zh", name="p1", **fields):
        doc = pipelines[lang].make_doc(text)
        tokens = [Token(token.idx, token.idx + len(token), token.tag_) for token in doc]
        return EntityBlock(name, text, lang, tokens, **fields)

    return make


@pytest.fixture(scope="session")
def names(block):
    """The entities of a text on its own, as (type, name) in text order."""

    def find(text, lang="zh", **fields):
        found = find_entities([block(text, lang, **fields)])["p1"]
        return [(mention.type, mention.text) for mention in found]

    return find
