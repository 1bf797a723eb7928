"""The taggers on texts that come from nowhere in particular."""

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.tokens import Doc

from bipaper.nlp.pipeline import language_of
from bipaper.parts.bilingual import Language
from bipaper.stages.segment import pipelines
from bipaper.stages.tag import taggers


def mentions(texts: Iterable[str], lang: Language | None = None) -> Iterator[list[dict[str, Any]]]:
    """The entities and quantities of each text, in text order, as plain dicts.

    Where no language is given, each text is judged for itself. A name that one text gives
    evidence for is found in all of them.
    """
    for doc in taggers().pipe([_doc(text, lang or language_of(text)) for text in texts]):
        found = [*doc.user_data["entities"], *doc.user_data["quantities"]]
        yield sorted(found, key=lambda mention: (mention["start"], mention["end"]))


def _doc(text: str, lang: Language) -> Doc:
    doc = pipelines(())[lang](text)
    doc.user_data["lang"] = lang
    return doc
