"""Docs on disk, in spaCy's own format.

A spaCy user reads them without bipaper::

    from spacy.tokens import DocBin
    docs = list(DocBin().from_disk(path).get_docs(spacy.blank("zh").vocab))

Lists in ``user_data`` come back as tuples.
"""

from collections.abc import Iterable
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

ATTRIBUTES = ("ORTH", "SPACY", "TAG", "POS", "SENT_START")


def write_docs(path: Path, docs: Iterable[Doc]) -> None:
    """Write docs with words, tags, sentence starts, span groups and ``user_data``."""
    DocBin(attrs=ATTRIBUTES, store_user_data=True, docs=docs).to_disk(path)


def read_docs(path: Path, vocab: Vocab) -> list[Doc]:
    """The docs written by ``write_docs``; raises ValueError where the file is none."""
    return list(DocBin().from_disk(path).get_docs(vocab))
