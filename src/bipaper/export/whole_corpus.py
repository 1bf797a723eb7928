"""The corpus of documents that come from no run: from their JSON, say."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from bipaper.document.cut import cut, cut_captions
from bipaper.export.bitext import BitextWriter
from bipaper.export.corpus import CorpusWriter, build_databases, words_of
from bipaper.model import Document, encode


def write_corpus(documents: Iterable[Document], folder: Path) -> None:
    """Write all files of a corpus into ``folder``: what a run has in results/corpus.

    One document is in memory at a time. Their words, for full-text search, are cut anew.
    """
    with CorpusWriter(folder) as tables, BitextWriter(folder) as bitext:
        for document in documents:
            digest = hashlib.sha256(encode(document)).hexdigest()
            tables.add(document, digest, words_of(cut(document)) | cut_captions(document))
            bitext.add(document)
    build_databases(folder)
