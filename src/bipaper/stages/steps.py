"""All stages for one paper, in this process: what the command line does."""

from pathlib import Path

from bipaper.align import encoder
from bipaper.document.alignment import align_paper
from bipaper.document.assemble import assemble
from bipaper.engine.dictionary import user_words
from bipaper.engine.versions import recorded, versions
from bipaper.find.tagged import tagged_block
from bipaper.model import Document
from bipaper.nlp.pipeline import docs_of
from bipaper.settings import Settings
from bipaper.stages.segment import pipelines
from bipaper.stages.tag import taggers
from bipaper.text.paper import extract


def document_of(path: Path, settings: Settings) -> Document:
    """The document of a PDF, the same as the workflow's; its id is the file's stem.

    Raises ReadError for a PDF that cannot be read, OSError for a file that cannot,
    DictionaryError for a user dictionary that cannot.
    """
    text = extract(path, path.stem, path.name, settings.extract)
    docs = docs_of(text, pipelines(user_words(settings.segment)))
    blocks = [tagged_block(doc) for doc in taggers(settings.tag.models()).pipe(docs)]
    alignment = align_paper(
        text, blocks, encoder.load(settings.align.encoder), settings.align.support
    )
    return assemble(text, blocks, alignment, recorded(versions(settings)))
