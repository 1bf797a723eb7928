"""Typeset papers of a folder, the eleventh set or a later one, with their gold.

    PYTHONPATH=tests/evaluate/unseen python tests/evaluate/unseen/typeset.py \\
        tests/evaluate/unseen/twelfth [NAME ...]

Needs typst, pikepdf and Debian's fonts-noto-cjk, fonts-urw-base35.
"""

import re
import sys
from pathlib import Path

import annotated
import build
import named_fonts

named_fonts.LATIN |= {"NimbusRoman": "TimesNewRoman", "NimbusSans": "Arial"}


def clauses(text: str) -> list[str]:
    """A paragraph cut after each full stop, also where that is a point, and semicolon."""
    stop = r"(?<=[。；？！．])(?![”’」』])|(?<=[。；？！][”’」』])"
    return [part for part in re.split(stop, text) if part]


def caption(label: str, text: str, text_en: str | None = None) -> dict[str, str]:
    kind = "table" if "表" in label else "figure"
    return {"kind": kind, "label": label, "text": text} | ({"text_en": text_en} if text_en else {})


annotated.clauses = clauses
annotated.caption = caption


if __name__ == "__main__":
    folder, *names = sys.argv[1:]
    build.main(Path(folder).resolve(), names)
