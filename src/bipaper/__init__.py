"""bipaper: structured, bilingual data from Chinese papers with English abstracts."""

from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bipaper.model import Document
    from bipaper.settings import Settings

__version__ = "0.1.0"


def extract(path: str | PathLike[str], settings: "Settings | None" = None) -> "Document":
    """A PDF as a document: what the workflow makes of it with the same settings.

    Its id is the file's name without ``.pdf``. Without ``settings`` all have their defaults.
    Dictionaries and models are loaded at the first call, once a process.

    Raises ReadError for a PDF that cannot be read, OSError for a file that the system does
    not give, and for settings that cannot be used DictionaryError (the user dictionary),
    ModelError (a trained model) or ValueError (the encoder). docs/library.md says where these
    are and what else there is.
    """
    # By its name, since this module is part of every stage: to engine/digest.py an import
    # written out would make all the code of all stages part of each.
    steps = import_module("bipaper.stages.steps")
    document: Document = steps.document_of(Path(path), settings)
    return document
