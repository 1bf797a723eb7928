"""All stages for one paper, in this process: the steps that the workflow runs on batches."""

import logging
from functools import cache
from pathlib import Path

from bipaper.align import encoder
from bipaper.document.alignment import align_paper
from bipaper.document.assemble import assemble
from bipaper.engine.dictionary import user_words
from bipaper.engine.digest import file_digest
from bipaper.engine.versions import recorded, versions
from bipaper.find.entities.models import chosen, lacking
from bipaper.find.tagged import tagged_block
from bipaper.model import Document
from bipaper.parts.extracted import Extracted
from bipaper.settings import Settings
from bipaper.shown import readable
from bipaper.stages.extract import with_digest
from bipaper.stages.segment import segment
from bipaper.stages.tag import tag
from bipaper.text.paper import extract

log = logging.getLogger(__name__)


def document_of(path: Path, settings: Settings | None = None) -> Document:
    """The document of a PDF, the same as the workflow's; its id is the file's stem.

    Raises ReadError for a PDF that cannot be read, OSError for a file that cannot,
    DictionaryError for a user dictionary that cannot, ModelError for a trained model that
    cannot, ValueError for an encoder that cannot.
    """
    settings = settings or Settings()
    text = extract(path, readable(path.stem), readable(path.name), settings.extract)
    return document_from(with_digest(text, file_digest(path)), settings)


def document_from(text: Extracted, settings: Settings) -> Document:
    """The document of a paper as it was read."""
    _tell(lacking(settings.tag))
    docs = tag(segment(text, user_words(settings.segment)), chosen(settings.tag))
    blocks = [tagged_block(doc) for doc in docs]
    vectors = encoder.load(settings.align.encoder)
    alignment = align_paper(text, blocks, vectors, settings.align.support)
    return assemble(text, blocks, alignment, recorded(versions(settings)))


@cache
def _tell(warning: str | None) -> None:
    """Log what is to be said of all papers, once a process."""
    if warning:
        log.warning(warning)
