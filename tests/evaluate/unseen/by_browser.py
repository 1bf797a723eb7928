"""What sources share that Chromium prints: their body, faces, tables of cells, the PDF itself.

Such a .web source is set by the module beside it. To make the papers and their gold again:

    python tests/evaluate/unseen/by_browser.py FOLDER

build.py with the names of the others makes those. Needs Chromium (131 or later), pikepdf
and Debian's fonts-noto-cjk and fonts-liberation.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from html import escape
from importlib import import_module
from pathlib import Path

import pikepdf
from apart import make

FACES = {
    "LATIN": "'Liberation Serif'",
    "CJK": "'Noto Serif CJK SC'",
    "BLACK": "'Liberation Sans', 'Noto Sans CJK SC'",
}


def body_of(path: Path) -> str:
    """The text between the marks of a source."""
    return path.read_text(encoding="utf-8").split("// BODY\n")[1].split("// END")[0]


def in_faces(style: str) -> str:
    """A style sheet with fonts for the names of ``FACES``."""
    for name, faces in FACES.items():
        style = style.replace(name, faces)
    return style


def with_citations(text: str) -> str:
    """The HTML of a text, its citations raised."""
    return re.sub(r'#c\("([^"]*)"\)', r"<sup>[\1]</sup>", escape(text, quote=False))


def table_of(rows: Sequence[Sequence[str]]) -> str:
    """A table whose first row is its head."""
    head, *rest = rows
    return f"<table>{_row(head, 'th')}{''.join(_row(cells, 'td') for cells in rest)}</table>"


def _row(cells: Sequence[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"


def printed_pdf(document: str) -> bytes:
    """The PDF of a page of HTML, without the time it was made."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "paper.html", Path(folder) / "paper.pdf"
        source.write_text(document, encoding="utf-8")
        call = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        call += [f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", source.as_uri()]
        subprocess.run(call, check=True, capture_output=True, timeout=120)
        with pikepdf.open(target, allow_overwriting_input=True) as pdf:
            for name in ("/CreationDate", "/ModDate"):
                del pdf.docinfo[name]
            pdf.save(target, deterministic_id=True)
        return target.read_bytes()


def main(folder: Path) -> None:
    """Make the papers of a folder that Chromium prints, and their gold."""
    sources = folder / "sources"
    sys.path.insert(0, str(sources))
    (module,) = (path.stem for path in sources.glob("*.py"))
    for source in sorted(sources.glob("*.web")):
        make(source, import_module(module).typeset)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
