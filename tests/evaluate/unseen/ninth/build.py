"""Typeset the papers of this folder and write their gold.

    PYTHONPATH=tests/evaluate/unseen python tests/evaluate/unseen/ninth/build.py [NAME ...]

XeLaTeX, LibreOffice, Chromium and typst make them; what typst makes is passed on through
Ghostscript, a scanner or what a database's reader does to a file. Needs Debian's texlive-xetex,
texlive-lang-chinese, texlive-latex-extra, texlive-fonts-recommended, libreoffice-writer,
ghostscript, chromium and fonts of ../build.py. LibreOffice writes the time into a PDF, so its bytes
differ each time.
"""

import io
import sys
from pathlib import Path

import pikepdf
from apart import Given, chosen, make, on_its_way
from programs import by_typst

SOURCES = Path(__file__).resolve().parent / "sources"
sys.path.insert(0, str(SOURCES))

import by_latex  # noqa: E402
import by_office  # noqa: E402
import magazine  # noqa: E402
import passed_on  # noqa: E402

PROGRAMS = {
    ".typ": lambda path, _: by_typst(path),
    ".xe": by_latex.typeset,
    ".odf": by_office.typeset,
    ".web": magazine.typeset,
}


def squeezed(data: bytes) -> bytes:
    """The same PDF in fewer bytes: glyphs of Type 3 are thousands of small streams."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pikepdf.settings.set_flate_compression_level(9)
        packed = pikepdf.ObjectStreamMode.generate
        pdf.save(out, deterministic_id=True, recompress_flate=True, object_stream_mode=packed)
    return out.getvalue()


def passed_on_its_way(data: bytes, given: Given) -> bytes:
    return squeezed(on_its_way(passed_on.THROUGH)(data, given))


def told(given: Given) -> Given:
    return {"scanned": given.get("through") == "scan"}


if __name__ == "__main__":
    for source in chosen(SOURCES, PROGRAMS, sys.argv[1:]):
        make(source, PROGRAMS[source.suffix], passed_on_its_way, told)
