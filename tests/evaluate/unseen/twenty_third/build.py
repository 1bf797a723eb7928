"""Typeset the papers of this folder and write their gold.

    PYTHONPATH=tests/evaluate/unseen python tests/evaluate/unseen/twenty_third/build.py [NAME ...]

typst, XeLaTeX and Chromium make them. Needs typst, pikepdf and Debian's texlive-xetex,
texlive-lang-chinese, texlive-latex-extra, chromium, fonts-noto-cjk, fonts-lxgw-wenkai,
fonts-arphic-ukai, fonts-urw-base35 and fonts-texgyre.
"""

import sys
from pathlib import Path

import typeset  # noqa: F401 (clauses and captions as in the eleventh set)
from apart import chosen, make, tables_by_label
from named_fonts import without_fonts
from programs import by_module

SOURCES = Path(__file__).resolve().parent / "sources"
sys.path.insert(0, str(SOURCES))

MODULES = {".xe": "manuscript", ".htm": "congress"}  # modules of sources


if __name__ == "__main__":
    for source in chosen(SOURCES, {".typ", *MODULES}, sys.argv[1:]):
        make(source, by_module(MODULES), without_fonts, tables_by_label)
