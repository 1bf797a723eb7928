"""Texts as the finders get them: cut into words by the pipelines of their language."""

from collections.abc import Sequence
from functools import cache

from spacy.language import Language

from bipaper import model
from bipaper.nlp import pipeline
from bipaper.nlp.view import TextView, view_of


@cache
def _pipeline(lang: model.Language) -> Language:
    return pipeline.load(lang)


def view(
    text: str,
    lang: model.Language = "zh",
    superscripts: Sequence[tuple[int, int]] = (),
    name: str = "p1",
) -> TextView:
    doc = _pipeline(lang).make_doc(text)
    doc.user_data = {"lang": lang, "superscripts": superscripts}
    return view_of(doc, name)
