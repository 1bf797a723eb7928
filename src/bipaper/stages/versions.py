"""What each stage of the pipeline runs with: a digest of its code and its settings."""

from pathlib import Path
from typing import Any

import msgspec

from bipaper import __version__
from bipaper.settings import Segment, Settings
from bipaper.stages.digest import code_digest, digest, file_digest, settings_digest

_SHOWN = 16  # hexadecimal digits, plenty to tell versions apart


def versions(settings: Settings) -> dict[str, str]:
    """Stage -> digest of the code it imports and of what it is given.

    Raises OSError when the user dictionary cannot be read.
    """
    found = {
        "extract": _version("extract", settings.extract),
        "segment": _version("segment", _by_content(settings.segment)),
        "tag": _version("tag", None),
        "align": _version("align", settings.align),
    }
    # Documents say what every stage ran with, so they change with it.
    found["structure"] = _version("structure", recorded(found))
    return found | {"publish": _version("publish", None)}


def recorded(versions: dict[str, str]) -> dict[str, str]:
    """What a document says of its making: the release, and the stages that shaped it."""
    return {"bipaper": __version__} | {s: v for s, v in versions.items() if s != "publish"}


def _version(stage: str, given: Any) -> str:
    return digest(code_digest(stage), settings_digest(given))[:_SHOWN]


def _by_content(settings: Segment) -> Segment:
    """The settings with the user dictionary's contents in place of its name."""
    path = settings.user_dictionary
    contents = path and file_digest(Path(path))
    return msgspec.structs.replace(settings, user_dictionary=contents)
