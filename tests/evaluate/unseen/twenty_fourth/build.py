"""Typeset the papers of this folder and write their gold.

    PYTHONPATH=tests/evaluate/unseen python tests/evaluate/unseen/twenty_fourth/build.py [NAME ...]

XeLaTeX, LibreOffice and Chromium make them. Needs pikepdf and Debian's texlive-xetex,
texlive-lang-chinese, texlive-latex-extra, libreoffice, chromium, fonts-noto-cjk,
fonts-lxgw-wenkai, fonts-liberation and fonts-texgyre.
"""

import sys
from pathlib import Path

import typeset  # noqa: F401 (clauses and captions as in the eleventh set)
from apart import chosen, make, tables_by_label
from programs import by_module

SOURCES = Path(__file__).resolve().parent / "sources"
sys.path.insert(0, str(SOURCES))

MODULES = {  # modules of sources
    ".xe": "preprint",
    ".odx": "office",
    ".htm": "report",
    ".onl": "online_first",
    ".pro": "proceedings",
}


if __name__ == "__main__":
    for source in chosen(SOURCES, MODULES, sys.argv[1:]):
        make(source, by_module(MODULES), told=tables_by_label)
