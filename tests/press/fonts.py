"""The fonts that sheets are set in: Debian's fonts-noto-cjk, installed or in a folder."""

import os
from functools import cache
from pathlib import Path

import typst

NEEDED = tuple(f"Noto {face} CJK {region}" for face in ("Serif", "Sans") for region in ("SC", "TC"))


@cache
def fonts() -> typst.Fonts:
    """The system's fonts and those in the folder that PRESS_FONTS names."""
    folder = os.environ.get("PRESS_FONTS")
    return typst.Fonts(font_paths=[Path(folder)] if folder else [])


def missing() -> list[str]:
    """The families that are not there."""
    return sorted(set(NEEDED) - set(fonts().families()))
