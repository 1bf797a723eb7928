"""Typeset the papers of this folder and write their gold.

    PYTHONPATH=tests/evaluate/unseen python tests/evaluate/unseen/tenth/build.py [NAME ...]

typst, XeLaTeX, Chromium and LibreOffice (of a .docx by python-docx) make them. Needs typst,
pikepdf, python-docx and Debian's texlive-xetex, texlive-lang-chinese, texlive-latex-extra,
libreoffice-writer, chromium, fonts-noto-cjk, fonts-liberation. LibreOffice writes the time into a
PDF, so its bytes differ each time.
"""

import re
import subprocess
import sys
from pathlib import Path

import annotated
import named_fonts
from apart import Given, chosen, make
from named_fonts import without_fonts
from programs import by_typst

SOURCES = Path(__file__).resolve().parent / "sources"
sys.path.insert(0, str(SOURCES))

import by_latex  # noqa: E402
import by_word  # noqa: E402
import data_paper  # noqa: E402

named_fonts.SIMPLIFIED |= {"FandolKai": "KaiTi_GB2312", "FandolFang": "FangSong_GB2312"}


def clauses(text: str) -> list[str]:
    """A paragraph cut after each full stop, also where that is a point, and semicolon."""
    stop = (
        r"(?<=[。；？！])(?![”’])|(?<=[。；？！][”’])|(?<=[\u4e00-\u9fff\]）”%A-Za-z\d]\.) (?=\S)"
    )
    return [part for part in re.split(stop, text) if part]


annotated.clauses = clauses


def typeset_by_typst(path: Path, _: Given) -> bytes:
    face = subprocess.run(["kpsewhich", "FandolKai-Regular.otf"], capture_output=True, text=True)
    return by_typst(path, [Path(face.stdout.strip()).parent])


PROGRAMS = {
    ".typ": typeset_by_typst,
    ".xe": by_latex.typeset,
    ".word": by_word.typeset,
    ".web": data_paper.typeset,
}

if __name__ == "__main__":
    for source in chosen(SOURCES, PROGRAMS, sys.argv[1:]):
        make(source, PROGRAMS[source.suffix], without_fonts)
