"""Typeset the papers of this folder and write their gold.

    PYTHONPATH=tests/evaluate/unseen python tests/evaluate/unseen/fifteenth/build.py [NAME ...]

typst, LibreOffice, XeLaTeX and Chromium make them; two are passed on through a scanner, or through
Ghostscript and a database. Needs Debian's libreoffice-writer-nogui, texlive-xetex,
texlive-lang-chinese, texlive-latex-extra, texlive-science, ghostscript, chromium, fonts-noto-cjk
and fonts-urw-base35. LibreOffice writes the time into a PDF and Ghostscript orders things
anew, so the bytes of their PDFs differ each time.
"""

import sys
from importlib import import_module
from pathlib import Path

import typeset  # noqa: F401 (clauses and captions as in the eleventh set)
from apart import Given, chosen, make
from programs import by_typst

SOURCES = Path(__file__).resolve().parent / "sources"
sys.path.insert(0, str(SOURCES))

import passed_on  # noqa: E402

MODULES = {".odf": "by_office", ".xe": "by_latex", ".web": "preprint"}  # modules of sources


def typeset_by_its_program(path: Path, given: Given) -> bytes:
    module = MODULES.get(path.suffix)
    return import_module(module).typeset(path, given) if module else by_typst(path)


def passed_on_its_way(data: bytes, given: Given) -> bytes:
    return passed_on.THROUGH.get(given.get("through", ""), bytes)(data)


def told(given: Given) -> Given:
    scanned = given.get("through") == "grey_scan"
    return {"scanned": True, "text_layer": "none"} if scanned else {}


if __name__ == "__main__":
    for source in chosen(SOURCES, {".typ", *MODULES}, sys.argv[1:]):
        make(source, typeset_by_its_program, passed_on_its_way, told)
