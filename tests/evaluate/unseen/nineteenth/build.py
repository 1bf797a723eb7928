"""Typeset the papers of this folder and write their gold.

    PYTHONPATH=tests/evaluate/unseen python tests/evaluate/unseen/nineteenth/build.py [NAME ...]

typst, LibreOffice, XeLaTeX and Chromium make them; three are passed on: saved anew by a database,
scanned and recognised, rewritten and locked. Needs typst, pikepdf, Pillow, fontTools and Debian's
libreoffice-writer-nogui, texlive-xetex, texlive-lang-chinese, texlive-latex-extra,
texlive-pictures, chromium, ghostscript, qpdf, fonts-noto-cjk, fonts-urw-base35, fonts-liberation,
fonts-texgyre, fonts-lxgw-wenkai, fonts-arphic-ukai and fonts-arphic-uming. LibreOffice writes the
time into a PDF, Ghostscript orders things anew and a page laid over another names things anew, so
that the bytes of these three papers differ each time.
"""

import sys
from pathlib import Path

import typeset  # noqa: F401 (clauses and captions as in the eleventh set)
from apart import Given, chosen, make, on_its_way
from programs import by_module

SOURCES = Path(__file__).resolve().parent / "sources"
sys.path.insert(0, str(SOURCES))

import passed_on  # noqa: E402

MODULES = {".odf": "by_office", ".xe": "by_latex", ".web": "full_text"}  # modules of sources


def told(given: Given) -> Given:
    scanned = given.get("through") == "tesseract"
    return {"scanned": True, "text_layer": "good"} if scanned else {}


if __name__ == "__main__":
    for source in chosen(SOURCES, {".typ", *MODULES}, sys.argv[1:]):
        make(source, by_module(MODULES), on_its_way(passed_on.THROUGH), told)
