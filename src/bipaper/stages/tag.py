"""Tag: entities and quantities."""

from collections.abc import Iterable
from fractions import Fraction
from functools import cache, partial
from pathlib import Path
from typing import get_args

import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from bipaper.engine.batch import Job, run, tasks_of
from bipaper.engine.docbins import (
    PaperDocs,
    pack,
    read_docs,
    unpack,
    with_own_words,
    write_docs,
)
from bipaper.find import components  # noqa: F401  (registers the components)
from bipaper.find.entities.gazetteer import gazetteer
from bipaper.find.entities.models import Models
from bipaper.find.quantities.si import si_value
from bipaper.find.tagged import tagged_block
from bipaper.nlp.jieba_words import is_rare, tag_of
from bipaper.parts.bilingual import Language
from bipaper.text.surnames import romanised


def run_batch(
    tokens: Path, tokens_ledger: Path, tagged: Path, tagged_ledger: Path, models: Models, job: Job
) -> None:
    """Tag the docs of ``tokens`` into ``tagged``.

    Raises ModelError where one of the models cannot be used.
    """
    tasks = tasks_of(with_own_words(read_docs(tokens, tokens_ledger)))
    old = read_docs(tagged, tagged_ledger)
    rows = run(job, tasks, old, partial(_work, models), partial(load_models, models))
    write_docs(tagged, tagged_ledger, rows)


def load_models(models: Models) -> None:
    """Read models, and what every paper asks for, for all workers to share.

    Raises ModelError where a model cannot be used.
    """
    taggers(models)
    is_rare("")
    tag_of("")
    si_value(Fraction(1), "meter")  # the units, 0.4 s
    romanised()
    gazetteer()  # with a dictionary's names, 0.6 s
    for lang in get_args(Language):  # patterns that are compiled when first asked for, 0.2 s
        doc = taggers(models).make_doc("1 A")
        doc.user_data["lang"] = lang
        tag([doc], models)


@cache
def taggers(models: Models = ()) -> Pipeline:
    """A pipeline of the taggers alone, for docs already cut into words and sentences.

    It is made, and the models are loaded, once a process. Raises ModelError where one of
    them cannot be used.
    """
    nlp = spacy.blank("xx")
    nlp.add_pipe("bipaper_quantities")
    nlp.add_pipe("bipaper_entities", config={"models": dict(models)})
    return nlp


def tag(docs: Iterable[Doc], models: Models) -> list[Doc]:
    """The docs of one paper with their entities and quantities."""
    return list(taggers(models).pipe(docs))


def _work(models: Models, tokens: PaperDocs) -> PaperDocs:
    docs = tag(unpack(tokens, taggers(models).vocab), models)
    return pack(docs, [tagged_block(doc) for doc in docs])
