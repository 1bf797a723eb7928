"""Segment: text to sentences and words."""

from functools import cache, partial
from pathlib import Path

import msgspec
from spacy.tokens import Doc

from bipaper.engine.batch import Job, run, tasks_of
from bipaper.engine.dictionary import DictionaryError, user_words
from bipaper.engine.docbins import PaperDocs, pack, read_docs, write_docs
from bipaper.engine.rows import old_rows, read_rows, write_rows
from bipaper.nlp import pipeline
from bipaper.parts.extracted import Extracted
from bipaper.settings import Segment


def run_batch(
    text: Path, tokens: Path, ledger: Path, captions: Path, settings: Segment, job: Job
) -> None:
    """Cut the papers of ``text`` into docs, one a block, in ``tokens`` and its ``ledger``.

    ``captions`` are rows with the words of captions, for full-text search alone: what is found
    in texts is not looked for there, so they are no docs. Raises DictionaryError where the user
    dictionary cannot be read.
    """
    words = user_words(settings)
    load = partial(pipelines, words)
    tasks = tasks_of(read_rows(text))
    write_docs(
        tokens, ledger, run(job, tasks, read_docs(tokens, ledger), partial(_work, words), load)
    )
    quiet = job._replace(told=None)  # the paper has been told
    tasks = tasks_of(read_rows(text))
    write_rows(captions, run(quiet, tasks, old_rows(captions), partial(_captions, words), load))


@cache
def pipelines(words: tuple[str, ...]) -> pipeline.Pipelines:
    """The pipelines of both languages, loaded once a process, with the dictionary of jieba.

    ``words`` are the user dictionary's; raises DictionaryError where one is no entry.
    """
    try:
        chinese = pipeline.load("zh", words)
    except ValueError as error:
        raise DictionaryError(str(error)) from error
    chinese.make_doc("")  # which reads the dictionary
    return {"zh": chinese, "en": pipeline.load("en")}


def segment(paper: Extracted, words: tuple[str, ...]) -> list[Doc]:
    """The blocks of a paper, cut into words and sentences."""
    return list(pipeline.docs_of(paper, pipelines(words)))


def _captions(words: tuple[str, ...], text: bytes) -> bytes:
    captions = msgspec.json.decode(text, type=Extracted).captions
    return msgspec.json.encode(pipeline.caption_words(captions, pipelines(words)))


def _work(words: tuple[str, ...], text: bytes) -> PaperDocs:
    docs = segment(msgspec.json.decode(text, type=Extracted), words)
    return pack(docs, [doc.user_data["block"] for doc in docs])
