"""Typeset the documents of this folder and write their gold.

    PYTHONPATH=tests/evaluate/unseen python tests/evaluate/unseen/twenty_first/build.py [NAME ...]

typst, XeLaTeX and LibreOffice make them. Needs typst, pikepdf and Debian's texlive-xetex,
texlive-lang-chinese, texlive-latex-extra, texlive-pictures, libreoffice-writer-nogui,
fonts-noto-cjk, fonts-lxgw-wenkai, fonts-liberation, fonts-urw-base35 and fonts-texgyre. LibreOffice
writes the time into a PDF, so the bytes of its own differ each time.
"""

import sys
from pathlib import Path
from typing import Any

import annotated
import typeset  # noqa: F401 (clauses and captions as in the eleventh set)
from apart import chosen, make
from named_fonts import without_fonts
from programs import by_module

SOURCES = Path(__file__).resolve().parent / "sources"
sys.path.insert(0, str(SOURCES))

MODULES = {".xe": "thesis", ".odf": "report"}  # modules of sources
annotated.SNIPPETS = 60  # these are longer than those of the other sets


def tables(given: dict[str, Any]) -> dict[str, Any]:
    """The tables that are annotated, which the source has as it prints them."""
    return {"tables": [{"label": one["label"], "rows": one["rows"]} for one in given["tables"]]}


if __name__ == "__main__":
    for source in chosen(SOURCES, {".typ", *MODULES}, sys.argv[1:]):
        make(source, by_module(MODULES), without_fonts, tables)
