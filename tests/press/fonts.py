"""The fonts that sheets are set in: those of the repository, and no other."""

from functools import cache
from pathlib import Path

import typst

FOLDER = Path(__file__).parent / "faces"


@cache
def fonts() -> typst.Fonts:
    """Noto's fonts, cut to what sheets hold (see subset.py), and those that typst brings along."""
    return typst.Fonts(include_system_fonts=False, font_paths=[FOLDER])
