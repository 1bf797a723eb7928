"""Typeset the papers of this folder and write their gold.

    PYTHONPATH=tests/evaluate/unseen python tests/evaluate/unseen/fifteenth/build.py [NAME ...]

typst, LibreOffice, XeLaTeX and Chromium make them; two are passed on through a scanner, or through
Ghostscript and a database. Needs Debian's libreoffice-writer-nogui, texlive-xetex,
texlive-lang-chinese, texlive-latex-extra, texlive-science, ghostscript, chromium, fonts-noto-cjk
and fonts-urw-base35. LibreOffice writes the time into a PDF and Ghostscript orders things
anew, so the bytes of their PDFs differ each time.
"""

import sys
from pathlib import Path

import typeset  # noqa: F401 (clauses and captions as in the eleventh set)
from apart import Given, chosen, make, on_its_way
from programs import by_module

SOURCES = Path(__file__).resolve().parent / "sources"
sys.path.insert(0, str(SOURCES))

import passed_on  # noqa: E402

MODULES = {".odf": "by_office", ".xe": "by_latex", ".web": "preprint"}  # modules of sources


def told(given: Given) -> Given:
    scanned = given.get("through") == "grey_scan"
    return {"scanned": True, "text_layer": "none"} if scanned else {}


if __name__ == "__main__":
    for source in chosen(SOURCES, {".typ", *MODULES}, sys.argv[1:]):
        make(source, by_module(MODULES), on_its_way(passed_on.THROUGH), told)
