"""Trained spaCy models named in the settings."""

from collections.abc import Sequence
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING

from bipaper.find.entities.suggested import Told

if TYPE_CHECKING:
    from spacy.language import Language

_NOT_NEEDED = ("parser", "senter", "tagger", "morphologizer", "attribute_ruler", "lemmatizer")


class ModelError(Exception):
    """A model that cannot be used; the message names it and says what to do."""


@cache
def load(name: str) -> "Language":
    """The model of an installed package or of a folder, once a process.

    Only what it takes to find entities is loaded. Raises ModelError where there is no such
    model, or where it finds no entities.
    """
    import spacy  # takes a second; the workflow only wants to know whether a model is there

    try:
        nlp = spacy.load(named(name), exclude=_NOT_NEEDED)
    except OSError as error:
        raise missing(name) from error
    if not any("doc.ents" in nlp.get_pipe_meta(pipe).assigns for pipe in nlp.pipe_names):
        raise ModelError(f"the spaCy model {name!r} finds no entities, only {nlp.pipe_names}")
    return nlp


def names(texts: Sequence[str], model: "Language") -> list[list[Told]]:
    """The entities of each text, words cut as the model learnt them."""
    docs = map(model, texts)
    return [[Told(e.start_char, e.end_char, e.label_) for e in doc.ents] for doc in docs]


def named(name: str) -> str | Path:
    """What a setting may have loaded: a package that says it is a spaCy model, or a folder.

    spaCy would import any installed package of that name, and importing runs it.
    """
    return name if name in entry_points(group="spacy_models").names else Path(name)


def missing(name: str) -> ModelError:
    """The error for a model that is not installed."""
    return ModelError(
        f"there is no spaCy model {name!r}: install it (python -m spacy download {name}), "
        "name the folder of a model, or set it to null"
    )
