"""Docs on disk, in spaCy's own format.

A spaCy user reads them without bipaper::

    from spacy.tokens import DocBin
    docs = list(DocBin().from_disk(path).get_docs(spacy.blank("xx").vocab))
"""

from collections.abc import Iterable

from spacy.tokens import Doc, DocBin

_ATTRIBUTES = ("ORTH", "SPACY", "TAG", "POS", "SENT_START")


def docbin_of(docs: Iterable[Doc]) -> DocBin:
    """Docs with words, tags, sentence starts, span groups and ``user_data``."""
    return DocBin(attrs=_ATTRIBUTES, store_user_data=True, docs=docs)
