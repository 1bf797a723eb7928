"""Segment: text to sentences and words."""

from functools import cache, partial
from pathlib import Path

import msgspec
from spacy.tokens import Doc

from bipaper.engine.batch import Job, run, tasks_of
from bipaper.engine.dictionary import DictionaryError, user_words
from bipaper.engine.docbins import PaperDocs, pack, read_docs, write_docs
from bipaper.engine.rows import read_rows
from bipaper.model import Extracted
from bipaper.nlp import pipeline
from bipaper.settings import Segment


def run_batch(text: Path, tokens: Path, ledger: Path, settings: Segment, job: Job) -> None:
    """Cut the papers of ``text`` into docs, one a block, in ``tokens`` and its ``ledger``.

    Raises DictionaryError where the user dictionary cannot be read.
    """
    words = user_words(settings)
    rows = run(
        job,
        tasks_of(read_rows(text)),
        read_docs(tokens, ledger),
        partial(_work, words),
        partial(pipelines, words),
    )
    write_docs(tokens, ledger, rows)


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


def _work(words: tuple[str, ...], text: bytes) -> PaperDocs:
    docs = segment(msgspec.json.decode(text, type=Extracted), words)
    return pack(docs, [doc.user_data["block"] for doc in docs])
