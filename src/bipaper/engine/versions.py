"""What each stage of the pipeline runs with: a digest of its code and its settings."""

from functools import cache
from pathlib import Path
from typing import Any

from bipaper import __version__
from bipaper.engine.dictionary import user_words
from bipaper.engine.digest import code_digest, digest, file_digest, settings_digest
from bipaper.engine.parsed import keeping, kept_at
from bipaper.find.entities.models import chosen, installed
from bipaper.parts.bilingual import Language
from bipaper.settings import Settings, Tag

_AFTER = ("publish", "render")  # what is done with documents that are whole
_SHOWN = 16  # hexadecimal digits, plenty to tell versions apart


def versions(settings: Settings) -> dict[str, str]:
    """Stage -> digest of the code it imports and of what it is given.

    Raises DictionaryError when the user dictionary cannot be read, ModelError when there is
    no such model.
    """
    with keeping(kept_at()):
        return _versions(settings)


def _versions(settings: Settings) -> dict[str, str]:
    found = {
        "extract": _version("extract", settings.extract),
        "segment": _version("segment", user_words(settings.segment)),
        "tag": _version("tag", _with_releases(settings.tag)),
        "align": _version("align", settings.align),
    }
    # Documents say what every stage ran with, so they change with it.
    found["structure"] = _version("structure", recorded(found))
    return found | {
        "publish": _version("publish", None),
        "render": _version("render", settings.report),
    }


def recorded(versions: dict[str, str]) -> dict[str, str]:
    """What a document says of its making: the release, and the stages that shaped it."""
    return {"bipaper": __version__} | {s: v for s, v in versions.items() if s not in _AFTER}


def _version(stage: str, given: Any) -> str:
    return digest(_code(stage), settings_digest(given))[:_SHOWN]


@cache
def _code(stage: str) -> str:
    """That of the code this process runs, which an edit of its files does not change."""
    return code_digest(stage)


def _with_releases(settings: Tag) -> dict[Language, tuple[str, str]]:
    """Language -> name and release of its model."""
    return {lang: (name, _release(lang, name)) for lang, name in chosen(settings)}


def _release(lang: Language, model: str) -> str:
    """The version of an installed model, the digest of a folder; packages go first."""
    found = installed(lang, model)
    return found if isinstance(found, str) else _digest_of_folder(found)


def _digest_of_folder(folder: Path) -> str:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return digest(*(p for f in files for p in (f.relative_to(folder).as_posix(), file_digest(f))))
