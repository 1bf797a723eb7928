"""Typeset the papers of this folder and write their gold.

    PYTHONPATH=tests/evaluate/unseen python tests/evaluate/unseen/seventeenth/build.py [NAME ...]

typst, LibreOffice and XeLaTeX make them; one is passed on through a database's converter, one
through a scanner with its recognition. Needs typst, pikepdf, Pillow, fontTools and Debian's
libreoffice-writer-nogui, texlive-xetex, texlive-lang-chinese, texlive-latex-extra,
texlive-pictures, fonts-noto-cjk, fonts-urw-base35, fonts-liberation, fonts-texgyre,
fonts-lxgw-wenkai and fonts-arphic-ukai. LibreOffice writes the time into a PDF and
pages laid over others name things anew, so that the bytes of these two papers differ each time.
"""

import sys
from pathlib import Path

import typeset  # noqa: F401 (clauses and captions as in the eleventh set)
from apart import Given, chosen, make, on_its_way
from programs import by_module

SOURCES = Path(__file__).resolve().parent / "sources"
sys.path.insert(0, str(SOURCES))

import passed_on  # noqa: E402

MODULES = {".odf": "by_office", ".xe": "by_latex"}  # modules of sources


def told(given: Given) -> Given:
    scanned = given.get("through") == "scan"
    return {"scanned": True, "text_layer": "good"} if scanned else {}


if __name__ == "__main__":
    for source in chosen(SOURCES, {".typ", *MODULES}, sys.argv[1:]):
        make(source, by_module(MODULES), on_its_way(passed_on.THROUGH), told)
