"""Texts as the finders get them: cut into words by the pipelines of their language."""

from collections.abc import Sequence
from functools import cache

from spacy.language import Language as Pipeline

from bipaper.nlp import pipeline
from bipaper.nlp.view import TextView, view_of
from bipaper.parts.bilingual import Language


@cache
def _pipeline(lang: Language) -> Pipeline:
    return pipeline.load(lang)


def view(
    text: str,
    lang: Language = "zh",
    superscripts: Sequence[tuple[int, int]] = (),
    name: str = "p1",
) -> TextView:
    doc = _pipeline(lang).make_doc(text)
    doc.user_data = {"lang": lang, "superscripts": superscripts}
    return view_of(doc, name)
