"""The corpus of documents that come from no run: from their JSON, say."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from bipaper.document.cut import cut, cut_captions
from bipaper.export.bitext import BitextWriter, bitext
from bipaper.export.corpus import CorpusWriter, build_databases, words_of
from bipaper.model import Document, encode


def write_corpus(documents: Iterable[Document], folder: Path) -> None:
    """Write all files of a corpus into ``folder``: what a run has in results/corpus.

    One document is in memory at a time, so all are in one group. Their words, for full-text
    search, are cut anew.
    """
    with CorpusWriter(folder) as tables, BitextWriter(folder) as texts:
        for document in documents:
            digest = hashlib.sha256(encode(document)).hexdigest()
            tables.add(document, digest, words_of(cut(document)) | cut_captions(document))
            texts.add(bitext(document))
    build_databases(folder)
